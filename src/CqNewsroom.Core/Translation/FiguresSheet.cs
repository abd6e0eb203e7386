using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Translation;

/// <summary>
/// The figures sheet of a translation: every figure, date, amount, name and term with its place in both texts and the verdict. It is made by the
/// readers, the matcher and the checks of <see cref="TranslationCheck"/>, so that the two cannot disagree. Pure: the two texts, the terms and the day of
/// publication decide it. What a desk weighs lighter is no less different, so weights play no part.
/// </summary>
public static class FiguresSheet
{
    private const int ChineseAround = 12;
    private const int EnglishAround = 30;

    /// <summary>Makes the sheet; empty for an original.</summary>
    /// <param name="text">The translation, with its source.</param>
    /// <param name="leftOut">Blocks of the source that are left out on purpose.</param>
    /// <returns>The parts that have lines, in the order of the source; what stands in the translation alone comes last.</returns>
    public static IReadOnlyList<FiguresPart> Of(CheckedText text, IReadOnlyCollection<string> leftOut)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(leftOut);
        if (text.Source is null || !IsRead(text))
            return [];
        var parts = PairedParts.All(text.Source, text.Content);
        var context = TranslationCheck.ContextOf(text, [.. parts.Where(part => part.IsWhole)]);
        var numbers = text.Source.Blocks.Select((block, index) => (block.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index + 1, StringComparer.Ordinal);
        return [.. parts
            .Select(part => new FiguresPart(part.Key, part.Sources is [{ BlockId: { } id }, ..] ? numbers[id] : null, Lines(part, context, leftOut)))
            .Where(part => part.Lines.Count > 0)
            .OrderBy(part => part.Key.StartsWith('@') ? 0 : part.Number ?? int.MaxValue)];
    }

    /// <summary>Whether figures are read on both sides: Chinese into English.</summary>
    /// <param name="text">The translation.</param>
    public static bool IsRead(CheckedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TranslationCheck.ContextOf(text, []).IsChineseToEnglish;
    }

    private static List<FigureLine> Lines(PairedPart part, CheckContext context, IReadOnlyCollection<string> leftOut)
    {
        var isLeftOut = part.Targets.Count == 0 && part.Sources.All(piece => leftOut.Contains(piece.BlockId));
        var reading = PairChecks.Read(part.Pair, context);
        return FigureDrafts.Of(reading).ConvertAll(draft =>
        {
            var target = Words(draft.Targets, reading.Target.Plain, EnglishAround, reading.Target.Back);
            return new FigureLine(
                part.Key,
                target is not null ? part.BlockAt(target.Place) : part.BlockAt(null) ?? part.Sources.LastOrDefault(piece => piece.Start <= (draft.Source?.Start ?? 0))?.BlockId,
                draft.Kind,
                draft.Source is { } source ? Words([source], reading.Source.Raw, ChineseAround, span => span) : null,
                target,
                isLeftOut ? FigureVerdict.LeftOut : draft.Final(),
                isLeftOut ? [] : [.. draft.Findings.Select(finding => finding.Problem).Distinct()]);
        });
    }

    private static FigureWords? Words(IReadOnlyList<TextSpan> spans, string text, int around, Func<TextSpan, TextSpan> back)
    {
        if (spans.Count == 0)
            return null;
        var place = TextSpan.Between(spans[0].Start, spans.Max(span => span.End));
        return new FigureWords(
            string.Join(" … ", spans.Select(span => span.In(text))), back(place), Around(text, Math.Max(0, place.Start - around), place.Start), Around(text, place.End, Math.Min(text.Length, place.End + around)));
    }

    // No English word and no pair of surrogates is cut in two.
    private static string Around(string text, int start, int end)
    {
        while (start > 0 && start < end && IsInside(text, start))
            start++;
        while (end < text.Length && end > start && IsInside(text, end))
            end--;
        return text[start..end].Replace('\n', ' ');
    }

    private static bool IsInside(string text, int at) =>
        char.IsLowSurrogate(text[at]) || (char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at]));
}
