namespace CqNewsroom.Core.Outbox;

/// <summary>Why messages did not arrive, as their rows keep it. Whatever else stands there is the text of an exception.</summary>
public static class OutboxFault
{
    /// <summary>The address may not be posted to.</summary>
    public const string NotAllowed = "The address is not allowed.";

    /// <summary>Nobody knows the name in it.</summary>
    public const string NameUnknown = "The name is not known.";

    /// <summary>The name leads to an address that is not everybody's.</summary>
    public const string NotPublic = "The name leads to an address that is not public.";

    /// <summary>Nobody answered, or what answered was no HTTP.</summary>
    public const string NotReached = "The site could not be reached.";

    /// <summary>It took longer than <see cref="OutboxDelivery.MostTime"/>.</summary>
    public const string TooLong = "It took too long.";

    /// <summary>The keys that the secret of a webhook was kept with are lost.</summary>
    public const string SecretLost = "The secret cannot be read any more. Make a new one.";
}
