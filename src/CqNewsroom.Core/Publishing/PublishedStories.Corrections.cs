using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <content>What was corrected and retracted, in one list.</content>
public sealed partial class PublishedStories
{
    /// <summary>A page of what was corrected and retracted in a language, newest first; null where there is no such page.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicNotices?> CorrectionsAsync(string languagePath, int page, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        if (page is < 1 or > 100_000 || await SiteAsync(db, languagePath, cancellation) is not { } site)
            return null;
        var language = site.Language.Tag;
        var corrections =
            from publication in db.Publications.AsNoTracking()
            where publication.CorrectionNotice != null
            join article in db.Articles.AsNoTracking() on publication.ArticleId equals article.Id
            where article.Standing == Standing.Live && article.Language == language
            select new { ArticleId = article.Id, At = publication.PublicAt, Text = publication.CorrectionNotice!, IsRetraction = false };
        // What was taken down without a trace has none here either: its notice is a reason that only staff may read.
        var retractions =
            from article in db.Articles.AsNoTracking()
            where article.Standing == Standing.Retracted && article.RetractionForm == RetractionForm.Notice && article.Language == language
            select new { ArticleId = article.Id, At = article.RetractedAt!.Value, Text = article.RetractionNotice ?? "", IsRetraction = true };
        var rows = await corrections.Concat(retractions).OrderByDescending(row => row.At).ThenBy(row => row.ArticleId)
            .Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
        if (rows.Count == 0 && page > 1)
            return null;
        var shown = rows.Take(PageSize).ToList();
        var articles = await NamedAsync(db, site, [.. shown.Select(row => row.ArticleId).Distinct()], cancellation);
        var kinds = await KindsAsync(db, [.. articles.Keys], cancellation);
        return new PublicNotices(
            site,
            [.. shown.Select(row => (Row: row, Of: articles[row.ArticleId]))
                .Select(notice => new PublicNotice(
                    notice.Of.Headline, notice.Of.Address, notice.Row.At, notice.Row.Text, notice.Of.Number, notice.Row.IsRetraction ? null : kinds[(notice.Row.ArticleId, notice.Row.At)].First()))],
            page,
            rows.Count > PageSize);
    }

    private static async Task<ILookup<(Guid ArticleId, DateTime At), NoticeKind>> KindsAsync(INewsroomDb db, List<Guid> articles, CancellationToken cancellation) =>
        (await db.Publications.AsNoTracking().Where(p => articles.Contains(p.ArticleId) && p.CorrectionNotice != null).Select(p => new { p.ArticleId, p.PublicAt, p.NoticeKind }).ToListAsync(cancellation))
            .ToLookup(p => (p.ArticleId, p.PublicAt), p => p.NoticeKind ?? NoticeKind.Correction);

    // The headlines that readers see, and of retracted articles those that they knew.
    private static async Task<Dictionary<Guid, (string Headline, string Address, int Number)>> NamedAsync(INewsroomDb db, PublicSite site, List<Guid> articles, CancellationToken cancellation)
    {
        var rows = await (
            from article in db.Articles.AsNoTracking()
            where articles.Contains(article.Id)
            join revision in db.Revisions.AsNoTracking() on article.LiveRevisionId equals revision.Id
            join publication in db.Publications.AsNoTracking() on article.PublicationId equals publication.Id
            join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
            join section in db.Sections.AsNoTracking() on story.SectionId equals section.Id
            select new { article.Id, revision.Headline, Section = section.Slug, publication.Slug, story.Number }).ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Id, row => (row.Headline, PublicAddress.Article(site.Language, row.Section, row.Slug, row.Number), row.Number));
    }
}
