using System.Collections.Frozen;

namespace CqNewsroom.Core.Checks.Names;

/// <summary>Chinese surnames and their readings where these are not the usual ones of the character (R13 in docs/checks.md).</summary>
internal static class Surnames
{
    private const string Single =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水尧云阙幸师涉仝逯修宿区员朴麦闫肖付尉项代岩";

    private static readonly FrozenSet<char> Singles = Single.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Doubles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["欧阳"] = "ouyang",
        ["司马"] = "sima",
        ["诸葛"] = "zhuge",
        ["上官"] = "shangguan",
        ["夏侯"] = "xiahou",
        ["皇甫"] = "huangfu",
        ["尉迟"] = "yuchi",
        ["慕容"] = "murong",
        ["令狐"] = "linghu",
        ["端木"] = "duanmu",
        ["东方"] = "dongfang",
        ["公孙"] = "gongsun",
        ["司徒"] = "situ",
        ["司空"] = "sikong",
        ["长孙"] = "zhangsun",
        ["宇文"] = "yuwen",
        ["轩辕"] = "xuanyuan",
        ["独孤"] = "dugu",
        ["南宫"] = "nangong",
        ["万俟"] = "moqi",
        ["申屠"] = "shentu",
        ["钟离"] = "zhongli",
        ["呼延"] = "huyan",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string[]> Special = new Dictionary<char, string[]>
    {
        ['单'] = ["shan"],
        ['仇'] = ["qiu"],
        ['解'] = ["xie"],
        ['曾'] = ["zeng"],
        ['任'] = ["ren"],
        ['华'] = ["hua"],
        ['区'] = ["ou"],
        ['查'] = ["zha"],
        ['吕'] = ["lyu", "lv", "lu"],
        ['翟'] = ["zhai"],
        ['盖'] = ["ge", "gai"],
        ['朴'] = ["piao", "park", "pu"],
        ['缪'] = ["miao"],
        ['覃'] = ["qin", "tan"],
        ['乐'] = ["yue", "le"],
        ['宁'] = ["ning"],
        ['薄'] = ["bo"],
        ['尉'] = ["wei"],
        ['车'] = ["che"],
        ['纪'] = ["ji"],
        ['葛'] = ["ge"],
        ['员'] = ["yun", "yuan"],
        ['卜'] = ["bu"],
        ['石'] = ["shi"],
        ['柏'] = ["bai", "bo"],
        ['都'] = ["du"],
        ['沈'] = ["shen"],
        ['冯'] = ["feng"],
        ['贾'] = ["jia"],
        ['祭'] = ["zhai"],
        ['种'] = ["chong"],
        ['洗'] = ["xian"],
        ['冼'] = ["xian"],
        ['隗'] = ["wei", "kui"],
        ['牟'] = ["mou", "mu"],
        ['行'] = ["xing"],
        ['句'] = ["gou"],
        ['令'] = ["ling"],
        ['万'] = ["wan"],
        ['谷'] = ["gu"],
        ['贲'] = ["ben"],
        ['谌'] = ["chen", "shen"],
        ['阚'] = ["kan"],
        ['燕'] = ["yan"],
        ['应'] = ["ying"],
        ['盛'] = ["sheng"],
        ['折'] = ["she", "zhe"],
        ['秘'] = ["bi", "mi"],
        ['繁'] = ["po"],
        ['召'] = ["shao"],
        ['尹'] = ["yin"],
        ['叶'] = ["ye"],
        ['余'] = ["yu"],
        ['肖'] = ["xiao"],
        ['洪'] = ["hong"],
        ['郝'] = ["hao"],
        ['俞'] = ["yu"],
        ['宿'] = ["su"],
        ['过'] = ["guo"],
        ['幺'] = ["yao"],
        ['强'] = ["qiang"],
        ['曲'] = ["qu"],
        ['教'] = ["jiao"],
        ['哈'] = ["ha"],
        ['臧'] = ["zang"],
        ['藏'] = ["zang"],
        ['黑'] = ["he", "hei"],
        ['戴'] = ["dai"],
        ['晟'] = ["cheng"],
    }.ToFrozenDictionary();

    /// <summary>How many characters of surname stand at a position; 0 where none does.</summary>
    public static int LengthAt(string text, int at)
    {
        if (at + 1 < text.Length && Doubles.ContainsKey(text.Substring(at, 2)))
            return 2;
        return at < text.Length && (Singles.Contains(text[at]) || Special.ContainsKey(text[at])) ? 1 : 0;
    }

    /// <summary>The reading of the surname at a position as it is printed, in lower case.</summary>
    public static string ReadingAt(string text, int at, int length) => length == 2
        ? Doubles[text.Substring(at, 2)]
        : Special.TryGetValue(text[at], out var special) ? special[0] : Pinyin.Of(text[at]) is [var usual, ..] ? usual.Replace("v", "yu", StringComparison.Ordinal) : "";

    /// <summary>Whether a word may be the surname at a position.</summary>
    public static bool IsReading(string text, int at, int length, string word)
    {
        if (length == 2)
            return Doubles[text.Substring(at, 2)] == word;
        return Special.TryGetValue(text[at], out var special) ? special.Contains(word, StringComparer.Ordinal) : Pinyin.Has(text[at], word);
    }
}
