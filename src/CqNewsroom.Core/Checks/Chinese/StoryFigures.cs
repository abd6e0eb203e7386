using System.Globalization;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>
/// Figures of headlines and summary that the body tells otherwise (C2 in docs/checks.md). A figure that stands in the body, or is a sum of what stands
/// there, is never one.
/// </summary>
internal static class StoryFigures
{
    /// <summary>What is measured, in front of an amount.</summary>
    private static readonly string[] Measured =
        ["投资", "产值", "面积", "全长", "总长", "长度", "宽度", "高度", "票价", "价格", "营收", "收入", "利润", "总额", "金额", "资金", "贷款", "销售", "人口", "容量", "产量", "总量", "里程", "造价", "补贴", "奖金", "进出口", "吞吐量", "总值"];

    /// <summary>Looks at a story.</summary>
    /// <param name="parts">Its pieces.</param>
    /// <param name="context">Day of publication and terms.</param>
    public static IEnumerable<ChineseFinding> Find(IReadOnlyList<ChinesePart> parts, ChineseContext context)
    {
        var headings = parts.Where(part => part.IsHeading).Select(part => (Part: part, Figures: CountedThing.In(part.Text, context))).ToList();
        if (!headings.Exists(heading => heading.Figures.Exists(figure => figure.IsMeasured)))
            return [];
        List<CountedThing> body = [.. parts.Where(part => !part.IsHeading).SelectMany(part => CountedThing.In(part.Text, context))];
        return
            from heading in headings
            from thing in heading.Figures
            let problem = ProblemOf(thing, body)
            where problem is not null
            select new ChineseFinding(heading.Part, CheckKind.Inconsistent, problem.Code == ProblemCode.FigureElsewhere ? Severity.Hint : Severity.Warning, thing.Span, problem);
    }

    private static Problem? ProblemOf(CountedThing thing, List<CountedThing> body)
    {
        if (!thing.IsMeasured || body.Exists(other => other.Has(thing.Value)))
            return null;
        var same = body.FindAll(other => other.IsMeasured && IsSameThing(thing, other));
        if (same.Count == 0 || IsSum(thing.Value, same) || same.Exists(other => IsRounded(thing, other)))
            return null;
        if (same.Find(other => Decimals.AreSwapped(thing.Value, other.Value)) is { } swapped)
            return new Problem(ProblemCode.FigureElsewhereSwapped, thing.Text, swapped.Text);
        foreach (var other in same)
        {
            if (Decimals.Scale(thing.Value, other.Value) is { } scale && (Math.Min(thing.Value, other.Value) >= 10 || !thing.IsCount))
                return new Problem(ProblemCode.FigureElsewhereScale, thing.Text, other.Text, scale.ToString("0", CultureInfo.InvariantCulture));
        }
        return same is [var only] && thing.Before.Length == 2 && thing.Before == only.Before && thing.After.Length > 0 && thing.IsExact && only.IsExact && thing.StartsLike(only)
            ? new Problem(ProblemCode.FigureElsewhere, thing.Text, only.Text)
            : null;
    }

    private static bool IsSameThing(CountedThing left, CountedThing right)
    {
        if (left.Class != right.Class || left.Unit != right.Unit)
            return false;
        if (left.After.Length >= 2 && right.After.Length >= 2)
            return left.After.Contains(right.After[..2], StringComparison.Ordinal) || right.After.Contains(left.After[..2], StringComparison.Ordinal);
        return left.Before.Length == 2 && left.Before == right.Before && Array.Exists(Measured, word => word.EndsWith(left.Before, StringComparison.Ordinal));
    }

    private static bool IsSum(decimal value, List<CountedThing> things)
    {
        if (things.Sum(thing => thing.Value) == value)
            return true;
        return things.Take(30).Any(first => things.Take(30).Any(second => !ReferenceEquals(first, second) && (first.Value + second.Value == value || first.Value - second.Value == value)));
    }

    /// <summary>Nearly three thousand for 2,980, 3.5 for 3.47.</summary>
    private static bool IsRounded(CountedThing left, CountedThing right)
    {
        var (small, large) = (Math.Min(left.Value, right.Value), Math.Max(left.Value, right.Value));
        return small > large * 0.9m && (!left.IsExact || !right.IsExact || Decimals.Digits(left.Value).Length != Decimals.Digits(right.Value).Length);
    }
}
