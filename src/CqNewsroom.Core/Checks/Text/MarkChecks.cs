using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>Marks in English: Chinese ones, doubled ones, spaces around them, the mark at the end (R12 in docs/checks.md).</summary>
internal static class MarkChecks
{
    private const int Most = 20;

    /// <summary>Looks for marks that do not belong.</summary>
    public static IEnumerable<PairFinding> Find(string source, string target)
    {
        var findings = Chinese(target).Take(Most).Concat(Spaces(target).Take(Most)).ToList();
        if (EndMark(source, target) is { } end && !findings.Exists(finding => finding.Target?.End >= target.TrimEnd().Length))
            findings.Add(end);
        return findings;
    }

    private static IEnumerable<PairFinding> Chinese(string target)
    {
        for (var at = 0; at < target.Length; at++)
        {
            var character = target[at];
            if (character is '《' or '》' or '〈' or '〉')
            {
                if (character is '《' or '〈')
                    yield return TitleMark(target, at);
                else if (!target.AsSpan(0, at).ContainsAny('《', '〈'))
                    yield return new PairFinding(CheckKind.TitleMark, Severity.Blocking, null, new TextSpan(at, 1), new Problem(ProblemCode.TitleMarksLeft), "\"") { AlsoKinds = [CheckKind.Punctuation] };
                continue;
            }
            if (English(character) is not { } right)
                continue;
            // A space belongs behind the mark, and none before it.
            var needsSpace = right is "," or "." or "!" or "?" or ";" or ":" or ")" && at + 1 < target.Length && (char.IsLetterOrDigit(target[at + 1]) || target[at + 1] == '(');
            yield return new PairFinding(CheckKind.Punctuation, Severity.Blocking, null, new TextSpan(at, 1), new Problem(ProblemCode.ChinesePunctuation, character.ToString()), needsSpace ? right + " " : right);
        }
    }

    private static PairFinding TitleMark(string target, int at)
    {
        var close = target.IndexOfAny(['》', '〉'], at);
        var span = close < 0 ? new TextSpan(at, 1) : TextSpan.Between(at, close + 1);
        return new PairFinding(CheckKind.TitleMark, Severity.Blocking, null, span, new Problem(ProblemCode.TitleMarksLeft), close < 0 ? "\"" : $"\"{target[(at + 1)..close]}\"") { AlsoKinds = [CheckKind.Punctuation] };
    }

    private static string? English(char mark) => mark switch
    {
        '，' or '、' => ",",
        '。' or '．' or '｡' => ".",
        '！' => "!",
        '？' => "?",
        '；' => ";",
        '：' => ":",
        '（' => "(",
        '）' => ")",
        '【' or '［' or '〔' => "[",
        '】' or '］' or '〕' => "]",
        '「' or '『' or '」' or '』' or '＂' or '〝' or '〞' => "\"",
        '％' => "%",
        '＄' => "$",
        '～' => "-",
        '－' => "-",
        '＋' => "+",
        '／' => "/",
        '＆' => "&",
        '￥' => "¥",
        '·' or '‧' or '・' => " ",
        >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' => ((char)(mark - 0xFEE0)).ToString(),
        _ => null,
    };

    private static IEnumerable<PairFinding> Spaces(string target)
    {
        for (var at = 0; at < target.Length; at++)
        {
            var character = target[at];
            var next = at + 1 < target.Length ? target[at + 1] : '\0';
            var before = at > 0 ? target[at - 1] : '\0';
            if (character is not (',' or '.' or ';' or ':' or '!' or '?' or ')'))
                continue;
            if (before == ' ' && character != ')' && !char.IsAsciiDigit(next) && next is not '.' && !char.IsAsciiLetter(next) && next != '/' && next != ')')
                yield return Finding(ProblemCode.SpaceBeforeMark, new TextSpan(at - 1, 2), character.ToString(), character);
            else if (character is ',' or ';' && char.IsLetter(next) && before != ' ' && before != '\0')
                yield return Finding(ProblemCode.SpaceMissing, new TextSpan(at, 1), character + " ", character);
            else if (character is '.' or '?' or '!' && char.IsUpper(next) && char.IsLower(before) && at + 2 < target.Length && char.IsLower(target[at + 2]) && !IsAddress(target, at) && at >= 2 && char.IsLetter(target[at - 2]))
                yield return Finding(ProblemCode.SpaceMissing, new TextSpan(at, 1), character + " ", character);
            if (next == character && character is ',' or ';' or ':')
                yield return Finding(ProblemCode.PunctuationDoubled, new TextSpan(at, 2), character.ToString(), character);
            else if ((next, character) is ('.', ',') or (',', '.') && !IsAbbreviation(target, at) || (character == '.' && next == '.' && before != '.' && (at + 2 >= target.Length || target[at + 2] != '.')))
                yield return Finding(ProblemCode.PunctuationDoubled, new TextSpan(at, 2), null, character);
        }
    }

    private static PairFinding Finding(ProblemCode code, TextSpan span, string? fix, char mark) =>
        new(CheckKind.Punctuation, Severity.Warning, null, span, new Problem(code, mark.ToString()), fix);

    /// <summary>'a.m.,', 'Jan.,', 'Inc.,' end with a dot of their own.</summary>
    private static bool IsAbbreviation(string target, int at) => target[at] == '.' && at > 0 && char.IsLetter(target[at - 1]);

    private static bool IsAddress(string target, int at)
    {
        var start = at;
        while (start > 0 && !char.IsWhiteSpace(target[start - 1]))
            start--;
        var end = at;
        while (end < target.Length && !char.IsWhiteSpace(target[end]))
            end++;
        return target.AsSpan(start, end - start).ContainsAny("/@") || target.AsSpan(start, end - start).StartsWith("www", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>。 is a full stop, ？ a question mark; a headline has none in either text.</summary>
    private static PairFinding? EndMark(string source, string target)
    {
        var wanted = source.AsSpan().TrimEnd();
        var written = target.AsSpan().TrimEnd();
        if (wanted.Length == 0 || written.Length == 0 || wanted[^1] is not ('。' or '！' or '？' or '!' or '?'))
            return null;
        var last = written[^1];
        if (char.IsLetter(last) && written.Count(' ') >= 2)
        {
            var span = new TextSpan(written.Length - 1, 1);
            return new PairFinding(CheckKind.Punctuation, Severity.Warning, new TextSpan(wanted.Length - 1, 1), span, new Problem(ProblemCode.EndMarkMissing), last + (wanted[^1] is '？' or '?' ? "?" : "."));
        }
        var asks = wanted[^1] is '？' or '?';
        if ((asks && last == '.') || (!asks && last == '?') || last is ',' or ';')
            return new PairFinding(CheckKind.Punctuation, last is ',' or ';' || wanted.Length < 60 ? Severity.Warning : Severity.Hint, new TextSpan(wanted.Length - 1, 1), new TextSpan(written.Length - 1, 1), new Problem(ProblemCode.EndMarkDiffers, wanted[^1].ToString(), last.ToString()), asks ? "?" : wanted[^1] is '。' ? "." : null);
        return null;
    }
}
