using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Words with numerals that count nothing: 十分 is 'very' (R0 in docs/checks.md).</summary>
internal static class Lookalikes
{
    private static readonly string[] Words =
    [
        .. """
        一带一路 三峡 三农 五一 七夕 双十一 双十二 双11 双12 六一八 十分 一些 一定 一直 一起 一样 一方面 统一 唯一 第一书记 第一时间 第一线 第一把手 第一夫人 第一人称 第一手 一把手 万一 万众一心 千方百计 千家万户
        百姓 百货 千万不 千万别 千万要 千万注意 千万莫 千万勿 千万小心 千万记 千万当心 零售 零距离 零食 零部件 零件 零工 零星 零钱 零碎 零用 零跑 零点 零排放 零容忍 零碳 零突破 零投诉 零事故 零感染 零门槛 零接触 零报告
        二手 二维码 三甲 三轮车 双方 双城 两岸 两会 两江 四季 四分之一决赛 二分之一决赛 八分之一决赛 二十国集团 七国集团 八国集团 四公里立交 四公里枢纽 四公里站 四公里交通 四公里换乘 四公里公交 七星岗 五里店 五里坪 两路口 两路镇 两路街道 八一路 三星 百度 万达 十八梯 千厮门 九龙坡 九宫庙 九龙 十渡 八角 六角亭
        一体 一体化 一流 一线 一切 一时 一再 一味 一向 一律 一致 一旦 一般 一同 一系列 一边 一面 一道 一手 一举 一度 一心 一行 一路 一站式 一次性 一揽子 一如既往 一针见血 一目了然 一帆风顺 一网通办 一网统管 一站式服务 一件事 一刀切 一窗 一卡通 一票否决 一国两制
        进一步 单一 万一 一一 专一 之一 统一战线 三思 三明治 三角 三维 三包 三通 三星堆 三国 三伏 三九天 三亚 三明市 三门峡 三江 三河市 三产融合 三全 三五成群 三番五次 三心二意 再三 三轮摩托 三峡库区 三峡大坝 三百六十行 三教九流 三言两语 三令五申 三更半夜 三折叠 三原色
        四川 四周 四处 四面 四面八方 四方 四合院 四书 四大名著 四通八达 四平 四世同堂 四舍五入 四肢 五台山 五指山 五金 五官 五谷 五粮液 五星红旗 五味 五彩 五颜六色 五湖四海 五花八门 五行 五脏 五常 五通桥 五线谱 五四 六安 六盘水 六一 六合 六神 六朝
        七台河 七彩 七星 七上八下 七嘴八舌 七里河 八一 八卦 八路军 八方 八达岭 八达通 八仙 八宝 八哥 八公山 九寨沟 九江 九华山 九州 九牧 九三学社 九章 九阳 九曲 九泉 九死一生 十堰 十字 十足 十佳 十里 十全 十全十美 十有八九 十拿九稳 十月革命 十万火急 十恶不赦
        百色 百花 百科 百合 百里 百胜 百事 百灵 百老汇 百家争鸣 百花齐放 百战百胜 百发百中 百年 百度 百强 百货 百分百 百日 百川 百步 百般 百感 百叶 百闻 千岛湖 千里 千古 千秋 千金 千载难逢 千军万马 千变万化 千山万水 千差万别 千丝万缕 千言万语 千辛万苦 千篇一律 千禧 千叶 千年古 千灯 千佛 千岛
        万州 万盛 万宁 万科 万象 万里 万国 万物 万能 万分感 万岁 万千 万家灯火 万家 万户 万水千山 万事 万无一失 万有引力 万紫千红 万古 万圣节 万向 万华 万年青 万花筒 万人空巷 亿联 亿达 亿万 成千上万 成百上千 数以万计 数以千计 数以百计 数以亿计
        二氧化碳 二氧化硫 一氧化碳 三氧化二 二次元 二元论 二十四节气 二话不说 二胎 二孩 三孩 三胎 二审 一审 二人转 二胡 二战 一战 二房 二锅头 二郎 二广 二叠纪 三叠纪 三叶 两翼 两岸三地 两弹一星 两山 两败俱伤 两全其美 两用 两极 两栖 两侧 两边 两旁 两手 两不误 两地 两国 两性 两端 两者 两面
        双手 双边 双向 双重 双休 双碳 双减 双语 双赢 双创 双桥 双流 双一流 双拥 双轨 双语 一汽 二汽 三一 一加 三菱 三元里 三元桥 三水 三联 三九 二七 五一劳动节 五一假期 六一儿童节 八一建军节 十一黄金周 “十一” 一年一度 一年四季 一天到晚 一年级 一日三餐 一日游 十一长假 十一假期 十一期间 七一 三八妇女节 三八国际 三一五 一二九 九一八 七七事变 五四青年 一一〇 五四运动
        十大员 七大姑 八大员 五保户 五险一金 六稳六保 四好农村 三支一扶 三下乡 三公经费 两新 两重 一老一小 一小一老 百万大军 半百 五里 八里 十里 二里 七里 三里屯 六里桥 百里杜鹃 五角 三角洲 五四大道 百花园 千亩良田 万亩良田 一码通 一码 一键 一眼 一口气 一家人 一家 一代代 一代 一份 一场 一名 一位 一个 一条 一座 一批 一种 一项
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Words that are hidden only at the start of a longer word of place or road: 五里店 is a name, 五里 alone a distance.</summary>
    private static readonly HashSet<string> NeverAlone = new(["五里", "八里", "十里", "二里", "七里", "五角", "零点", "一个", "一名", "一位", "一家", "一条", "一座", "一批", "一种", "一项", "一份", "一场", "百日", "百年"], StringComparer.Ordinal);

    private static readonly WordFinder Finder = new(Words);

    /// <summary>The hidden places.</summary>
    /// <param name="text">The text in half width.</param>
    /// <param name="any">Whether there is a word that looks like a figure, even where it is one (十分钟).</param>
    public static List<TextSpan> Find(string text, out bool any)
    {
        List<TextSpan> spans = [];
        any = false;
        foreach (var hit in Finder.All(text, out _))
        {
            var word = Words[hit.Word];
            if (NeverAlone.Contains(word))
                continue;
            any = true;
            if (!IsFigure(text, hit.Start, word))
                spans.Add(new TextSpan(hit.Start, hit.Length));
        }
        any |= text.Contains("千万", StringComparison.Ordinal);
        return spans;
    }

    private static bool IsFigure(string text, int start, string word)
    {
        var before = start > 0 ? text[start - 1] : '\0';
        var end = start + word.Length;
        var after = end < text.Length ? text[end] : '\0';
        // A numeral before it makes it part of a number: 二十分, 三百里.
        if (ChineseNumbers.CanBegin(word[0]) && (ChineseNumbers.Digit(before) >= 0 || char.IsAsciiDigit(before) || before is '十' or '百' or '千' or '万' or '亿' or '第' or '点'))
            return true;
        // 下周一起, from Monday on; 每周一起 may be 'together'.
        if (word[0] == '一' && (before == '周' || before == '期') && start >= 2 && text[start - 2] is '下' or '上' or '本' or '星')
            return true;
        // So does one behind a word of numerals alone: 五四三.
        if (ChineseNumbers.CanBegin(after) && word.All(ChineseNumbers.CanBegin))
            return true;
        return word switch
        {
            "十分" => after is '钟' or '之',
            "一线" or "一流" => false,
            "四季" => after is '度',
            "三包" => after is not ('期' or '服' or '政' or '凭' or '责' or '规' or '范' or '法'),
            "五一" or "六一" or "七一" or "八一" or "三一" or "一一" => after is '年' or '〇',
            "一家" or "一代" => true,
            "一行" => after is '人' or '字' or '代',
            "百强" or "十佳" or "五四" or "二七" or "三九" => after is '年',
            "四方" => after is '水' or '土' or '木',
            "千里" or "百里" or "万里" => false,
            "之一" => true,
            _ => false,
        };
    }
}
