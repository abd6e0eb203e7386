namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What a figure counts. Figures agree only within a class, or between classes that <see cref="Agreement"/> names.</summary>
internal enum FigureClass
{
    Number,
    Proportion,
    Point,
    Multiple,
    Discount,
    Money,
    Measure,
    Ordinal,
    Year,
    Month,
    Day,
    Months,
    MonthPart,
    Decade,
    Century,
    Weekday,
    Time,
    Duration,
    RelativeYear,
    RelativeMonth,
    RelativeWeek,
    RelativeDay,
    Generation,
    Plan,
    Comparison,
    Code,
}

/// <summary>One way to understand a figure.</summary>
/// <param name="Class">What it counts.</param>
/// <param name="Low">Its value, or the lower end of the range: shares as parts of one, times of day in minutes, durations in seconds or months.</param>
/// <param name="High">Its value, or the upper end.</param>
/// <param name="Unit">Currency, unit of measure, <c>s</c> or <c>mo</c> of a duration, or the text of a code.</param>
internal readonly record struct Reading(FigureClass Class, decimal Low, decimal High, string Unit = "")
{
    /// <summary>A reading with one value.</summary>
    public Reading(FigureClass kind, decimal value, string unit = "")
        : this(kind, value, value, unit)
    {
    }

    /// <summary>Whether it has two ends.</summary>
    public bool IsRange => Low != High;
}

/// <summary>How badly a figure needs a counterpart.</summary>
internal enum Need
{
    /// <summary>It takes an equal counterpart where there is one; otherwise nothing is said.</summary>
    Free,

    /// <summary>Missing is no fault; beside a counterpart of another value it is.</summary>
    Paired,

    /// <summary>Missing is a fault.</summary>
    Must,
}

/// <summary>By how much, or to what.</summary>
internal enum Move
{
    None,
    To,
    By,
    From,
}

/// <summary>Up or down.</summary>
internal enum Trend
{
    None,
    Up,
    Down,
}

/// <summary>A figure in one of the two texts.</summary>
internal sealed record Figure
{
    /// <summary>Where it stands, with its unit.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>All ways to understand it; the first is the usual one.</summary>
    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>How badly it needs a counterpart.</summary>
    public Need Need { get; init; } = Need.Must;

    /// <summary>Kind of a finding about it.</summary>
    public CheckKind Kind { get; init; } = CheckKind.Omission;

    /// <summary>Other kinds of a finding about it.</summary>
    public IReadOnlyList<CheckKind> Also { get; init; } = [];

    /// <summary>Nearly, more than.</summary>
    public Hedge Hedge { get; init; }

    /// <summary>The words that make the hedge, with the figure.</summary>
    public TextSpan? HedgeSpan { get; init; }

    /// <summary>To or by.</summary>
    public Move Move { get; init; }

    /// <summary>Up or down, where that is said beside it.</summary>
    public Trend Trend { get; init; }

    /// <summary>What it is compared with, where that is said beside it: a value of <see cref="Comparisons"/>, 0 for nothing.</summary>
    public decimal Basis { get; init; }

    /// <summary>The numerals alone, without unit; what a fix replaces.</summary>
    public TextSpan? NumberSpan { get; init; }

    /// <summary>Only the size is known: dozens, 数百.</summary>
    public bool IsVague { get; init; }

    /// <summary>In brackets, behind another figure: a conversion.</summary>
    public bool IsBracketed { get; init; }

    /// <summary>A fault of it alone is no more than a hint (a date word that may be left out).</summary>
    public bool IsSoftWhenMissing { get; init; }

    /// <summary>What it is made of; used when it has no counterpart as a whole.</summary>
    public IReadOnlyList<Figure> Parts { get; init; } = [];

    /// <summary>The usual reading.</summary>
    public Reading Main => Readings[0];

    /// <summary>Unmatched readings of the target that this one explains (the year of a date word).</summary>
    public IReadOnlyList<Reading> Implied { get; init; } = [];
}
