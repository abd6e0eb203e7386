using static CqNewsroom.Core.Checks.Numbers.ChineseNumbers;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What stands behind a number in Chinese text and tells what it counts.</summary>
internal enum SuffixKind
{
    None,
    Percent,
    PerThousand,
    PerHundredThousand,
    PercentPoint,
    BasisPoint,
    Tenth,
    Discount,
    Times,
    YearNumber,
    Years,
    Decade,
    Century,
    Month,
    Months,
    Day,
    Days,
    Weeks,
    Hours,
    Minutes,
    Seconds,
    Anniversary,
    Generation,
    Age,
    Money,
    Measure,
    Numbered,
    Quarter,
    Count,
}

/// <summary>A suffix that was read.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="End">Behind it.</param>
/// <param name="Unit">Currency or unit of measure.</param>
/// <param name="Half">一年半, 一个半小时: half a unit more.</param>
internal readonly record struct ChineseSuffix(SuffixKind Kind, int End, string Unit = "", bool Half = false)
{
    private static readonly (string Word, SuffixKind Kind)[] Words =
    [
        .. new (string Word, SuffixKind Kind)[]
        {
            ("%", SuffixKind.Percent), ("‰", SuffixKind.PerThousand), ("个百分点", SuffixKind.PercentPoint), ("百分点", SuffixKind.PercentPoint), ("个基点", SuffixKind.BasisPoint), ("基点", SuffixKind.BasisPoint), ("BP", SuffixKind.BasisPoint), ("bp", SuffixKind.BasisPoint),
            ("成", SuffixKind.Tenth), ("折", SuffixKind.Discount), ("倍", SuffixKind.Times), ("年代", SuffixKind.Decade), ("世纪", SuffixKind.Century), ("个世纪", SuffixKind.Years), ("周年", SuffixKind.Anniversary),
            ("个月", SuffixKind.Months), ("个多月", SuffixKind.Months), ("个季度", SuffixKind.Quarter), ("天", SuffixKind.Days), ("载", SuffixKind.Years), ("昼夜", SuffixKind.Days), ("个工作日", SuffixKind.Days), ("个交易日", SuffixKind.Days), ("工作日", SuffixKind.Days), ("夜", SuffixKind.Days), ("个星期", SuffixKind.Weeks), ("周", SuffixKind.Weeks), ("个礼拜", SuffixKind.Weeks), ("星期", SuffixKind.Weeks),
            ("个小时", SuffixKind.Hours), ("小时", SuffixKind.Hours), ("个多小时", SuffixKind.Hours), ("个钟头", SuffixKind.Hours), ("分钟", SuffixKind.Minutes), ("秒", SuffixKind.Seconds), ("秒钟", SuffixKind.Seconds), ("周岁", SuffixKind.Age), ("岁", SuffixKind.Age),
            ("号线", SuffixKind.Numbered), ("号楼", SuffixKind.Numbered), ("号馆", SuffixKind.Numbered), ("号厅", SuffixKind.Numbered), ("号机", SuffixKind.Numbered), ("号院", SuffixKind.Numbered), ("号门", SuffixKind.Numbered), ("号口", SuffixKind.Numbered), ("号公路", SuffixKind.Numbered), ("号高炉", SuffixKind.Numbered), ("号桥", SuffixKind.Numbered), ("号隧道", SuffixKind.Numbered), ("号码头", SuffixKind.Numbered), ("号泊位", SuffixKind.Numbered), ("号台风", SuffixKind.Numbered), ("路公交", SuffixKind.Numbered), ("级", SuffixKind.Numbered), ("等奖", SuffixKind.Numbered), ("年级", SuffixKind.Numbered), ("楼", SuffixKind.Numbered), ("层", SuffixKind.Numbered), ("期", SuffixKind.Numbered), ("线城市", SuffixKind.Numbered), ("号", SuffixKind.Numbered),
        }.OrderByDescending(pair => pair.Word.Length),
    ];

    /// <summary>Reads what stands behind a number.</summary>
    /// <param name="text">The masked text.</param>
    /// <param name="number">The number.</param>
    public static ChineseSuffix Read(string text, in ChineseNumber number)
    {
        var at = number.End;
        if (at < text.Length && text[at] == ' ')
            at++;
        if (Time(text, number, at) is { } time)
            return time;
        // 美元 must win over 元, 千米 over 米; the longest of all lists.
        var best = new ChineseSuffix(SuffixKind.None, number.End);
        foreach (var (word, kind) in Words)
        {
            if (word.Length > best.End - at && StartsAt(text, at, word))
            {
                best = new ChineseSuffix(kind, at + word.Length);
                break;
            }
        }
        foreach (var (word, currency) in Currencies.Chinese)
        {
            if (at + word.Length > best.End && StartsAt(text, at, word) && !(word == "元" && Next(text, at + 1) is '旦' or '月' or '素' or '宵' or '老'))
            {
                best = new ChineseSuffix(SuffixKind.Money, at + word.Length, currency);
                break;
            }
        }
        foreach (var (word, unit) in Units.Chinese)
        {
            if ((at + word.Length > best.End || (best.Kind == SuffixKind.None && at + word.Length >= best.End)) && StartsAt(text, at, word) && !IsPartOfWord(text, at, word))
            {
                best = new ChineseSuffix(SuffixKind.Measure, at + word.Length, unit);
                break;
            }
        }
        if (best.Kind == SuffixKind.Money && StartsAt(text, best.End, "人民币"))
            best = best with { End = best.End + 3 };
        if (best.Kind != SuffixKind.None)
            return IsPartOfLongerWord(text, best, at) ? new ChineseSuffix(SuffixKind.None, number.End) : best;
        return at < text.Length && ChineseWords.Measures.Contains(text[at]) ? new ChineseSuffix(SuffixKind.Count, at + 1) : best;
    }

    private static char Next(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    /// <summary>年, 月, 日, halves: their meaning hangs on the size of the number.</summary>
    private static ChineseSuffix? Time(string text, in ChineseNumber number, int at)
    {
        if (StartsAt(text, at, "年代") || StartsAt(text, at, "年级"))
            return null;
        if (Next(text, at) == '年')
        {
            var isYear = number is { IsNeighbours: false, HasWanYi: false, Hedge: Hedge.None, Low: >= 1000 and < 3000 } && (number.Digits == 4 || number.IsDigitRun) && decimal.IsInteger(number.Low);
            if (isYear)
                return new ChineseSuffix(SuffixKind.YearNumber, at + 1);
            return Next(text, at + 1) == '半' && !StartsAt(text, at + 1, "半年") ? new ChineseSuffix(SuffixKind.Years, at + 2, Half: true) : new ChineseSuffix(SuffixKind.Years, at + 1);
        }
        if (StartsAt(text, at, "个半"))
        {
            if (Next(text, at + 2) == '月')
                return new ChineseSuffix(SuffixKind.Months, at + 3, Half: true);
            if (StartsAt(text, at + 2, "小时") || StartsAt(text, at + 2, "钟头"))
                return new ChineseSuffix(SuffixKind.Hours, at + 4, Half: true);
        }
        if (Next(text, at) == '天' && Next(text, at + 1) == '半')
            return new ChineseSuffix(SuffixKind.Days, at + 2, Half: true);
        var whole = decimal.IsInteger(number.Low) && !number.IsNeighbours && number.Hedge == Hedge.None && !number.HasWanYi;
        if (Next(text, at) == '月' && whole && number.Low is >= 1 and <= 12)
            return new ChineseSuffix(SuffixKind.Month, at + 1);
        if (Next(text, at) == '日' && Next(text, at + 1) is not '元' and not '圆')
            return whole && number.Low is >= 1 and <= 31 ? new ChineseSuffix(SuffixKind.Day, at + 1) : new ChineseSuffix(SuffixKind.Days, at + 1);
        return null;
    }

    /// <summary>两里 in 两里面, 三升学: the unit's character begins another word.</summary>
    private static bool IsPartOfWord(string text, int at, string word) => word switch
    {
        "里" => Next(text, at + 1) is '面' or '店' or '坪' or '程' or '河' or '屯' or '桥' or '巷' or '弄',
        "升" => Next(text, at + 1) is '学' or '级' or '至' or '到' or '值' or '温' or '旗',
        "克" => Next(text, at + 1) is '服' or '隆',
        "度" => Next(text, at + 1) is '假' or '量' or '过',
        "米" => Next(text, at + 1) is '粉' or '线' or '饭' or '其',
        "m" or "W" => char.IsAsciiLetter(Next(text, at + 1)),
        _ => false,
    };

    private static bool IsPartOfLongerWord(string text, in ChineseSuffix suffix, int at) => suffix.Kind switch
    {
        SuffixKind.Years when text[at] == '载' => Next(text, at + 1) is '客' or '重' or '货' or '人' or '体' or '荷' or '有' or '着' or '于',
        SuffixKind.Tenth => Next(text, at + 1) is '立' or '功' or '员' or '果' or '本' or '长' or '绩' or '都' or '交' or '品' or '形' or '熟' or '人' or '语',
        SuffixKind.Discount => Next(text, at + 1) is '叠' or '射' or '腾' or '磨' or '返',
        SuffixKind.Weeks => Next(text, at + 1) is '边' or '围' or '转' or '末' or '刊' || (text[at] == '星' && Next(text, at + 2) == '级'),
        SuffixKind.Days => Next(text, at + 1) is '然' or '津' or '府' or '空' or '气' or '河' || (text[at] == '夜' && Next(text, at + 1) is '市' or '景' or '间'),
        SuffixKind.Numbered => text[at] is '期' && Next(text, at + 1) is '待' or '间' or '限' or '货',
        _ => false,
    };
}
