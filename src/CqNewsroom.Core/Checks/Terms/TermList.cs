using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Terms;

/// <summary>All rows of one Chinese term.</summary>
/// <param name="Chinese">The Chinese term.</param>
/// <param name="Rows">Its rows, those to be used first.</param>
internal sealed record ListedTerm(string Chinese, IReadOnlyList<Term> Rows)
{
    /// <summary>English that satisfies, preferred first.</summary>
    public IReadOnlyList<string> Wanted { get; } = [.. Rows.Where(row => row.Status is TermStatus.Preferred or TermStatus.Admitted).Select(row => row.English)];

    /// <summary>English that does not.</summary>
    public IReadOnlyList<string> Forbidden { get; } = [.. Rows.Where(row => row.Status == TermStatus.Forbidden).Select(row => row.English)];

    /// <summary>What must stand to the letter, since the term is not translated.</summary>
    public IReadOnlyList<string> Kept { get; } = [.. Rows.Where(row => row.Status == TermStatus.DoNotTranslate).Select(row => row.English)];
}

/// <summary>A term of the list that stands in a source.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Chinese">The term.</param>
/// <param name="EntryId">Its entry in the termbase, null where the list came from a file. Of several entries, that of the first form.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Note">For people.</param>
/// <param name="English">Its English, to be used first.</param>
public sealed record FoundTerm(TextSpan Span, string Chinese, Guid? EntryId, TermKind Kind, string Note, IReadOnlyList<TermForm> English);

/// <summary>A term list, compiled for looking up; immutable, for any number of threads (R14 in docs/checks.md).</summary>
public sealed class TermList
{
    private readonly ListedTerm[] _entries;
    private readonly WordFinder _finder;
    private readonly Lazy<NearTerms> _near;

    /// <summary>Compiles a list. The cost of a look-up later does not depend on its length.</summary>
    /// <param name="terms">The rows; empty ones are left out.</param>
    public TermList(IEnumerable<Term> terms)
    {
        _entries = [.. terms
            .Select(term => term with { Chinese = term.Chinese.Trim(), English = term.English.Trim() })
            .Where(term => term.Chinese.Length > 0 && term.English.Length > 0)
            .GroupBy(term => term.Chinese, StringComparer.Ordinal)
            .Select(rows => new ListedTerm(rows.Key, [.. rows.OrderBy(row => Rank(row.Status))]))];
        _finder = new WordFinder([.. _entries.Select(entry => entry.Chinese)]);
        _near = new Lazy<NearTerms>(() => new NearTerms(_entries));
    }

    /// <summary>No terms.</summary>
    public static TermList Empty { get; } = new([]);

    /// <summary>How many Chinese terms it has.</summary>
    public int Count => _entries.Length;

    /// <summary>
    /// The terms in a source as the checks see them: the longest wins and hides what is in it, and so does a place of the gazetteer
    /// that is longer than the term.
    /// </summary>
    /// <param name="text">Plain text.</param>
    /// <returns>In the order of the text.</returns>
    public IReadOnlyList<FoundTerm> TermsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _entries.Length == 0 ? [] :
            [.. SourceText.Of(text, this).Terms.Select(hit => new FoundTerm(
                hit.Span,
                hit.Entry.Chinese,
                hit.Entry.Rows[0].EntryId,
                hit.Entry.Rows[0].Kind,
                string.Join('\n', hit.Entry.Rows.Select(row => row.Note).Where(note => note.Length > 0).Distinct(StringComparer.Ordinal)),
                [.. hit.Entry.Rows.Select(row => new TermForm(row.English, row.Status))]))];
    }

    /// <summary>Finds what is nearly one of the terms; made when it is first asked for.</summary>
    internal NearTerms Near => _near.Value;

    /// <summary>Whether any of the terms stands in a text; a quick look before a longer one.</summary>
    /// <param name="text">Plain text.</param>
    internal bool IsIn(string text) => _finder.All(text, out _).Count > 0;

    /// <summary>The terms in a text, overlapping ones too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="steps">How many steps it took.</param>
    internal List<(TextSpan Span, ListedTerm Entry)> Find(string text, out int steps) =>
        _finder.All(text, out steps).ConvertAll(hit => (new TextSpan(hit.Start, hit.Length), _entries[hit.Word]));

    private static int Rank(TermStatus status) => status == TermStatus.DoNotTranslate ? -1 : (int)status;
}
