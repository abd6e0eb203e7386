using System.Linq.Expressions;
using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Orders;

/// <summary>Who reads orders: editors those of their desks, an agency's coordinator those of their agency on the desks for which they coordinate; nobody else any.</summary>
internal static class OrderRights
{
    /// <summary>Whether orders are there for a person at all.</summary>
    public static bool MayOpen(PersonFacts person) => person.HoldsAnywhere(RoleOf(person));

    /// <summary>The orders that a person may read, for a query.</summary>
    public static Expression<Func<AgencyOrder, bool>> Readable(INewsroomDb db, PersonFacts person)
    {
        var agency = person.AgencyId;
        var grants = person.Grants.Where(grant => grant.Role == RoleOf(person) || (person.IsOfHouse && grant.Role == Role.ChiefEditor)).ToList();
        if (grants.Count == 0)
            return order => false;
        if (grants.Exists(grant => grant.DeskId is null))
            return agency is null ? order => true : order => order.AgencyId == agency;
        var desks = grants.Select(grant => grant.DeskId!.Value).Distinct().ToList();
        return order => (agency == null || order.AgencyId == agency) && db.Stories.Any(story => story.Id == order.StoryId && desks.Contains(story.DeskId));
    }

    private static Role RoleOf(PersonFacts person) => person.IsOfHouse ? Role.Editor : Role.AgencyCoordinator;
}
