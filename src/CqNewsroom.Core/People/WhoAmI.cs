using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Terms;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>The parts of the staff application that somebody's roles open. It shows the way only; every service decides for itself.</summary>
[Flags]
public enum StaffParts
{
    /// <summary>What everybody has: My work, Stories, What is new.</summary>
    None = 0,

    /// <summary>May start a story somewhere.</summary>
    Writing = 1,

    /// <summary>Has to do with publication somewhere.</summary>
    Publication = 2,

    /// <summary>Sets up people, desks, policies and agencies.</summary>
    Administration = 4,

    /// <summary>Proposes terms at least.</summary>
    Terms = 8,

    /// <summary>Reads orders to agencies.</summary>
    Orders = 16,
}

/// <summary>What the shell shows of who is asking.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Real name.</param>
/// <param name="AgencyName">The agency in the asker's language, null for the house.</param>
/// <param name="TimeZoneId">IANA id of the zone the person reads times in: their own, or the newsroom's.</param>
/// <param name="NewsroomName">The newsroom in the asker's language.</param>
/// <param name="Parts">What their roles open now.</param>
public sealed record Myself(Guid PersonId, string Name, string? AgencyName, string TimeZoneId, string NewsroomName, StaffParts Parts);

/// <summary>Tells the shell who is asking.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class WhoAmI(INewsroomDbFactory databases, TimeProvider time)
{
    /// <summary>Reads it fresh; null where the person does not exist or was deactivated.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Myself?> LoadAsync(Asker asker, CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        var person = await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation);
        if (person is null)
            return null;
        var zone = await db.Persons.Where(p => p.Id == person.Id).Select(p => p.TimeZoneId).SingleAsync(cancellation);
        var agency = person.AgencyId is { } agencyId ? await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, cancellation) : null;
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        return new Myself(person.Id, person.Name, agency?.NameIn(asker.Language), zone ?? newsroom.TimeZoneId, newsroom.NameIn(asker.Language), PartsOf(person, await db.Agencies.AnyAsync(cancellation)));
    }

    private static StaffParts PartsOf(PersonFacts person, bool hasAgencies)
    {
        var parts = StaffParts.None;
        if (person.IsOfHouse && (person.HoldsAnywhere(Role.Reporter) || person.HoldsAnywhere(Role.Editor)))
            parts |= StaffParts.Writing;
        if (person.IsOfHouse && person.HoldsAnywhere(Role.Editor))
            parts |= StaffParts.Publication;
        if (person.HoldsAnywhere(Role.Administrator))
            parts |= StaffParts.Administration;
        if (TermRights.MayOpen(person))
            parts |= StaffParts.Terms;
        if (hasAgencies && OrderRights.MayOpen(person))
            parts |= StaffParts.Orders;
        return parts;
    }
}
