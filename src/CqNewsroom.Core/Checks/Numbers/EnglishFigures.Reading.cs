using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Numbers with their units, ranges, lists.</summary>
internal sealed partial class EnglishFigures
{
    private const decimal Day = 86_400;

    private int Number(int at, EnglishNumber number)
    {
        var start = at;
        var currency = SignBefore(ref start);
        var suffix = EnglishSuffix.Read(_tokens, number.End);
        if (currency.Length > 0)
            suffix = new EnglishSuffix(SuffixKind.Money, suffix.Kind == SuffixKind.Money ? suffix.End : number.End, currency);
        if (number.IsArticle && number.Scale == 1 && number.Value == 12)
            number = number with { IsArticle = false };
        if (OutOf(start, number, suffix) is > 0 and var behindShare)
            return behindShare;
        if (RangeEnd(number, suffix) is { } second)
        {
            var low = number.Value;
            if (number.Scale <= 1 && second.Number.Scale > 1 && low < 1000 && low * second.Number.Scale < second.Number.Value)
                low *= second.Number.Scale;
            // '0 to 100 km/h' is one figure.
            if (low == 0 && number.HasDigits)
            {
                AddNumber(start, at, second.Number, second.Suffix, second.Number.Value, second.Number);
                return second.Suffix.End;
            }
            if (low < second.Number.Value && !number.IsVague && !second.Number.IsVague)
            {
                var unit = second.Suffix.Kind == SuffixKind.None && suffix.Kind != SuffixKind.None ? suffix with { End = second.Suffix.End } : second.Suffix;
                if (currency.Length > 0 && unit.Kind == SuffixKind.None)
                    unit = new EnglishSuffix(SuffixKind.Money, second.Number.End, currency);
                AddNumber(start, at, second.Number, unit, low, number);
                return unit.End;
            }
        }
        AddNumber(start, at, number, suffix, number.Value, number);
        ListBefore();
        return suffix.End;
    }

    /// <summary>A sign or a code of a currency before the number; moves the start.</summary>
    private string SignBefore(ref int start)
    {
        var mark = _tokens.Mark(start - 1);
        var word = _tokens.Word(start - 1);
        if (mark is "$")
        {
            var country = _tokens.Word(start - 2) is { Length: > 0 } prefix && _tokens[start - 1].IsGlued ? prefix : "";
            start -= country is "us" or "hk" or "nt" or "nz" or "a" or "c" or "s" or "mop" ? 2 : 1;
            return country switch { "hk" => "HKD", "nt" => "TWD", "nz" => "NZD", "a" => "AUD", "c" => "CAD", "s" => "SGD", "mop" => "MOP", _ => "USD" };
        }
        var found = mark switch { "€" => "EUR", "£" => "GBP", "¥" or "￥" => "CNY|JPY", _ => word switch { "usd" => "USD", "rmb" or "cny" => "CNY", "hkd" => "HKD", "eur" => "EUR", "jpy" => "JPY", "gbp" => "GBP", _ => "" } };
        if (found.Length > 0)
            start--;
        return found;
    }

    /// <summary>The second end of a range: '20 to 30', '20-30', 'between 20 and 30'.</summary>
    private (EnglishNumber Number, EnglishSuffix Suffix)? RangeEnd(in EnglishNumber number, in EnglishSuffix suffix)
    {
        var at = suffix.End;
        var isDash = _tokens.IsDash(at);
        var word = _tokens.Word(at);
        if (_tokens.IsDash(at) && _tokens.Word(at + 1) == "to" && _tokens.IsDash(at + 2))
            at += 2;
        else if (!isDash && word is not ("to" or "through" or "and" or "or" or "till" or "until"))
            return null;
        if (word == "and" && !IsBetween(suffix.End))
            return null;
        at++;
        while (_tokens.Mark(at) is "$" or "€" or "£" or "¥" || _tokens.Word(at) is "us" or "hk" or "rmb")
            at++;
        if (EnglishNumbers.Read(_tokens, at) is not { } second || second.IsArticle)
            return null;
        if (word == "or" && second.Value - number.Value != 1)
            return null;
        var unit = EnglishSuffix.Read(_tokens, second.End);
        // 'Rose 5 percent to 300 million' has two units and is no range; neither is 'from 5 to 8 years' a rise.
        if (suffix.Kind != SuffixKind.None && unit.Kind != SuffixKind.None && (unit.Kind != suffix.Kind || (unit.Unit != suffix.Unit && !unit.Unit.Contains(suffix.Unit, StringComparison.Ordinal))))
            return null;
        if (suffix.Kind != SuffixKind.None && unit.Kind == SuffixKind.None && suffix.Kind != SuffixKind.Money && suffix.Kind != SuffixKind.Percent)
            return null;
        if (_tokens.Word(second.End) is "p" or "pm" or "am" || IsMonth(second.End) || (_tokens.Mark(second.End) == ":" && _tokens[second.End + 1].Kind == TokenKind.Number))
            return null;
        return (second, unit);
    }

