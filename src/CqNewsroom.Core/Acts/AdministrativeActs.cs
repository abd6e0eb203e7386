using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Acts;

/// <summary>
/// Runs the acts that are no step of an article: people, desks, agencies, settings. Each is one transaction and one audit
/// record, and they follow one another (the newsroom's row is locked), so that two administrators cannot take each other's
/// last grant away, nor empty a level that the other just filled.
/// </summary>
/// <param name="databases">Opens one database for each try.</param>
/// <param name="time">The clock.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
public sealed partial class AdministrativeActs(INewsroomDbFactory databases, TimeProvider time, INewsroomEvents events, ILogger<AdministrativeActs> logger)
{
    /// <summary>Reads for an administrator; anybody else is refused.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="asker">Who asks.</param>
    /// <param name="read">The reading.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<Outcome<T>> ReadAsync<T>(Asker asker, Func<INewsroomDb, DateTime, Task<Outcome<T>>> read, CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        var now = time.Now();
        var (_, refusal) = await AdministratorAsync(db, asker, now, cancellation);
        return refusal is not null ? refusal : await read(db, now);
    }

    /// <summary>Runs an act of an administrator.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="asker">Who asks; refused unless they hold Administrator at this moment.</param>
    /// <param name="act">The act; names its record itself.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal Task<Outcome<T>> RunAsync<T>(Asker asker, Func<AdministrativeAct, Task<Outcome<T>>> act, CancellationToken cancellation) =>
        RunAsync((db, now) => AdministratorAsync(db, asker, now, cancellation), act, cancellation);

    /// <summary>Runs an act of a person on what is theirs.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="asker">Who asks; refused unless active.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal Task<Outcome<T>> RunOwnAsync<T>(Asker asker, Func<AdministrativeAct, Task<Outcome<T>>> act, CancellationToken cancellation) =>
        RunAsync(
            async (db, now) => await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation) is { } person
                ? (person, null)
                : ((PersonFacts?)null, new Refusal(RefusalCode.SignedOut)),
            act,
            cancellation);

    /// <summary>Runs an act whose right comes from a secret that the act itself checks (a link, the set-up key).</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="act">The act.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal Task<Outcome<T>> RunWithSecretAsync<T>(Func<AdministrativeAct, Task<Outcome<T>>> act, CancellationToken cancellation) =>
        RunAsync((_, _) => Task.FromResult<(PersonFacts?, Refusal?)>((null, null)), act, cancellation);

    /// <summary>Opens a database for reading.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    internal Task<INewsroomDb> OpenAsync(CancellationToken cancellation) => databases.OpenAsync(cancellation);

    /// <summary>Now (UTC).</summary>
    internal DateTime Now() => time.Now();

    private static async Task<(PersonFacts? Person, Refusal? Refusal)> AdministratorAsync(INewsroomDb db, Asker asker, DateTime now, CancellationToken cancellation)
    {
        var person = await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation);
        if (person is null)
            return (null, new Refusal(RefusalCode.SignedOut));
        return person.HoldsAnywhere(Role.Administrator) ? (person, null) : (null, new Refusal(RefusalCode.NotAllowed));
    }

    private async Task<Outcome<T>> RunAsync<T>(
        Func<INewsroomDb, DateTime, Task<(PersonFacts? Person, Refusal? Refusal)>> who,
        Func<AdministrativeAct, Task<Outcome<T>>> act,
        CancellationToken cancellation)
    {
        return await Attempts.RunAsync<Outcome<T>>(
            databases,
            time,
            logger,
            async db =>
            {
                var newsroom = await db.LockNewsroomAsync(cancellation);
                var now = time.Now();
                var (person, refusal) = await who(db, now);
                if (refusal is not null)
                    return refusal;
                var context = new AdministrativeAct(db, newsroom, now, person, cancellation);
                var outcome = await act(context);
                if (!outcome.IsDone)
                    return outcome;
                await db.CommitAsync(context.Records, context.Events, events, cancellation);
                foreach (var record in context.Records)
                    Log.Done(logger, record.Action, record.PersonId, record.Details);
                return outcome;
            },
            refusal => refusal,
            cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Action} by person {PersonId}: {Details}")]
        public static partial void Done(ILogger logger, string action, Guid? personId, string? details);
    }
}

/// <summary>One administrative act under way.</summary>
/// <param name="Db">The act's database, in its transaction.</param>
/// <param name="Newsroom">The newsroom's row, locked and tracked.</param>
/// <param name="Now">When (UTC).</param>
/// <param name="Person">Who acts; null where a secret gives the right.</param>
/// <param name="Cancellation">Ends the wait.</param>
internal sealed record AdministrativeAct(INewsroomDb Db, Newsroom Newsroom, DateTime Now, PersonFacts? Person, CancellationToken Cancellation)
{
    /// <summary>What is appended to the audit trail.</summary>
    public List<AuditRecord> Records { get; } = [];

    /// <summary>What is announced in this process after the commit.</summary>
    public List<NewsroomEvent> Events { get; } = [];

    /// <summary>Raises the counter under which readers' pages are kept, where the act changes what readers see.</summary>
    public void ChangesWhatReadersSee()
    {
        Newsroom.PublicationCounter++;
        Events.Add(new PublicationsChanged(Newsroom.PublicationCounter));
    }

    /// <summary>Names the act's audit record.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="subject">What it is done to; found again by <see cref="WhoWasFasterAsync"/>.</param>
    /// <param name="facts">Further facts.</param>
    public void Record(string action, Guid subject, params (string Name, object? Value)[] facts) =>
        Record(Person?.Id, Person?.Name ?? "", action, subject, facts);

    /// <summary>Names the act's audit record where the person who acts becomes known only in the act.</summary>
    /// <param name="personId">Who acts.</param>
    /// <param name="personName">Their real name.</param>
    /// <param name="action">What is done.</param>
    /// <param name="subject">What it is done to.</param>
    /// <param name="facts">Further facts.</param>
    public void Record(Guid? personId, string personName, string action, Guid subject, params (string Name, object? Value)[] facts) =>
        Records.Add(new AuditRecord
        {
            At = Now,
            PersonId = personId,
            PersonName = personName,
            Action = action,
            Details = ActDetails.Of([("subject", subject), .. facts]),
        });

    /// <summary>The refusal of a change that was made from an older version: it names who was faster.</summary>
    /// <param name="subject">What was to be changed.</param>
    public async Task<Refusal> WhoWasFasterAsync(Guid subject)
    {
        var id = subject.ToString();
        var name = await Db.AuditRecords.AsNoTracking()
            .Where(record => record.Details != null && record.Details.Contains(id))
            .OrderByDescending(record => record.Number)
            .Select(record => record.PersonName)
            .FirstOrDefaultAsync(Cancellation);
        return new Refusal(RefusalCode.ChangedMeanwhile, string.IsNullOrEmpty(name) ? "?" : name);
    }
}
