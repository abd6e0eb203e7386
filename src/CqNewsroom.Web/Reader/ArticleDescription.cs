using System.Globalization;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Web.Reader;

/// <summary>What search engines and shared links say about an article: its summary, or else how it begins.</summary>
public static class ArticleDescription
{
    private const int MostCharacters = 160;

    /// <summary>The description; empty where there is no text.</summary>
    /// <param name="content">The article.</param>
    public static string Of(ArticleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Summary.Length > 0 ? content.Summary : OpeningOf(content.Blocks);
    }

    /// <summary>The beginning of the first paragraph, for what has no summary; empty where there is no paragraph.</summary>
    /// <param name="blocks">The text.</param>
    public static string OpeningOf(IEnumerable<Block> blocks) =>
        Shortened(blocks.OfType<ParagraphBlock>().FirstOrDefault()?.Text.ToPlainText().ReplaceLineEndings(" ").Trim() ?? "");

    // Never within a character of several units, and in a language with spaces not within a word.
    private static string Shortened(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        if (starts.Length <= MostCharacters)
            return text;
        var cut = text[..starts[MostCharacters - 1]];
        var space = cut.LastIndexOf(' ');
        return (space > cut.Length / 2 ? cut[..space] : cut) + "…";
    }
}
