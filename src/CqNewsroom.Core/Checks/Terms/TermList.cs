namespace CqNewsroom.Core.Checks.Terms;

/// <summary>What a term's English may do.</summary>
public enum TermStatus
{
    /// <summary>To be used.</summary>
    Preferred,

    /// <summary>May be used.</summary>
    Admitted,

    /// <summary>Must not be used.</summary>
    Forbidden,
}

/// <summary>A row of the term list.</summary>
/// <param name="Chinese">The Chinese term.</param>
/// <param name="English">Its English.</param>
/// <param name="Status">What the English may do.</param>
/// <param name="Kind">Institution, title, place; may be empty.</param>
/// <param name="Note">For people.</param>
public sealed record Term(string Chinese, string English, TermStatus Status, string Kind = "", string Note = "");

/// <summary>All rows of one Chinese term.</summary>
/// <param name="Chinese">The Chinese term.</param>
/// <param name="Wanted">English that satisfies, preferred first.</param>
/// <param name="Forbidden">English that does not.</param>
internal sealed record TermEntry(string Chinese, IReadOnlyList<string> Wanted, IReadOnlyList<string> Forbidden);

/// <summary>A term list, compiled for looking up; immutable, for any number of threads (R14 in docs/checks.md).</summary>
public sealed class TermList
{
    private readonly TermEntry[] _entries;
    private readonly WordFinder _finder;

    /// <summary>Compiles a list. The cost of a look-up later does not depend on its length.</summary>
    /// <param name="terms">The rows; empty ones are left out.</param>
    public TermList(IEnumerable<Term> terms)
    {
        _entries = [.. terms
            .Select(term => term with { Chinese = term.Chinese.Trim(), English = term.English.Trim() })
            .Where(term => term.Chinese.Length > 0 && term.English.Length > 0)
            .GroupBy(term => term.Chinese, StringComparer.Ordinal)
            .Select(rows => new TermEntry(
                rows.Key,
                [.. rows.Where(row => row.Status != TermStatus.Forbidden).OrderBy(row => row.Status).Select(row => row.English)],
                [.. rows.Where(row => row.Status == TermStatus.Forbidden).Select(row => row.English)]))];
        _finder = new WordFinder([.. _entries.Select(entry => entry.Chinese)]);
    }

    /// <summary>No terms.</summary>
    public static TermList Empty { get; } = new([]);

    /// <summary>How many Chinese terms it has.</summary>
    public int Count => _entries.Length;

    /// <summary>The terms in a text, overlapping ones too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="steps">How many steps it took.</param>
    internal List<(TextSpan Span, TermEntry Entry)> Find(string text, out int steps) =>
        _finder.All(text, out steps).ConvertAll(hit => (new TextSpan(hit.Start, hit.Length), _entries[hit.Word]));
}
