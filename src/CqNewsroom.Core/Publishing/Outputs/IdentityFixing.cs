using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing.Outputs;

/// <summary>Fixes what the permanent ids begin with, once for all.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class IdentityFixing(INewsroomDbFactory databases, TimeProvider time)
{
    /// <summary>Fixes it at the first start under a public address; does nothing at any later one, whatever the address is then.</summary>
    /// <param name="baseUrl">Where readers find the site.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task FixAsync(Uri baseUrl, CancellationToken cancellation)
    {
        if (PublicIdentity.AuthorityOf(baseUrl, time.Now()) is not { } authority)
            return;
        await using var db = await databases.OpenAsync(cancellation);
        if (await db.Newsrooms.AsNoTracking().AnyAsync(newsroom => newsroom.TagAuthority != null, cancellation))
            return;
        await db.BeginAsync(cancellation);
        var newsroom = await db.LockNewsroomAsync(cancellation);
        newsroom.TagAuthority ??= authority;
        newsroom.PublicationCounter++;
        await db.SaveChangesAsync(cancellation);
        await db.CommitAsync(cancellation);
    }
}
