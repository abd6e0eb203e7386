using System.Text;

namespace CqNewsroom.Core.Documents;

/// <summary>
/// Makes text that comes in harmless where nobody could have meant what stands there (case N78): every kind of line end becomes a line feed,
/// a tab a space; byte order marks, zero-width spaces, soft hyphens, control characters and noncharacters go. What somebody may have
/// meant, such as marks that turn the direction of text, stays for <see cref="ContentRules"/> to refuse by name.
/// </summary>
public static class TextCleaner
{
    /// <summary>Cleans every text of an article.</summary>
    /// <param name="content">The content as it came in.</param>
    /// <returns>The clean content.</returns>
    public static ArticleContent Clean(ArticleContent content) => DocumentTexts.Map(content, Clean);

    /// <summary>Cleans every text of a block.</summary>
    /// <param name="block">The block as it came in.</param>
    /// <returns>The clean block.</returns>
    public static Block Clean(Block block) => DocumentTexts.Map(block, Clean);

    /// <summary>Cleans one text.</summary>
    /// <param name="text">The text as it came in.</param>
    /// <param name="oneLine">Whether line breaks become spaces.</param>
    /// <returns>The clean text.</returns>
    public static string Clean(string text, bool oneLine = false)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                clean.Append(text[at++]);
                continue;
            }
            at += rune.Utf16SequenceLength;
            if (IsLineEnd(rune))
                clean.Append(EndsWithPair(text, at) ? "" : oneLine ? " " : "\n");
            else if (rune.Value is '\t')
                clean.Append(' ');
            else if (!IsDropped(rune))
                clean.Append(rune.ToString());
        }
        return clean.Length == text.Length && clean.Equals(text) ? text : clean.ToString();
    }

    private static bool IsLineEnd(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    /// <summary>Whether the line end just read is the first half of CR LF.</summary>
    private static bool EndsWithPair(string text, int at) => at < text.Length && text[at - 1] == '\r' && text[at] == '\n';

    private static bool IsDropped(Rune rune) => rune.Value is 0xFEFF or 0x200B or 0x2060 or 0xAD || Rune.IsControl(rune) || TextRules.IsNoncharacter(rune);
}
