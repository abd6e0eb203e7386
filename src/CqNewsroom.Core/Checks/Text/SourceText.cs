using CqNewsroom.Core.Checks.Names;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>
/// A Chinese text made ready (R0 in docs/checks.md): digits and Latin letters in half width at the same places, and a copy in which
/// codes, terms, places and words that only look like figures are hidden.
/// </summary>
internal sealed class SourceText
{
    /// <summary>Stands for each hidden unit.</summary>
    public const char Hidden = '\uFFFC';

    private SourceText(string raw, string normal, string masked)
    {
        Raw = raw;
        Normal = normal;
        Masked = masked;
    }

    /// <summary>As written.</summary>
    public string Raw { get; }

    /// <summary>In half width.</summary>
    public string Normal { get; }

    /// <summary>With hidden places.</summary>
    public string Masked { get; }

    /// <summary>Numbers, addresses and names that must be the same to the letter.</summary>
    public required IReadOnlyList<Codes.Code> CodeList { get; init; }

    /// <summary>Terms of the term list, the longest first where they overlap; places hide what they overlap.</summary>
    public required IReadOnlyList<(TextSpan Span, ListedTerm Entry)> Terms { get; init; }

    /// <summary>Places of the gazetteer.</summary>
    public required IReadOnlyList<(TextSpan Span, Place Place)> Places { get; init; }

    /// <summary>Words that look like figures and are hidden.</summary>
    public required IReadOnlyList<TextSpan> Lookalikes { get; init; }

    /// <summary>Whether any word in it looks like a figure, hidden or not.</summary>
    public required bool HasLookalike { get; init; }

    /// <summary>Prepares a text.</summary>
    public static SourceText Of(string raw, TermList terms)
    {
        var normal = HalfWidth.Of(raw);
        var codes = Codes.InChinese(normal);
        var masked = normal.ToCharArray();
        foreach (var code in codes)
            masked.AsSpan(code.Span.Start, code.Span.Length).Fill(Hidden);
        var lookalikes = Numbers.Lookalikes.Find(normal, out var any);
        var places = Gazetteer.Find(raw);
        var found = terms.Find(raw, out _);
        // What the newsroom's own list says of a place goes before what the gazetteer knows of it.
        var own = found.Select(hit => hit.Span).ToHashSet();
        places.RemoveAll(hit => own.Contains(hit.Span));
        // What is longer hides what it overlaps; of equal length the place wins: 重庆市长寿区 has no 市长 in it.
        var all = found.ConvertAll(hit => (hit.Span, Entry: (object)hit.Entry));
        all.AddRange(places.Select(hit => (hit.Span, (object)hit.Place)));
        all.AddRange(lookalikes.Select(hit => (hit, (object)hit)));
        var kept = WordFinder.Longest(all, hit => (hit.Span.Start, hit.Span.Length), hit => hit.Entry is Place ? 2 : hit.Entry is ListedTerm ? 1 : 0);
        foreach (var (span, _) in kept)
            masked.AsSpan(span.Start, span.Length).Fill(Hidden);
        return new SourceText(raw, normal, new string(masked))
        {
            CodeList = codes,
            Terms = [.. kept.Where(hit => hit.Entry is ListedTerm).Select(hit => (hit.Span, (ListedTerm)hit.Entry))],
            Places = [.. kept.Where(hit => hit.Entry is Place).Select(hit => (hit.Span, (Place)hit.Entry))],
            Lookalikes = [.. kept.Select(hit => hit.Span).Where(span => ContainsNumeral(normal, span))],
            HasLookalike = any || kept.Exists(hit => hit.Entry is Place && ContainsNumeral(normal, hit.Span)),
        };
    }

    private static bool ContainsNumeral(string text, TextSpan span)
    {
        foreach (var character in text.AsSpan(span.Start, span.Length))
        {
            if (ChineseNumbers.CanBegin(character))
                return true;
        }
        return false;
    }
}
