using System.Linq.Expressions;
using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Terms;

/// <summary>
/// Who does what with the termbase. People of the house read what holds for the newsroom and for desks on which they write; people of an
/// agency read what they proposed themselves. Who writes on a desk proposes for it, its editors decide.
/// </summary>
internal static class TermRights
{
    private static readonly Role[] Writing = [Role.Reporter, Role.Translator, Role.Editor, Role.AgencyCoordinator];

    /// <summary>Whether the termbase is there for a person at all.</summary>
    public static bool MayOpen(PersonFacts person) => Array.Exists(Writing, person.HoldsAnywhere);

    /// <summary>Whether a person proposes for a desk, or for the newsroom where that is null.</summary>
    public static bool MayPropose(PersonFacts person, Guid? deskId) => deskId is { } desk ? Array.Exists(Writing, role => person.Holds(role, desk)) : MayOpen(person);

    /// <summary>Whether a person decides on what is for a desk; on what is for the newsroom an editor of any desk does.</summary>
    public static bool MayDecide(PersonFacts person, Guid? deskId) =>
        person.IsOfHouse && (deskId is { } desk ? person.Holds(Role.Editor, desk) : person.HoldsAnywhere(Role.Editor));

    /// <summary>The entries that a person may read, for a query.</summary>
    public static Expression<Func<TermEntry, bool>> Readable(PersonFacts person)
    {
        var id = person.Id;
        if (!person.IsOfHouse)
            return entry => entry.ProposedById == id;
        var grants = person.Grants.Where(grant => grant.Role is not (Role.Administrator or Role.AgencyCoordinator)).ToList();
        if (grants.Exists(grant => grant.DeskId is null))
            return entry => true;
        var desks = grants.Select(grant => grant.DeskId).Distinct().ToList();
        return desks.Count == 0 ? entry => false : entry => entry.DeskId == null || desks.Contains(entry.DeskId);
    }
}
