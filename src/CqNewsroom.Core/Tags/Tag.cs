namespace CqNewsroom.Core.Tags;

/// <summary>What stories are about, across sections: one thing with a name in each language, so that the lists of two languages hold the same stories.</summary>
public sealed class Tag
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Name by language tag; at least one.</summary>
    public Dictionary<string, string> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>When it was first used (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Raised by every change; a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>The name in a language, or in another where that one has none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) =>
        Names.TryGetValue(language, out var name) ? name : Names.OrderBy(other => other.Key, StringComparer.Ordinal).Select(other => other.Value).FirstOrDefault() ?? "";
}

/// <summary>A word under which a tag is found when it is typed: its names, and those of tags that were merged into it.</summary>
public sealed class TagName
{
    /// <summary>The name as <see cref="TagText.Key"/> writes it; it leads to one tag alone.</summary>
    public string Key { get; set; } = "";

    /// <summary>The tag.</summary>
    public Guid TagId { get; set; }
}

/// <summary>That a story has a tag.</summary>
public sealed class StoryTag
{
    /// <summary>The story.</summary>
    public Guid StoryId { get; set; }

    /// <summary>The tag.</summary>
    public Guid TagId { get; set; }

    /// <summary>Place among the story's tags, from 0.</summary>
    public int Position { get; set; }
}
