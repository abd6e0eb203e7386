namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Which figures say the same, and how near others come (R11 in docs/checks.md).</summary>
internal static class Agreement
{
    /// <summary>Score of figures that cannot stand for each other.</summary>
    public const double Never = 1000;

    private const decimal MonthInSeconds = 2_629_800;

    /// <summary>Whether two figures agree in a reading.</summary>
    /// <param name="source">Of the source.</param>
    /// <param name="target">Of the target.</param>
    /// <param name="across">Whether a number without unit may stand for one with a unit.</param>
    public static bool Agree(Figure source, Figure target, bool across)
    {
        if (source.IsVague != target.IsVague && !(target.IsVague && source.Hedge == Hedge.Above))
            return false;
        foreach (var left in source.Readings)
        {
            foreach (var right in target.Readings)
            {
                // 'A year' in 'open all days of a year' is no 365 days.
                if (left.Class == FigureClass.Duration && left.Unit != right.Unit && target.Need == Need.Free && source.Need == Need.Must)
                    continue;
                if (left.Class == right.Class ? AreEqual(left, right) : across && StandsFor(left, right))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether the usual readings agree.</summary>
    public static bool AgreeExactly(Figure source, Figure target) =>
        source.IsVague == target.IsVague && source.Main.Class == target.Main.Class && (source.Main.Class != FigureClass.Duration || source.Main.Unit == target.Main.Unit) && AreEqual(source.Main, target.Main);

    /// <summary>Whether two readings of one class are equal.</summary>
    public static bool AreEqual(in Reading left, in Reading right) => left.Class switch
    {
        FigureClass.Measure => Units.AreEqual(left.Low, left.Unit, right.Low, right.Unit) && Units.AreEqual(left.High, left.Unit, right.High, right.Unit),
        FigureClass.Duration when left.Unit != right.Unit => AreNear(Seconds(left.Low, left.Unit), Seconds(right.Low, right.Unit), 0.04m) && AreNear(Seconds(left.High, left.Unit), Seconds(right.High, right.Unit), 0.04m),
        FigureClass.Proportion => AreNear(left.Low, right.Low, 0.000001m) && AreNear(left.High, right.High, 0.000001m),
        _ => left.Low == right.Low && left.High == right.High && (left.Unit == right.Unit || left.Class == FigureClass.Duration),
    };

    /// <summary>Whether two values are within a share of each other.</summary>
    public static bool AreNear(decimal left, decimal right, decimal share) => left == right || Math.Abs(left - right) <= Math.Max(Math.Abs(left), Math.Abs(right)) * share;

    /// <summary>How near two figures without counterpart come: the lower, the more probably one became the other.</summary>
    public static double Distance(Figure source, Figure target)
    {
        if (source.IsVague != target.IsVague)
            return Never;
        var best = Never;
        foreach (var left in source.Readings)
        {
            foreach (var right in target.Readings)
            {
                // 'First' counts nothing, and 2026 is hardly what became of two.
                if ((target.Main.Class == FigureClass.Ordinal && right.Class != FigureClass.Ordinal && source.Main.Class != FigureClass.Ordinal) || (target.Main.Class == FigureClass.Year && source.Main.Class is not (FigureClass.Year or FigureClass.RelativeYear or FigureClass.Decade) && left.Low < 1000))
                    continue;
                best = Math.Min(best, Distance(left, right));
            }
        }
        return best;
    }

    /// <summary>By which power of ten the target is too large (positive) or too small (negative); 0 where it is no power of ten.</summary>
    public static int PowerOfTen(in Reading source, in Reading target)
    {
        if (source.Low == 0 || target.Low == 0 || source.IsRange != target.IsRange)
            return 0;
        for (var (power, factor) = (1, 10m); power <= 8; power++, factor *= 10)
        {
            if (target.Low / factor == source.Low && target.High / factor == source.High)
                return power;
            if (source.Low / factor == target.Low && source.High / factor == target.High)
                return -power;
        }
        return 0;
    }

    /// <summary>Whether the digits are the same in another order.</summary>
    public static bool ArePermuted(in Reading source, in Reading target)
    {
        if (source.IsRange || target.IsRange || source.Low == target.Low)
            return false;
        var (left, right) = (Digits(source.Low), Digits(target.Low));
        return left.Length >= 2 && left != right && left.Order().SequenceEqual(right.Order());
    }

    private static string Digits(decimal value)
    {
        if (value != 0)
        {
            while (value % 10 == 0)
                value /= 10;
        }
        return FigureWriter.Plain(Math.Abs(value)).Replace(".", "", StringComparison.Ordinal).Trim('0');
    }

    private static decimal Seconds(decimal value, string unit) => unit == "mo" ? value * MonthInSeconds : value;

    /// <summary>A bare number in one language for a figure with a unit in the other.</summary>
    private static bool StandsFor(in Reading left, in Reading right)
    {
        if (left.Low != right.Low || left.High != right.High)
            return false;
        // What names no currency means yuan.
        if ((left.Class == FigureClass.Number && right.Class == FigureClass.Money && right.Unit != "CNY") || (left.Class == FigureClass.Money && left.Unit != "CNY" && right.Class == FigureClass.Number))
            return false;
        return (left.Class, right.Class) is
            (FigureClass.Number, FigureClass.Money or FigureClass.Measure or FigureClass.Year or FigureClass.Multiple) or
            (FigureClass.Money or FigureClass.Measure or FigureClass.Year, FigureClass.Number);
    }

    private static double Distance(in Reading left, in Reading right)
    {
        if (left.Class == right.Class)
        {
            if (left.Class is FigureClass.Money or FigureClass.Measure && left.Unit != right.Unit)
                return left.Low == right.Low && left.High == right.High ? 0.1 : 1.6;
            if (left.Low == -right.High && left.High == -right.Low && left.Low != 0)
                return 0.1;
            return PowerOfTen(left, right) != 0 ? 0.2 : ArePermuted(left, right) ? 0.3 : left.Low == right.Low || left.High == right.High ? 0.6 : 1;
        }
        return (left.Class, right.Class) switch
        {
            (FigureClass.Proportion, FigureClass.Point) => left.Low * 100 == right.Low ? 0.1 : 1.5,
            (FigureClass.Point, FigureClass.Proportion) => left.Low == right.Low * 100 ? 0.1 : 1.5,
            (FigureClass.Proportion, FigureClass.Number or FigureClass.Discount) => left.Low * 100 == right.Low || left.Low == right.Low ? 0.3 : 2.5,
            (FigureClass.Year, FigureClass.RelativeYear) or (FigureClass.RelativeYear, FigureClass.Year) => 0.8,
            (FigureClass.Month, FigureClass.RelativeMonth or FigureClass.Months) or (FigureClass.RelativeMonth or FigureClass.Months, FigureClass.Month) => 0.9,
            (FigureClass.Day, FigureClass.RelativeDay) or (FigureClass.RelativeDay, FigureClass.Day) => 0.9,
            (FigureClass.RelativeDay, FigureClass.Weekday) => 0.9,
            (FigureClass.Generation, FigureClass.Number) => (left.Low - right.Low) % 100 == 0 ? 0.2 : 2,
            (FigureClass.Generation, FigureClass.Decade) or (FigureClass.Decade, FigureClass.Century) => 0.8,
            (FigureClass.Multiple, FigureClass.Proportion) or (FigureClass.Proportion, FigureClass.Multiple) => 1.2,
            (FigureClass.Ordinal, FigureClass.Number) or (FigureClass.Number, FigureClass.Ordinal) => 1.8,
            (FigureClass.Number or FigureClass.Money or FigureClass.Measure or FigureClass.Duration, FigureClass.Number or FigureClass.Money or FigureClass.Measure or FigureClass.Proportion or FigureClass.Duration) => Quantities(left, right),
            _ => Never,
        };
    }

    private static double Quantities(in Reading left, in Reading right)
    {
        if (left.Class == FigureClass.Duration != (right.Class == FigureClass.Duration))
            return left.Low == right.Low ? 1.6 : 2.6;
        return left.Low == right.Low ? 0.5 : PowerOfTen(left, right) != 0 ? 0.6 : ArePermuted(left, right) ? 0.7 : 2;
    }
}