    private bool IsBetween(int at)
    {
        for (var index = at - 1; index >= 0 && index > at - 9; index--)
        {
            if (_tokens.Word(index) == "between")
                return true;
        }
        return false;
    }

    /// <summary>'One in five', '3 out of every 10', 'five of every 20'; the two numbers serve where the source keeps them apart.</summary>
    private int OutOf(int start, in EnglishNumber number, in EnglishSuffix suffix)
    {
        if (suffix.Kind != SuffixKind.None || number.Value < 1 || number.IsVague)
            return 0;
        var at = number.End;
        var isPlain = false;
        if (_tokens.Matches(at, ["out", "of", "every"], out var end) || _tokens.Matches(at, ["in", "every"], out end) || _tokens.Matches(at, ["of", "every"], out end) || _tokens.Matches(at, ["out", "of"], out end))
            at = end;
        else if (_tokens.Word(at) == "in")
            (at, isPlain) = (at + 1, true);
        else
            return 0;
        if (EnglishNumbers.Read(_tokens, at) is not { } whole || whole.Value <= number.Value || whole.Value > 1000 || (isPlain && (EnglishSuffix.Read(_tokens, whole.End).Kind != SuffixKind.None || number.Value > 99)))
            return 0;
        Figure Single(int from, int to, decimal value, Need need) => new() { Span = Span(from, to), Readings = [new(FigureClass.Number, value)], Need = need, Kind = CheckKind.Addition };
        Add(start, whole.End, [new(FigureClass.Proportion, number.Value / whole.Value)], Need.Must);
        _figures[^1] = _figures[^1] with
        {
            Parts = [Single(start, number.End, number.Value, number.IsSmallWord ? Need.Paired : Need.Must), Single(at, whole.End, whole.Value, whole.IsSmallWord ? Need.Paired : Need.Must)],
        };
        return whole.End;
    }

