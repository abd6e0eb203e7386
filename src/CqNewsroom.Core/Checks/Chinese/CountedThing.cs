using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>A figure with what it counts: the unit and the words beside it.</summary>
internal sealed record CountedThing
{
    private const int LongestAfter = 6;

    /// <summary>Between a noun and its figure.</summary>
    private static readonly string[] Links =
        ["预计", "可达", "达到", "达", "约为", "约", "超过", "超", "近", "逾", "共计", "总计", "共", "为", "是", "至少", "已", "将", "有", "了"];

    /// <summary>Where a noun ends.</summary>
    private const string Grammar = "的了在和与及或是有等将被把从由对向就都并";

    /// <summary>Where it stands, with its unit.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What stands there.</summary>
    public required string Text { get; init; }

    /// <summary>What kind of figure it is.</summary>
    public required FigureClass Class { get; init; }

    /// <summary>Currency, unit of measure or classifier; empty where there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>Its value.</summary>
    public required decimal Value { get; init; }

    /// <summary>Neither nearly nor more than.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Two characters of the noun in front of it; may be empty.</summary>
    public required string Before { get; init; }

    /// <summary>The characters of the clause behind it, six at most.</summary>
    public required string After { get; init; }

    /// <summary>All values that it may have.</summary>
    public required IReadOnlyList<decimal> Values { get; init; }

    /// <summary>Whether it measures something that can be compared: no range, no share, no date.</summary>
    public required bool IsMeasured { get; init; }

    /// <summary>Whether it counts things, not amounts.</summary>
    public bool IsCount => Class == FigureClass.Number;

    /// <summary>The figures of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">Day of publication and terms.</param>
    public static List<CountedThing> In(string text, ChineseContext context)
    {
        var source = SourceText.Of(text, context.Terms);
        return ChineseFigures.Read(source, context.Published).ConvertAll(figure => Of(figure, source.Normal));
    }

    /// <summary>Whether it may mean the value.</summary>
    public bool Has(decimal value) => Values.Contains(value);

    /// <summary>Whether both nouns begin alike.</summary>
    public bool StartsLike(CountedThing other) => After.Length >= 2 && other.After.Length >= 2 && After[..2] == other.After[..2];

    private static CountedThing Of(Figure figure, string text)
    {
        var main = figure.Main;
        var unit = main.Class == FigureClass.Number && figure.NumberSpan is { } number ? text[number.End..Math.Max(number.End, figure.Span.End)] : main.Unit;
        var start = figure.HedgeSpan is { } hedge ? Math.Min(hedge.Start, figure.Span.Start) : figure.Span.Start;
        return new CountedThing
        {
            Span = figure.Span,
            Text = figure.Span.In(text),
            Class = main.Class,
            Unit = unit,
            Value = main.Low,
            IsExact = figure.Hedge == Hedge.None,
            Before = NounBefore(text, start),
            After = ClauseBehind(text, figure.Span.End),
            Values = [.. figure.Readings.SelectMany(reading => new[] { reading.Low, reading.High }).Distinct()],
            IsMeasured = main.Class is FigureClass.Number or FigureClass.Money or FigureClass.Measure && unit.Length > 0 && !main.IsRange && !figure.IsVague && !figure.IsBracketed && main.Low > 0,
        };
    }

    private static string NounBefore(string text, int end)
    {
        while (Array.Find(Links, link => end >= link.Length && text.AsSpan(0, end).EndsWith(link, StringComparison.Ordinal)) is { } found)
            end -= found.Length;
        return end >= 2 && IsNoun(text[end - 1]) && IsNoun(text[end - 2]) ? text[(end - 2)..end] : "";
    }

    private static string ClauseBehind(string text, int start)
    {
        var end = start;
        while (end < text.Length && end < start + LongestAfter && IsNoun(text[end]))
            end++;
        return text[start..end];
    }

    private static bool IsNoun(char letter) => letter is >= '\u4E00' and <= '\u9FFF' && !Grammar.Contains(letter, StringComparison.Ordinal) && !ChineseNumbers.CanBegin(letter);
}
