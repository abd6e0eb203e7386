using System.Buffers;
using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Up and down in sentences without a figure beside them: only where each text has one plain word of direction (R5 in docs/checks.md).</summary>
internal static class DirectionCheck
{
    private static readonly SearchValues<char> Turning = SearchValues.Create("不未没无非免遏控防抑负止难逆亏损风险降");

    /// <summary>Compares the only words of direction.</summary>
    public static PairFinding? Find(string source, EnglishTokens tokens)
    {
        if (Chinese(source) is not { } left || English(tokens) is not { } right || left.Trend == right.Trend)
            return null;
        return new PairFinding(CheckKind.Direction, Severity.Warning, left.Span, right.Span, new Problem(ProblemCode.DirectionTurned, left.Span.In(source), right.Span.In(tokens.Text)));
    }

    private static (TextSpan Span, Trend Trend)? Chinese(string source)
    {
        (TextSpan, Trend)? only = null;
        foreach (var (word, trend) in ChineseWords.StrongTrends)
        {
            for (var at = source.IndexOf(word, StringComparison.Ordinal); at >= 0; at = source.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                if (only is not null || IsTurned(source, at))
                    return null;
                only = (new TextSpan(at, word.Length), trend);
            }
        }
        // Other words of direction beside it may carry the English verb.
        if (only is not { } found)
            return null;
        return ChineseWords.Trends.Any(pair => pair.Word.Length > 1 && pair.Trend != found.Item2 && source.Contains(pair.Word, StringComparison.Ordinal)) ? null : only;
    }

    /// <summary>增速下降 is slower growth, 未增长 none, 减少损失 a gain in other words.</summary>
    private static bool IsTurned(string source, int at)
    {
        var before = source.AsSpan(Math.Max(0, at - 4), Math.Min(4, at));
        return before.ContainsAny(Turning) || before.Contains("增", StringComparison.Ordinal) || before.Contains("减", StringComparison.Ordinal);
    }

    private static (TextSpan Span, Trend Trend)? English(EnglishTokens tokens)
    {
        (TextSpan, Trend)? only = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Word(at) is "not" or "no" or "stop" or "curb" or "prevent" or "avoid" or "never" or "without")
                return null;
            if (EnglishWords.StrongTrends.TryGetValue(tokens.Word(at), out var trend))
            {
                if (only is not null)
                    return null;
                only = (TextSpan.Between(tokens[at].Start, tokens[at].End), trend);
            }
            else if (EnglishWords.Trends.ContainsKey(tokens.Word(at)))
            {
                return null;
            }
        }
        return only;
    }
}
