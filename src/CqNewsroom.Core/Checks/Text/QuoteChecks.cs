using System.Text.RegularExpressions;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>Quotation marks, titles, Chinese left over, length (R12 in docs/checks.md).</summary>
internal static partial class QuoteChecks
{
    private const int LongSource = 15;
    private const double Shortest = 1.5;
    private const double Longest = 7;

    private static readonly string[] Documents = ["条例", "办法", "规定", "法", "通知", "意见", "方案", "规划", "细则", "公约", "协定", "标准", "决定", "报告", "公告", "纲要", "计划", "清单", "指南", "协议", "合同", "决议", "议定书", "宣言", "白皮书", "蓝皮书", "章程", "准则", "目录", "规范", "要点", "措施", "书", "证", "函", "令", "说明", "备忘录", "倡议", "名录"];

    /// <summary>Looks at both.</summary>
    public static IEnumerable<PairFinding> Find(string source, string target, bool hasEmphasis)
    {
        var quotes = Balance(source, target).ToList();
        foreach (var finding in quotes)
            yield return finding;
        if (quotes.Count == 0 && Lost(source, target) is { } lost)
            yield return lost;
        if (Title(source, target, hasEmphasis) is { } title)
            yield return title;
        foreach (var finding in Han(target))
            yield return finding;
        if (Length(source, target) is { } length)
            yield return length;
    }

    private static bool HasQuote(string text) => text.AsSpan().ContainsAny('"', '\u201C', '\u201D') || text.Contains('\u2018', StringComparison.Ordinal) || SingleQuote().IsMatch(text) || text.Contains("''", StringComparison.Ordinal);

    private static IEnumerable<PairFinding> Balance(string source, string target)
    {
        var straight = new List<int>();
        var open = new Stack<int>();
        var closed = -1;
        for (var at = 0; at < target.Length; at++)
        {
            var character = target[at];
            // 5" is inches.
            if (character == '"' && !(at > 0 && char.IsAsciiDigit(target[at - 1]) && straight.Count % 2 == 0))
                straight.Add(at);
            else if (character == '\u201C')
                open.Push(at);
            else if (character == '\u201D')
            {
                if (open.Count > 0)
                    open.Pop();
                else if (closed < 0)
                    closed = at;
            }
        }
        // A quotation that runs over paragraphs opens each and closes the last; the source shows it.
        var runsOn = Count(source, '“') != Count(source, '”');
        var severity = runsOn ? Severity.Hint : Severity.Warning;
        if (straight.Count % 2 == 1 && open.Count == 0 && closed < 0)
            yield return Quote(straight[^1], severity);
        else if (straight.Count % 2 == 1 && (open.Count + (closed >= 0 ? 1 : 0)) is 1)
            yield return Quote(straight[^1], Severity.Hint);
        else if (open.Count > 0)
            yield return Quote(open.Peek(), severity);
        else if (closed >= 0)
            yield return Quote(closed, severity);
        else if (straight.Count % 2 == 1)
            yield return Quote(straight[^1], severity);
    }

    private static int Count(string text, char mark) => text.AsSpan().Count(mark);

    private static PairFinding Quote(int at, Severity severity) => new(CheckKind.Quote, severity, null, new TextSpan(at, 1), new Problem(ProblemCode.QuoteUnbalanced));

    /// <summary>Speech in the source, no quotation marks in the target.</summary>
    private static PairFinding? Lost(string source, string target)
    {
        if (HasQuote(target))
            return null;
        foreach (var match in Speech().EnumerateMatches(source))
        {
            var begin = match.Index + match.Length;
            var close = source.IndexOf('”', begin);
            // 他说，“十五五”时期: behind a comma a word may be quoted that is no speech.
            if (source.AsSpan(match.Index, match.Length).ContainsAny('，', ',') && close >= 0 && !source.AsSpan(begin, close - begin).ContainsAny("，。！？；"))
                continue;
            return new PairFinding(CheckKind.Quote, Severity.Warning, TextSpan.Between(match.Index, close < 0 ? begin : close + 1), null, new Problem(ProblemCode.QuoteLost));
        }
        return null;
    }

