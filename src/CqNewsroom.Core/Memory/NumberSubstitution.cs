using System.Globalization;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Memory;

/// <summary>
/// Puts the numbers of a new Chinese text into the English of a remembered one that differs in its numbers alone. Done only where it is certain: every number that
/// changed has one counterpart in the English, the grammar around it does not change, and the checks of translations find nothing in
/// what comes out that they did not find before.
/// </summary>
internal static class NumberSubstitution
{
    private static readonly string[] Words = ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The English with the new numbers; null where that is not certain.</summary>
    /// <param name="asked">The new Chinese text.</param>
    /// <param name="known">The remembered Chinese text; its key equals that of the new one.</param>
    /// <param name="english">Its English.</param>
    /// <param name="day">The day from which date words count.</param>
    public static string? Apply(string asked, string known, string english, DateOnly day)
    {
        var (before, after) = (ChineseFigures.Read(SourceText.Of(known, TermList.Empty), day), ChineseFigures.Read(SourceText.Of(asked, TermList.Empty), day));
        if (before.Count != after.Count || before.Count >= ChineseFigures.Most)
            return null;
        var matches = FigureMatcher.Match(before, EnglishFigures.Read(new EnglishTokens(english), day), known.Length, english.Length);
        List<(TextSpan Place, string Text)> changes = [];
        foreach (var (old, figure) in before.Zip(after))
        {
            if (old.Main.Class != figure.Main.Class || old.Main.Unit != figure.Main.Unit)
                return null;
            if (old.Main == figure.Main)
                continue;
            // Of two equal figures that change apart nobody knows which is which.
            if (before.Zip(after).Any(pair => pair.First.Main == old.Main && pair.Second.Main != figure.Main))
                return null;
            if (matches.Equal.Where(pair => ReferenceEquals(pair.Source, old)).Select(pair => pair.Target).ToList() is not [var counterpart] || Written(old, figure, counterpart, english) is not { } text)
                return null;
            changes.Add((counterpart.Span, text));
        }

        var changed = changes.OrderByDescending(change => change.Place.Start).Aggregate(english, (text, change) => text[..change.Place.Start] + change.Text + text[change.Place.End..]);
        return changes.Count > 0 && IsSound(asked, changed, known, english, day) ? changed : null;
    }

    private static string? Written(Figure old, Figure figure, Figure counterpart, string english)
    {
        // One bridge, two bridges: the words around a figure change with it.
        if (IsOne(old) || IsOne(figure) || figure.Main.Low <= 0)
            return null;
        var written = counterpart.Span.In(english);
        if (FigureWriter.Fix(figure, counterpart, english) is not { Length: > 0 } text)
            return null;
        if (counterpart.NumberSpan is { } number && Array.IndexOf(Words, number.In(english).ToLowerInvariant()) > 1 && figure.Main is { Class: FigureClass.Number or FigureClass.Money or FigureClass.Measure, IsRange: false })
        {
            var starts = counterpart.Span.Start == 0 || char.IsUpper(written[0]);
            if (figure.Main.Low is >= 2 and <= 10 && figure.Main.Low == decimal.Truncate(figure.Main.Low))
                text = string.Concat(english.AsSpan(counterpart.Span.Start, number.Start - counterpart.Span.Start), starts ? Capital(Words[(int)figure.Main.Low]) : Words[(int)figure.Main.Low], english.AsSpan(number.End, counterpart.Span.End - number.End));
            else if (starts)
                return null;
        }

        return TakesOtherArticle(counterpart.Span.Start, written, text, english) ? null : text;
    }

    private static bool IsOne(Figure figure) => figure.Main is { Low: 1, High: 1, Class: FigureClass.Number or FigureClass.Money or FigureClass.Measure or FigureClass.Point }
        || (figure.Main.Class == FigureClass.Duration && FigureWriter.Write(figure.Main)?.StartsWith("1 ", StringComparison.Ordinal) != false);

    private static bool TakesOtherArticle(int start, string old, string text, string english)
    {
        var before = english.AsSpan(0, start).TrimEnd(" -");
        var hasArticle = before.EndsWith(" a", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" an", StringComparison.OrdinalIgnoreCase) || before.Equals("a", StringComparison.OrdinalIgnoreCase) || before.Equals("an", StringComparison.OrdinalIgnoreCase);
        return hasArticle && BeginsWithVowel(old) != BeginsWithVowel(text);
    }

    private static bool BeginsWithVowel(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits == 0 ? text.Length > 0 && "aeiouAEIOU".Contains(text[0], StringComparison.Ordinal) : text[0] == '8' || (digits is 2 or 5 && text.StartsWith("11", StringComparison.Ordinal)) || (digits is 2 or 5 && text.StartsWith("18", StringComparison.Ordinal));
    }

    private static string Capital(string word) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word);

    private static bool IsSound(string asked, string changed, string known, string english, DateOnly day)
    {
        var context = new CheckContext { Published = day };
        var before = PairChecks.Check(new CheckedPair(known, english), context).Where(Weighs).Select(finding => (finding.Kind, finding.Problem.Code)).ToHashSet();
        return PairChecks.Check(new CheckedPair(asked, changed), context).Where(Weighs).All(finding => before.Contains((finding.Kind, finding.Problem.Code)));
    }

    private static bool Weighs(PairFinding finding) => finding.Severity != Severity.Hint;
}
