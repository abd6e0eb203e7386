namespace CqNewsroom.Core.People;

/// <summary>An outside translation company with its own people and pairs. They see only what is given to it.</summary>
public sealed class Agency
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The name as printed in credits, by language tag.</summary>
    public Dictionary<string, string> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The pairs it translates, such as <c>zh-CN&gt;en</c>.</summary>
    public List<string> Pairs { get; set; } = [];

    /// <summary>When it was deactivated (UTC), null while work may be given to it.</summary>
    public DateTime? DeactivatedAt { get; set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; set; }

    /// <summary>The name in a language, or in any where that one has none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names.Values.FirstOrDefault() ?? "";
}
