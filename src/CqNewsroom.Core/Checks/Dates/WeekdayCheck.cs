using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Dates;

/// <summary>A day of the week beside a date must be that date's (R6 in docs/checks.md).</summary>
internal static class WeekdayCheck
{
    private const int Near = 12;

    /// <summary>Looks at the dates of the target.</summary>
    public static IEnumerable<PairFinding> Find(List<Figure> source, List<Figure> target, string text, DateOnly published)
    {
        for (var index = 0; index < target.Count; index++)
        {
            if (target[index].Main.Class != FigureClass.Weekday || DateBeside(target, index, published) is not { } date || !IsClose(target, index, text))
                continue;
            var (printed, real) = ((int)target[index].Main.Low, (int)date.DayOfWeek);
            // What the source says as well is the source's fault; whose date has no year may be another year's.
            if (printed == real || source.Exists(figure => figure.Main.Class == FigureClass.Weekday && figure.Main.Low == printed))
                continue;
            yield return new PairFinding(CheckKind.Weekday, Severity.Warning, null, target[index].Span, new Problem(ProblemCode.WeekdayWrong, $"{date:yyyy-MM-dd}", FigureWriter.Weekday(real)), FigureWriter.Weekday(real));
        }
    }

    private static bool IsClose(List<Figure> figures, int index, string text)
    {
        var neighbour = index + 1 < figures.Count && figures[index + 1].Main.Class is FigureClass.Month or FigureClass.Day ? figures[index + 1] : figures[index - 1];
        var gap = Math.Max(neighbour.Span.Start - figures[index].Span.End, figures[index].Span.Start - neighbour.Span.End);
        return gap is >= 0 and < Near && !text.AsSpan(Math.Min(neighbour.Span.End, figures[index].Span.End), gap).ContainsAny(".;");
    }

    private static DateOnly? DateBeside(List<Figure> figures, int index, DateOnly published)
    {
        if (Date(figures, index + 1, published) is { } behind)
            return behind;
        for (var start = Math.Max(0, index - 3); start < index; start++)
        {
            if (Date(figures, start, published, out var end) is { } before && end == index)
                return before;
        }
        return null;
    }

    private static DateOnly? Date(List<Figure> figures, int at, DateOnly published) => Date(figures, at, published, out _);

    private static DateOnly? Date(List<Figure> figures, int at, DateOnly published, out int end)
    {
        end = at;
        if (at + 1 >= figures.Count)
            return null;
        var (first, second) = (figures[at].Main, figures[at + 1].Main);
        if (first.Class == FigureClass.Day && second.Class == FigureClass.Month)
            (first, second) = (second, first);
        if (first.Class != FigureClass.Month || second.Class != FigureClass.Day)
            return null;
        end = at + 2;
        var year = published.Year;
        if (end < figures.Count && figures[end].Main.Class == FigureClass.Year)
            year = (int)figures[end++].Main.Low;
        var (month, day) = ((int)first.Low, (int)second.Low);
        return month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }
}
