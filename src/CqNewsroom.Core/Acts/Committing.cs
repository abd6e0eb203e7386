using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Notifications;

namespace CqNewsroom.Core.Acts;

/// <summary>How every use case ends: what was changed, its audit records, the commit, and only then the news of it.</summary>
internal static class Committing
{
    /// <summary>Ends a use case.</summary>
    /// <param name="db">Its database, in its transaction.</param>
    /// <param name="records">What is appended to the audit trail, whose head is locked last.</param>
    /// <param name="happened">What open pages are told.</param>
    /// <param name="events">Tells them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task CommitAsync(
        this INewsroomDb db, IReadOnlyList<AuditRecord> records, IEnumerable<NewsroomEvent> happened, INewsroomEvents events, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await AuditTrail.AppendAsync(db, records, cancellation);
        await db.CommitAsync(cancellation);
        foreach (var news in happened)
            events.Publish(news);
    }
}
