using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Terms;

/// <summary>What a file would do with one of its entries.</summary>
public enum TermReportKind
{
    /// <summary>Add it.</summary>
    New,

    /// <summary>Change an entry that is there.</summary>
    Changed,

    /// <summary>Nothing: it says the same.</summary>
    Unchanged,

    /// <summary>Nothing: it cannot be taken.</summary>
    Refused,
}

/// <summary>What a file would do with one of its entries.</summary>
/// <param name="Line">Number of the line that it begins in.</param>
/// <param name="Kind">What.</param>
/// <param name="Chinese">Its first Chinese form.</param>
/// <param name="EntryId">The entry that is there; null for a new one.</param>
/// <param name="Before">What it says now.</param>
/// <param name="After">What it would say.</param>
/// <param name="Why">Why it is refused.</param>
public sealed record TermReportLine(int Line, TermReportKind Kind, string Chinese, Guid? EntryId, TermText? Before, TermText? After, Refusal? Why);

/// <summary>What a file would do.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="SeenCounter">What applying it names: the termbase as it was looked at.</param>
/// <param name="Lines">Its entries, in the order of the file.</param>
public sealed record TermReport(string FileName, long SeenCounter, IReadOnlyList<TermReportLine> Lines)
{
    /// <summary>How many entries of a kind there are.</summary>
    /// <param name="kind">The kind.</param>
    public int Count(TermReportKind kind) => Lines.Count(line => line.Kind == kind);

    /// <summary>Compares what a file says with what is there.</summary>
    /// <param name="file">Its name and its entries.</param>
    /// <param name="counter">Counter of the termbase.</param>
    /// <param name="standing">The entries that hold.</param>
    /// <param name="mayDecide">Whether the asker decides for a desk.</param>
    internal static TermReport Of((string Name, IReadOnlyList<TableEntry> Entries) file, long counter, IEnumerable<TermEntry> standing, Func<Guid?, bool> mayDecide)
    {
        var known = standing.SelectMany(entry => entry.Chinese, (entry, form) => (entry, form)).ToLookup(pair => (pair.entry.DeskId, pair.form), pair => pair.entry);
        var taken = new HashSet<Guid>();
        // Who agrees in everything comes first, so that nobody else takes their entry.
        var matches = file.Entries.Where(entry => entry.Text is not null)
            .Select(entry => (entry, Standing: Candidates(known, entry.Text!)))
            .ToDictionary(pair => pair.entry, pair => pair.Standing);
        var exact = new Dictionary<TableEntry, TermEntry>();
        foreach (var (entry, candidates) in matches)
        {
            if (candidates.Find(there => IsExact(there.Text, entry.Text!)) is { } there && taken.Add(there.Id))
                exact[entry] = there;
        }

        return new TermReport(file.Name, counter, [.. file.Entries.Select(entry =>
        {
            if (entry.Text is not { } text)
                return Refused(entry, entry.Why!);
            if (!mayDecide(text.DeskId))
                return Refused(entry, new Refusal(RefusalCode.NotAllowed));
            var there = exact.GetValueOrDefault(entry);
            if (there is null && matches[entry] is [var only] && taken.Add(only.Id))
                there = only;
            if (there is null && matches[entry].Count > 0)
                return Refused(entry, new Refusal(RefusalCode.TermExists, entry.Chinese, matches[entry][0].English[0].Text));
            return there is null
                ? new TermReportLine(entry.Line, TermReportKind.New, entry.Chinese, null, null, text, null)
                : new TermReportLine(entry.Line, there.Text.SaysTheSameAs(text) ? TermReportKind.Unchanged : TermReportKind.Changed, entry.Chinese, there.Id, there.Text, text, null);
        })]);
    }

    private static List<TermEntry> Candidates(ILookup<(Guid? DeskId, string Form), TermEntry> known, TermText text) =>
        [.. text.Chinese.SelectMany(form => known[(text.DeskId, form)]).Distinct().Where(there => there.Text.HoldsWith(text))];

    private static bool IsExact(TermText there, TermText text) =>
        there.Kind == text.Kind && there.ValidFrom == text.ValidFrom && there.ValidTo == text.ValidTo && there.Chinese[0] == text.Chinese[0];

    private static TermReportLine Refused(TableEntry entry, Refusal why) => new(entry.Line, TermReportKind.Refused, entry.Chinese, null, null, entry.Text, why);
}
