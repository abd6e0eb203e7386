using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Everything public comes from here: one query over live articles, their published revisions and their publications. Nothing
/// here reads a working copy, so nothing public can show one.
/// </summary>
/// <param name="factory">Makes the database of each call.</param>
public sealed class PublishedStories(INewsroomDbFactory factory)
{
    /// <summary>Articles on a page of a list.</summary>
    public const int PageSize = 20;

    /// <summary>The site in a language; null where the newsroom has no such language.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicSite?> SiteAsync(string languagePath, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await SiteAsync(db, languagePath, cancellation);
    }

    /// <summary>The languages with their sites' names, for the page that offers the choice.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<PublicSite>> SitesAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        return [.. newsroom.Languages.Select(language => new PublicSite(newsroom.NameIn(language.Tag), language, newsroom.Languages, [], newsroom.TimeZoneId))];
    }

    /// <summary>A page of the front page or of a section, newest first; null where there is no such page.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="section">Slug of the section, null for the front page.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicList?> ListAsync(string languagePath, string? section, int page, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var site = await SiteAsync(db, languagePath, cancellation);
        var shown = section is null ? null : site?.Sections.FirstOrDefault(s => string.Equals(s.Slug, section, StringComparison.Ordinal));
        if (site is null || page < 1 || page > 100_000 || (section is not null && shown is null))
            return null;
        var live = Live(db).Where(p => p.Article.Language == site.Language.Tag && (section == null || p.Section.Slug == section));
        var total = await live.CountAsync(cancellation);
        if (page > 1 && (page - 1) * PageSize >= total)
            return null;
        var rows = await live.OrderByDescending(p => p.Article.FirstPublishedAt).ThenByDescending(p => p.Story.Number)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var items = rows.ConvertAll(row => Item(site, row));
        if (page == 1 && rows.Count > 0)
            items[0] = items[0] with { Picture = await LeadPictureAsync(db, CanonicalJson.Read(rows[0].Revision.Content), cancellation) };
        return new PublicList(site, shown, items, page, page * PageSize < total, total);
    }

    private static async Task<LeadPicture?> LeadPictureAsync(INewsroomDb db, ArticleContent content, CancellationToken cancellation)
    {
        var shown = await PictureReading.ShownAsync(PictureReading.Public(db), content, (_, hash) => PictureAddress.ForReaders(hash), cancellation);
        return content.Blocks.OfType<PictureBlock>().FirstOrDefault(block => shown.ContainsKey(block.PictureId)) is { } first ? new LeadPicture(shown[first.PictureId], first.Alt) : null;
    }

    /// <summary>What an article's address leads to; null for what never was public.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="section">Second segment.</param>
    /// <param name="segment">Third segment, decoded: slug and number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicAnswer?> ArticleAsync(string languagePath, string section, string segment, CancellationToken cancellation)
    {
        if (PublicAddress.NumberOf(segment) is not { } number)
            return null;
        await using var db = await factory.OpenAsync(cancellation);
        var site = await SiteAsync(db, languagePath, cancellation);
        if (site is null)
            return null;
        var versions = await Live(db).Where(p => p.Story.Number == number).ToListAsync(cancellation);
        var others = versions.Select(v => (Row: v, Language: site.Languages.FirstOrDefault(l => string.Equals(l.Tag, v.Article.Language, StringComparison.Ordinal))))
            .Where(v => v.Language is not null)
            .Select(v => new OtherLanguage(v.Language!, AddressOf(v.Language!, v.Row), v.Row.Article.IsOriginal))
            .ToList();
        var row = versions.Find(v => string.Equals(v.Article.Language, site.Language.Tag, StringComparison.Ordinal));
        if (row is null)
            return await RetractedAsync(db, site, number, others, cancellation);
        var address = AddressOf(site.Language, row);
        if (!string.Equals($"/{languagePath}/{section}/{Uri.EscapeDataString(segment)}", address, StringComparison.Ordinal))
            return new PublicAnswer(MovedTo: address);
        var corrections = await db.Publications.AsNoTracking().Where(p => p.ArticleId == row.Article.Id && p.CorrectionNotice != null)
            .OrderByDescending(p => p.PublicAt).Select(p => new PublicCorrection(p.PublicAt, p.CorrectionNotice!)).ToListAsync(cancellation);
        var first = row.Article.FirstPublishedAt!.Value;
        var content = CanonicalJson.Read(row.Revision.Content);
        return new PublicAnswer(new PublicArticle(
            site, number, content, row.Publication.Credits, SectionOf(site, row), row.Story.Tags, address,
            first, row.Article.PublishedAt > first ? row.Article.PublishedAt : null, corrections,
            [.. others.Where(o => o.Language != site.Language)], row.Article.IsOriginal)
        {
            Pictures = await PictureReading.ShownAsync(PictureReading.Public(db), content, (_, hash) => PictureAddress.ForReaders(hash), cancellation),
        });
    }

    /// <summary>Every live address, oldest story first.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<SitemapEntry>> SitemapAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var rows = await Live(db).OrderBy(p => p.Story.Number).ThenByDescending(p => p.Article.IsOriginal)
            .Select(p => new { p.Story.Number, p.Article.Language, p.Article.PublishedAt, p.Publication.Slug, Section = p.Section.Slug })
            .ToListAsync(cancellation);
        var entries = rows
            .Select(r => (Row: r, Language: newsroom.Languages.Find(l => string.Equals(l.Tag, r.Language, StringComparison.Ordinal))))
            .Where(e => e.Language is not null)
            .Select(e => (e.Row, Other: new OtherLanguage(e.Language!, PublicAddress.Article(e.Language!, e.Row.Section, e.Row.Slug, e.Row.Number))))
            .GroupBy(e => e.Row.Number);
        return [.. entries.SelectMany(story => story.Select(e => new SitemapEntry(e.Other.Address, e.Row.PublishedAt!.Value, [.. story.Select(o => o.Other)])))];
    }

    /// <summary>How often something became public or ceased to be; it only grows.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<long> CounterAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.Newsrooms.AsNoTracking().Select(n => n.PublicationCounter).SingleAsync(cancellation);
    }

    private static IQueryable<LiveRow> Live(INewsroomDb db) =>
        from article in db.Articles.AsNoTracking()
        where article.Standing == Standing.Live
        join revision in db.Revisions.AsNoTracking() on article.LiveRevisionId equals revision.Id
        join publication in db.Publications.AsNoTracking() on article.PublicationId equals publication.Id
        join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
        join section in db.Sections.AsNoTracking() on story.SectionId equals section.Id
        select new LiveRow { Article = article, Revision = revision, Publication = publication, Story = story, Section = section };

    private static async Task<PublicAnswer?> RetractedAsync(INewsroomDb db, PublicSite site, int number, IReadOnlyList<OtherLanguage> others, CancellationToken cancellation)
    {
        var row = await (
            from article in db.Articles.AsNoTracking()
            where article.Standing == Standing.Retracted && article.Language == site.Language.Tag
            join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
            where story.Number == number
            join revision in db.Revisions.AsNoTracking() on article.LiveRevisionId equals revision.Id
            select new { article.RetractionNotice, article.RetractedAt, revision.Headline }).SingleOrDefaultAsync(cancellation);
        return row is null ? null : new PublicAnswer(Retraction: new PublicRetraction(site, row.Headline, row.RetractionNotice ?? "", row.RetractedAt!.Value, others));
    }

    private static async Task<PublicSite?> SiteAsync(INewsroomDb db, string languagePath, CancellationToken cancellation)
    {
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var language = newsroom.Languages.Find(l => string.Equals(l.Path, languagePath, StringComparison.Ordinal));
        if (language is null)
            return null;
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(cancellation);
        return new PublicSite(newsroom.NameIn(language.Tag), language, newsroom.Languages, sections.ConvertAll(s => new PublicSection(s.Slug, s.NameIn(language.Tag))), newsroom.TimeZoneId);
    }

    private static PublicItem Item(PublicSite site, LiveRow row)
    {
        var content = CanonicalJson.Read(row.Revision.Content);
        return new PublicItem(content.Headline, content.Summary, AddressOf(site.Language, row), SectionOf(site, row), row.Article.FirstPublishedAt!.Value);
    }

    private static string AddressOf(Language language, LiveRow row) => PublicAddress.Article(language, row.Section.Slug, row.Publication.Slug, row.Story.Number);

    private static PublicSection SectionOf(PublicSite site, LiveRow row) => new(row.Section.Slug, row.Section.NameIn(site.Language.Tag));

    private sealed class LiveRow
    {
        public required Article Article { get; init; }

        public required Revision Revision { get; init; }

        public required Publication Publication { get; init; }

        public required Story Story { get; init; }

        public required Section Section { get; init; }
    }
}
