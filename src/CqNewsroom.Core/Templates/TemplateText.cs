using System.Globalization;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Templates;

/// <summary>The parts of a template as blocks of a text, and back.</summary>
public static class TemplateText
{
    /// <summary>The most parts.</summary>
    public const int MostParts = 40;

    /// <summary>The longest part, in UTF-16 units.</summary>
    public const int LongestPart = 4000;

    /// <summary>Makes blocks of parts; empty ones are dropped.</summary>
    /// <param name="parts">As typed.</param>
    /// <param name="content">A text of these blocks alone.</param>
    /// <returns>What is wrong with them; null when nothing is.</returns>
    public static Refusal? Read(IReadOnlyList<TemplatePart> parts, out ArticleContent content)
    {
        ArgumentNullException.ThrowIfNull(parts);
        content = ArticleContent.Empty;
        if (parts.Count > MostParts)
            return new Refusal(RefusalCode.TooMany, MostParts);
        var blocks = new List<Block>();
        foreach (var part in parts)
        {
            var text = TextCleaner.Clean(part.Text ?? "").Trim();
            if (text.Length > LongestPart)
                return new Refusal(RefusalCode.TooLong, LongestPart);
            if (text.Length > 0)
                blocks.Add(BlockOf(part.Kind, text, string.Create(CultureInfo.InvariantCulture, $"t{blocks.Count + 1}")));
        }

        content = ArticleContent.Empty with { Blocks = [.. blocks] };
        return ContentRules.Check(content) is [var problem, ..] ? new Refusal(RefusalCode.TextInvalid, new ProblemSentence(problem)) : null;
    }

    /// <summary>The parts of a text that <see cref="Read"/> made.</summary>
    /// <param name="content">The text.</param>
    public static IReadOnlyList<TemplatePart> PartsOf(ArticleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. content.Blocks.Select(block => new TemplatePart(KindOf(block), block is ListBlock list ? string.Join('\n', list.Items.Select(item => item.Text.ToPlainText())) : PlainText.Of(block)))];
    }

    private static Block BlockOf(TemplatePartKind kind, string text, string id) => kind switch
    {
        TemplatePartKind.Heading or TemplatePartKind.Subheading => new HeadingBlock { Id = id, Level = kind == TemplatePartKind.Heading ? 2 : 3, Text = RichText.Of(text.ReplaceLineEndings(" ")) },
        TemplatePartKind.Quotation => new QuotationBlock { Id = id, Text = RichText.Of(text) },
        TemplatePartKind.List or TemplatePartKind.NumberedList => new ListBlock
        {
            Id = id,
            Ordered = kind == TemplatePartKind.NumberedList,
            Items = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => new ListItem { Text = RichText.Of(item) })],
        },
        _ => new ParagraphBlock { Id = id, Text = RichText.Of(text) },
    };

    private static TemplatePartKind KindOf(Block block) => block switch
    {
        HeadingBlock heading => heading.Level == 2 ? TemplatePartKind.Heading : TemplatePartKind.Subheading,
        QuotationBlock => TemplatePartKind.Quotation,
        ListBlock list => list.Ordered ? TemplatePartKind.NumberedList : TemplatePartKind.List,
        _ => TemplatePartKind.Paragraph,
    };
}
