using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>
/// A text as words are looked for in it: half width, simplified characters, without what nobody sees and without spaces between Chinese
/// characters, with the way back to its places.
/// </summary>
internal sealed class MatchText
{
    /// <summary>Traditional characters of common words, each before its simplified one; what has several simplified ones is left out.</summary>
    private const string Traditional =
        "為为說说報报導导佈布號号帳账戶户動动國国際际學学會会長长開开關关門门問问間间聞闻時时書书東东車车軍军運运過过達达選选還还進进連连遠远適适邊边見见現现規规視视覺觉覽览"
        + "觀观讓让議议護护變变論论設设許许訊讯評评詞词話话該该語语認认調调請请課课誰谁證证識识讀读計计記记訂订訓训討讨財财貨货質质購购貿贸資资賽赛費费貴贵買买賣卖業业萬万與与個个們们來来"
        + "倆俩價价億亿優优備备傳传傷伤僅仅兩两內内冊册劃划劇剧劉刘勝胜務务勞劳勢势區区協协單单縣县參参員员圍围園园圓圆圖图團团場场壞坏壓压執执報报壯壮聲声處处夠够夢梦奪夺奮奋婦妇媽妈孫孙"
        + "寧宁實实審审寫写寬宽將将專专對对導导屬属島岛嶺岭幣币師师帶带幫帮廣广廠厂應应廳厅彈弹強强當当錄录從从復复憶忆懷怀態态慶庆憂忧戲戏戰战據据擇择擊击擔担擴扩攝摄數数斷断無无舊旧曆历"
        + "術术機机權权條条極极樣样標标樓楼樂乐樹树橋桥檢检歡欢歲岁歷历殘残氣气決决況况淚泪淨净減减測测準准溝沟溫温滅灭滿满漢汉漲涨潔洁濟济灣湾災灾為为熱热燈灯爭争爾尔獎奖獨独獲获環环產产"
        + "畢毕畫画異异療疗發发盡尽監监盤盘確确碼码礎础禮礼種种稱称穩稳積积競竞筆笔節节簡简類类糧粮紀纪約约紅红級级納纳紙纸終终組组結结給给統统經经維维網网綠绿線线練练總总編编續续繼继纖纤聯联"
        + "職职聽听腦脑臨临舉举藝艺蘇苏藥药蘭兰號号術术衛卫裝装補补製制複复訪访趙赵跡迹輕轻輯辑輸输辦办農农遞递醫医釋释針针銀银錢钱鐵铁鎮镇陣阵陳陈陸陆陽阳隊队階阶險险雖虽雙双雜杂離离難难電电"
        + "靈灵靜静響响頁页頂顶項项順顺須须預预領领頭头題题顧顾顯显風风飛飞飯饭飲饮館馆馬马駐驻騎骑驗验驚惊髮发魚鱼鮮鲜鳥鸟黃黄點点黨党齊齐齡龄龍龙";

    private static readonly FrozenDictionary<char, char> Simplified = Load();

    private readonly List<int> _places;

    private MatchText(string text, List<int> places)
    {
        Text = text;
        _places = places;
    }

    /// <summary>What to look in.</summary>
    public string Text { get; }

    /// <summary>Makes a text ready.</summary>
    /// <param name="raw">The text.</param>
    /// <param name="isHeading">Whether a space parts clauses.</param>
    public static MatchText Of(string raw, bool isHeading)
    {
        var text = new StringBuilder(raw.Length);
        List<int> places = new(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            var letter = raw[at];
            if (IsInvisible(letter) || (!isHeading && IsSpace(letter) && text.Length > 0 && IsHan(text[^1])))
                continue;
            text.Append(Fold(letter));
            places.Add(at);
        }
        return new MatchText(text.ToString(), places);
    }

    /// <summary>The place in the text as written.</summary>
    /// <param name="start">Where it begins in <see cref="Text"/>.</param>
    /// <param name="length">How long it is there, one at least.</param>
    public TextSpan Original(int start, int length) => TextSpan.Between(_places[start], _places[start + length - 1] + 1);

    /// <summary>Whether nobody sees the character: zero-width ones, marks of direction, soft hyphens, variation selectors.</summary>
    /// <param name="letter">The character.</param>
    internal static bool IsInvisible(char letter) => letter is '\u00AD' or '\u034F' or >= '\uFE00' and <= '\uFE0F' || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static bool IsSpace(char letter) => letter is ' ' or '\u00A0' or '\u3000' or '\t' or (>= '\u2000' and <= '\u200A') or '\u202F';

    private static bool IsHan(char letter) => letter is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';

    private static char Fold(char letter) => letter switch
    {
        >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' => char.ToLowerInvariant((char)(letter - 0xFEE0)),
        >= 'A' and <= 'Z' => char.ToLowerInvariant(letter),
        _ => Simplified.GetValueOrDefault(letter, letter),
    };

    private static FrozenDictionary<char, char> Load()
    {
        var table = new Dictionary<char, char>();
        for (var at = 0; at + 1 < Traditional.Length; at += 2)
            table[Traditional[at]] = Traditional[at + 1];
        return table.ToFrozenDictionary();
    }
}