    private static PairFinding? Title(string source, string target, bool hasEmphasis)
    {
        var open = source.IndexOf('《', StringComparison.Ordinal);
        var close = open < 0 ? -1 : source.IndexOf('》', open);
        if (close < 0)
            return null;
        foreach (var match in Angled().EnumerateMatches(target))
            return new PairFinding(CheckKind.TitleMark, Severity.Warning, TextSpan.Between(open, close + 1), new TextSpan(match.Index, match.Length), new Problem(ProblemCode.TitleMarksLeft), "\"" + target.Substring(match.Index, match.Length).Trim('<', '>') + "\"");
        if (hasEmphasis || HasQuote(target) || target.AsSpan().ContainsAny('《', '》') || target.Contains('*', StringComparison.Ordinal) || target.Contains('_', StringComparison.Ordinal))
            return null;
        var title = source[(open + 1)..close];
        // Laws and plans often go without; newspapers, books and films do not.
        var isDocument = Array.Exists(Documents, ending => title.EndsWith(ending, StringComparison.Ordinal)) || title.EndsWith('）') || source.Length - (close - open) < 4;
        return new PairFinding(CheckKind.TitleMark, isDocument ? Severity.Hint : Severity.Warning, TextSpan.Between(open, close + 1), null, new Problem(ProblemCode.TitleUnmarked, TextSpan.Between(open, close + 1).In(source)));
    }

    private static IEnumerable<PairFinding> Han(string target)
    {
        for (var at = 0; at < target.Length; at++)
        {
            if (!IsHan(target, at))
                continue;
            var end = at;
            while (end < target.Length && (IsHan(target, end) || (char.IsLowSurrogate(target[end]) && end > at)))
                end++;
            var span = TextSpan.Between(at, end);
            // A proper name may show its characters: Hongyadong (洪崖洞).
            var isBracketed = at > 1 && target[at - 1] == '(' && target[at - 2] == ' ' && end < target.Length && target[end] == ')' && span.Length <= 12;
            yield return isBracketed
                ? new PairFinding(CheckKind.Untranslated, Severity.Hint, null, span, new Problem(ProblemCode.HanInBrackets, span.In(target)))
                : new PairFinding(CheckKind.Untranslated, Severity.Blocking, null, span, new Problem(ProblemCode.HanLeft, span.In(target)));
            at = end;
        }
    }

    private static bool IsHan(string text, int at) => text[at] is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3005' or '\u3007' or (>= '\uF900' and <= '\uFAFF')
        || (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.ConvertToUtf32(text[at], text[at + 1]) is >= 0x20000 and <= 0x323AF);

    private static PairFinding? Length(string source, string target)
    {
        var chinese = 0;
        for (var at = 0; at < source.Length; at++)
            chinese += IsHan(source, at) ? 1 : 0;
        var (wanted, written) = (source.Trim().Length, target.Trim().Length);
        if (chinese < LongSource || written == 0)
            return null;
        var ratio = (double)written / wanted;
        if (ratio is >= Shortest and <= Longest)
            return null;
        var code = ratio < Shortest ? ProblemCode.TooShort : ProblemCode.TooLong;
        return new PairFinding(CheckKind.Length, Severity.Warning, new TextSpan(0, source.Length), new TextSpan(0, target.Length), new Problem(code, $"{written}", $"{wanted}"));
    }

    [GeneratedRegex("(?:说|表示|介绍|称|指出|强调|道|认为|坦言|透露|回忆|补充|告诉[^，。：]{1,8}|写道|问|答|呼吁|解释|感慨|笑言|直言|评价)[^，。；：]{0,4}[：:，,]\\s*“", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Speech();

    [GeneratedRegex("(?:^|[\\s(])'[A-Za-z]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SingleQuote();

    [GeneratedRegex("<<?[A-Z][^<>]{1,80}>>?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Angled();
}
