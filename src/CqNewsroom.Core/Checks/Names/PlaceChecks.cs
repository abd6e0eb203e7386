using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Names;

/// <summary>Places of the gazetteer: the right reading, and not another place (R13 in docs/checks.md).</summary>
internal static class PlaceChecks
{
    private const int MostReadings = 24;

    private static readonly HashSet<string> Kinds = new(["district", "county", "city", "town", "township", "port", "province", "new", "station", "river", "village", "prefecture", "municipality", "subdistrict", "sub-district", "street", "road", "bridge", "community"], StringComparer.Ordinal);

    /// <summary>What stands behind a place in Chinese.</summary>
    private const string Behind = "镇乡村街路区县市桥站港江河";

    /// <summary>English words that come near a place or can be cut into syllables.</summary>
    private static readonly HashSet<string> Ordinary = new(["human", "ruling", "women", "banana", "china", "canada", "japan", "asian", "chinese", "fan", "online", "dance", "change", "hence", "fence", "panda", "pandas", "guide", "genuine", "menu", "anger", "danger", "linger", "singer", "ginger", "ranger", "hunger", "younger", "finance", "shanghainese"], StringComparer.Ordinal);

    /// <summary>Compares.</summary>
    public static IEnumerable<PairFinding> Find(IReadOnlyList<(TextSpan Span, Place Place)> places, string source, string target, EnglishTokens tokens)
    {
        var words = Capitals(tokens);
        foreach (var (span, _, isBeforeKind) in words)
        {
            if (isBeforeKind && Unlisted(target.Substring(span.Start, span.Length), span, source) is { } finding)
                yield return finding;
        }
        foreach (var (span, place) in places.DistinctBy(hit => hit.Place).Take(60))
        {
            if (place.English.Any(form => target.Contains(form, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (Misread(place, words, source) is { } wrong)
                yield return Spelling(span, place, wrong, source);
            else if (Other(place, places, words, source) is { } other)
                yield return new PairFinding(CheckKind.Place, Severity.Warning, span, other, new Problem(ProblemCode.PlaceOther, span.In(source), place.English[0], other.In(target)), place.English[0]);
        }
    }

    /// <summary>Zhangtan Town for 长滩镇: a place that no list has, with a reading that places hardly ever have, or with one syllable wrong.</summary>
    private static PairFinding? Unlisted(string word, TextSpan span, string source)
    {
        if (Gazetteer.Called(word).Any() || Ordinary.Contains(word.ToLowerInvariant()))
            return null;
        foreach (var split in Pinyin.Split(word).Where(split => split.Length is 2 or 3))
        {
            var isThere = Stands(source, split);
            for (var at = 0; at + split.Length < source.Length; at++)
            {
                if (!Behind.Contains(source[at + split.Length]) || Gazetteer.Find(source.Substring(at, split.Length)).Count > 0)
                    continue;
                var chinese = source.Substring(at, split.Length);
                var isMisread = Fits(chinese, split) && Enumerable.Range(0, split.Length).Any(index => Usual(chinese[index]) is { } usual && usual != split[index]);
                if (!isMisread && (isThere || !HasOneOtherSyllable(chinese, split)))
                    continue;
                var right = Pinyin.Join(chinese.Select((character, index) => Usual(character) ?? (isMisread ? split[index] : Pinyin.Of(character)[0])));
                return new PairFinding(CheckKind.Place, Severity.Warning, new TextSpan(at, split.Length), span, new Problem(ProblemCode.PlaceSpelling, chinese, right), right);
            }
        }
        return null;
    }

    /// <summary>The reading that a character of several has in places.</summary>
    private static string? Usual(char character) => character switch
    {
        '长' => "chang",
        '朝' => "chao",
        '大' => "da",
        '都' => "du",
        '调' => "diao",
        '行' => "hang",
        '重' => "chong",
        _ => null,
    };

    private static bool Fits(string chinese, string[] split)
    {
        for (var index = 0; index < split.Length; index++)
        {
            if (!Pinyin.Has(chinese[index], split[index]))
                return false;
        }
        return true;
    }

    private static PairFinding Spelling(TextSpan span, Place place, TextSpan wrong, string source) =>
        new(CheckKind.Place, Severity.Warning, span, wrong, new Problem(ProblemCode.PlaceSpelling, span.In(source), place.English[0]), place.English[0]);

    /// <summary>Words with a capital, also two or three together without the spaces between: Zhang Shou.</summary>
    private static List<(TextSpan Span, string Lower, bool IsBeforeKind)> Capitals(EnglishTokens tokens)
    {
        List<(TextSpan, string, bool)> words = [];
        for (var at = 0; at < tokens.Count && words.Count < 400; at++)
        {
            if (!tokens.IsCapital(at))
                continue;
            var joined = "";
            for (var end = at; end < at + 3 && tokens[end].Kind == TokenKind.Word && (end == at || tokens.IsCapital(end)); end++)
            {
                joined += tokens[end].Lower.Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
                words.Add((TextSpan.Between(tokens[at].Start, tokens[end].End), joined, Kinds.Contains(tokens.Word(end + 1))));
            }
        }
        return words;
    }

    /// <summary>A word that reads the characters otherwise, or comes within a letter or two.</summary>
    private static TextSpan? Misread(Place place, List<(TextSpan Span, string Lower, bool IsBeforeKind)> words, string source)
    {
        var readings = Readings(place.Chinese);
        var right = place.English[0].Replace("'", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var (span, lower, _) in words)
        {
            if (readings.Contains(lower) || lower == right)
                return span;
        }
        foreach (var (span, lower, isBeforeKind) in words)
        {
            if (Ordinary.Contains(lower) || Gazetteer.Called(lower).Any())
                continue;
            var isNear = right.Length >= 5 && Math.Abs(lower.Length - right.Length) <= 2 && (lower[0] == right[0] || right.Length >= 6) && IsNear(NameChecks.Edits(lower, right), right.Length);
            if (isNear && (isBeforeKind || Pinyin.Split(lower).Count > 0))
                return span;
            if (Pinyin.Split(lower).Exists(split => HasOneOtherSyllable(place.Chinese, split) && !Stands(source, split)))
                return span;
        }
        return null;
    }

    /// <summary>Peiling for 涪陵: as many syllables, all but one the same, and no other characters of the source read so.</summary>
    private static bool HasOneOtherSyllable(string chinese, string[] split)
    {
        if (split.Length != chinese.Length || split.Length < 2)
            return false;
        var others = 0;
        for (var index = 0; index < split.Length; index++)
            others += Pinyin.Has(chinese[index], split[index]) ? 0 : 1;
        return others == 1;
    }

    private static bool Stands(string source, string[] split)
    {
        for (var at = 0; at + split.Length <= source.Length; at++)
        {
            var length = 0;
            while (length < split.Length && Pinyin.Has(source[at + length], split[length]))
                length++;
            if (length == split.Length)
                return true;
        }
        return false;
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
    private static TextSpan? Other(Place place, IReadOnlyList<(TextSpan Span, Place Place)> places, List<(TextSpan Span, string Lower, bool IsBeforeKind)> words, string source)
    {
        if (place.Group is 'l' or 'r')
            return null;
        foreach (var (span, lower, _) in words)
        {
            var called = Gazetteer.Called(lower).ToList();
            if (called.Count > 0 && called.TrueForAll(other => other.Group == place.Group && !places.Any(hit => hit.Place == other) && !source.Contains(other.Chinese, StringComparison.Ordinal)))
                return span;
        }
        return null;
    }
}
