using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Import;

/// <summary>What somebody asks of an import.</summary>
/// <param name="Path">A folder, or one file.</param>
/// <param name="Apply">Whether stories are written; a dry run only tells what would be.</param>
public sealed record ImportRequest(string Path, bool Apply)
{
    /// <summary>Name of the desk that will own the stories, in any language; null where there is one desk alone.</summary>
    public string? Desk { get; init; }

    /// <summary>Slug or name of the section for entries whose own is unknown.</summary>
    public string? Section { get; init; }

    /// <summary>Language of entries that name none, a tag or its beginning.</summary>
    public string? Language { get; init; }

    /// <summary>Sections by the name that the archive gives them: slugs or names of the newsroom's.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether pictures that do not lie in the folder are fetched from their addresses.</summary>
    public bool Download { get; init; }
}

/// <summary>A request that cannot be followed; the message says what to write instead.</summary>
/// <param name="message">The sentence.</param>
public sealed class ImportRequestException(string message) : Exception(message);

/// <summary>The newsroom as an import needs it, read once.</summary>
internal sealed class ImportSettings
{
    private readonly IReadOnlyDictionary<string, Guid> sections;
    private readonly ILookup<string, Guid> persons;

    private ImportSettings(Newsroom newsroom, Guid desk, Guid? section, string? language, IReadOnlyDictionary<string, Guid> sections, ILookup<string, Guid> persons)
    {
        (Newsroom, DeskId, DefaultSection, DefaultLanguage, Zone) = (newsroom, desk, section, language, TimeZoneInfo.FindSystemTimeZoneById(newsroom.TimeZoneId));
        (this.sections, this.persons) = (sections, persons);
    }

    /// <summary>The newsroom.</summary>
    public Newsroom Newsroom { get; }

    /// <summary>The desk that will own the stories.</summary>
    public Guid DeskId { get; }

    /// <summary>The section for entries whose own is unknown.</summary>
    public Guid? DefaultSection { get; }

    /// <summary>Tag of the language for entries that name none.</summary>
    public string? DefaultLanguage { get; }

    /// <summary>The newsroom's zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Reads it, and what the request names in it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ImportSettings> ReadAsync(INewsroomDb db, ImportRequest request, CancellationToken cancellation)
    {
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var desks = await db.Desks.AsNoTracking().ToListAsync(cancellation);
        var known = await SectionsAsync(db, request, cancellation);
        var everybody = await db.Persons.AsNoTracking().Select(p => new { p.Id, p.Name, p.CreditNames }).ToListAsync(cancellation);
        var settings = new ImportSettings(
            newsroom,
            DeskOf(desks, request.Desk),
            request.Section is { } section ? known.TryGetValue(section, out var id) ? id : throw new ImportRequestException($"There is no section '{section}'. The newsroom has: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.") : null,
            null,
            known,
            everybody.SelectMany(p => p.CreditNames.Values.Append(p.Name).Distinct(StringComparer.OrdinalIgnoreCase), (p, name) => (p.Id, name)).ToLookup(p => p.name, p => p.Id, StringComparer.OrdinalIgnoreCase));
        if (request.Language is null)
            return settings;
        var language = settings.LanguageOf(request.Language) ?? throw new ImportRequestException($"The newsroom has no language '{request.Language}'. It has: {string.Join(", ", newsroom.Languages.Select(l => l.Tag))}.");
        return new ImportSettings(newsroom, settings.DeskId, settings.DefaultSection, language, known, settings.persons);
    }

    /// <summary>The newsroom's language for what an archive writes: the same tag, its path, or the same language in another script or country.</summary>
    /// <param name="written">For example <c>en-US</c> or <c>zh_CN</c>.</param>
    /// <returns>Its tag; null where the newsroom has none.</returns>
    public string? LanguageOf(string? written)
    {
        var tag = written?.Trim().Replace('_', '-') ?? "";
        var first = tag.Split('-')[0];
        return (Newsroom.Languages.Find(l => Same(l.Tag, tag) || Same(l.Path, tag)) ?? Newsroom.Languages.Find(l => first.Length > 0 && Same(l.Tag.Split('-')[0], first)))?.Tag;

        static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The section of a name; null where the newsroom has none.</summary>
    /// <param name="name">A slug, or a name in any language.</param>
    public Guid? SectionOf(string name) => sections.TryGetValue(name.Trim(), out var id) ? id : null;

    /// <summary>The persons of the newsroom who bear a name.</summary>
    /// <param name="name">Their name, or one they are credited with.</param>
    public IReadOnlyList<Guid> PersonsOf(string name) => [.. persons[name.Trim()].Distinct()];

    private static async Task<Dictionary<string, Guid>> SectionsAsync(INewsroomDb db, ImportRequest request, CancellationToken cancellation)
    {
        var all = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(cancellation);
        var known = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var section in all)
            known.TryAdd(section.Slug, section.Id);
        foreach (var (section, name) in all.SelectMany(section => section.Names.Values, (section, name) => (section, name)))
            known.TryAdd(name, section.Id);
        foreach (var (name, target) in request.Sections)
            known[name] = known.TryGetValue(target, out var id) ? id : throw new ImportRequestException($"There is no section '{target}', which the file of sections names for '{name}'.");
        return known;
    }

    private static Guid DeskOf(List<Desk> desks, string? name)
    {
        if (name is null && desks.Count == 1)
            return desks[0].Id;
        var found = name is null ? [] : desks.FindAll(desk => desk.Names.Values.Contains(name, StringComparer.OrdinalIgnoreCase) || string.Equals(desk.Id.ToString(), name, StringComparison.OrdinalIgnoreCase));
        var names = string.Join(", ", desks.Select(desk => $"'{desk.NameIn("en")}'"));
        return found.Count == 1 ? found[0].Id
            : desks.Count == 0 ? throw new ImportRequestException("The newsroom has no desk yet; make one first.")
            : throw new ImportRequestException(name is null ? $"Say with --desk which desk will own the stories: {names}." : $"There is no desk '{name}'. The newsroom has: {names}.");
    }
}
