using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Makes live rows into what outputs show, many at once: a page of one article and a feed of thirty ask the same five questions. One making for
/// every output keeps titles, times, addresses and credits the same in all of them.
/// </summary>
internal static class PublicArticles
{
    /// <summary>Makes them, in the order given.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="site">The site of the language that all of them are in.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<PublicArticle>> ReadAsync(INewsroomDb db, PublicSite site, IReadOnlyList<LiveArticle> rows, CancellationToken cancellation)
    {
        return rows.Count == 0 ? [] : await ReadAsync(db, site, rows, await OthersAsync(db, site, [.. rows.Select(row => row.Story.Id).Distinct()], cancellation), cancellation);
    }

    /// <summary>Makes them, in the order given, where the other languages are known.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="site">The site of the language that all of them are in.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="others">The live addresses of their stories, by story.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<PublicArticle>> ReadAsync(
        INewsroomDb db, PublicSite site, IReadOnlyList<LiveArticle> rows, ILookup<Guid, OtherLanguage> others, CancellationToken cancellation)
    {
        var (versions, corrections) = await PublicationsAsync(db, [.. rows.Select(row => row.Article.Id)], cancellation);
        var tags = await StoryTags.OfAsync(db, [.. rows.Select(row => row.Story.Id).Distinct()], cancellation);
        var tagNames = await PublicNames.CurrentAsync(db, PublicNameKind.Tag, [.. tags.SelectMany(of => of).Select(tag => tag.Id).Distinct()], cancellation);
        var credits = await CreditsAsync(db, [.. rows.Select(row => row.Article.Id)], cancellation);
        var contents = rows.Select(row => CanonicalJson.Read(row.Revision.Content)).ToList();
        var pictures = await PictureReading.ShownAsync(PictureReading.Public(db), contents, (_, hash) => PictureAddress.ForReaders(hash), cancellation);
        return [.. rows.Zip(contents, (row, content) => Article(
            site, row, content, others[row.Story.Id], corrections[row.Article.Id],
            [.. tags[row.Story.Id].Where(tag => tagNames.ContainsKey(tag.Id)).Select(tag => new PublicTag(tagNames[tag.Id], tag.NameIn(site.Language.Tag)))],
            [.. credits[row.Article.Id]], pictures) with { Version = (2 * versions[row.Article.Id]) - 1 })];
    }

    /// <summary>The live addresses of stories in every language of the newsroom, the original first.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="site">Knows the languages.</param>
    /// <param name="stories">Ids of the stories.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ILookup<Guid, OtherLanguage>> OthersAsync(INewsroomDb db, PublicSite site, IReadOnlyList<Guid> stories, CancellationToken cancellation)
    {
        var rows = await LiveArticles.In(db).Where(p => stories.Contains(p.Article.StoryId))
            .Select(p => new { StoryId = p.Story.Id, p.Story.Number, p.Article.Language, p.Article.IsOriginal, p.Publication.Slug, Section = p.Section.Slug })
            .ToListAsync(cancellation);
        return Others(site, rows.Select(row => (row.StoryId, row.Number, row.Language, row.IsOriginal, row.Section, row.Slug)));
    }

    /// <summary>The live addresses of stories in every language of the newsroom, the original first.</summary>
    /// <param name="site">Knows the languages.</param>
    /// <param name="rows">Every live article of the stories.</param>
    public static ILookup<Guid, OtherLanguage> Others(PublicSite site, IReadOnlyList<LiveArticle> rows) =>
        Others(site, rows.Select(row => (row.Story.Id, row.Story.Number, row.Article.Language, row.Article.IsOriginal, row.Section.Slug, row.Publication.Slug)));

    private static ILookup<Guid, OtherLanguage> Others(PublicSite site, IEnumerable<(Guid StoryId, int Number, string Language, bool IsOriginal, string Section, string Slug)> rows) =>
        rows.Select(row => (Row: row, Language: site.Languages.FirstOrDefault(l => string.Equals(l.Tag, row.Language, StringComparison.Ordinal))))
            .Where(other => other.Language is not null)
            .OrderByDescending(other => other.Row.IsOriginal)
            .ToLookup(
                other => other.Row.StoryId,
                other => new OtherLanguage(other.Language!, PublicAddress.Article(other.Language!, other.Row.Section, other.Row.Slug, other.Row.Number), other.Row.IsOriginal));

    /// <summary>How often articles went live.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="articles">Ids of articles that did.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<Dictionary<Guid, int>> VersionsAsync(INewsroomDb db, IReadOnlyList<Guid> articles, CancellationToken cancellation) =>
        db.Publications.AsNoTracking().Where(p => articles.Contains(p.ArticleId)).GroupBy(p => p.ArticleId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);

    // How often articles went live, and what was said when they did, the last first.
    private static async Task<(IReadOnlyDictionary<Guid, int> Versions, ILookup<Guid, PublicCorrection> Corrections)> PublicationsAsync(
        INewsroomDb db, IReadOnlyList<Guid> articles, CancellationToken cancellation)
    {
        var rows = await db.Publications.AsNoTracking().Where(p => articles.Contains(p.ArticleId))
            .Select(p => new { p.ArticleId, p.PublicAt, p.ActualAt, Text = p.CorrectionNotice, p.NoticeKind, p.NoticePlacement }).ToListAsync(cancellation);
        return (
            rows.CountBy(row => row.ArticleId).ToDictionary(),
            rows.Where(row => row.Text is not null).OrderByDescending(row => row.PublicAt).ThenByDescending(row => row.ActualAt).ToLookup(
                row => row.ArticleId,
                row => new PublicCorrection(row.PublicAt, row.Text!, row.NoticeKind ?? NoticeKind.Correction, row.NoticePlacement ?? NoticePlacement.Bottom)));
    }

    private static async Task<ILookup<Guid, PublicCreditLink>> CreditsAsync(INewsroomDb db, IReadOnlyList<Guid> articles, CancellationToken cancellation)
    {
        var rows = await db.PublicCredits.AsNoTracking().Where(credit => articles.Contains(credit.ArticleId)).ToListAsync(cancellation);
        var people = await PublicNames.CurrentAsync(db, PublicNameKind.Person, Ids(row => row.PersonId), cancellation);
        var agencies = await PublicNames.CurrentAsync(db, PublicNameKind.Agency, Ids(row => row.AgencyId), cancellation);
        return rows.OrderBy(row => row.Role).ThenBy(row => row.Position).ToLookup(
            row => row.ArticleId,
            row => new PublicCreditLink(
                row.Role,
                row.Name,
                row.PersonId is { } person && people.TryGetValue(person, out var name) ? PublicListKey.Person(name) : null,
                row.AgencyName,
                row.AgencyId is { } agency && agencies.TryGetValue(agency, out var agencyName) ? PublicListKey.Agency(agencyName) : null));

        List<Guid> Ids(Func<PublicCredit, Guid?> of) => [.. rows.Select(of).Where(id => id is not null).Select(id => id!.Value).Distinct()];
    }

    private static PublicArticle Article(
        PublicSite site,
        LiveArticle row,
        ArticleContent content,
        IEnumerable<OtherLanguage> languages,
        IEnumerable<PublicCorrection> corrections,
        IReadOnlyList<PublicTag> tags,
        IReadOnlyList<PublicCreditLink> credits,
        IReadOnlyDictionary<Guid, ShownPicture> pictures)
    {
        return new PublicArticle(
            site, row.Story.Number, content, row.Publication.Credits, row.SectionIn(site.Language), tags, row.AddressIn(site.Language),
            row.Article.FirstPublishedAt!.Value, row.Article.UpdatedAt, [.. corrections],
            [.. languages.Where(other => other.Language != site.Language)], row.Article.IsOriginal)
        {
            CorrectedAt = row.Article.CorrectedAt,
            CreditLinks = credits,
            Pictures = PictureReading.NamedIn(content).Where(pictures.ContainsKey).ToDictionary(id => id, id => pictures[id]),
        };
    }
}
