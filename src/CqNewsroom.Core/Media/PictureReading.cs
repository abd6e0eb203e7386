using System.Linq.Expressions;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Media;

/// <summary>
/// Who may see which picture, as query conditions. Writers and editors of the house share one stock; everybody else sees what stands in an article
/// that they may read, or in the source that it translates, and what they sent themselves. Readers see what a live revision shows.
/// </summary>
internal static class PictureReading
{
    /// <summary>The pictures that a person may see.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="person">The person.</param>
    public static Expression<Func<Picture, bool>> Pictures(INewsroomDb db, PersonFacts person)
    {
        if (person.IsOfHouse && (person.HoldsAnywhere(Role.Reporter) || person.HoldsAnywhere(Role.Editor)))
            return picture => true;
        var id = person.Id;
        var readable = db.Articles.Where(Reading.Articles(db, person));
        return picture => picture.UploadedById == id
            || db.PictureUses.Any(use => use.PictureId == picture.Id && readable.Any(article => article.Id == use.ArticleId))
            || db.RevisionPictures.Any(shown => shown.PictureId == picture.Id && readable.Any(article =>
                article.AnsweredRevisionId == shown.RevisionId
                || db.Articles.Any(original => original.StoryId == article.StoryId && original.IsOriginal && original.SourceRevisionId == shown.RevisionId)));
    }

    /// <summary>The pictures that readers see now: those of live articles, and the paper's logo.</summary>
    /// <param name="db">The use case's database.</param>
    public static IQueryable<Picture> Public(INewsroomDb db) =>
        db.Pictures.AsNoTracking().Where(picture => db.SiteSettings.Any(site => site.LogoId == picture.Id) || db.RevisionPictures.Any(shown => shown.PictureId == picture.Id
            && db.Articles.Any(article => article.LiveRevisionId == shown.RevisionId && article.Standing == Standing.Live)));

    /// <summary>The pictures that a revision shows.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="revisionId">The revision.</param>
    public static IQueryable<Picture> OfRevision(INewsroomDb db, Guid revisionId) =>
        db.Pictures.AsNoTracking().Where(picture => db.RevisionPictures.Any(shown => shown.PictureId == picture.Id && shown.RevisionId == revisionId));

    /// <summary>The pictures that a link to a preview shows: those of its revision whose rights have not ended. Whom it was sent to is outside the newsroom.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="revisionId">The revision.</param>
    /// <param name="now">Now (UTC).</param>
    public static IQueryable<Picture> Shared(INewsroomDb db, Guid revisionId, DateTime now) =>
        OfRevision(db, revisionId).Where(picture => picture.RightsEndAt == null || picture.RightsEndAt > now);

    /// <summary>The pictures that a text names and that no one can see in it: removed meanwhile, or never the writer's to use.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="content">Its text.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlySet<Guid>> GoneAsync(INewsroomDb db, Guid articleId, ArticleContent content, CancellationToken cancellation)
    {
        var ids = NamedIn(content).ToHashSet();
        if (ids.Count > 0)
            ids.ExceptWith(await db.PictureUses.AsNoTracking().Where(use => use.ArticleId == articleId && ids.Contains(use.PictureId)).Select(use => use.PictureId).ToListAsync(cancellation));
        return ids;
    }

    /// <summary>
    /// Notes that pictures stand in an article, from a save of its text. An id that the person could not see is none: it stays in the text, and shows
    /// nothing to anybody.
    /// </summary>
    /// <param name="db">The use case's database, in its transaction, with the story locked.</param>
    /// <param name="person">Who saves.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="blocks">The pictures in the text.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task NoteUsesAsync(INewsroomDb db, PersonFacts person, Guid articleId, IEnumerable<PictureBlock> blocks, CancellationToken cancellation)
    {
        var words = blocks.GroupBy(block => block.PictureId).ToDictionary(group => group.Key, group => string.Join('\n', group.Select(WordsOf)));
        if (words.Count == 0)
            return;
        var known = await db.PictureUses.AsTracking().Where(use => use.ArticleId == articleId && words.Keys.Contains(use.PictureId)).ToListAsync(cancellation);
        foreach (var use in known)
            use.Words = words[use.PictureId];
        var others = words.Keys.Except(known.Select(use => use.PictureId)).ToList();
        if (others.Count == 0)
            return;
        var fresh = await db.Pictures.Where(Pictures(db, person)).Where(picture => others.Contains(picture.Id)).Select(picture => picture.Id).ToListAsync(cancellation);
        db.PictureUses.AddRange(fresh.Select(id => new PictureUse { ArticleId = articleId, PictureId = id, Words = words[id] }));
    }

