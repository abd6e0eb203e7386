using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Front;

/// <summary>A live or scheduled story that can be put on the front page.</summary>
/// <param name="Number">Number of the story.</param>
/// <param name="Headline">Its headline in the page's language.</param>
/// <param name="SectionId">Its section.</param>
/// <param name="SectionName">The section's name in the asker's language.</param>
/// <param name="PublishedAt">When it first went live (UTC), or will.</param>
/// <param name="IsLive">Whether readers see it now; a slot whose story was retracted says so.</param>
public sealed record FrontStory(int Number, string Headline, Guid SectionId, string SectionName, DateTime PublishedAt, bool IsLive = true)
{
    /// <summary>When it goes live by itself (UTC), and takes its place; null where it is live, or is not scheduled.</summary>
    public DateTime? ComesAt { get; init; }

    /// <summary>A story that is scheduled.</summary>
    /// <param name="row">It.</param>
    /// <param name="language">The asker's language.</param>
    internal static FrontStory Scheduled(ScheduledArticle row, string language) =>
        new(row.Story.Number, row.Revision.Headline, row.Section.Id, row.Section.NameIn(language), row.Article.ScheduledFor!.Value, IsLive: false) { ComesAt = row.Article.ScheduledFor };
}

/// <summary>A section that can be put on the front page.</summary>
/// <param name="Id">The section.</param>
/// <param name="Name">Its name in the asker's language.</param>
public sealed record FrontSection(Guid Id, string Name);

/// <summary>A version of the front page in a list.</summary>
/// <param name="Id">The version.</param>
/// <param name="Number">Its number.</param>
/// <param name="State">What it is to readers.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When (UTC).</param>
/// <param name="DueAt">When it is to go out (UTC); null for at once.</param>
/// <param name="InForceAt">Since when readers saw it (UTC).</param>
/// <param name="Slots">Its top.</param>
/// <param name="Blocks">Its sections.</param>
public sealed record FrontVersion(
    Guid Id, int Number, FrontState State, string MadeBy, DateTime MadeAt, DateTime? DueAt, DateTime? InForceAt, IReadOnlyList<FrontSlot> Slots, IReadOnlyList<FrontBlock> Blocks);

/// <summary>What the editors' page of a front page shows.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="LanguageName">The language's own name.</param>
/// <param name="TimeZoneId">The newsroom's zone, in which times are given.</param>
/// <param name="MayChange">Whether the asker may change it.</param>
/// <param name="SeenNumber">What a change names: number of the version that readers see, 0 for none.</param>
/// <param name="Slots">The top that readers see.</param>
/// <param name="Blocks">The sections that readers see.</param>
/// <param name="Stories">The stories that any version here names, by number; of those that are scheduled, the ones that the asker may read.</param>
/// <param name="Sections">Every section, in the readers' order.</param>
/// <param name="Waiting">What waits for its time, the first to come first.</param>
/// <param name="History">What readers saw, newest first.</param>
public sealed record FrontView(
    string Language,
    string LanguageName,
    string TimeZoneId,
    bool MayChange,
    int SeenNumber,
    IReadOnlyList<FrontSlot> Slots,
    IReadOnlyList<FrontBlock> Blocks,
    IReadOnlyDictionary<int, FrontStory> Stories,
    IReadOnlyList<FrontSection> Sections,
    IReadOnlyList<FrontVersion> Waiting,
    IReadOnlyList<FrontVersion> History)
{
    /// <summary>The newsroom's languages, each of which has a front page.</summary>
    public IReadOnlyList<Language> Languages { get; init; } = [];
}

/// <summary>Somebody orders a front page.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="SeenNumber">Number of the version that they saw readers see, 0 for none.</param>
/// <param name="Slots">The top, lead first.</param>
/// <param name="Blocks">The sections below it.</param>
/// <param name="DueAt">When it is to go out (UTC); null for at once.</param>
public sealed record OrderFront(string Language, int SeenNumber, IReadOnlyList<FrontSlot> Slots, IReadOnlyList<FrontBlock> Blocks, DateTime? DueAt = null);
