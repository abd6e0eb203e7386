using System.Text;

namespace CqNewsroom.Core.Documents;

/// <summary>Which characters are Chinese. The framework knows categories but no scripts, so the blocks of Unicode 16 stand here.</summary>
internal static class ScriptRanges
{
    /// <summary>Han characters: ideographs, the zero 〇, the repetition mark 々.</summary>
    public static bool IsHan(Rune rune) => rune.Value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or 0x3005 or 0x3007 or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    /// <summary>Han characters, kana, bopomofo, Chinese marks and full-width forms; not the ideographic space.</summary>
    public static bool IsEastAsian(Rune rune) => IsHan(rune) || rune.Value is
        (>= 0x3001 and <= 0x31FF) or (>= 0x3200 and <= 0x33FF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF01 and <= 0xFFEF) or (>= 0x2E80 and <= 0x2FDF);

    /// <summary>Marks that Chinese and Latin text write with one code point: · — ‘ ’ “ ” …</summary>
    public static bool IsSharedMark(Rune rune) => rune.Value is 0xB7 or 0x2014 or 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026;
}
