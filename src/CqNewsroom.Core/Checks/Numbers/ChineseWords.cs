namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Words that stand around figures in Chinese text (R2, R5 in docs/checks.md), each list with the longest first.</summary>
internal static class ChineseWords
{
    /// <summary>Words before a figure that say on which side the truth lies.</summary>
    public static IReadOnlyList<(string Word, Hedge Hedge)> HedgesBefore { get; } = Sorted(
        (Hedge.Below, "近 将近 接近 接近了 不到 不足 未到 未满 不满 低于 少于 小于 未超 几近 逼近 仅不到 少於"),
        (Hedge.Above, "逾 超 超过 超过了 突破 突破了 超出 高于 多于 大于 破 过 越过 不止 逾越 远超 已超 早于"),
        (Hedge.About, "约 大约 约为 大概 估计 约合 左右 约有"),
        (Hedge.AtMost, "不超过 至多 最多 不高于 不多于 最多不超过 不得超过 不能超过 不大于 不晚于 最长 最高不超过 控制在 限额 上限为 上限"),
        (Hedge.AtLeast, "不少于 至少 不低于 不小于 起码 不得少于 不得低于 最少 下限为 最低 年满 满"));

    /// <summary>Words behind a figure and its unit.</summary>
    public static IReadOnlyList<(string Word, Hedge Hedge)> HedgesBehind { get; } = Sorted(
        (Hedge.AtLeast, "以上 及以上 (含)以上 （含）以上 起步 往上 或以上 之上"),
        (Hedge.Below, "以下 及以下 (含)以下 （含）以下 或以下 不到 之下"),
        (Hedge.AtMost, "以内 之内 及以内 内 封顶 为限"),
        (Hedge.About, "左右 上下 开外 许 前后"),
        (Hedge.Above, "多 余 有余 出头 开外"));

    /// <summary>Words of direction.</summary>
    public static IReadOnlyList<(string Word, Trend Trend)> Trends { get; } = [
        .. Split(Trend.Up, "增长 上升 提高 扩大 上涨 回升 增加 提升 攀升 上调 上浮 上扬 走高 加快 拉升 飙升 猛增 激增 大增 递增 增至 升至 涨至 增到 升到 涨到 增 升 涨 扩 翻 延长 反弹 跃升 高出 多出 扩至 扩大至 扩建至 拓宽 扩展 延伸 拓展 扩充 增多 壮大 抬升 高涨"),
        .. Split(Trend.Down, "下降 减少 降低 回落 缩小 下跌 收窄 下调 下滑 缩短 缩减 压减 压缩 削减 放缓 萎缩 走低 下浮 递减 锐减 骤降 骤减 大减 降至 减至 跌至 降到 减到 跌到 降 减 跌 缩 下挫 跳水 缩至 收缩 调低 裁减 少了 亏损减少"),
    ];

    /// <summary>Strong words of direction, for sentences without a figure beside them.</summary>
    public static IReadOnlyList<(string Word, Trend Trend)> StrongTrends { get; } =
        [.. Split(Trend.Up, "增长 上升 上涨 攀升 回升 上调 飙升 激增"), .. Split(Trend.Down, "下降 下跌 下滑 回落 下调 减少 锐减 骤降")];

    /// <summary>Words that may stand between a direction and its figure without changing either.</summary>
    public static IReadOnlyList<string> Between { get; } = ["同比", "环比", "大幅", "小幅", "分别", "累计", "了", "再", "又", "已", "均", "各", "共", "近", "约", "逾", "超", "超过", "将近", "接近", "大约", "整整", "不到", "不足", "至少", "其中", "人民币"];

    /// <summary>Counting words; a small Chinese numeral before one of them is a figure.</summary>
    public static IReadOnlySet<char> Measures { get; } = new HashSet<char>(
        "个名人位家所座条项件辆台次场只头棵株栋幢套间户口艘架列趟班支张份批种类款部本册篇首幅块片层楼级届期岁年月日天周时分秒倍成折元吨米里斤克升度亩组对双队轮起处点艺门颗粒枚把根匹尾篮箱包袋瓶杯碗盘公千毫平立摄美欧港英镑环站段节课轨车床枪线网校村镇县区市省国县户桌单盏面道堂宗例亿万千百顶方孔跨尊面桶罐串丛排路代亩垄束")
    {
    };

    private static List<(string Word, Hedge Hedge)> Sorted(params (Hedge Hedge, string Words)[] lists) =>
        [.. lists.SelectMany(list => list.Words.Split(' ').Select(word => (word, list.Hedge))).OrderByDescending(pair => pair.word.Length)];

    private static IEnumerable<(string Word, Trend Trend)> Split(Trend trend, string words) => words.Split(' ').Select(word => (word, trend)).OrderByDescending(pair => pair.word.Length);
}
