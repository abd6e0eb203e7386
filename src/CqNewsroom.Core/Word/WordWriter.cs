using System.Globalization;
using System.Text;
using CqNewsroom.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ListItem = CqNewsroom.Core.Documents.ListItem;

namespace CqNewsroom.Core.Word;

/// <summary>Writes the text of an article as a Word document that <see cref="WordReader"/> reads back to the same text.</summary>
public static class WordWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="content">The text.</param>
    /// <param name="language">Its language, a BCP 47 tag.</param>
    /// <returns>The document's bytes.</returns>
    public static byte[] Write(ArticleContent content, string language)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Identifier = WordNames.Identifier;
            document.PackageProperties.Title = content.Headline;
            document.PackageProperties.Language = language;
            new Pages(document.AddMainDocumentPart()).Write(content, language);
        }

        return stream.ToArray();
    }

    private sealed class Pages(MainDocumentPart main)
    {
        private readonly Body _body = new();
        private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
        private readonly List<bool> _lists = [];
        private int _bookmarks;

        public void Write(ArticleContent content, string language)
        {
            WriteHead(content);
            foreach (var block in content.Blocks)
                Write(block);
            Plain("NewsOrigin", content.Origin);
            _body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1440, Right = 1701, Bottom = 1440, Left = 1701, Header = 851, Footer = 992, Gutter = 0 }));
            main.Document = new Document(_body);
            Feed(main.AddNewPart<StyleDefinitionsPart>(), WordSheet.Styles(language));
            Feed(main.AddNewPart<NumberingDefinitionsPart>(), WordSheet.Numbering(_lists));
        }

        private void WriteHead(ArticleContent content)
        {
            Plain("Title", content.Headline);
            Plain("Subtitle", content.SecondHeadline);
            foreach (var entry in content.Byline)
                Plain("NewsByline", entry.Name);
            Plain("NewsSummary", content.Summary);
            if (content.Dateline is { } dateline)
                Plain("NewsDateline", dateline.Agency.Length == 0 ? dateline.Place : $"{dateline.Place}{WordNames.DatelineSeparator}{dateline.Agency}");
        }

        private void Write(Block block)
        {
            switch (block)
            {
                case ParagraphBlock paragraph:
                    Rich(null, paragraph.Text, block.Id);
                    break;
                case HeadingBlock heading:
                    Rich(heading.Level == 2 ? "Heading1" : "Heading2", heading.Text, block.Id);
                    break;
                case QuotationBlock quotation:
                    Rich("Quote", quotation.Text, block.Id);
                    Plain("NewsAttribution", quotation.Attribution);
                    break;
                case ListBlock list:
                    _lists.Add(list.Ordered);
                    WriteItems(list.Items, 0, block.Id);
                    break;
                case TableBlock table:
                    WriteTable(table);
                    break;
                case PictureBlock picture:
                    var caption = Rich("NewsPicture", picture.Caption, block.Id);
                    Mark(caption, WordNames.Picture + picture.PictureId.ToString("N"));
                    Plain("NewsPictureCredit", picture.Credit);
                    Plain("NewsPictureText", picture.Alt);
                    break;
                case DividerBlock:
                    Rich("NewsDivider", [], block.Id);
                    break;
            }
        }

        private void WriteItems(EquatableList<ListItem> items, int level, string? block)
        {
            foreach (var item in items)
            {
                var paragraph = Rich("ListParagraph", item.Text, block);
                paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(
                    new NumberingLevelReference { Val = level }, new NumberingId { Val = _lists.Count });
                block = null;
                WriteItems(item.Items, level + 1, null);
            }
        }

        private void WriteTable(TableBlock table)
        {
            if (table.Rows.IsEmpty)
                return;
            var width = table.Rows[0].Count;
            var written = new Table(
                new TableProperties(
                    new TableStyle { Val = "TableGrid" },
                    new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                    new TableLook { FirstRow = table.HasHeader, NoVerticalBand = true, NoHorizontalBand = true }),
                new TableGrid(Enumerable.Repeat(0, width).Select(_ => new GridColumn { Width = (8500 / Math.Max(width, 1)).ToString(CultureInfo.InvariantCulture) })));
            string? block = table.Id;
            foreach (var row in table.Rows)
            {
                var tableRow = new TableRow();
                if (table.HasHeader && block is not null)
                    tableRow.Append(new TableRowProperties(new CantSplit(), new TableHeader()));
                foreach (var cell in row)
                {
                    tableRow.Append(new TableCell(Made("NewsCell", cell, block)));
                    block = null;
                }

                written.Append(tableRow);
            }

            // Word joins two tables that nothing parts.
            _body.Append(written, new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "NewsCell" })));
        }

        private void Plain(string style, string text)
        {
            if (text.Length > 0)
                Rich(style, RichText.Of(text), null);
        }

        private Paragraph Rich(string? style, RichText text, string? block)
        {
            var paragraph = Made(style, text, block);
            _body.Append(paragraph);
            return paragraph;
        }

        private Paragraph Made(string? style, RichText text, string? block)
        {
            var properties = new ParagraphProperties();
            if (style is not null)
                properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
            var paragraph = new Paragraph(properties);
            if (block is not null)
                Mark(paragraph, NameOf(block));
            foreach (var run in text)
                paragraph.Append(run.Link is { } link ? new Hyperlink(Written(run)) { Id = LinkTo(link), History = true } : Written(run));
            return paragraph;
        }

        // Names of bookmarks are short and of few characters; a block whose id does not fit comes back with a new one.
        private string NameOf(string block)
        {
            var name = WordNames.Block + block;
            return name.Length <= WordNames.BookmarkLength && !block.Contains('-', StringComparison.Ordinal) && !block.StartsWith('_')
                ? name
                : string.Create(CultureInfo.InvariantCulture, $"{WordNames.Block}_{_bookmarks}");
        }

        private void Mark(Paragraph paragraph, string name)
        {
            var id = (++_bookmarks).ToString(CultureInfo.InvariantCulture);
            var after = paragraph.ParagraphProperties!;
            paragraph.InsertAfter(new BookmarkEnd { Id = id }, paragraph.InsertAfter(new BookmarkStart { Id = id, Name = name }, after));
        }

        private static Run Written(TextRun run)
        {
            var written = new Run();
            var properties = new RunProperties();
            if (run.Link is not null)
                properties.RunStyle = new RunStyle { Val = "Hyperlink" };
            if (run.Bold)
                properties.Bold = new Bold();
            if (run.Italic)
                properties.Italic = new Italic();
            if (properties.HasChildren)
                written.Append(properties);
            var lines = run.Text.Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                if (line > 0)
                    written.Append(new Break());
                if (lines[line].Length > 0)
                    written.Append(new Text(lines[line]) { Space = SpaceProcessingModeValues.Preserve });
            }

            return written;
        }

        private string LinkTo(string link)
        {
            if (!_links.TryGetValue(link, out var id))
                _links.Add(link, id = main.AddHyperlinkRelationship(new Uri(link, UriKind.Absolute), isExternal: true).Id);
            return id;
        }

        private static void Feed(OpenXmlPart part, string xml)
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(xml));
            part.FeedData(bytes);
        }
    }
}
