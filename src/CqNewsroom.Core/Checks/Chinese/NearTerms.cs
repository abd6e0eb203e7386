using System.Runtime.InteropServices;
using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>
/// Finds names and titles of a term list of which exactly one character is another: each is kept under the hashes of itself with one character
/// left open, so that a look-up does not depend on the length of the list. Immutable once built.
/// </summary>
internal sealed class NearTerms
{
    private const int Shortest = 3;
    private const int Longest = 24;

    private readonly Dictionary<ulong, ListedTerm> _persons = [];
    private readonly Dictionary<ulong, ListedTerm> _others = [];
    private readonly HashSet<int> _pairs = [];
    private readonly SortedSet<int> _lengths = [];

    /// <summary>Builds it of the persons, institutions and titles among the terms.</summary>
    public NearTerms(IEnumerable<ListedTerm> terms)
    {
        foreach (var term in terms.Where(term => term.Chinese.Length is >= Shortest and <= Longest))
        {
            var kind = term.Rows[0].Kind;
            if (kind is not (TermKind.Person or TermKind.Institution or TermKind.Title))
                continue;
            var table = kind == TermKind.Person ? _persons : _others;
            for (var open = 0; open < term.Chinese.Length; open++)
                table.TryAdd(Hash(term.Chinese, open), term);
            if (kind == TermKind.Person)
                continue;
            _lengths.Add(term.Chinese.Length);
            for (var at = 0; at + 1 < term.Chinese.Length; at++)
                _pairs.Add(Pair(term.Chinese, at));
        }
    }

    /// <summary>A place that is nearly a term.</summary>
    /// <param name="Span">The place.</param>
    /// <param name="Other">The position in the text of the character that is another.</param>
    /// <param name="Term">The term.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Hit(TextSpan Span, int Other, ListedTerm Term);

    /// <summary>The person whose name is nearly what stands at a place; null where none is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The place.</param>
    public Hit? Person(string text, TextSpan span) =>
        span.Start >= 0 && span.End <= text.Length && span.Length is >= Shortest and <= Longest ? Look(_persons, text, span) : null;

    /// <summary>Institutions and titles that nearly stand in a text, overlapping ones too.</summary>
    /// <param name="text">The text.</param>
    public IEnumerable<Hit> Others(string text)
    {
        if (_others.Count == 0)
            yield break;
        // How many pairs of neighbours before a position are neighbours in a term as well.
        var known = new int[text.Length + 1];
        for (var at = 0; at + 1 < text.Length; at++)
            known[at + 1] = known[at] + (_pairs.Contains(Pair(text, at)) ? 1 : 0);
        foreach (var length in _lengths)
        {
            for (var start = 0; start + length <= text.Length; start++)
            {
                // One other character breaks two pairs at most.
                if (known[start + length - 1] - known[start] >= length - 3 && Look(_others, text, new TextSpan(start, length)) is { } hit)
                    yield return hit;
            }
        }
    }

    private static Hit? Look(Dictionary<ulong, ListedTerm> table, string text, TextSpan span)
    {
        var written = text.AsSpan(span.Start, span.Length);
        for (var open = 0; open < span.Length; open++)
        {
            if (table.TryGetValue(Hash(written, open), out var term) && IsOnlyOther(written, term.Chinese, open))
                return new Hit(span, span.Start + open, term);
        }
        return null;
    }

    private static bool IsOnlyOther(ReadOnlySpan<char> written, string term, int open) =>
        written.Length == term.Length && written[open] != term[open] && written[..open].SequenceEqual(term.AsSpan(0, open)) && written[(open + 1)..].SequenceEqual(term.AsSpan(open + 1));

    private static int Pair(string text, int at) => (text[at] << 16) | text[at + 1];

    private static ulong Hash(ReadOnlySpan<char> text, int open)
    {
        var hash = 14695981039346656037UL;
        for (var at = 0; at < text.Length; at++)
            hash = (hash ^ (at == open ? '\0' : text[at])) * 1099511628211UL;
        return hash;
    }
}
