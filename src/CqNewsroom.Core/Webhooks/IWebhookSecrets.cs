namespace CqNewsroom.Core.Webhooks;

/// <summary>Keeps secrets that are needed again, so that the database alone gives none away.</summary>
public interface IWebhookSecrets
{
    /// <summary>As it is kept.</summary>
    /// <param name="secret">The secret.</param>
    string Protect(string secret);

    /// <summary>The secret; null where the keys that it was kept with are lost.</summary>
    /// <param name="kept">As it was kept.</param>
    string? Unprotect(string kept);
}