    /// <summary>
    /// Notes the pictures that an article of an archive brings, and writes them, so that its revision can show them. Where the newsroom has the same
    /// file already, that picture takes the place of the new one.
    /// </summary>
    /// <param name="db">The use case's database, in its transaction, with the article added.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="content">Its text.</param>
    /// <param name="brought">The pictures it brings, whose files are stored.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The text, naming the pictures as the newsroom has them.</returns>
    public static async Task<ArticleContent> NoteImportedAsync(
        INewsroomDb db, Guid articleId, ArticleContent content, IReadOnlyList<Picture> brought, CancellationToken cancellation)
    {
        if (!content.Blocks.OfType<PictureBlock>().Any())
            return content;
        var hashes = brought.Select(picture => picture.Hash).ToList();
        var known = await db.Pictures.AsNoTracking().Where(picture => hashes.Contains(picture.Hash)).ToDictionaryAsync(picture => picture.Hash, picture => picture.Id, cancellation);
        var fresh = brought.Where(picture => !known.ContainsKey(picture.Hash)).DistinctBy(picture => picture.Hash).ToDictionary(picture => picture.Hash);
        db.Pictures.AddRange(fresh.Values);
        var ids = brought.ToDictionary(picture => picture.Id, picture => known.TryGetValue(picture.Hash, out var id) ? id : fresh[picture.Hash].Id);
        var named = content with
        {
            Blocks = content.Blocks.Select(block => block is PictureBlock picture && ids.TryGetValue(picture.PictureId, out var id) ? picture with { PictureId = id } : block).ToEquatableList(),
        };
        var groups = named.Blocks.OfType<PictureBlock>().GroupBy(block => block.PictureId);
        db.PictureUses.AddRange(groups.Select(group => new PictureUse { ArticleId = articleId, PictureId = group.Key, Words = string.Join('\n', group.Select(WordsOf)) }));
        await db.SaveChangesAsync(cancellation);
        return named;
    }

    /// <summary>Notes the pictures of a revision that is being frozen: those that stand in its article by right.</summary>
    /// <param name="db">The use case's database, in its transaction.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="revisionId">The revision.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task NoteRevisionAsync(INewsroomDb db, Guid articleId, Guid revisionId, ArticleContent content, CancellationToken cancellation)
    {
        var ids = NamedIn(content).ToList();
        if (ids.Count == 0)
            return;
        var known = await db.PictureUses.AsNoTracking().Where(use => use.ArticleId == articleId && ids.Contains(use.PictureId)).Select(use => use.PictureId).ToListAsync(cancellation);
        db.RevisionPictures.AddRange(known.Select(id => new RevisionPicture { RevisionId = revisionId, PictureId = id }));
    }

    /// <summary>The ids of the pictures in a content.</summary>
    /// <param name="content">The content.</param>
    public static IEnumerable<Guid> NamedIn(ArticleContent content) => content.Blocks.OfType<PictureBlock>().Select(block => block.PictureId).Distinct();

    private static string WordsOf(PictureBlock block) => string.Join('\n', block.Caption.ToPlainText(), block.Credit, block.Alt);

    /// <summary>What a page needs to show the pictures of a content.</summary>
    /// <param name="pictures">The pictures that may be shown there.</param>
    /// <param name="content">The content.</param>
    /// <param name="address">What the address of one begins with.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<IReadOnlyDictionary<Guid, ShownPicture>> ShownAsync(
        IQueryable<Picture> pictures, ArticleContent content, Func<Guid, string, string> address, CancellationToken cancellation) => ShownAsync(pictures, [content], address, cancellation);

    /// <summary>What a feed or a page needs to show the pictures of several contents, asked for at once.</summary>
    /// <param name="pictures">The pictures that may be shown there.</param>
    /// <param name="contents">The contents.</param>
    /// <param name="address">What the address of one begins with.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<Guid, ShownPicture>> ShownAsync(
        IQueryable<Picture> pictures, IReadOnlyList<ArticleContent> contents, Func<Guid, string, string> address, CancellationToken cancellation)
    {
        var ids = contents.SelectMany(NamedIn).Distinct().ToList();
        if (ids.Count == 0)
            return new Dictionary<Guid, ShownPicture>();
        var found = await pictures.Where(picture => ids.Contains(picture.Id)).Select(picture => new { picture.Id, picture.Hash, picture.Width, picture.Height, picture.FocusX, picture.FocusY, picture.Copyright }).ToListAsync(cancellation);
        return found.ToDictionary(picture => picture.Id, picture => new ShownPicture(address(picture.Id, picture.Hash), picture.Width, picture.Height, new PictureFocus(picture.FocusX, picture.FocusY)) { Copyright = picture.Copyright });
    }
}
