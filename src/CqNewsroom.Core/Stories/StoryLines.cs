using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>Reads the lines of a few stories, one page of a list at a time: each table once, by id.</summary>
internal static class StoryLines
{
    /// <summary>States in which something of an article is still to be done.</summary>
    public static readonly IReadOnlyList<ArticleState> Pending =
    [
        ArticleState.Requested, ArticleState.Drafting, ArticleState.InReview, ArticleState.ChangesRequested, ArticleState.Approved, ArticleState.Scheduled,
    ];

    /// <summary>The lines in the order of the ids; stories that the person may read nothing of are left out.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="language">Language of names.</param>
    /// <param name="storyIds">The stories.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<StoryLine>> ReadAsync(
        INewsroomDb db, PersonFacts person, string language, IReadOnlyList<Guid> storyIds, DateTime now, CancellationToken cancellation)
    {
        if (storyIds.Count == 0)
            return [];
        var stories = await db.Stories.AsNoTracking().Where(s => storyIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        var articles = await db.Articles.AsNoTracking().Where(a => storyIds.Contains(a.StoryId)).Where(Reading.Articles(db, person)).ToListAsync(cancellation);
        var names = await LineNames.ReadAsync(db, person, language, articles, cancellation);
        var byStory = articles.ToLookup(a => a.StoryId);
        return [.. storyIds
            .Where(id => stories.ContainsKey(id) && byStory[id].Any())
            .Select(id => Line(stories[id], byStory[id], names, now))];
    }

    /// <summary>The articles of one story in the order in which lists show them.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="names">The names.</param>
    public static IReadOnlyList<ArticleLine> Articles(IEnumerable<Article> articles, LineNames names) =>
    [
        .. articles.OrderByDescending(a => a.IsOriginal).ThenBy(a => a.Language, StringComparer.Ordinal).Select(a => new ArticleLine(
            a.Id,
            a.Language,
            a.IsOriginal,
            a.WorkingHeadline,
            a.State,
            a.Standing,
            a.StateSince,
            a.Level,
            a.LevelCount,
            a.IsSourceChanged,
            a.CountersignNeeded,
            a.ScheduledFor,
            names.Person(a.AssigneeId),
            names.Agency(a.AgencyId))),
    ];

    /// <summary>Whether a story is past due and something of it is still to be done.</summary>
    /// <param name="story">The story.</param>
    /// <param name="articles">Its articles that the asker may read.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool IsLate(Story story, IEnumerable<Article> articles, DateTime now) =>
        story.Deadline < now && articles.Any(a => Pending.Contains(a.State));

    private static StoryLine Line(Story story, IEnumerable<Article> articles, LineNames names, DateTime now)
    {
        var all = articles.ToList();
        var (headline, of) = names.Headline(all);
        return new StoryLine(
            story.Id,
            story.Number,
            headline,
            of,
            names.Desk(story.DeskId),
            names.Section(story.SectionId),
            story.Deadline,
            IsLate(story, all, now),
            story.CreatedAt,
            Articles(all, names));
    }
}
