using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Search;

/// <summary>What a character is to the search.</summary>
internal enum FoldedKind
{
    /// <summary>Ends a word: marks, symbols, what is no character at all.</summary>
    Other,

    /// <summary>White space, or a point between the parts of a foreign name: between two Chinese characters it is as if it were not there.</summary>
    Space,

    /// <summary>A letter of a script that writes words, or a digit.</summary>
    Word,

    /// <summary>Han, kana, bopomofo, hangul: no spaces between words.</summary>
    EastAsian,

    /// <summary>An apostrophe inside a word.</summary>
    Apostrophe,

    /// <summary>A point or a comma, which may stand inside a number.</summary>
    Point,
}

/// <summary>A character as the search compares it, with the text element that it came from.</summary>
/// <param name="Rune">Compatibility forms made plain, lower case, without accents.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where its text element begins, in UTF-16 units.</param>
/// <param name="End">Where its text element ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoldedRune(Rune Rune, FoldedKind Kind, int Start, int End);

/// <summary>
/// Makes texts that look alike equal: full width and half width, capitals, accents, compatibility forms (NFKC); what is not seen is dropped
/// (control characters, marks that turn the direction of text, zero-width characters), and halves of characters end a word. Each
/// character remembers its text element, so that a mark on the page never cuts one.
/// </summary>
internal static class FoldedText
{
    /// <summary>The characters of a text.</summary>
    /// <param name="text">Any text.</param>
    public static List<FoldedRune> Of(string text)
    {
        var folded = new List<FoldedRune>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            // Most characters of news are one of these, and followed by nothing that would join them.
            if ((c < 0x7F || c is >= '\u4E00' and <= '\u9FFF') && (at + 1 == text.Length || text[at + 1] is < (char)0x7F or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3001' and <= '\u3020') or '\uFF0C'))
            {
                Add(folded, new Rune(c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c), at, at + 1);
                at++;
                continue;
            }

            var length = StringInfo.GetNextTextElementLength(text, at);
            AddElement(folded, text, at, length);
            at += length;
        }

        return folded;
    }

    private static void AddElement(List<FoldedRune> folded, string text, int at, int length)
    {
        var element = text.AsSpan(at, length);
        if (!IsWellFormed(element))
        {
            folded.Add(new FoldedRune(Rune.ReplacementChar, FoldedKind.Other, at, at + length));
            return;
        }

        foreach (var rune in element.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
            Add(folded, WithoutAccent(Rune.ToLowerInvariant(rune)), at, at + length);
    }

    private static void Add(List<FoldedRune> folded, Rune rune, int start, int end)
    {
        if (KindOf(rune) is { } kind)
            folded.Add(new FoldedRune(rune, kind, start, end));
    }

    // Null for what nobody sees.
    private static FoldedKind? KindOf(Rune rune)
    {
        if (rune.Value is '\'' or 0x2019 or 0x2BC)
            return FoldedKind.Apostrophe;
        if (rune.Value is '.' or ',')
            return FoldedKind.Point;
        if (Rune.IsWhiteSpace(rune) || rune.Value is 0xB7 or 0x30FB or 0x2022 or 0x2027)
            return FoldedKind.Space;
        if (IsEastAsian(rune))
            return FoldedKind.EastAsian;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => null,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber => FoldedKind.Word,
            _ => FoldedKind.Other,
        };
    }

    private static bool IsEastAsian(Rune rune) => ScriptRanges.IsHan(rune)
        || rune.Value is (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FA) or 0x30FC or (>= 0x3105 and <= 0x312F) or (>= 0xAC00 and <= 0xD7A3);

    private static Rune WithoutAccent(Rune rune)
    {
        if (rune.Value is not ((>= 0xC0 and < 0x250) or (>= 0x1E00 and < 0x1F00)))
            return rune;
        return Rune.GetRuneAt(rune.ToString().Normalize(NormalizationForm.FormD), 0);
    }

    private static bool IsWellFormed(ReadOnlySpan<char> element)
    {
        while (!element.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(element, out var rune, out var used) != System.Buffers.OperationStatus.Done || TextRules.IsNoncharacter(rune))
                return false;
            element = element[used..];
        }

        return true;
    }
}
