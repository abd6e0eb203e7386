using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>Names of persons as somebody may see them. Who works in the house is nothing for an agency's people: to them it is the newsroom.</summary>
public sealed class ShownNames
{
    private readonly Dictionary<Guid, (string Name, bool IsHidden)> persons;
    private readonly string newsroom;

    private ShownNames(Dictionary<Guid, (string Name, bool IsHidden)> persons, string newsroom) => (this.persons, this.newsroom) = (persons, newsroom);

    /// <summary>Reads the names of some persons.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="viewer">Who will see them.</param>
    /// <param name="language">Their interface language, for the newsroom's name.</param>
    /// <param name="persons">The persons.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ShownNames> ReadAsync(INewsroomDb db, PersonFacts viewer, string language, IEnumerable<Guid> persons, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var ids = persons.Distinct().ToList();
        if (ids.Count == 0)
            return new ShownNames([], "");
        var found = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.AgencyId }).ToListAsync(cancellation);
        var shown = found.ToDictionary(p => p.Id, p => (p.Name, IsHidden: !viewer.IsOfHouse && p.AgencyId != viewer.AgencyId));
        return new ShownNames(shown, shown.Values.Any(p => p.IsHidden) ? (await db.Newsrooms.AsNoTracking().SingleAsync(cancellation)).NameIn(language) : "");
    }

    /// <summary>Reads the name of one person; empty where there is no such person.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="viewer">Who will see it.</param>
    /// <param name="language">Their interface language, for the newsroom's name.</param>
    /// <param name="person">The person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<string> ReadOneAsync(INewsroomDb db, PersonFacts viewer, string language, Guid person, CancellationToken cancellation) =>
        (await ReadAsync(db, viewer, language, [person], cancellation)).Of(person);

    /// <summary>The name of a person; empty where there is no such person.</summary>
    /// <param name="person">The person.</param>
    public string Of(Guid person) => Find(person) ?? "";

    /// <summary>The name of a person; null where there is no such person.</summary>
    /// <param name="person">The person.</param>
    public string? Find(Guid person) => persons.TryGetValue(person, out var known) ? known.IsHidden ? newsroom : known.Name : null;

    /// <summary>A text in which persons are mentioned, without the names that are not to be seen.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mentioned">Whom it mentions, each as <c>@name</c>.</param>
    public string HideIn(string text, IEnumerable<Guid> mentioned) => mentioned
        .Where(id => persons.TryGetValue(id, out var known) && known.IsHidden)
        .OrderByDescending(id => persons[id].Name.Length)
        .Aggregate(text, (shown, id) => shown.Replace("@" + persons[id].Name, "@" + newsroom, StringComparison.Ordinal));
}
