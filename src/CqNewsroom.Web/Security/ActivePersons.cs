using CqNewsroom.Core;
using CqNewsroom.Data;
using Microsoft.EntityFrameworkCore;
using StaffAccount = CqNewsroom.Data.Identity.Account;

namespace CqNewsroom.Web.Security;

/// <summary>Whether a person is active at this moment.</summary>
/// <param name="databases">Opens a database for each question.</param>
internal sealed class ActivePersons(INewsroomDbFactory databases)
{
    public async Task<bool> IsActiveAsync(Guid personId, CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        return await db.Persons.AnyAsync(person => person.Id == personId && person.DeactivatedAt == null, cancellation);
    }
}

/// <summary>Accounts as they are in the database at this moment, whatever a request's own context remembers.</summary>
/// <param name="databases">Opens a database for each question.</param>
internal sealed class FreshAccounts(INewsroomDbFactory databases)
{
    public async Task<StaffAccount?> FindAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        return await ((NewsroomDbContext)db).Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == accountId, cancellation);
    }
}
