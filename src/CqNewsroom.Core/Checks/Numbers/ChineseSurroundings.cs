using static CqNewsroom.Core.Checks.Numbers.ChineseNumbers;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What stands before a figure in Chinese text: nearly or more than, up or down, to or by, minus.</summary>
internal readonly record struct ChineseSurroundings(Hedge Hedge, int HedgeStart, Trend Trend, Move Move, bool IsNegative, int NegativeStart, bool IsWhole)
{
    private const int Window = 16;

    /// <summary>Looks at what stands before a position.</summary>
    public static ChineseSurroundings Of(string text, int start)
    {
        var at = SkipBack(text, start);
        var (negative, negativeStart) = (false, start);
        foreach (var word in (ReadOnlySpan<string>)["零下", "负", "-"])
        {
            if (EndsAt(text, at, word) && !(word == "-" && (at < 2 || char.IsAsciiLetterOrDigit(text[at - 2]) || text[at - 2] is '%' or '元' or '-')) && !(word == "负" && at >= 2 && text[at - 2] is '担' or '胜'))
                (negative, negativeStart, at) = (true, at - word.Length, SkipBack(text, at - word.Length));
        }
        var hedge = Hedge.None;
        var hedgeStart = at;
        foreach (var (word, side) in ChineseWords.HedgesBefore)
        {
            if (EndsAt(text, at, word) && !IsPartOfWord(text, at - word.Length, word))
            {
                hedge = side;
                hedgeStart = at - word.Length;
                break;
            }
        }
        if (hedge == Hedge.None && at > 0 && text[at - 1] == '上' && Peek(text, start) is '百' or '千' or '万' or '亿')
            (hedge, hedgeStart) = (Hedge.Above, at - 1);
        if (hedge == Hedge.None)
            (hedge, hedgeStart) = Limit(text, at);
        var (trend, move, whole) = TrendBefore(text, Math.Min(at, hedgeStart));
        return new ChineseSurroundings(hedge, hedgeStart, trend, move, negative, negativeStart, whole);
    }

    /// <summary>The hedge behind a figure: 以上, 左右, 多.</summary>
    public static (Hedge Hedge, int End) HedgeBehind(string text, int end, FigureClass kind, SuffixKind suffix)
    {
        for (var skip = 0; skip <= (kind == FigureClass.Number ? 2 : 0); skip++)
        {
            foreach (var (word, side) in ChineseWords.HedgesBehind)
            {
                if (!StartsAt(text, end + skip, word))
                    continue;
                if (word is "多" or "余" or "许" && (skip > 0 || suffix == SuffixKind.Count || Peek(text, end + 1) is '次' or '种' or '数' or '彩' or '地' or '样' or '元' or '可'))
                    continue;
                if (word == "内" && (kind != FigureClass.Duration || Peek(text, end + skip + 1) is '部' or '地' or '容' or '外' or '蒙'))
                    continue;
                return (side, end + skip + word.Length);
            }
        }
        return (Hedge.None, end);
    }

    /// <summary>最多可容纳800人: a verb may stand between the limit and its figure.</summary>
    private static (Hedge Hedge, int Start) Limit(string text, int at)
    {
        for (var cursor = at; cursor > 1 && cursor > at - 7; cursor--)
        {
            var character = text[cursor - 1];
            if (char.IsAsciiDigit(character) || character is '，' or '。' or '、' or '；' or '：' || (CanBegin(character) && character is not '几'))
                return (Hedge.None, at);
            foreach (var word in (ReadOnlySpan<string>)["最多", "至多", "至少", "最少", "起码"])
            {
                if (cursor < at && EndsAt(text, cursor, word))
                    return (word is "最多" or "至多" ? Hedge.AtMost : Hedge.AtLeast, at);
            }
        }
        return (Hedge.None, at);
    }

    private static (Trend Trend, Move Move, bool IsWhole) TrendBefore(string text, int at)
    {
        var low = Math.Max(0, at - Window);
        if (at > 0 && text[at - 1] is '从' or '由')
            return (Trend.None, Move.From, false);
        // 降至每吨80元
        var each = text.LastIndexOf('每', Math.Max(0, at - 1), Math.Min(6, at));
        if (each > 0 && !text.AsSpan(each, at - each).ContainsAny("，。；、") && !text.AsSpan(each, at - each).ContainsAnyInRange('0', '9') && text[each - 1] is '到' or '至' or '为' or '了')
            at = each;
        var move = Move.None;
        var whole = false;
        var cursor = at;
        // Walks back over 了, 到, 同比 and the like until a word of direction stands there.
        for (var steps = 0; steps < 6 && cursor > low; steps++)
        {
            foreach (var (word, trend) in (ReadOnlySpan<(string, Trend)>)[("涨幅", Trend.Up), ("增幅", Trend.Up), ("增速", Trend.Up), ("升幅", Trend.Up), ("降幅", Trend.Down), ("跌幅", Trend.Down)])
            {
                if (EndsAt(text, cursor, word))
                    return (trend, Move.None, whole);
            }
            foreach (var (word, trend) in ChineseWords.Trends)
            {
                if (!EndsAt(text, cursor, word) || (word.Length == 1 && IsPartOfTrend(text, cursor, word)))
                    continue;
                if (word.Length > 1 && word[^1] is '至' or '到')
                    move = Move.To;
                return (trend, move == Move.None ? Move.By : move, whole || move == Move.To);
            }
            if (EndsAt(text, cursor, "原来的") || EndsAt(text, cursor, "上年的") || EndsAt(text, cursor, "去年的") || EndsAt(text, cursor, "以前的"))
            {
                whole = true;
                cursor -= 3;
                continue;
            }
            if (text[cursor - 1] is '至' or '到' or '为' or '达' or '是' or '成')
            {
                move = Move.To;
                whole |= text[cursor - 1] != '成';
                cursor--;
                continue;
            }
            var skipped = Skip(text, cursor);
            if (skipped == cursor)
                break;
            cursor = skipped;
        }
        return (Trend.None, Move.None, whole);
    }

    private static int Skip(string text, int cursor)
    {
        foreach (var word in ChineseWords.Between)
        {
            if (EndsAt(text, cursor, word))
                return cursor - word.Length;
        }
        return cursor;
    }

    /// <summary>新增, 净增: what is added is no growth by that much; 翻 belongs to 翻番.</summary>
    private static bool IsPartOfTrend(string text, int end, string word) =>
        end >= 2 && (text[end - 2] is '新' or '净' or '倍' || (word == "升" && char.IsAsciiDigit(text[end - 2])) || (word == "翻" && text[end - 2] == '推'));

    private static bool IsPartOfWord(string text, int start, string word)
    {
        var before = Peek(text, start - 1);
        return word switch
        {
            "近" => before is '附' or '最' or '靠' or '邻' or '临' or '接' or '远' or '新' or '相',
            "约" => before is '节' or '预' or '签' or '合' or '公' or '条' or '制' or '违' or '简' or '契' or '特',
            "超" => before is '赶' or '反' or '中' or '英' or '高',
            "过" => before is '通' or '经' or '不' or '度' or '渡' || Peek(text, start + 1) is not ('百' or '千' or '万' or '亿' or '半'),
            "破" => before is '打' or '爆' or '击' or '撞' or '告',
            "满" => before is '充' or '圆' or '挤' or '爆' or '布' or '坐' or '装' or '填' or '住' or '期' or '丰' || !char.IsAsciiDigit(Peek(text, start + 1)),
            "逾" => before is '欲',
            "最高不超过" => false,
            _ => false,
        };
    }

    private static int SkipBack(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '¥' or '￥' or '$')
            at--;
        if (EndsAt(text, at, "人民币"))
            at -= 3;
        return at;
    }

    private static char Peek(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private static bool EndsAt(string text, int end, string word) => StartsAt(text, end - word.Length, word);
}
