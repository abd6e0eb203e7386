using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Terms;

/// <summary>Terms that come in as files, with a report before anything is applied, and leave as files.</summary>
/// <param name="acts">Runs the acts and opens the database.</param>
/// <param name="ids">New identities.</param>
public sealed class TermFiles(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    /// <summary>Whether the asker may send a file; asked before a byte of it is read.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Why not; null when they may.</returns>
    public async Task<Refusal?> MaySendAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        return TermRights.MayDecide(person, null) ? null : new Refusal(RefusalCode.NotAllowed);
    }

    /// <summary>Takes a file in, to be reported on; what the sender did not apply of earlier files is dropped.</summary>
    /// <param name="asker">Who asks: an editor of some desk.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The import.</returns>
    public async Task<Outcome<Guid>> SendAsync(Asker asker, string fileName, byte[] bytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (await MaySendAsync(asker, cancellation) is { } mayNot)
            return mayNot;
        if (bytes.Length > LargestFile)
            return new Refusal(RefusalCode.TermFileTooBig, LargestFile / 1024 / 1024);
        if (TermTable.Decode(bytes) is not { } text)
            return new Refusal(RefusalCode.TermFileNotText);
        if (TermTable.Read(text, [], out _) is { } wrong)
            return wrong;
        return await acts.RunOwnAsync<Guid>(
            asker,
            async act =>
            {
                if (!TermRights.MayDecide(act.Person!, null))
                    return new Refusal(RefusalCode.NotAllowed);
                act.Db.TermImports.RemoveRange(await act.Db.TermImports.Where(i => i.PersonId == asker.PersonId).ToListAsync(cancellation));
                var import = new TermImport { Id = ids.Next(), PersonId = asker.PersonId, At = act.Now, FileName = NameOf(fileName, "terms.csv"), Content = text };
                act.Db.TermImports.Add(import);
                return import.Id;
            },
            cancellation);
    }

    /// <summary>What applying a file would do now.</summary>
    /// <param name="asker">Who asks: its sender.</param>
    /// <param name="importId">The import.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<TermReport>> ReportAsync(Asker asker, Guid importId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        var counter = await db.Newsrooms.Select(n => n.TermCounter).SingleAsync(cancellation);
        var import = await FindAsync(db, person, importId, cancellation);
        return import is null ? new Refusal(RefusalCode.NotFound) : await ReportAsync(db, person, import, counter, await StandingAsync(db.TermEntries.AsNoTracking(), cancellation), cancellation);
    }

    /// <summary>Applies a file, all of it as one act; refused lines are left out.</summary>
    /// <param name="asker">Who asks: its sender.</param>
    /// <param name="importId">The import.</param>
    /// <param name="seenCounter">What the report named; refused where the termbase has changed since.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What was done.</returns>
    public Task<Outcome<TermReport>> ApplyAsync(Asker asker, Guid importId, long seenCounter, CancellationToken cancellation) => acts.RunOwnAsync<TermReport>(
        asker,
        async act =>
        {
            if (await FindAsync(act.Db, act.Person!, importId, cancellation) is not { } import || act.Newsroom.TermCounter != seenCounter)
                return new Refusal(RefusalCode.TermFileOld);
            var standing = await StandingAsync(act.Db.TermEntries, cancellation);
            var outcome = await ReportAsync(act.Db, act.Person!, import, seenCounter, standing, cancellation);
            if (outcome.Value is not { } report)
                return outcome;
            var entries = standing.ToDictionary(e => e.Id);
            foreach (var line in report.Lines.Where(line => line.Kind is TermReportKind.New or TermReportKind.Changed))
            {
                if (line.EntryId is not { } id || !entries.TryGetValue(id, out var entry))
                    act.Db.TermEntries.Add(entry = new TermEntry { Id = ids.Next(), State = TermState.Approved, ProposedById = act.Person!.Id });
                entry.Take(line.After!);
                Termbase.Note(act, entry, TermAct.Imported);
            }

            act.Db.TermImports.Remove(import);
            act.Events.Add(new TermsChanged());
            act.Record(
                "ImportTerms",
                import.Id,
                ("file", import.FileName),
                ("added", report.Count(TermReportKind.New)),
                ("changed", report.Count(TermReportKind.Changed)),
                ("unchanged", report.Count(TermReportKind.Unchanged)),
                ("refused", report.Count(TermReportKind.Refused)));
            return report;
        },
        cancellation);

    /// <summary>Drops a file.</summary>
    /// <param name="asker">Who asks: its sender.</param>
    /// <param name="importId">The import.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> DropAsync(Asker asker, Guid importId, CancellationToken cancellation) => await acts.RunOwnAsync<bool>(
        asker,
        async act =>
        {
            if (await FindAsync(act.Db, act.Person!, importId, cancellation) is not { } import)
                return new Refusal(RefusalCode.NotFound);
            act.Db.TermImports.Remove(import);
            return true;
        },
        cancellation);

    private static Task<TermImport?> FindAsync(INewsroomDb db, PersonFacts person, Guid importId, CancellationToken cancellation) =>
        TermRights.MayDecide(person, null) ? db.TermImports.SingleOrDefaultAsync(i => i.Id == importId && i.PersonId == person.Id && !i.IsOfWords, cancellation) : Task.FromResult<TermImport?>(null);

    private static Task<List<TermEntry>> StandingAsync(IQueryable<TermEntry> entries, CancellationToken cancellation) =>
        entries.Where(e => e.State == TermState.Approved).ToListAsync(cancellation);

    private static async Task<Outcome<TermReport>> ReportAsync(INewsroomDb db, PersonFacts person, TermImport import, long counter, List<TermEntry> standing, CancellationToken cancellation)
    {
        var desks = (await db.Desks.AsNoTracking().ToListAsync(cancellation)).ConvertAll(desk => new NamedDesk(desk.Id, desk.Names.Values));
        if (TermTable.Read(import.Content, desks, out var entries) is { } wrong)
            return wrong;
        return TermReport.Of((import.FileName, entries), counter, standing, desk => TermRights.MayDecide(person, desk));
    }

    /// <summary>The name of a file as it is kept.</summary>
    internal static string NameOf(string fileName, string otherwise) => PlainTexts.Clean(Path.GetFileName(fileName), out var clean) is null && clean.Length > 0 ? clean : otherwise;
}
