namespace CqNewsroom.Core.Documents;

/// <summary>A document's words without marks: one line for each field, paragraph, list item and table row; cells are set apart by tabs.</summary>
public static class PlainText
{
    /// <summary>The words of an article: headlines, summary, dateline, blocks and origin; not the byline.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The lines, parted by line feeds.</returns>
    public static string Of(ArticleContent content) => Lines(
    [
        content.Headline,
        content.SecondHeadline,
        content.Summary,
        $"{content.Dateline?.Place} {content.Dateline?.Agency}".Trim(),
        .. content.Blocks.Select(Of),
        content.Origin,
    ]);

    /// <summary>The words of a block: text and attribution, or a picture's caption, credit and alternative text.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The lines, parted by line feeds; empty for a divider.</returns>
    public static string Of(Block block) => Lines(block is TableBlock table
        ? table.Rows.Select(row => string.Join('\t', row.Select(cell => cell.ToPlainText())))
        : DocumentTexts.RichTexts(block).Select(text => text.Text.ToPlainText()).Concat(DocumentTexts.PlainFields(block).Select(field => field.Text)));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
