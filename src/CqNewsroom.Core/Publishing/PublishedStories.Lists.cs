using CqNewsroom.Core.Newsrooms;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <content>Which lists there are, and what they are called.</content>
public sealed partial class PublishedStories
{
    /// <summary>
    /// Where an address leads on whose section, tag, person or agency was renamed, moved or merged since; its list, or its list's feed. Null
    /// for every other address, and where the list is not there in that language.
    /// </summary>
    /// <param name="path">The path, not percent-encoded, that has no answer of its own.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The path of today, percent-encoded.</returns>
    public async Task<string?> LeadOnAsync(string path, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = path.TrimEnd('/').Split('/');
        var (key, rest) = segments switch
        {
            ["", _, "tags", var name, .. var more] => (PublicListKey.Tag(name), more),
            ["", _, "people", var name, .. var more] => (PublicListKey.Person(name), more),
            ["", _, "agencies", var name, .. var more] => (PublicListKey.Agency(name), more),
            ["", _, var name, .. var more] => (PublicListKey.Section(name), more),
            _ => (null, []),
        };
        // An article under a section finds its way by its number.
        if (key is null || rest.Length > 1 || (rest.Length == 1 && !rest[0].StartsWith("feed.", StringComparison.Ordinal)))
            return null;
        await using var db = await factory.OpenAsync(cancellation);
        if (await SiteAsync(db, segments[1], cancellation) is not { } site || await CurrentKeyAsync(db, site, key, cancellation) is not { } current)
            return null;
        return PublicAddress.List(site.Language, current) + string.Concat(rest.Select(segment => "/" + Uri.EscapeDataString(segment)));
    }

    private static async Task<PublicListKey?> CurrentKeyAsync(INewsroomDb db, PublicSite site, PublicListKey key, CancellationToken cancellation)
    {
        if (NameKindOf(key.Kind) is not { } kind)
            return null;
        var target = await PublicNames.ResolveAsync(db, kind, key.Value, cancellation);
        // Typed with capitals, or by a program that composes letters otherwise.
        if (target is null && Slug.From(key.Value) is var usual && !string.Equals(usual, key.Value, StringComparison.Ordinal))
            target = await PublicNames.ResolveAsync(db, kind, usual, cancellation);
        if (target is not { } id || await PublicNames.CurrentAsync(db, kind, id, cancellation) is not { } slug || string.Equals(slug, key.Value, StringComparison.Ordinal))
            return null;
        var current = key with { Value = slug };
        return await TitleAsync(db, site, current, cancellation) is null ? null : current;
    }

    private static PublicNameKind? NameKindOf(PublicListKind kind) => kind switch
    {
        PublicListKind.Section => PublicNameKind.Section,
        PublicListKind.Tag => PublicNameKind.Tag,
        PublicListKind.Person => PublicNameKind.Person,
        PublicListKind.Agency => PublicNameKind.Agency,
        _ => null,
    };

    // What a list is called; null where there is none under that key. Beside front page and sections a list is there while something live is
    // in it: otherwise a name on a draft would be told to who guesses it.
    private static async Task<string?> TitleAsync(INewsroomDb db, PublicSite site, PublicListKey key, CancellationToken cancellation)
    {
        if (key.Kind == PublicListKind.Front)
            return site.Name;
        if (key.Kind == PublicListKind.Section)
            return site.Sections.FirstOrDefault(s => string.Equals(s.Slug, key.Value, StringComparison.Ordinal))?.Name;
        if (!await LiveArticles.Articles(db, site.Language.Tag, key, site.TimeZoneId).AnyAsync(cancellation))
            return null;
        if (NameKindOf(key.Kind) is not { } kind)
            return PublicPeriod.Read(key.Value, site.TimeZoneId)?.NameIn(site.Language.Tag);
        var id = await PublicNames.ResolveAsync(db, kind, key.Value, cancellation);
        return key.Kind switch
        {
            PublicListKind.Tag => (await db.Tags.AsNoTracking().SingleAsync(tag => tag.Id == id, cancellation)).NameIn(site.Language.Tag),
            PublicListKind.Agency => (await db.Agencies.AsNoTracking().SingleAsync(agency => agency.Id == id, cancellation)).NameIn(site.Language.Tag),
            _ => await PersonNameAsync(db, site.Language.Tag, id!.Value, key, cancellation),
        };
    }

    // The name chosen for credits, else the one printed last: a real name that was never printed is nobody's business.
    private static async Task<string> PersonNameAsync(INewsroomDb db, string language, Guid personId, PublicListKey key, CancellationToken cancellation)
    {
        var chosen = await db.Persons.AsNoTracking().Where(person => person.Id == personId).Select(person => person.CreditNames).SingleAsync(cancellation);
        if (chosen.GetValueOrDefault(language) is { Length: > 0 } name)
            return name;
        return await (
            from article in LiveArticles.Articles(db, language, key)
            join credit in db.PublicCredits.AsNoTracking() on article.Id equals credit.ArticleId
            where credit.PersonId == personId
            orderby article.PublishedAt descending, article.Id, credit.Role
            select credit.Name).FirstAsync(cancellation);
    }

    private static async Task<IReadOnlyList<OtherLanguage>> AlternatesAsync(INewsroomDb db, PublicSite site, PublicListKey key, CancellationToken cancellation)
    {
        var alternates = new List<OtherLanguage>();
        foreach (var language in site.Languages)
        {
            if (language == site.Language || await IsThereAsync(db, site, language, key, cancellation))
                alternates.Add(new OtherLanguage(language, PublicAddress.List(language, key)));
        }

        return alternates;
    }

    private static async Task<bool> IsThereAsync(INewsroomDb db, PublicSite site, Language language, PublicListKey key, CancellationToken cancellation) =>
        key.Kind is PublicListKind.Front or PublicListKind.Section || await LiveArticles.Articles(db, language.Tag, key, site.TimeZoneId).AnyAsync(cancellation);
}
