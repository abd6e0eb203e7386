using System.Globalization;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Workflow;
using CsCheck;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>
/// Random figures are written in Chinese and in English by rule, several in a sentence. The right sentence is silent; with one fault
/// planted, that fault is found at its place and no other.
/// </summary>
public sealed class FigurePropertyTests
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>A figure in both languages and the same with a fault.</summary>
    private sealed record Written(string Chinese, string English, string Wrong, CheckKind Kind);

    private static readonly Gen<Written>[] Figures =
    [
        // 12.6亿元, 1.2万亿元
        Gen.Select(Gen.Int[11, 999], Gen.Int[0, 2], Gen.OneOf(("万", 10_000m), ("亿", 100_000_000m), ("万亿", 1_000_000_000_000m)), Gen.OneOf(10m, 100m, 0.1m)).Select((digits, places, unit, factor) =>
        {
            var coefficient = digits / (decimal)Math.Pow(10, places);
            return new Written($"投资{Plain(coefficient)}{unit.Item1}元", $"spent {Amount(coefficient * unit.Item2)} yuan", $"spent {Amount(coefficient * unit.Item2 * factor)} yuan", CheckKind.WanYi);
        }),
        // 两千三百四十五名学生
        Gen.Select(Gen.Int[21, 99_999], Gen.Int[1, 9]).Where((value, _) => value % 10 != 0).Select((value, shift) =>
            new Written($"录取{Han(value)}名学生", $"admitted {value.ToString("#,0", Culture)} students", $"admitted {((value * 10) + shift).ToString("#,0", Culture)} students", CheckKind.HanziNumeral)),
        // 增长6.1%
        Gen.Select(Gen.Int[11, 999], Gen.Int[1, 9]).Select((tenths, shift) =>
            new Written($"产量增长{Plain(tenths / 10m)}%", $"saw output grow {Plain(tenths / 10m)} percent", $"saw output grow {Plain((tenths + (shift * 10)) / 10m)} percent", CheckKind.Percent)),
        Gen.Int[11, 99].Select(tenths =>
            new Written($"占比提高{Plain(tenths / 10m)}个百分点", $"lifted its share by {Plain(tenths / 10m)} percentage points", $"lifted its share by {Plain(tenths / 10m)} percent", CheckKind.PercentPoint)),
        Gen.Int[2, 9].Select(tenths => new Written($"{"零一二三四五六七八九"[tenths]}成职工受训", $"trained {tenths * 10} percent of its workers", $"trained {tenths} percent of its workers", CheckKind.Cheng)),
        // 绿地3000亩
        Gen.Select(Gen.Int[2, 900], Gen.OneOf(("公顷", "hectares", "acres"), ("公里", "kilometers", "miles"), ("平方米", "square meters", "square feet"), ("吨", "tons", "kilograms"))).Select((value, unit) =>
            new Written($"新建{value * 15}{unit.Item1}", $"built {(value * 15).ToString("#,0", Culture)} {unit.Item2}", $"built {(value * 15).ToString("#,0", Culture)} {unit.Item3}", CheckKind.Unit)),
        Gen.Select(Gen.Int[0, 23], Gen.Int[1, 59], Gen.Int[1, 11]).Select((hour, minute, shift) =>
            new Written($"{hour}时{minute}分开工", $"started at {Clock(hour, minute)}", $"started at {Clock((hour + shift) % 24, minute)}", CheckKind.Time)),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[1, 11]).Select((month, day, shift) =>
            new Written($"{month}月{day}日交付", $"delivered on {Month(month)} {day}", $"delivered on {Month(((month - 1 + shift) % 12) + 1)} {day}", CheckKind.Date)),
        Gen.Select(Gen.Int[10, 90], Gen.Int[1, 9]).Select((low, width) =>
            new Written($"每组{low}至{low + width}人", $"formed groups of {low} to {low + width} people", $"formed groups of {low} to {low + width + 3} people", CheckKind.Range)),
        Gen.Select(Gen.Int[2, 60], Gen.Int[1, 9]).Select((number, shift) =>
            new Written($"举办第{number}届展会", $"held the {Ordinal(number)} fair", $"held the {Ordinal(number + shift)} fair", CheckKind.Ordinal)),
        Gen.Select(Gen.Int[2, 40], Gen.OneOf(("个月", "months"), ("天", "days"), ("小时", "hours"), ("年", "years"))).Select((value, unit) =>
            new Written($"历时{value}{unit.Item1}", $"took {value} {unit.Item2}", $"took {value + 1} {unit.Item2}", CheckKind.Duration)),
        Gen.Int[12, 900].Select(value => new Written($"不少于{value}个岗位", $"created no less than {value} jobs", $"created no more than {value} jobs", CheckKind.Bound)),
        Gen.Int[12, 900].Select(value => new Written($"逾{value}家商户入驻", $"drew more than {value} shops", $"drew nearly {value} shops", CheckKind.Approx)),
        Gen.Int[12, 900].Select(value => new Written($"用水减少{value}吨", $"cut water use by {value} tons", $"cut water use to {value} tons", CheckKind.ToVersusBy)),
        Gen.Int[12, 900].Select(value => new Written($"资助{value}美元", $"donated ${value}", $"donated {value} yuan", CheckKind.Currency)),
    ];

    private static readonly Gen<(Written[] Parts, int Wrong)> Sentences =
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, Figures.Length).ToArray(), 3), Gen.Int[0, 2]).SelectMany((kinds, wrong) =>
            Gen.Select(Figures[kinds[0]], Figures[kinds[1]], Figures[kinds[2]]).Select((first, second, third) => (new[] { first, second, third }, wrong)));

    [Fact]
    public void A_planted_fault_is_found_and_no_other() => Sentences.Sample(sentence =>
    {
        var (parts, wrong) = sentence;
        var chinese = "公司" + string.Join("，", parts.Select(part => part.Chinese)) + "。";
        var right = Join(parts.Select(part => part.English));
        var faults = CheckRows.Faults(chinese, right);
        Assert.True(faults.Count == 0, $"{chinese} / {right}\n{CheckRows.Show(faults, chinese, right)}");
        var english = Join(parts.Select((part, index) => index == wrong ? part.Wrong : part.English));
        var found = CheckRows.Faults(chinese, english);
        var shown = $"{chinese} / {english}\n{CheckRows.Show(found, chinese, english)}";
        Assert.True(found.Count == 1 && found[0].Kinds.Contains(parts[wrong].Kind), shown);
        var start = english.IndexOf(parts[wrong].Wrong, StringComparison.Ordinal);
        Assert.True(found[0].Target is { } span && span.Start >= start && span.End <= start + parts[wrong].Wrong.Length, shown);
        Assert.True(found[0].Severity >= Severity.Warning);
    }, iter: 4000, print: sentence => string.Join(" | ", sentence.Parts.Select(part => part.ToString())) + " wrong: " + sentence.Wrong);

    private static string Join(IEnumerable<string> parts) => "The company " + string.Join("; it ", parts) + " as planned.";

    private static string Plain(decimal value) => value.ToString("0.####", Culture);

    private static string Amount(decimal value) => value switch
    {
        >= 1_000_000_000_000 => Plain(value / 1_000_000_000_000) + " trillion",
        >= 1_000_000_000 => Plain(value / 1_000_000_000) + " billion",
        >= 1_000_000 => Plain(value / 1_000_000) + " million",
        _ => value.ToString("#,0.####", Culture),
    };

    private static string Month(int month) => Culture.DateTimeFormat.GetMonthName(month);

    private static string Clock(int hour, int minute) => $"{(hour % 12 == 0 ? 12 : hour % 12)}:{minute:00} {(hour < 12 ? "a.m." : "p.m.")}";

    private static string Ordinal(int number) => number + ((number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    /// <summary>Chinese numerals below a hundred thousand.</summary>
    private static string Han(int value)
    {
        if (value >= 10_000)
            return Han(value / 10_000) + "万" + (value % 10_000 == 0 ? "" : (value % 10_000 < 1000 ? "零" : "") + Han(value % 10_000));
        var text = "";
        var zero = false;
        foreach (var (unit, name) in (ReadOnlySpan<(int, string)>)[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                zero |= text.Length > 0;
                continue;
            }
            text += (zero ? "零" : "") + (digit == 1 && unit == 10 && text.Length == 0 ? "" : "零一二三四五六七八九"[digit].ToString()) + name;
            zero = false;
        }
        return text;
    }
}
