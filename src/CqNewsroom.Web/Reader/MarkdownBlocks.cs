using CqNewsroom.Core.Documents;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = CqNewsroom.Core.Documents.Block;

namespace CqNewsroom.Web.Reader;

/// <summary>
/// Makes an administrator's Markdown into the blocks that articles are made of, so that a page looks as an article does, and nothing can stand
/// in it that could not stand in one. HTML is no part of it: what looks like a tag is shown as it was typed.
/// </summary>
public static class MarkdownBlocks
{
    private const int Deepest = 4;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <summary>The blocks of a text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end; a link that begins with a slash leads there.</param>
    public static IReadOnlyList<Block> Of(string markdown, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var reading = new Reading(baseUrl);
        return [.. reading.Blocks(Markdown.Parse(markdown, Pipeline))];
    }

    private sealed class Reading(string baseUrl)
    {
        private int next;

        public IEnumerable<Block> Blocks(ContainerBlock container)
        {
            foreach (var block in container)
            {
                switch (block)
                {
                    // The page's title is its only heading of the first level.
                    case Markdig.Syntax.HeadingBlock heading:
                        yield return new Core.Documents.HeadingBlock { Id = Id(), Level = heading.Level <= 2 ? 2 : 3, Text = Text(heading.Inline) };
                        break;
                    case Markdig.Syntax.ParagraphBlock paragraph:
                        yield return new Core.Documents.ParagraphBlock { Id = Id(), Text = Text(paragraph.Inline) };
                        break;
                    case Markdig.Syntax.ListBlock list:
                        yield return new Core.Documents.ListBlock { Id = Id(), Ordered = list.IsOrdered, Items = [.. Items(list, 1)] };
                        break;
                    case QuoteBlock quote:
                        yield return new QuotationBlock { Id = Id(), Text = RichText.Create([.. Joined(quote)]) };
                        break;
                    case ThematicBreakBlock:
                        yield return new DividerBlock { Id = Id() };
                        break;
                    case Table table:
                        yield return new TableBlock { Id = Id(), HasHeader = true, Rows = [.. table.OfType<TableRow>().Select(Row)] };
                        break;
                    case CodeBlock code:
                        yield return new Core.Documents.ParagraphBlock { Id = Id(), Text = RichText.Of(code.Lines.ToString()) };
                        break;
                }
            }
        }

        private string Id() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"b{++next}");

        private IEnumerable<ListItem> Items(Markdig.Syntax.ListBlock list, int depth) => list.OfType<ListItemBlock>().Select(item => new ListItem
        {
            Text = RichText.Create([.. Joined(item)]),
            Items = depth < Deepest ? [.. item.OfType<Markdig.Syntax.ListBlock>().SelectMany(inner => Items(inner, depth + 1))] : [],
        });

        private EquatableList<RichText> Row(TableRow row) => [.. row.OfType<TableCell>().Select(cell => RichText.Create([.. Joined(cell)]))];

        // Paragraphs inside an item become lines of it.
        private IEnumerable<TextRun> Joined(ContainerBlock container) => container.OfType<LeafBlock>()
            .SelectMany((leaf, index) => index == 0 ? Text(leaf.Inline) : Text(leaf.Inline).Prepend(new TextRun("\n")));

        private RichText Text(ContainerInline? inline) => RichText.Create([.. Runs(inline, new TextRun(""))]);

        private IEnumerable<TextRun> Runs(ContainerInline? container, TextRun style)
        {
            for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
            {
                foreach (var run in Runs(inline, style))
                    yield return run;
            }
        }

        private IEnumerable<TextRun> Runs(Inline inline, TextRun style) => inline switch
        {
            LiteralInline literal => [style with { Text = literal.Content.ToString() }],
            CodeInline code => [style with { Text = code.Content }],
            HtmlEntityInline entity => [style with { Text = entity.Transcoded.ToString() }],
            AutolinkInline link => [style with { Text = link.Url, Link = Address(link.IsEmail ? "mailto:" + link.Url : link.Url) }],
            // A line that was broken where it was typed is one line in English; Chinese has no space to join it with.
            LineBreakInline line => [style with { Text = line.IsHard ? "\n" : Joint(line) }],
            EmphasisInline emphasis => Runs(emphasis, emphasis.DelimiterCount == 2 ? style with { Bold = true } : style with { Italic = true }),
            // A picture is a story's; here its words stand in its place.
            LinkInline { IsImage: true } image => Runs((ContainerInline)image, style),
            LinkInline link => Runs((ContainerInline)link, style with { Link = Address(link.Url) }),
            ContainerInline other => Runs(other, style),
            _ => [],
        };

        private static string Joint(LineBreakInline line) =>
            line is { PreviousSibling: LiteralInline before, NextSibling: LiteralInline after }
            && (IsHan(before.Content.ToString().TrimEnd().LastOrDefault()) || IsHan(after.Content.ToString().TrimStart().FirstOrDefault())) ? "" : " ";

        private static bool IsHan(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');

        private string? Address(string? link)
        {
            if (string.IsNullOrEmpty(link))
                return null;
            var address = link[0] == '/' && !link.StartsWith("//", StringComparison.Ordinal) ? baseUrl + link : link;
            return LinkRules.IsAllowed(address) ? address : null;
        }
    }
}
