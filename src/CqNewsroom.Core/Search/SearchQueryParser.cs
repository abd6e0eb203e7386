using System.Buffers;
using System.Text;

namespace CqNewsroom.Core.Search;

/// <summary>
/// Reads what a reader typed: words that must all be there, "phrases" in any quotation marks, -words that must not be there. Chinese without spaces is a
/// phrase. Whatever is typed has a meaning or a <see cref="SearchProblem"/>; nothing of it is ever passed on as a language of a database.
/// </summary>
internal static class SearchQueryParser
{
    private static readonly HashSet<string> Common = new(
        "a an and are as at be but by for from has have if in into is it its no not of on or such that the their then there these they this to was were will with"
            .Split(' ').Select(EnglishStemmer.Stem),
        StringComparer.Ordinal);

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„＂「」『』《》");

    /// <summary>Reads it.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="units">What is asked for; empty where there is a problem.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static SearchProblem? Read(string? text, out IReadOnlyList<SearchUnit> units)
    {
        units = [];
        var typed = text?.Trim() ?? "";
        if (typed.Length > SearchLimits.QueryLength)
            return SearchProblem.TooLong;
        var pieces = Pieces(typed);
        var read = new List<(SearchUnit Unit, bool IsCommon)>();
        foreach (var (piece, quoted, excluded) in pieces)
        {
            if (Unit(piece, excluded) is { } unit)
                read.Add((unit, !quoted && !excluded && unit.Terms is [var only] && Common.Contains(only.Term)));
        }

        if (read.Count == 0)
            return SearchProblem.NoWords;
        if (read.TrueForAll(unit => unit.Unit.IsExcluded))
            return SearchProblem.OnlyExcluded;
        // Words that are in every text say nothing, unless nothing else was said.
        var telling = read.FindAll(unit => !unit.IsCommon);
        var kept = telling.Exists(unit => !unit.Unit.IsExcluded) ? telling : read;
        if (kept.Count > SearchLimits.Units)
            return SearchProblem.TooManyWords;
        units = kept.ConvertAll(unit => unit.Unit);
        return null;
    }

    /// <summary>A text as one phrase, or null where nothing in it can be looked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="excluded">Whether it must not be there.</param>
    /// <param name="prefix">Put before each term.</param>
    public static SearchUnit? Unit(string text, bool excluded, string prefix = "")
    {
        var tokens = SearchAnalyzer.Tokens(text);
        var kept = tokens.Where((_, at) => IsKept(tokens, at)).ToList();
        return kept.Count == 0
            ? null
            : new SearchUnit(kept.ConvertAll(token => new PhraseTerm(prefix + token.Term, token.Position - kept[0].Position)), excluded, tokens[^1].Position + 1 - kept[0].Position);
    }

    // A Chinese character beside another is in their pair; one that stands alone is only in itself.
    private static bool IsKept(List<SearchToken> tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind is SearchTokenKind.Word or SearchTokenKind.Pair)
            return true;
        var begins = at + 1 < tokens.Count && tokens[at + 1].Kind == SearchTokenKind.Pair && tokens[at + 1].Position == token.Position;
        var ends = at > 0 && tokens[at - 1].Kind == SearchTokenKind.Pair && tokens[at - 1].Position == token.Position - 1;
        return !begins && !ends;
    }

    private static List<(string Text, bool IsQuoted, bool IsExcluded)> Pieces(string text)
    {
        var pieces = new List<(string, bool, bool)>();
        var piece = new StringBuilder();
        var (quoted, excluded) = (false, false);
        foreach (var c in text)
        {
            if (Quotes.Contains(c))
            {
                if (quoted || piece.Length > 0)
                    End();
                quoted = !quoted;
            }
            else if (!quoted && char.IsWhiteSpace(c))
            {
                End();
            }
            else if (!quoted && piece.Length == 0 && (c is '-' or '\u2212' or '\uFF0D'))
            {
                excluded = true;
            }
            else
            {
                piece.Append(c);
            }
        }

        // A mark that was never closed is none.
        if (quoted)
            pieces.AddRange(piece.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, false, excluded)));
        else
            End();
        return pieces;

        void End()
        {
            if (piece.Length > 0)
                pieces.Add((piece.ToString(), quoted, excluded));
            excluded = false;
            piece.Clear();
        }
    }
}
