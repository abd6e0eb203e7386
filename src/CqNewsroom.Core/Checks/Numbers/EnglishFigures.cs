using CqNewsroom.Core.Checks.Dates;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Finds the figures of an English text from left to right.</summary>
internal sealed partial class EnglishFigures
{
    private readonly EnglishTokens _tokens;
    private readonly DateOnly _published;
    private readonly List<Figure> _figures = [];

    private EnglishFigures(EnglishTokens tokens, DateOnly published)
    {
        _tokens = tokens;
        _published = published;
    }

    /// <summary>The figures, in order.</summary>
    public static List<Figure> Read(EnglishTokens tokens, DateOnly published)
    {
        var reader = new EnglishFigures(tokens, published);
        var at = 0;
        while (at < tokens.Count && reader._figures.Count < ChineseFigures.Most)
            at = Math.Max(reader.Step(at), at + 1);
        return reader._figures;
    }

    private int Step(int at)
    {
        if (_tokens.Word(at) is { Length: > 0 } word)
        {
            if (PlanOrCentury(at) is > 0 and var behindPlan)
                return behindPlan;
            if (FirstMonths(at) is > 0 and var behindMonths)
                return behindMonths;
            if (EnglishPhrases.Read(_tokens, at, out var behindPhrase) is { } readings)
                return Phrase(at, behindPhrase, readings);
            if (MonthOrDay(at) is > 0 and var behindDate)
                return behindDate;
            if (HalfOrQuarterTime(at) is > 0 and var behindHalf)
                return behindHalf;
            if (Multiple(at, word) is > 0 and var behindMultiple)
                return behindMultiple;
            if (Fraction(at) is > 0 and var behindFraction)
                return behindFraction;
            if (Ordinal(at) is > 0 and var behindOrdinal)
                return behindOrdinal;
        }
        if (_tokens.Mark(at) is "'" or "\u2019" && _tokens[at + 1].Kind == TokenKind.Number && Decade(at + 1, at) is > 0 and var behindShort)
            return behindShort;
        if (_tokens[at].Kind == TokenKind.Number)
        {
            if (IsoDate.Read(_tokens.Text, _tokens[at].Start) is { } date)
            {
                foreach (var (span, kind, value) in date)
                    _figures.Add(new Figure { Span = span, Readings = [new(kind, value)], Kind = CheckKind.Addition });
                return at + 5;
            }
            if (Decade(at, at) is > 0 and var behindDecade)
                return behindDecade;
            if (Clock(at) is > 0 and var behindClock)
                return behindClock;
            if (MonthOrDay(at) is > 0 and var behindDate)
                return behindDate;
            if (PlanOrCentury(at) is > 0 and var behindPlan)
                return behindPlan;
            if (Ordinal(at) is > 0 and var behindOrdinal)
                return behindOrdinal;
            if (_tokens.Mark(at + 1) == "/" && _tokens[at + 2].Kind == TokenKind.Number && _tokens[at + 1].IsGlued && _tokens[at].Value < _tokens[at + 2].Value && _tokens[at + 2].Value <= 100 && _tokens.Mark(at + 3) != "/")
                return Add(at, at + 3, [new(FigureClass.Proportion, _tokens[at].Value / _tokens[at + 2].Value)], Need.Must);
        }
        return EnglishNumbers.Read(_tokens, at) is { } number ? Number(at, number) : at + 1;
    }

    private int Phrase(int at, int end, Reading[] readings)
    {
        if (readings.Length == 0)
            return end;
        // 'First half' may be a game's, 'a year earlier' a date.
        var need = readings[0].Class is FigureClass.Comparison or FigureClass.Months or FigureClass.RelativeYear or FigureClass.RelativeMonth or FigureClass.RelativeWeek or FigureClass.RelativeDay or FigureClass.Time ? Need.Paired : Need.Free;
        return Add(at, end, [.. readings], need);
    }

    private int Add(int start, int end, List<Reading> readings, Need need, EnglishNumber? number = null, int numberStart = -1)
    {
        var around = EnglishSurroundings.Of(_tokens, start, end);
        if (IsNegative(start, end, out var first))
            readings = readings.ConvertAll(reading => reading.Class is FigureClass.Measure or FigureClass.Number or FigureClass.Proportion ? reading with { Low = -reading.Low, High = reading.IsRange ? reading.High : -reading.Low } : reading);
        _figures.Add(new Figure
        {
            Span = Span(first, end),
            Readings = readings,
            Need = need,
            Hedge = around.Hedge,
            HedgeSpan = Span(Math.Min(first, around.First), Math.Max(end, around.Last)),
            Move = around.Move,
            Trend = around.Trend,
            Basis = EnglishPhrases.Read(_tokens, end, out _) is [{ Class: FigureClass.Comparison } basis, ..] ? basis.Low : 0,
            NumberSpan = number is { } read ? Span(numberStart, read.End) : null,
            IsVague = number?.IsVague == true,
            IsBracketed = IsBracketed(start),
            Kind = CheckKind.Addition,
        });
        return end;
    }

    private TextSpan Span(int first, int end) => TextSpan.Between(_tokens[first].Start, end > first ? _tokens[end - 1].End : _tokens[first].End);

    /// <summary>'Minus 5', '-5', '5 degrees below zero'.</summary>
    private bool IsNegative(int start, int end, out int first)
    {
        first = start;
        if (_tokens.Word(start - 1) is "minus" or "negative" || (_tokens.Mark(start - 1) is "-" or "\u2212" or "\u2013" && _tokens[start].IsGlued && !_tokens[start - 1].IsGlued))
        {
            first = start - 1;
            return true;
        }
        return _tokens.Word(end) is "below" && _tokens.Word(end + 1) is "zero" or "freezing" || (_tokens.Word(end) is "celsius" && _tokens.Word(end + 1) is "below");
    }

    /// <summary>Whether a bracket that is not yet closed stands shortly before.</summary>
    private bool IsBracketed(int start)
    {
        for (var at = start - 1; at >= 0 && at >= start - 8; at--)
        {
            if (_tokens.Mark(at) == ")")
                return false;
            if (_tokens.Mark(at) == "(")
                return true;
        }
        return false;
    }
}
