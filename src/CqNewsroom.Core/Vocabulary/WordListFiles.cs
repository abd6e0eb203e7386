using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>What a file would do with one of its words.</summary>
/// <param name="Line">Number of the line.</param>
/// <param name="Kind">What.</param>
/// <param name="Word">The word.</param>
/// <param name="EntryId">The entry that is there; null for a new one.</param>
/// <param name="Before">What it says now.</param>
/// <param name="After">What it would say.</param>
/// <param name="Why">Why it is refused.</param>
public sealed record WordReportLine(int Line, TermReportKind Kind, string Word, Guid? EntryId, WordText? Before, WordText? After, Refusal? Why);

/// <summary>What a file would do.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="SeenCounter">What applying it names: the list as it was looked at.</param>
/// <param name="Lines">Its words, in the order of the file.</param>
public sealed record WordReport(string FileName, long SeenCounter, IReadOnlyList<WordReportLine> Lines)
{
    /// <summary>How many words of a kind there are.</summary>
    /// <param name="kind">The kind.</param>
    public int Count(TermReportKind kind) => Lines.Count(line => line.Kind == kind);
}

/// <summary>Words that come in as files: sent as files of terms are, reported on, and applied as one act.</summary>
/// <param name="acts">Runs the acts and opens the database.</param>
/// <param name="ids">New identities.</param>
public sealed class WordListFiles(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>Takes a file in, to be reported on; what the sender did not apply of earlier files is dropped.</summary>
    /// <param name="asker">Who asks: an editor of some desk.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The import.</returns>
    public async Task<Outcome<Guid>> SendAsync(Asker asker, string fileName, byte[] bytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > TermFiles.LargestFile)
            return new Refusal(RefusalCode.TermFileTooBig, TermFiles.LargestFile / 1024 / 1024);
        if (TermTable.Decode(bytes) is not { } text)
            return new Refusal(RefusalCode.TermFileNotText);
        if (WordTable.Read(text, [], out _) is { } wrong)
            return wrong;
        return await acts.RunOwnAsync<Guid>(
            asker,
            async act =>
            {
                if (!TermRights.MayDecide(act.Person!, null))
                    return new Refusal(RefusalCode.NotAllowed);
                act.Db.TermImports.RemoveRange(await act.Db.TermImports.Where(i => i.PersonId == asker.PersonId).ToListAsync(cancellation));
                var import = new TermImport { Id = ids.Next(), PersonId = asker.PersonId, At = act.Now, FileName = TermFiles.NameOf(fileName, "words.csv"), Content = text, IsOfWords = true };
                act.Db.TermImports.Add(import);
                return import.Id;
            },
            cancellation);
    }

    /// <summary>What applying a file would do now.</summary>
    /// <param name="asker">Who asks: its sender.</param>
    /// <param name="importId">The import.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<WordReport>> ReportAsync(Asker asker, Guid importId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        var counter = await db.Newsrooms.Select(n => n.WordCounter).SingleAsync(cancellation);
        return await FindAsync(db, person, importId, cancellation) is { } import
            ? await ReportAsync(db, person, import, counter, await WordBook.Standing(db).AsNoTracking().ToListAsync(cancellation), cancellation)
            : new Refusal(RefusalCode.NotFound);
    }

    /// <summary>Applies a file, all of it as one act; refused lines are left out.</summary>
    /// <param name="asker">Who asks: its sender.</param>
    /// <param name="importId">The import.</param>
    /// <param name="seenCounter">What the report named; refused where the list has changed since.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What was done.</returns>
    public Task<Outcome<WordReport>> ApplyAsync(Asker asker, Guid importId, long seenCounter, CancellationToken cancellation) => acts.RunOwnAsync<WordReport>(
        asker,
        async act =>
        {
            if (await FindAsync(act.Db, act.Person!, importId, cancellation) is not { } import || act.Newsroom.WordCounter != seenCounter)
                return new Refusal(RefusalCode.TermFileOld);
            var standing = await WordBook.Standing(act.Db).ToListAsync(cancellation);
            var outcome = await ReportAsync(act.Db, act.Person!, import, seenCounter, standing, cancellation);
            if (outcome.Value is not { } report)
                return outcome;
            if (standing.Count + report.Count(TermReportKind.New) > WordBook.MostEntries)
                return new Refusal(RefusalCode.TooMany, WordBook.MostEntries);
            var entries = standing.ToDictionary(e => e.Id);
            foreach (var line in report.Lines.Where(line => line.Kind is TermReportKind.New or TermReportKind.Changed))
            {
                if (line.EntryId is not { } id || !entries.TryGetValue(id, out var entry))
                    act.Db.WordEntries.Add(entry = new WordEntry { Id = ids.Next(), ProposedById = act.Person!.Id });
                var wasProposed = line.EntryId is not null && entry.State == TermState.Proposed;
                entry.State = TermState.Approved;
                entry.Take(line.After!);
                WordBook.Note(act, entry, holds: true);
                if (wasProposed)
                    WordBook.TellProposer(act, entry, ids.Next(), "");
            }

            act.Db.TermImports.Remove(import);
            act.Events.Add(new TermsChanged());
            act.Record(
                "ImportWords",
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
        TermRights.MayDecide(person, null)
            ? db.TermImports.SingleOrDefaultAsync(i => i.Id == importId && i.PersonId == person.Id && i.IsOfWords, cancellation)
            : Task.FromResult<TermImport?>(null);

    private static async Task<Outcome<WordReport>> ReportAsync(INewsroomDb db, PersonFacts person, TermImport import, long counter, List<WordEntry> standing, CancellationToken cancellation)
    {
        var desks = (await db.Desks.AsNoTracking().ToListAsync(cancellation)).ConvertAll(desk => new NamedDesk(desk.Id, desk.Names.Values));
        if (WordTable.Read(import.Content, desks, out var rows) is { } wrong)
            return wrong;
        var known = standing.ToDictionary(e => (e.DeskId ?? Guid.Empty, e.Text.Key));
        HashSet<(Guid, string)> seen = [];
        return new WordReport(import.FileName, counter, [.. rows.Select(row =>
        {
            if (row.Text is not { } text)
                return new WordReportLine(row.Line, TermReportKind.Refused, row.Word, null, null, null, row.Why);
            var key = (text.DeskId ?? Guid.Empty, text.Key);
            if (!TermRights.MayDecide(person, text.DeskId))
                return new WordReportLine(row.Line, TermReportKind.Refused, row.Word, null, null, text, new Refusal(RefusalCode.NotAllowed));
            if (!seen.Add(key))
                return new WordReportLine(row.Line, TermReportKind.Refused, row.Word, null, null, text, new Refusal(RefusalCode.WordExists, row.Word));
            // What an export has of the list that ships does not become the newsroom's own.
            if (!known.TryGetValue(key, out var there))
                return new WordReportLine(row.Line, text.DeskId is null && IsShipped(text) ? TermReportKind.Unchanged : TermReportKind.New, row.Word, null, null, text, null);
            var isSame = there.State == TermState.Approved && there.Text.SaysTheSameAs(text);
            return new WordReportLine(row.Line, isSame ? TermReportKind.Unchanged : TermReportKind.Changed, row.Word, there.Id, there.Text, text, null);
        })]);
    }

    private static bool IsShipped(WordText text) => Checks.Chinese.WordList.StarterRules.Any(rule => WordText.Of(rule).SaysTheSameAs(text));
}
