using CqNewsroom.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// The names that lines of lists print, as far as the asker may see them: an agency's people see names of their own agency only,
/// and of a source nothing but the headline of the revision they were given.
/// </summary>
internal sealed class LineNames
{
    private readonly Dictionary<Guid, string> _persons = [];
    private readonly HashSet<Guid> _active = [];
    private readonly Dictionary<Guid, string> _agencies = [];
    private readonly Dictionary<Guid, string> _desks = [];
    private readonly Dictionary<Guid, string> _sections = [];
    private readonly Dictionary<Guid, (string Headline, string Language)> _sources = [];

    private LineNames()
    {
    }

    /// <summary>Reads the names that a few articles need.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="language">Language of names.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="alsoPersons">Further persons who are to be named.</param>
    public static async Task<LineNames> ReadAsync(
        INewsroomDb db, PersonFacts person, string language, IReadOnlyCollection<Article> articles, CancellationToken cancellation, IEnumerable<Guid?>? alsoPersons = null)
    {
        var names = new LineNames();
        var personIds = articles.Select(a => a.AssigneeId).Concat(alsoPersons ?? []).OfType<Guid>().Distinct().ToList();
        var persons = db.Persons.AsNoTracking().Where(p => personIds.Contains(p.Id));
        foreach (var found in await persons.Select(p => new { p.Id, p.Name, p.AgencyId, p.DeactivatedAt }).ToListAsync(cancellation))
        {
            if (person.IsOfHouse || found.AgencyId == person.AgencyId)
                names._persons[found.Id] = found.Name;
            if (found.DeactivatedAt is null)
                names._active.Add(found.Id);
        }

        var agencyIds = articles.Select(a => a.AgencyId).OfType<Guid>().Distinct().ToList();
        if (agencyIds.Count > 0)
        {
            foreach (var found in await db.Agencies.AsNoTracking().Where(a => agencyIds.Contains(a.Id)).ToListAsync(cancellation))
                names._agencies[found.Id] = found.NameIn(language);
        }

        // A newsroom has a dozen desks and sections, so they are read whole.
        foreach (var desk in await db.Desks.AsNoTracking().ToListAsync(cancellation))
            names._desks[desk.Id] = desk.NameIn(language);
        foreach (var section in await db.Sections.AsNoTracking().ToListAsync(cancellation))
            names._sections[section.Id] = section.NameIn(language);
        if (!person.IsOfHouse)
            await names.ReadSourcesAsync(db, articles, cancellation);
        return names;
    }

    /// <summary>The name of a person, null for nobody and for somebody the asker may not see.</summary>
    /// <param name="id">The person.</param>
    public string? Person(Guid? id) => id is { } known && _persons.TryGetValue(known, out var name) ? name : null;

    /// <summary>Whether a person may act.</summary>
    /// <param name="id">The person.</param>
    public bool IsActive(Guid id) => _active.Contains(id);

    /// <summary>The name of an agency, null for none.</summary>
    /// <param name="id">The agency.</param>
    public string? Agency(Guid? id) => id is { } known && _agencies.TryGetValue(known, out var name) ? name : null;

    /// <summary>The name of a desk.</summary>
    /// <param name="id">The desk.</param>
    public string Desk(Guid id) => _desks.GetValueOrDefault(id, "");

    /// <summary>The name of a section.</summary>
    /// <param name="id">The section.</param>
    public string Section(Guid id) => _sections.GetValueOrDefault(id, "");

    /// <summary>The headline a story goes by, and its language: of the original, else of the source revision, else of any article.</summary>
    /// <param name="articles">The articles of one story that the asker may read.</param>
    public (string Headline, string Language) Headline(IReadOnlyCollection<Article> articles)
    {
        if (articles.FirstOrDefault(a => a.IsOriginal) is { } original)
            return (original.WorkingHeadline, original.Language);
        foreach (var article in articles)
        {
            if (article.SourceRevisionId is { } source && _sources.TryGetValue(source, out var found))
                return found;
        }

        var any = articles.First();
        return (any.WorkingHeadline, any.Language);
    }

    private async Task ReadSourcesAsync(INewsroomDb db, IReadOnlyCollection<Article> articles, CancellationToken cancellation)
    {
        var ids = articles.Where(a => !a.IsOriginal).Select(a => a.SourceRevisionId).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return;
        var found = await db.Revisions.AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Headline, Language = db.Articles.Where(a => a.Id == r.ArticleId).Select(a => a.Language).FirstOrDefault() })
            .ToListAsync(cancellation);
        foreach (var source in found)
            _sources[source.Id] = (source.Headline, source.Language ?? "");
    }
}
