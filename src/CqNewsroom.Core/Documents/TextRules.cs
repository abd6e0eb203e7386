using System.Globalization;
using System.Text;

namespace CqNewsroom.Core.Documents;

/// <summary>
/// Which characters may stand in a text: no control character except the line feed, no half of a surrogate pair, nothing that changes
/// the direction of what follows, no other invisible character except joiners inside a word or emoji, no noncharacter.
/// </summary>
internal static class TextRules
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Finds the first thing that is wrong with the characters.</summary>
    /// <returns>The code and the character as U+XXXX, or null.</returns>
    public static (DocumentProblemCode Code, string Character)? FirstProblem(string text)
    {
        Rune? before = null;
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                return (DocumentProblemCode.LoneSurrogate, Named(text[at]));
            at += rune.Utf16SequenceLength;
            if (IsJoiner(rune) ? !JoinsWhatStandsThere(before, text, at) : IsForbidden(rune))
                return (DocumentProblemCode.ForbiddenCharacter, Named(rune.Value));
            before = rune;
        }
        return null;
    }

    public static bool HasLoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return true;
            at++;
        }
        return false;
    }

    /// <summary>Whether no text may hold the character; joiners depend on their neighbours and are not judged here.</summary>
    public static bool IsForbidden(Rune rune) => rune.Value != '\n' && (IsNoncharacter(rune) || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // The visible signs among the format characters: Arabic and Syriac number and verse signs
        UnicodeCategory.Format => rune.Value is not ((>= 0x600 and <= 0x605) or 0x6DD or 0x70F or 0x890 or 0x891 or 0x8E2 or ZeroWidthJoiner or ZeroWidthNonJoiner),
        _ => false,
    });

    /// <summary>Whether Unicode keeps the code point for the inside of programs.</summary>
    public static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsJoiner(Rune rune) => rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner;

    private static bool JoinsWhatStandsThere(Rune? before, string text, int at) =>
        before is { } left && IsVisible(left) && at < text.Length && Rune.TryGetRuneAt(text, at, out var right) && IsVisible(right);

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsJoiner(rune) && !IsForbidden(rune);

    private static string Named(int codePoint) => "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);
}
