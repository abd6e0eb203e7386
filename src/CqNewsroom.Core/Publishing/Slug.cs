using System.Globalization;
using System.Text;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// The readable part of a public address. Characters of every script stay as they are: nothing is turned into pinyin,
/// which would misread names such as 重庆 (case N92). The number behind it makes the address unique.
/// </summary>
public static class Slug
{
    /// <summary>How long the slug may be once percent-encoded, in characters.</summary>
    public const int EncodedLength = 120;

    /// <summary>What stands for a headline without a single letter or digit.</summary>
    public const string Fallback = "story";

    // A headline has at most 300 characters; whatever is longer is cut before any work is done on it
    private const int ReadLength = 1_000;

    /// <summary>Makes a slug.</summary>
    /// <param name="headline">The headline, of any content and length.</param>
    /// <returns>Lower-case letters and digits joined by '-', never empty, at most <see cref="EncodedLength"/> once encoded.</returns>
    public static string From(string headline)
    {
        var slug = Fitting(Elements(headline)).Trim('-');
        return slug.Length == 0 ? Fallback : slug;
    }

    /// <summary>The characters of the slug, uncut; every gap is one '-'.</summary>
    private static List<string> Elements(string headline)
    {
        var elements = new List<string>();
        var text = StringInfo.GetTextElementEnumerator(Composed(headline));
        while (text.MoveNext())
        {
            var element = text.GetTextElement();
            var start = Rune.GetRuneAt(element, 0);
            if (IsApostrophe(start))
                continue;
            if (IsLetterOrDigit(start))
                elements.AddRange(Folded(element, start));
            else if (elements is [.., not "-"])
                elements.Add("-");
        }
        return elements;
    }

    private static string Composed(string headline)
    {
        var sound = new StringBuilder();
        foreach (var rune in headline.AsSpan(0, Math.Min(headline.Length, ReadLength)).EnumerateRunes())
            sound.Append(Rune.ToLowerInvariant(rune).ToString());
        // Compatibility forms first become plain letters (full-width ＡＢＣ), which may then still be capitals
        return sound.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Drops accents from Latin letters; in other scripts marks are part of the letter and stay.</summary>
    private static IEnumerable<string> Folded(string element, Rune start)
    {
        if (start.Value is not (< 0x250 or (>= 0x1E00 and <= 0x1EFF)))
            return [string.Concat(element.EnumerateRunes().Where(IsOfLetter))];
        return element.Normalize(NormalizationForm.FormD).EnumerateRunes().Where(IsLetterOrDigit).Select(Rune.ToLowerInvariant).SelectMany(Spelled);
    }

    private static IEnumerable<string> Spelled(Rune letter) => letter.Value switch
    {
        'ß' => ["s", "s"],
        'æ' => ["a", "e"],
        'œ' => ["o", "e"],
        'þ' => ["t", "h"],
        'ø' => ["o"],
        'ł' => ["l"],
        'đ' or 'ð' => ["d"],
        'ħ' => ["h"],
        'ı' => ["i"],
        _ => [letter.ToString()],
    };

    private static string Fitting(List<string> elements)
    {
        var length = 0;
        var count = elements.TakeWhile(element => (length += EncodedLengthOf(element)) <= EncodedLength).Count();
        if (count < elements.Count && IsAsciiWord(elements[count]))
        {
            var wordStart = elements.FindLastIndex(count - 1, element => !IsAsciiWord(element)) + 1;
            count = wordStart > 0 ? wordStart : count;
        }
        return string.Concat(elements.Take(count));
    }

    private static int EncodedLengthOf(string element) =>
        element.EnumerateRunes().Sum(rune => rune.IsAscii ? 1 : 3 * rune.Utf8SequenceLength);

    private static bool IsAsciiWord(string element) => element.Length == 1 && char.IsAsciiLetterOrDigit(element[0]);

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or 0x2019 or 0x02BC;

    private static bool IsLetterOrDigit(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsOfLetter(Rune rune) => IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
