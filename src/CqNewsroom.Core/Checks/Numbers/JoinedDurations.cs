namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Two durations side by side that the other text says in one: 三年零六个月 and 'three and a half years' (R6 in docs/checks.md).</summary>
internal static class JoinedDurations
{
    // ' and ' is the longest that stands between.
    private const int MostBetween = 5;

    /// <summary>Takes neighbours in one list that make up a figure of the other.</summary>
    /// <param name="parts">Figures without counterpart, where neighbours are looked for.</param>
    /// <param name="wholes">Figures without counterpart of the other text.</param>
    /// <param name="found">Is told both parts and the whole.</param>
    public static void Take(List<Figure> parts, List<Figure> wholes, Action<Figure, Figure, Figure> found)
    {
        var ordered = parts.Where(figure => figure.Main is { Class: FigureClass.Duration, IsRange: false }).OrderBy(figure => figure.Span.Start).ToList();
        for (var index = 0; index + 1 < ordered.Count; index++)
        {
            var (first, second) = (ordered[index], ordered[index + 1]);
            if (second.Span.Start - first.Span.End > MostBetween || first.Main.Unit != second.Main.Unit || second.Main.Low >= first.Main.Low)
                continue;
            var sum = first.Main.Low + second.Main.Low;
            if (wholes.Find(figure => figure.Readings.Any(reading => reading is { Class: FigureClass.Duration, IsRange: false } && reading.Unit == first.Main.Unit && reading.Low == sum)) is not { } whole)
                continue;
            parts.RemoveAll(figure => ReferenceEquals(figure, first) || ReferenceEquals(figure, second));
            wholes.RemoveAll(figure => ReferenceEquals(figure, whole));
            found(first, second, whole);
            index++;
        }
    }
}
