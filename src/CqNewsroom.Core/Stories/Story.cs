namespace CqNewsroom.Core.Stories;

/// <summary>One piece of news. It owns one original and any number of translations.</summary>
public sealed class Story
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The short public number in addresses; never used again.</summary>
    public int Number { get; set; }

    /// <summary>The desk that owns it.</summary>
    public Guid DeskId { get; set; }

    /// <summary>The section readers find it in.</summary>
    public Guid SectionId { get; set; }

    /// <summary>When it is due (UTC).</summary>
    public DateTime? Deadline { get; set; }

    /// <summary>Not public before this time (UTC).</summary>
    public DateTime? Embargo { get; set; }

    /// <summary>Languages it shall be translated into, BCP 47 tags.</summary>
    public List<string> WantedLanguages { get; set; } = [];

    /// <summary>What the desk tells its translators.</summary>
    public string Brief { get; set; } = "";

    /// <summary>What the house tells itself about it; neither readers nor an agency's people see it.</summary>
    public string DeskNotes { get; set; } = "";

    /// <summary>When it was created (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who created it.</summary>
    public Guid CreatedById { get; set; }

    /// <summary>Raised by every change of the story's own fields.</summary>
    public int Version { get; set; }

    /// <summary>Its original and translations.</summary>
    public List<Article> Articles { get; set; } = [];
}
