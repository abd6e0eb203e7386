using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Partners;

/// <summary>
/// What partners read: the same live and retracted articles as readers, in the order in which they changed last. Who walks the list with its cursor gets
/// everything once, gets again what changes meanwhile, and learns of each retraction.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="published">The one query over what is public.</param>
public sealed class PartnerArticles(INewsroomDbFactory factory, PublishedStories published)
{
    /// <summary>The languages and sections that a token may read.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PartnerCatalogue> CatalogueAsync(ApiCaller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var sections = await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Slug).ToListAsync(cancellation);
        return new PartnerCatalogue(
            [.. newsroom.Languages.Where(language => caller.ReadsLanguage(language.Tag)).Select(language => (language, newsroom.NameIn(language.Tag)))],
            [.. sections.Where(section => caller.ReadsSection(section.Id)).Select(section => (section.Slug, (IReadOnlyDictionary<string, string>)section.Names))]);
    }

    /// <summary>What a story's number leads to in a language: the live article, or the retraction in its place.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="languagePath">The language's segment in addresses.</param>
    /// <param name="number">The story's number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PartnerAnswer<PublicAnswer>> ReadAsync(ApiCaller caller, string languagePath, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await published.SiteAsync(languagePath, cancellation) is not { } site)
            return PartnerFault.NotFound;
        if (!caller.ReadsLanguage(site.Language.Tag))
            return PartnerFault.OutOfScope;
        if (await published.ArticleAsync(languagePath, number, cancellation) is not { } answer)
            return PartnerFault.NotFound;
        await using var db = await factory.OpenAsync(cancellation);
        var section = await db.Stories.AsNoTracking().Where(story => story.Number == number).Select(story => story.SectionId).SingleAsync(cancellation);
        return caller.ReadsSection(section) ? answer : PartnerFault.OutOfScope;
    }

    /// <summary>A page of a list.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="query">What for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PartnerAnswer<PartnerPage>> ListAsync(ApiCaller caller, PartnerQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(query);
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var (languages, fault) = LanguagesOf(newsroom, caller, query.Language);
        if (fault is { } language)
            return language;
        var (list, unknown) = await ListOfAsync(db, caller, query.List, cancellation);
        if (list is null)
            return unknown!.Value;
        var name = string.Join('\n', query.Language, query.List.Kind, query.List.Value, query.ChangedSince?.Ticks);
        var from = query.Cursor is null ? ArticleCursor.Start : ArticleCursor.Read(query.Cursor, name);
        if (from is null)
            return PartnerFault.CursorInvalid;
        var size = Math.Clamp(query.Size, 1, PartnerQuery.MostSize);
        var found = new List<Found>();
        foreach (var of in languages)
        {
            var live = LiveArticles.Articles(db, of.Tag, list, newsroom.TimeZoneId);
            var retracted = LiveArticles.Retracted(db, of.Tag, list, newsroom.TimeZoneId).Select(row => row.Article);
            foreach (var articles in new[] { live, retracted })
                found.AddRange(await NextAsync(db, articles, of, from, newsroom.PublicationCounter, caller, query, size + 1, cancellation));
        }

        var page = found.OrderBy(one => one.Change).ThenBy(one => one.Number).ThenBy(one => one.Language.Path, StringComparer.Ordinal).Take(size).ToList();
        var last = page.Count == 0 ? from : new ArticleCursor(page[^1].Change, page[^1].Number, page[^1].Language.Path);
        return new PartnerPage(await ReadAsync(db, page, cancellation), last.Write(name), found.Count > size);
    }

    private static (IReadOnlyList<Language> Languages, PartnerFault? Fault) LanguagesOf(Newsroom newsroom, ApiCaller caller, string? path)
    {
        if (path is null)
            return (newsroom.Languages.FindAll(language => caller.ReadsLanguage(language.Tag)), null);
        if (newsroom.Languages.Find(language => string.Equals(language.Path, path, StringComparison.Ordinal)) is not { } one)
            return ([], PartnerFault.LanguageUnknown);
        return caller.ReadsLanguage(one.Tag) ? ([one], null) : ([], PartnerFault.OutOfScope);
    }

    // By the name of today: a partner who wrote down an old one would otherwise get nothing and not know why. Of other names than a section's nobody learns
    // whether they are there, since a tag may stand on drafts alone.
    private static async Task<(PublicListKey? List, PartnerFault? Fault)> ListOfAsync(INewsroomDb db, ApiCaller caller, PublicListKey list, CancellationToken cancellation)
    {
        PublicNameKind? kind = list.Kind switch
        {
            PublicListKind.Section => PublicNameKind.Section,
            PublicListKind.Tag => PublicNameKind.Tag,
            PublicListKind.Person => PublicNameKind.Person,
            PublicListKind.Agency => PublicNameKind.Agency,
            _ => null,
        };
        if (kind is not { } named)
            return (list, null);
        if (list.Kind == PublicListKind.Section && await db.Sections.AsNoTracking().SingleOrDefaultAsync(section => section.Slug == list.Value, cancellation) is { } current)
            return caller.ReadsSection(current.Id) ? (list, null) : (null, PartnerFault.OutOfScope);
        var target = await PublicNames.ResolveAsync(db, named, list.Value, cancellation);
        if (list.Kind != PublicListKind.Section)
            return (target is { } id && await PublicNames.CurrentAsync(db, named, id, cancellation) is { } slug ? list with { Value = slug } : list, null);
        if (target is null || await db.Sections.AsNoTracking().SingleOrDefaultAsync(section => section.Id == target, cancellation) is not { } renamed)
            return (null, PartnerFault.SectionUnknown);
        return caller.ReadsSection(renamed.Id) ? (list with { Value = renamed.Slug }, null) : (null, PartnerFault.OutOfScope);
    }

    // Nothing beyond the counter as it was read first: what is committed while this reads comes with the next page, not twice.
    private static async Task<IEnumerable<Found>> NextAsync(
        INewsroomDb db, IQueryable<Article> articles, Language language, ArticleCursor from, long until, ApiCaller caller, PartnerQuery query, int most, CancellationToken cancellation)
    {
        var (change, number, isLater) = (from.Change, from.Number, string.CompareOrdinal(language.Path, from.Language) > 0);
        if (query.ChangedSince is { } since)
            articles = articles.Where(article => (article.RetractedAt ?? article.UpdatedAt ?? article.FirstPublishedAt) >= since);
        var sections = caller.SectionIds.ToList();
        var all = sections.Count == 0;
        var rows = await (
            from article in articles
            join story in db.Stories on article.StoryId equals story.Id
            where article.PublicChange <= until
                && (article.PublicChange > change || (article.PublicChange == change && (story.Number > number || (isLater && story.Number == number))))
                && (all || sections.Contains(story.SectionId))
            orderby article.PublicChange, story.Number
            select new { article.Id, article.PublicChange, story.Number }).Take(most).ToListAsync(cancellation);
        return rows.Select(row => new Found(row.Id, row.PublicChange, row.Number, language));
    }

    // What changed since it was found is left out: it stands further behind now.
    private static async Task<IReadOnlyList<PublicAnswer>> ReadAsync(INewsroomDb db, IReadOnlyList<Found> page, CancellationToken cancellation)
    {
        var answers = new Dictionary<Guid, PublicAnswer>();
        foreach (var group in page.GroupBy(one => one.Language))
        {
            var site = (await PublishedStories.SiteAsync(db, group.Key.Path, cancellation))!;
            var changes = group.ToDictionary(one => one.ArticleId, one => one.Change);
            var ids = changes.Keys.ToList();
            var live = (await LiveArticles.In(db).Where(row => ids.Contains(row.Article.Id)).ToListAsync(cancellation)).FindAll(row => changes[row.Article.Id] == row.Article.PublicChange);
            foreach (var (row, article) in live.Zip(await PublicArticles.ReadAsync(db, site, live, cancellation)))
                answers[row.Article.Id] = new PublicAnswer(article);
            var gone = (await LiveArticles.Retracted(db).Where(row => ids.Contains(row.Article.Id)).ToListAsync(cancellation)).FindAll(row => changes[row.Article.Id] == row.Article.PublicChange);
            foreach (var (row, retraction) in gone.Zip(await PublicRetractions.ReadAsync(db, site, gone, cancellation)))
                answers[row.Article.Id] = new PublicAnswer(Retraction: retraction);
        }

        return [.. page.Where(one => answers.ContainsKey(one.ArticleId)).Select(one => answers[one.ArticleId])];
    }

    private sealed record Found(Guid ArticleId, long Change, int Number, Language Language);
}
