using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>Codes and links must be the same to the letter (R10 in docs/checks.md). Knows no language.</summary>
internal static class CodeChecks
{
    /// <summary>Compares the codes of the source with the target.</summary>
    /// <param name="codes">Codes of the source.</param>
    /// <param name="source">The source in half width.</param>
    /// <param name="target">The target.</param>
    /// <param name="hasLookalike">Whether the source has words that look like figures.</param>
    public static IEnumerable<PairFinding> Find(IReadOnlyList<Codes.Code> codes, string source, string target, bool hasLookalike)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (!seen.Add(code.Text) || seen.Count > 200 || Contains(target, code.Text) || IsWritten(code, source, target))
                continue;
            var (kind, also) = code.Form == Codes.CodeForm.Link ? (CheckKind.Link, CheckKind.Code) : (CheckKind.Code, hasLookalike ? CheckKind.NoFalseAlarm : CheckKind.Omission);
            var near = Nearest(code, target);
            yield return near is { } span
                ? new PairFinding(kind, Severity.Warning, code.Span, span, new Problem(ProblemCode.CodeChanged, code.Text, span.In(target)), code.Text) { AlsoKinds = [also] }
                : new PairFinding(kind, Severity.Warning, code.Span, null, new Problem(ProblemCode.CodeMissing, code.Text)) { AlsoKinds = [also] };
        }
    }

    /// <summary>Places of the target that hold codes, so that their digits are no figures.</summary>
    public static List<TextSpan> Places(IReadOnlyList<Codes.Code> codes, string target)
    {
        List<TextSpan> places = [.. Codes.InEnglish(target).Select(code => code.Span)];
        foreach (var code in codes.DistinctBy(code => code.Text).Take(200))
        {
            for (var at = IndexOf(target, code.Text, 0); at >= 0; at = IndexOf(target, code.Text, at + code.Text.Length))
                places.Add(new TextSpan(at, code.Text.Length));
            // A changed code is told once, not as an added figure again.
            if (!Contains(target, code.Text) && Nearest(code, target) is { } near)
                places.Add(near);
        }
        return places;
    }

    /// <summary>Where a code stands to the letter, null where it does not.</summary>
    /// <param name="target">The target.</param>
    /// <param name="code">The code.</param>
    public static TextSpan? PlaceOf(string target, string code) => IndexOf(target, code, 0) is >= 0 and var at ? new TextSpan(at, code.Length) : null;

    private static bool Contains(string target, string code) => IndexOf(target, code, 0) >= 0;

    private static int IndexOf(string target, string code, int from)
    {
        for (var at = target.IndexOf(code, from, StringComparison.Ordinal); at >= 0; at = target.IndexOf(code, at + 1, StringComparison.Ordinal))
        {
            var isWhole = (at == 0 || !IsPart(target[at - 1], code[0])) && (at + code.Length == target.Length || !IsPart(target[at + code.Length], code[^1]));
            if (isWhole)
                return at;
        }
        return -1;
    }

    private static bool IsPart(char neighbour, char edge) => char.IsAsciiDigit(edge) ? char.IsAsciiDigit(neighbour) : char.IsAsciiLetterOrDigit(neighbour) && char.IsAsciiLetterOrDigit(edge);

    /// <summary>4A级 is AAAA too, T3 is Terminal 3, 5A is AAAAA; a link in a tag is looked at elsewhere.</summary>
    private static bool IsWritten(Codes.Code code, string source, string target)
    {
        var text = code.Text;
        if (text.Length == 2 && text[0] is >= '1' and <= '5' && text[1] == 'A')
            return target.Contains(new string('A', text[0] - '0'), StringComparison.Ordinal) || target.Contains(text[0] + "-A", StringComparison.Ordinal);
        if (text.Length == 2 && text[0] == 'T' && char.IsAsciiDigit(text[1]))
            return target.Contains("Terminal " + text[1], StringComparison.OrdinalIgnoreCase);
        if (code.Form == Codes.CodeForm.Token && target.Contains(text, StringComparison.OrdinalIgnoreCase) && text.Any(char.IsLower))
            return true;
        // 85B of size and the like may be written apart: 3D and 3-D, B2B; 2.0时代.
        return code.Form == Codes.CodeForm.Token && source.Length > 0 && text.Contains('-', StringComparison.Ordinal) && Contains(target, text.Replace("-", " ", StringComparison.Ordinal));
    }

    /// <summary>What probably stands in place of the code: as many characters alike as can be.</summary>
    private static TextSpan? Nearest(Codes.Code code, string target)
    {
        TextSpan? best = null;
        var least = Math.Max(1, code.Text.Length / 3) + 1;
        for (var start = 0; start < target.Length;)
        {
            if (char.IsWhiteSpace(target[start]))
            {
                start++;
                continue;
            }
            var end = start;
            while (end < target.Length && !char.IsWhiteSpace(target[end]))
                end++;
            var word = TextSpan.Between(start, end);
            while (word.Length > 0 && target[word.End - 1] is '.' or ',' or ';' or ':' or ')' or '?' or '!' or '"' or '\u201D')
                word = word with { Length = word.Length - 1 };
            while (word.Length > 0 && target[word.Start] is '(' or '"' or '\u201C')
                word = new TextSpan(word.Start + 1, word.Length - 1);
            if (Unlike(code.Text, word.In(target)) is var distance && distance < least)
                (best, least) = (word, distance);
            start = end;
        }
        return best;
    }

    private static int Unlike(string code, string word)
    {
        if (Math.Abs(code.Length - word.Length) > 3 || word.Length < 2 || code.Length > 60 || !word.Any(char.IsAsciiDigit) && code.Length < 8)
            return int.MaxValue;
        if (code != word && code.Order().SequenceEqual(word.Order()))
            return 1;
        var row = Enumerable.Range(0, word.Length + 1).ToArray();
        for (var left = 1; left <= code.Length; left++)
        {
            var (diagonal, previous) = (row[0], left);
            for (var right = 1; right <= word.Length; right++)
            {
                var cost = Math.Min(Math.Min(row[right] + 1, previous + 1), diagonal + (code[left - 1] == word[right - 1] ? 0 : 1));
                diagonal = row[right];
                row[right - 1] = previous;
                previous = cost;
            }
            row[word.Length] = previous;
        }
        return row[word.Length];
    }
}
