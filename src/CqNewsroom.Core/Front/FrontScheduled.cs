using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Front;

/// <summary>
/// Stories that are approved and have their time: editors may give them a place in advance, and preview them there. Nothing that readers get ever asks here;
/// their page is filled from what is live alone.
/// </summary>
internal static class FrontScheduled
{
    /// <summary>Those of a language that were never live, whoever asks: for what shows no more of them than that they come.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="language">BCP 47 tag.</param>
    public static IQueryable<ScheduledArticle> All(INewsroomDb db, string language) => Whole(db, db.Articles.AsNoTracking(), language);

    /// <summary>Those of them that a person may read, by the rule of every other page of the desk.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="person">The person.</param>
    /// <param name="language">BCP 47 tag.</param>
    public static IQueryable<ScheduledArticle> Of(INewsroomDb db, PersonFacts person, string language) => Whole(db, db.Articles.AsNoTracking().Where(Reading.Articles(db, person)), language);

    /// <summary>Those that a person may read and that will be live at a time, as they will stand in lists; the newest first.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="person">The person.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="at">The time (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<LiveArticle>> LiveAtAsync(INewsroomDb db, PersonFacts person, string language, DateTime at, CancellationToken cancellation)
    {
        var rows = await Of(db, person, language).Where(row => row.Article.ScheduledFor <= at).OrderByDescending(row => row.Article.ScheduledFor).ThenByDescending(row => row.Story.Number).ToListAsync(cancellation);
        foreach (var row in rows)
            row.Article.FirstPublishedAt = row.Article.ScheduledFor;
        return rows.ConvertAll(row => new LiveArticle
        {
            Article = row.Article,
            Revision = row.Revision,
            Publication = new Publication { Slug = Slug.From(row.Revision.Headline) },
            Story = row.Story,
            Section = row.Section,
        });
    }

    private static IQueryable<ScheduledArticle> Whole(INewsroomDb db, IQueryable<Article> articles, string language) =>
        from article in articles
        where article.Language == language && article.State == ArticleState.Scheduled && article.ScheduledFor != null && article.Standing == Standing.NeverPublished
        join revision in db.Revisions.AsNoTracking() on article.SubmittedRevisionId equals revision.Id
        join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
        join section in db.Sections.AsNoTracking() on story.SectionId equals section.Id
        select new ScheduledArticle { Article = article, Revision = revision, Story = story, Section = section };
}

/// <summary>An article that goes live at its time, with what goes live.</summary>
internal sealed class ScheduledArticle
{
    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>The revision that goes live.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Its story.</summary>
    public required Story Story { get; init; }

    /// <summary>The story's section.</summary>
    public required Section Section { get; init; }
}
