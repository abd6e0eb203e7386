namespace CqNewsroom.Core.Desks;

/// <summary>A section of the paper that readers browse, and a segment of a story's address.</summary>
public sealed class Section
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Segment of addresses: lower-case Latin letters, digits and hyphens.</summary>
    public string Slug { get; set; } = "";

    /// <summary>Name by language tag.</summary>
    public Dictionary<string, string> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Place in the bar, lowest first.</summary>
    public int Position { get; set; }

    /// <summary>Raised by every change; a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>The name in a language, or in any where that one has none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names.Values.FirstOrDefault() ?? Slug;
}
