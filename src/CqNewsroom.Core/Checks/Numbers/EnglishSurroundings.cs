using System.Runtime.InteropServices;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What stands around a figure in English: nearly or more than, up or down, to or by.</summary>
/// <param name="Hedge">On which side the truth lies.</param>
/// <param name="First">The first token of the hedge, or of the figure.</param>
/// <param name="Last">Behind the last token of the hedge, or of the figure.</param>
/// <param name="Move">To or by.</param>
/// <param name="Trend">Up or down.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EnglishSurroundings(Hedge Hedge, int First, int Last, Move Move, Trend Trend)
{
    private const int Before = 9;
    private const int Behind = 3;

    private static readonly HashSet<string> Fillers = new(["the", "a", "an", "by", "another", "further", "only", "just", "year", "on", "month", "steadily", "slightly", "sharply", "significantly", "markedly", "nearly", "about", "around", "quickly", "rapidly", "dramatically", "roughly"], StringComparer.Ordinal);

    /// <summary>Looks around the tokens from start to end.</summary>
    public static EnglishSurroundings Of(EnglishTokens tokens, int start, int end)
    {
        var (hedge, first) = HedgeBefore(tokens, start);
        var last = end;
        // 'The 60-and-above group', '60 years old and above', '1,000 people or more'.
        for (var skip = 0; skip <= 2 && last == end; skip++)
        {
            if (skip > 0 && tokens[end + skip - 1].Kind != TokenKind.Word)
                break;
            var at = tokens.SkipHyphen(end + skip);
            if (skip == 0 && tokens.Mark(end) == "+" && tokens[end].IsGlued)
                (hedge, last) = (hedge == Hedge.None ? Hedge.AtLeast : hedge, end + 1);
            foreach (var (words, side) in EnglishWords.HedgesBehind)
            {
                if (!tokens.Matches(at, words, out var behind))
                    continue;
                (hedge, last) = (hedge is Hedge.None or Hedge.About ? side : hedge, behind);
                break;
            }
        }
        var (move, trend) = Direction(tokens, first, end);
        return new EnglishSurroundings(hedge, first, last, move, trend);
    }

    private static (Hedge Hedge, int First) HedgeBefore(EnglishTokens tokens, int start)
    {
        var at = start;
        if (tokens.Word(at - 1) is "the" or "a" or "an" or "its" or "their")
            at--;
        foreach (var (words, side) in EnglishWords.HedgesBefore)
        {
            for (var skip = at; skip <= start; skip++)
            {
                if (skip - words.Length >= 0 && tokens.Matches(skip - words.Length, words, out var end) && end == skip && !IsOtherWord(tokens, skip - words.Length, words))
                    return (side, skip - words.Length);
            }
        }
        return (Hedge.None, start);
    }

    /// <summary>'The tower over 5 streets' cannot be told, but 'under construction' and 'under 5 contracts' are rare before figures; 'top 10' is a list.</summary>
    private static bool IsOtherWord(EnglishTokens tokens, int first, string[] words) => words[0] switch
    {
        "top" => tokens.Word(first - 1) is "the" or "a" or "china" or "its" or "country" or "nation" or "world" or "global" or "national" or "in" or "among",
        "over" => tokens.Word(first - 1) is "all" or "took" or "take" or "handed" or "spread" or "held" or "spanning" || (tokens.Word(first + 1) is "the" && words.Length == 1),
        "around" => tokens.Word(first - 1) is "all" or "from",
        "within" => tokens.Word(first + 1) is "the",
        "pass" or "broke" or "passed" => tokens.Word(first + 1) is "the",
        _ => false,
    };

    private static (Move Move, Trend Trend) Direction(EnglishTokens tokens, int first, int end)
    {
        var (up, down) = (false, false);
        var nearest = -1;
        for (var at = first - 1; at >= 0 && at >= first - Before; at--)
        {
            if (EndsClause(tokens, at))
                break;
            if (EnglishWords.Trends.TryGetValue(tokens.Word(at), out var trend) && !IsOther(tokens, at))
            {
                (up, down) = (up || trend == Trend.Up, down || trend == Trend.Down);
                nearest = Math.Max(nearest, at);
            }
        }
        var move = MoveBefore(tokens, first, nearest);
        for (var at = end; at < end + Behind; at++)
        {
            if (EndsClause(tokens, at) || tokens[at].Kind == TokenKind.Number || tokens.Word(at) is "to" or "from")
                break;
            if (EnglishWords.Trends.TryGetValue(tokens.Word(at), out var trend) && !IsOther(tokens, at))
            {
                (up, down) = (up || trend == Trend.Up, down || trend == Trend.Down);
                if (move == Move.None && nearest < 0)
                    move = Move.By;
                break;
            }
        }
        return (move, up == down ? Trend.None : up ? Trend.Up : Trend.Down);
    }

    private static Move MoveBefore(EnglishTokens tokens, int first, int nearest)
    {
        if (nearest < 0)
            return Move.None;
        var word = tokens.Word(first - 1);
        if (word is "to" or "reach" or "reached" or "reaching" or "hit" or "at")
            return Move.To;
        if (word is "by" or "of")
            return word == "by" || nearest == first - 2 ? Move.By : Move.None;
        for (var at = nearest + 1; at < first; at++)
        {
            if (!Fillers.Contains(tokens.Word(at)) && !tokens.IsDash(at))
                return Move.None;
        }
        return Move.By;
    }

    /// <summary>'Up to', 'set up', 'down the road', 'the lower house'.</summary>
    private static bool IsOther(EnglishTokens tokens, int at) => tokens.Word(at) switch
    {
        "up" => tokens.Word(at + 1) == "to" && tokens[at + 2].Kind == TokenKind.Number && tokens.Word(at - 1) is not "go" and not "going" and not "goes" and not "went" || tokens.Word(at - 1) is "set" or "make" or "makes" or "made" or "making" or "take" or "took" or "build" or "built" or "sign" or "signed" or "opened" or "sped" or "account",
        "down" => tokens.Word(at - 1) is "break" or "broken" or "lay" or "laid",
        "cut" or "cuts" => tokens.Word(at + 1) is "ribbon" or "the" && tokens.Word(at + 2) is "ribbon",
        "raised" or "raise" => tokens.Mark(at + 1) is "$" or "€",
        "off" => tokens.Word(at - 1) is "kicked" or "kick" or "kicks" or "took" or "take" or "takes" or "paid" or "set" or "show" or "showed",
        "added" or "adds" or "add" => true,
        "growing" or "increasing" => tokens.Word(at + 1) is "number" or "demand",
        _ => false,
    };

    private static bool EndsClause(EnglishTokens tokens, int at) => tokens.Mark(at) is "." or ";" or ":" or "," or "!" or "?" or "(" or ")";
}
