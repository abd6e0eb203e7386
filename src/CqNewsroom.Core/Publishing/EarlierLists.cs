using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Makes the lists of what was written before there were lists: tags out of the words that stories had, and the index of who is credited.
/// A start after the migration runs it once, in portions, each in the caller's transaction; a portion that was done before changes nothing.
/// </summary>
public static class EarlierLists
{
    /// <summary>Gives stories the tags whose names they had as words.</summary>
    /// <param name="db">The portion's database.</param>
    /// <param name="ids">New identities.</param>
    /// <param name="words">The words of each story, in their order; a tag is written as the first story with it wrote it.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task MakeTagsAsync(INewsroomDb db, IIdSource ids, IReadOnlyList<KeyValuePair<Guid, IReadOnlyList<string>>> words, DateTime now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(words);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var stories = words.Select(story => story.Key).ToList();
        var languages = await db.Articles.AsNoTracking().Where(a => a.IsOriginal && stories.Contains(a.StoryId)).ToDictionaryAsync(a => a.StoryId, a => a.Language, cancellation);
        foreach (var (story, typed) in words)
            await StoryTags.SetAsync(db, ids, newsroom, story, languages[story], [.. typed.Where(word => TagText.Key(word).Length > 0)], now, cancellation);
    }

    /// <summary>Writes the index of who is credited on articles that were published.</summary>
    /// <param name="db">The portion's database.</param>
    /// <param name="articles">Ids of the articles.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task IndexCreditsAsync(INewsroomDb db, IReadOnlyCollection<Guid> articles, DateTime now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(articles);
        var rows = await (
            from article in db.Articles.AsNoTracking()
            where articles.Contains(article.Id)
            join publication in db.Publications.AsNoTracking() on article.PublicationId equals publication.Id
            join revision in db.Revisions.AsNoTracking() on publication.RevisionId equals revision.Id
            join original in db.Articles.AsNoTracking().Where(a => a.IsOriginal) on article.StoryId equals original.StoryId
            select new { Article = article, publication.Credits, revision.Content, original.AssigneeId }).ToListAsync(cancellation);
        foreach (var row in rows)
            await PublicCredits.WriteAsync(db, row.Article, row.Credits, CanonicalJson.Read(row.Content).Byline, row.AssigneeId, now, cancellation);
    }
}