    private void AddNumber(int start, int numberStart, in EnglishNumber number, in EnglishSuffix suffix, decimal low, in EnglishNumber first)
    {
        var readings = Readings(number, suffix, low, number.Value);
        if (number.MayBeMeters && suffix.Kind == SuffixKind.None)
            readings.Add(new Reading(FigureClass.Measure, low / number.Scale, number.Value / number.Scale, "m"));
        // '10 and 11' behind a month may be days; four digits may be a year.
        if (suffix.Kind == SuffixKind.None && low == number.Value && number.HasDigits && number.Scale == 1 && decimal.IsInteger(low))
        {
            if (low is >= 1000 and < 2200 && _tokens[numberStart].End - _tokens[numberStart].Start == 4)
                readings.Insert(0, new Reading(FigureClass.Year, low));
            else if (low is >= 1 and <= 31)
                readings.Add(new Reading(FigureClass.Day, low));
        }
        if (suffix.Kind == SuffixKind.None && _tokens.Word(start - 1) is "phase" or "line" or "stage" or "no" or "session" or "chapter" or "level" or "grade" or "round" or "part" or "category" or "class" or "article" || (suffix.Kind == SuffixKind.None && _tokens.Mark(start - 1) == "." && _tokens.Word(start - 2) == "no"))
            readings.Add(new Reading(FigureClass.Ordinal, low));
        var need = NeedOf(number, suffix, start);
        Add(start, suffix.End, readings, need, first, numberStart);
        if (suffix.Kind is SuffixKind.PerThousand or SuffixKind.Tenth or SuffixKind.PerHundredThousand && low == number.Value && decimal.IsInteger(low))
        {
            var whole = suffix.Kind switch { SuffixKind.PerThousand => 1000m, SuffixKind.Tenth => 10_000m, _ => 100_000m };
            var share = _figures[^1];
            _figures[^1] = share with { Parts = [share with { Readings = [new(FigureClass.Number, low)], Need = number.IsSmallWord ? Need.Paired : Need.Must }, share with { Readings = [new(FigureClass.Number, whole)] }] };
        }
        if (low != number.Value)
        {
            var high = number.Value;
            var figure = _figures[^1];
            readings = [.. figure.Readings];
            _figures[^1] = figure with
            {
                Parts =
                [
                    figure with { Readings = readings.ConvertAll(reading => reading with { High = reading.Low }), Move = Move.None, Hedge = Hedge.None, Need = first.IsSmallWord ? Need.Paired : Need.Must },
                    figure with { Readings = [.. readings.ConvertAll(reading => reading with { Low = reading.High }), .. YearEnd(high, suffix)], Move = figure.Move == Move.None ? Move.None : Move.To, Hedge = Hedge.None, Need = number.IsSmallWord ? Need.Paired : Need.Must },
                ],
            };
            if (suffix.Kind == SuffixKind.None && low is >= 1900 and < 2200 && high < 2200)
            {
                var parts = _figures[^1].Parts;
                _figures.RemoveAt(_figures.Count - 1);
                _figures.AddRange(parts.Select(part => part with { Readings = [new(FigureClass.Year, part.Main.Low), .. part.Readings], Need = Need.Must }));
            }
        }
    }

    private static Reading[] YearEnd(decimal high, in EnglishSuffix suffix) => suffix.Kind == SuffixKind.None && high is >= 1900 and < 2200 ? [new(FigureClass.Year, high)] : [];

    private Need NeedOf(in EnglishNumber number, in EnglishSuffix suffix, int start)
    {
        if (number.IsVague)
            return Need.Paired;
        if (number.IsSmallWord && number.Value is 1 or 0)
            return suffix.Kind is SuffixKind.Years or SuffixKind.Hours or SuffixKind.Months or SuffixKind.Minutes or SuffixKind.Percent && suffix.Half ? Need.Paired : Need.Free;
        if (_tokens.Word(start) == "both" || _tokens.Word(start + 1) is "pair" or "couple")
            return Need.Free;
        if (number.IsSmallWord)
            return Need.Paired;
        return number.IsArticle ? Need.Paired : Need.Must;
    }

