using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>How a list of stories is sorted; each order is made stable by the story's number.</summary>
public enum StorySort
{
    /// <summary>The newest number first.</summary>
    Newest,

    /// <summary>The earliest deadline first, without a deadline last.</summary>
    Deadline,

    /// <summary>What changed its state last comes first.</summary>
    Changed,
}

/// <summary>What a list of stories shows.</summary>
/// <param name="DeskId">Stories of one desk.</param>
/// <param name="State">Stories with an article in a state; in <paramref name="Language"/> where one is given.</param>
/// <param name="Language">Stories with an article in a language, a BCP 47 tag.</param>
/// <param name="Words">Words that must all stand in headlines, names of writers and translators, or be the number.</param>
/// <param name="Sort">The order.</param>
/// <param name="Page">1 for the first.</param>
public sealed record StoryFilter(
    Guid? DeskId = null,
    ArticleState? State = null,
    string? Language = null,
    string? Words = null,
    StorySort Sort = StorySort.Newest,
    int Page = 1)
{
    /// <summary>How many stories a page holds.</summary>
    public const int PageSize = 25;

    /// <summary>Above this, stories are not counted any more: 'more than'.</summary>
    public const int MostCounted = 1000;

    /// <summary>The longest search that is looked at; what is longer is cut.</summary>
    public const int LongestWords = 200;
}

/// <summary>One page of a list of stories.</summary>
/// <param name="Lines">The stories.</param>
/// <param name="Count">How many there are, at most <see cref="StoryFilter.MostCounted"/>.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
/// <param name="HasNext">Whether a page follows.</param>
public sealed record StoryPage(IReadOnlyList<StoryLine> Lines, int Count, bool IsMore, bool HasNext);

/// <summary>A desk, section or language to choose.</summary>
/// <param name="Id">Identity, empty for a language.</param>
/// <param name="Name">Name in the asker's language.</param>
public sealed record Choice(Guid Id, string Name);

/// <summary>A language to choose.</summary>
/// <param name="Tag">BCP 47 tag.</param>
/// <param name="Name">Its name in itself.</param>
public sealed record LanguageChoice(string Tag, string Name);

/// <summary>What a list can be filtered by, as far as the asker may know of it.</summary>
/// <param name="Desks">Desks whose stories the asker may read.</param>
/// <param name="Languages">The newsroom's languages.</param>
public sealed record StoryFilterChoices(IReadOnlyList<Choice> Desks, IReadOnlyList<LanguageChoice> Languages);
