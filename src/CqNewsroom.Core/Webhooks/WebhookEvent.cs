namespace CqNewsroom.Core.Webhooks;

/// <summary>What webhooks are told of, as the messages name it.</summary>
public static class WebhookEvent
{
    /// <summary>An article went live for the first time.</summary>
    public const string Published = "article.published";

    /// <summary>A live article changed for readers: its text, its section, its tags; or a retracted one came back.</summary>
    public const string Updated = "article.updated";

    /// <summary>A live article was published again with a notice that says what was put right.</summary>
    public const string Corrected = "article.corrected";

    /// <summary>An article was retracted or taken down, or what stands in its place changed.</summary>
    public const string Retracted = "article.retracted";

    /// <summary>An administrator tries the address.</summary>
    public const string Ping = "ping";

    /// <summary>Every event that may be chosen; the ping is sent whatever was.</summary>
    public static IReadOnlyList<string> All { get; } = [Published, Updated, Corrected, Retracted];
}
