namespace CqNewsroom.Core.Templates;

/// <summary>What a desk lets stories of one sort begin with: blocks that stand in the text, and hints beside headline and summary.</summary>
public sealed class StoryTemplate
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The desk.</summary>
    public Guid DeskId { get; set; }

    /// <summary>Language of its text, a BCP 47 tag.</summary>
    public string Language { get; set; } = "";

    /// <summary>Its name in that language.</summary>
    public string Name { get; set; } = "";

    /// <summary>What is shown in the empty headline.</summary>
    public string HeadlineHint { get; set; } = "";

    /// <summary>What is shown in the empty summary.</summary>
    public string SummaryHint { get; set; } = "";

    /// <summary>The blocks in canonical JSON, as an article without anything else.</summary>
    public string Content { get; set; } = "";

    /// <summary>Raised by every change; a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedById { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>When it was removed (UTC); articles that began with it still show its hints.</summary>
    public DateTime? RemovedAt { get; set; }
}
