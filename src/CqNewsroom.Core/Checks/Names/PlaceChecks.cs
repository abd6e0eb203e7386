using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Names;

/// <summary>Places of the gazetteer: the right reading, and not another place (R13 in docs/checks.md).</summary>
internal static class PlaceChecks
{
    private const int MostReadings = 24;

    /// <summary>Compares.</summary>
    public static IEnumerable<PairFinding> Find(IReadOnlyList<(TextSpan Span, Place Place)> places, string source, string target, EnglishTokens tokens)
    {
        if (places.Count == 0)
            yield break;
        var words = Capitals(tokens);
        foreach (var (span, place) in places.DistinctBy(hit => hit.Place).Take(60))
        {
            if (place.English.Any(form => target.Contains(form, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (Misread(place, words) is { } wrong)
                yield return Spelling(span, place, wrong, source);
            else if (Other(place, places, words, source) is { } other)
                yield return new PairFinding(CheckKind.Place, Severity.Warning, span, other, new Problem(ProblemCode.PlaceOther, span.In(source), place.English[0], other.In(target)), place.English[0]);
        }
    }

    private static PairFinding Spelling(TextSpan span, Place place, TextSpan wrong, string source) =>
        new(CheckKind.Place, Severity.Warning, span, wrong, new Problem(ProblemCode.PlaceSpelling, span.In(source), place.English[0]), place.English[0]);

    /// <summary>Words with a capital, also two or three together without the spaces between: Zhang Shou.</summary>
    private static List<(TextSpan Span, string Lower)> Capitals(EnglishTokens tokens)
    {
        List<(TextSpan, string)> words = [];
        for (var at = 0; at < tokens.Count && words.Count < 400; at++)
        {
            if (!tokens.IsCapital(at))
                continue;
            var joined = "";
            for (var end = at; end < at + 3 && tokens[end].Kind == TokenKind.Word && (end == at || tokens.IsCapital(end)); end++)
            {
                joined += tokens[end].Lower.Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
                words.Add((TextSpan.Between(tokens[at].Start, tokens[end].End), joined));
            }
        }
        return words;
    }

    /// <summary>A word that reads the characters otherwise, or comes within a letter or two.</summary>
    private static TextSpan? Misread(Place place, List<(TextSpan Span, string Lower)> words)
    {
        var readings = Readings(place.Chinese);
        var right = place.English[0].Replace("'", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var (span, lower) in words)
        {
            if (readings.Contains(lower) || lower == right)
                return span;
        }
        foreach (var (span, lower) in words)
        {
            if (right.Length >= 5 && Math.Abs(lower.Length - right.Length) <= 2 && (lower[0] == right[0] || right.Length >= 6) && IsNear(NameChecks.Edits(lower, right), right.Length) && Pinyin.Split(lower).Count > 0 && !Gazetteer.Called(lower).Any())
                return span;
        }
        return null;
    }

    private static bool IsNear(int edits, int length) => edits == 1 || (edits == 2 && length >= 8);

    private static HashSet<string> Readings(string chinese)
    {
        List<string> readings = [""];
        foreach (var character in chinese)
            readings = [.. readings.SelectMany(begin => Pinyin.Of(character).Select(syllable => begin + syllable)).Take(MostReadings)];
        return [.. readings.Where(reading => reading.Length > 0)];
    }

    /// <summary>Another place of the same group that the source does not name.</summary>
    private static TextSpan? Other(Place place, IReadOnlyList<(TextSpan Span, Place Place)> places, List<(TextSpan Span, string Lower)> words, string source)
    {
        if (place.Group is 'l' or 'r')
            return null;
        foreach (var (span, lower) in words)
        {
            var called = Gazetteer.Called(lower).ToList();
            if (called.Count > 0 && called.TrueForAll(other => other.Group == place.Group && !places.Any(hit => hit.Place == other) && !source.Contains(other.Chinese, StringComparison.Ordinal)))
                return span;
        }
        return null;
    }
}