    private List<Reading> Readings(in EnglishNumber number, in EnglishSuffix suffix, decimal low, decimal high)
    {
        var half = suffix.Half ? 0.5m : 0m;
        switch (suffix.Kind)
        {
            case SuffixKind.Percent:
                List<Reading> shares = [new(FigureClass.Proportion, low / 100, high / 100)];
                if (low >= 100 && low % 50 == 0)
                    shares.Add(new Reading(FigureClass.Multiple, low / 100, high / 100));
                return shares;
            case SuffixKind.Discount:
                return [new(FigureClass.Discount, low / 100, high / 100)];
            case SuffixKind.PerThousand:
                return [new(FigureClass.Proportion, low / 1000, high / 1000)];
            case SuffixKind.Tenth:
                return [new(FigureClass.Proportion, low / 10_000, high / 10_000)];
            case SuffixKind.PerHundredThousand:
                return [new(FigureClass.Proportion, low / 100_000, high / 100_000)];
            case SuffixKind.PercentPoint:
                return [new(FigureClass.Point, low, high)];
            case SuffixKind.BasisPoint:
                return [new(FigureClass.Point, low / 100, high / 100)];
            case SuffixKind.Money:
                return [.. suffix.Unit.Split('|').Select(currency => new Reading(FigureClass.Money, low, high, currency))];
            case SuffixKind.Measure:
                List<Reading> measures = [new(FigureClass.Measure, low, high, suffix.Unit)];
                if (suffix.Also.Length > 0)
                    measures.Add(new Reading(FigureClass.Money, low, high, suffix.Also));
                return measures;
            case SuffixKind.Age:
                return [new(FigureClass.Number, low, high), new(FigureClass.Duration, low * 12, high * 12, "mo")];
            case SuffixKind.Years:
                return Years(low + half, high + half, suffix.End);
            case SuffixKind.Decade:
                return [new(FigureClass.Duration, (low + half) * 120, (high + half) * 120, "mo")];
            case SuffixKind.Century:
                return [new(FigureClass.Duration, low * 1200, high * 1200, "mo")];
            case SuffixKind.Months:
                return [new(FigureClass.Duration, low + half, high + half, "mo")];
            case SuffixKind.Quarter:
                return [new(FigureClass.Proportion, low / 4, high / 4), new(FigureClass.Months, 1, low * 3), new(FigureClass.Number, low, high), new(FigureClass.Duration, low * 3, high * 3, "mo")];
            case SuffixKind.Times:
                return Times(low, high, number, suffix.End);
            case SuffixKind.Days or SuffixKind.Weeks or SuffixKind.Hours or SuffixKind.Minutes or SuffixKind.Seconds:
                var seconds = suffix.Kind switch { SuffixKind.Days => Day, SuffixKind.Weeks => 7 * Day, SuffixKind.Hours => 3600m, SuffixKind.Minutes => 60m, _ => 1m };
                return [new(FigureClass.Duration, (low + half) * seconds, (high + half) * seconds, "s")];
            default:
                return [new(FigureClass.Number, low, high)];
        }
    }

    private List<Reading> Years(decimal low, decimal high, int end)
    {
        List<Reading> readings = [new(FigureClass.Duration, low * 12, high * 12, "mo")];
        if (_tokens.Word(end) is "ago" or "earlier" or "before")
        {
            readings.Add(new Reading(FigureClass.RelativeYear, -low));
            readings.Add(new Reading(FigureClass.Year, _published.Year - low));
        }
        return readings;
    }

    private List<Reading> Times(decimal low, decimal high, in EnglishNumber number, int end)
    {
        List<Reading> readings = [new(FigureClass.Multiple, low, high), new(FigureClass.Number, low, high)];
        if (_tokens.Word(end) is "more" or "higher" or "larger" or "bigger" or "greater" or "faster")
            readings.Add(new Reading(FigureClass.Multiple, low + 1, high + 1));
        if (number.HasDigits)
            readings.Add(new Reading(FigureClass.Proportion, low, high));
        return readings;
    }

    /// <summary>'5, 6 and 7 percent': the numbers of a list take the unit of the last.</summary>
    private void ListBefore()
    {
        var last = _figures.Count - 1;
        if (_figures[last].Main.Class is FigureClass.Number or FigureClass.Year or FigureClass.Ordinal)
            return;
        for (var index = last - 1; index >= 0 && index >= last - 8; index--)
        {
            var (figure, next) = (_figures[index], _figures[index + 1]);
            if (figure.Readings[^1].Class is not (FigureClass.Number or FigureClass.Day) || figure.NumberSpan is not { } span || figure.Span.End != span.End || !IsListGap(_tokens.Text.AsSpan(span.End, Math.Max(0, next.Span.Start - span.End))))
                return;
            var value = figure.Readings[^1].Low;
            var main = next.Readings.First(reading => reading.Class == _figures[last].Main.Class);
            var factor = main.Class is FigureClass.Proportion ? 0.01m : main.Unit == "mo" && main.Class == FigureClass.Duration ? 12m : 1m;
            if (main.Class is FigureClass.Duration or FigureClass.Multiple or FigureClass.Discount)
                return;
            _figures[index] = figure with { Readings = [main with { Low = value * factor, High = value * factor }, .. figure.Readings] };
        }
    }

    private static bool IsListGap(ReadOnlySpan<char> gap)
    {
        var words = gap.Trim();
        return words is "," or "and" or "or" or ", and" or "to" or ", or" or "," or "/" or "and about" or "and nearly";
    }
}
