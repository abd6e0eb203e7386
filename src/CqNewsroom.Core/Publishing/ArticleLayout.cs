using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// The text as it is printed: the dateline opens the first paragraph and the translator's credit closes the last; where the first or
/// last block is no paragraph, the line stands as a paragraph of its own (workflow.md, Credits).
/// </summary>
/// <param name="Opening">A dateline that stands alone before the text; empty for none.</param>
/// <param name="Blocks">The blocks with what is printed before and after their own text.</param>
/// <param name="Closing">A translator's credit that stands alone after the text; empty for none.</param>
public sealed record ArticleLayout(string Opening, IReadOnlyList<LaidBlock> Blocks, string Closing)
{
    /// <summary>Lays a text out.</summary>
    /// <param name="content">The text.</param>
    /// <param name="credits">The lines.</param>
    public static ArticleLayout Of(ArticleContent content, Credits credits)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(credits);
        var blocks = content.Blocks;
        var opens = blocks.Count > 0 && blocks[0] is ParagraphBlock;
        var closes = blocks.Count > 0 && blocks[^1] is ParagraphBlock;
        var laid = blocks.Select((block, index) => new LaidBlock(
            block,
            opens && index == 0 ? credits.DatelineLine : "",
            closes && index == blocks.Count - 1 ? credits.TranslatorLine : "")).ToList();
        return new ArticleLayout(opens ? "" : credits.DatelineLine.TrimEnd(), laid, closes ? "" : credits.TranslatorLine);
    }
}

/// <summary>A block with the lines printed inside it.</summary>
/// <param name="Block">The block.</param>
/// <param name="Before">Printed before its text; empty for none.</param>
/// <param name="After">Printed after its text; empty for none.</param>
public sealed record LaidBlock(Block Block, string Before, string After);
