using System.Globalization;
using CqNewsroom.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ListItem = CqNewsroom.Core.Documents.ListItem;

namespace CqNewsroom.Core.Word;

/// <summary>
/// Reads a Word document as the text of an article: headings, lists, tables, quotations, links, bold and italic. Tracked changes are taken as
/// accepted; comments, footnotes and what else an article does not have become notes to the writer. Knows neither pages nor the database.
/// </summary>
public static class WordReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="newId">Gives ids to blocks that have none.</param>
    /// <exception cref="WordFileException">It cannot be read; the exception says why.</exception>
    public static WordText Read(byte[] file, Func<string> newId)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(newId);
        using var package = WordPackage.Check(file);
        try
        {
            using var document = WordprocessingDocument.Open(package, isEditable: false, new OpenSettings
            {
                AutoSave = false,
                MarkupCompatibilityProcessSettings = new MarkupCompatibilityProcessSettings(MarkupCompatibilityProcessMode.ProcessAllParts, FileFormatVersions.Office2019),
            });
            if (document.MainDocumentPart is not { Document.Body: { } body } main)
                throw new WordFileException(WordProblem.Broken);
            return new WordBody(main, new WordStyles(main), string.Equals(document.PackageProperties.Identifier, WordNames.Identifier, StringComparison.Ordinal), newId).Read(body);
        }
        catch (Exception damaged) when (damaged is not (WordFileException or OutOfMemoryException or OperationCanceledException))
        {
            // The library has no one exception for what it cannot read.
            throw new WordFileException(WordProblem.Broken, damaged);
        }
    }

    /// <summary>Reads the paragraphs of a body one after another and makes blocks of them.</summary>
    private sealed class WordBody(MainDocumentPart main, WordStyles styles, bool isOwn, Func<string> newId)
    {
        private const int LongestGuessedHeadline = 60;

        private readonly WordInline _inline = new(main, styles);
        private readonly List<Block> _blocks = [];
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private readonly List<WordNote> _notes = [];
        private readonly List<BylineEntry> _byline = [];
        private readonly List<TextRun> _carried = [];
        private readonly List<(int Level, RichText Text)> _items = [];
        private ArticleContent _content = ArticleContent.Empty;
        private (int Id, bool Ordered, string? Block)? _list;
        private bool _quoteIsOpen;
        private bool _isColumnsNoted;

        public WordText Read(Body body)
        {
            ReadAll(body);
            EndCarried();
            EndList();
            _content = _content with { Byline = _byline.ToEquatableList(), Blocks = _blocks.ToEquatableList() };
            GuessHeadline(body);
            if (_content.Equals(ArticleContent.Empty))
                throw new WordFileException(WordProblem.Empty);
            return new WordText(_content, [.. Counted(), .. _notes, .. Comments()]);
        }

        private void ReadAll(OpenXmlElement parent)
        {
            foreach (var child in parent.ChildElements)
            {
                switch (child)
                {
                    case Paragraph paragraph:
                        Add(paragraph);
                        break;
                    case Table table:
                        EndCarried();
                        Add(table);
                        break;
                    case DeletedRun or MoveFromRun:
                        _inline.TrackedChanges++;
                        break;
                    case AlternateContent { FirstChild: { } first }:
                        ReadAll(first);
                        break;
                    case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun or MoveToRun:
                        ReadAll(child);
                        break;
                }
            }
        }

        private void Add(Paragraph paragraph)
        {
            var line = _inline.Read(paragraph);
            var role = styles.RoleOf(paragraph);
            var mark = paragraph.ParagraphProperties?.ParagraphMarkRunProperties;
            if (mark?.GetFirstChild<Inserted>() is not null)
                _inline.TrackedChanges++;
            if (mark?.GetFirstChild<Deleted>() is not null || mark?.GetFirstChild<MoveFrom>() is not null)
            {
                // Its end was deleted, so its text goes on in the next paragraph.
                _inline.TrackedChanges++;
                _carried.AddRange(line.Runs);
                return;
            }

            line.Runs.InsertRange(0, _carried);
            _carried.Clear();
            Note(line);
            if (role != WordRole.Left)
                Add(paragraph, line, role);
            foreach (var box in line.Boxes)
                ReadAll(box);
        }

        private void Add(Paragraph paragraph, WordLine line, WordRole role)
        {
            var text = Clean(line.Runs);
            if (role == WordRole.Caption && line.Picture is { } picture)
            {
                Put(new PictureBlock { Id = IdFor(line.Block), PictureId = picture, Caption = text });
                return;
            }

            // An empty paragraph is white space, unless it is a block or an item of an article.
            if (text.IsEmpty && !(isOwn && role != WordRole.Divider && (line.Block is not null || styles.ListOf(paragraph) is not null)))
            {
                if (line.IsRule || role == WordRole.Divider || HasLine(paragraph))
                    Put(new DividerBlock { Id = IdFor(line.Block) });
                return;
            }

            if (role == WordRole.Text && styles.ListOf(paragraph) is { } list)
            {
                AddItem(list, line.Block, text);
                return;
            }

            EndList();
            AddText(line, role, text);
        }

        private void AddText(WordLine line, WordRole role, RichText text)
        {
            var plain = text.ToPlainText();
            switch (role)
            {
                case WordRole.Headline when Headline(plain) is { } headline:
                    _content = _content with { Headline = headline };
                    return;
                case WordRole.SecondHeadline when _content.SecondHeadline.Length == 0 && plain.Length <= DocumentLimits.HeadlineLength:
                    _content = _content with { SecondHeadline = OneLine(plain) };
                    return;
                case WordRole.Summary:
                    _content = _content with { Summary = _content.Summary.Length == 0 ? plain : $"{_content.Summary}\n{plain}" };
                    return;
                case WordRole.Dateline:
                    var parts = plain.Split(WordNames.DatelineSeparator, 2);
                    _content = _content with { Dateline = new Dateline(OneLine(parts[0]), OneLine(parts.ElementAtOrDefault(1) ?? "")) };
                    return;
                case WordRole.Byline:
                    _byline.Add(new BylineEntry(OneLine(plain)));
                    return;
                case WordRole.Origin:
                    _content = _content with { Origin = OneLine(plain) };
                    return;
                case WordRole.Heading or WordRole.Subheading:
                    Put(new HeadingBlock { Id = IdFor(line.Block), Level = role == WordRole.Heading ? 2 : 3, Text = isOwn ? text : [.. text.Select(run => run with { Bold = false })] });
                    return;
                case WordRole.Quotation:
                    AddQuotation(line, text);
                    return;
                case WordRole.Attribution when _blocks.LastOrDefault() is QuotationBlock { Attribution: "" } quotation:
                    _blocks[^1] = quotation with { Attribution = OneLine(plain) };
                    _quoteIsOpen = false;
                    return;
                case WordRole.Credit when _blocks.LastOrDefault() is PictureBlock picture:
                    _blocks[^1] = picture with { Credit = OneLine(plain) };
                    return;
                case WordRole.Alt when _blocks.LastOrDefault() is PictureBlock picture:
                    _blocks[^1] = picture with { Alt = OneLine(plain) };
                    return;
                default:
                    foreach (var part in Parts(text))
                        Put(new ParagraphBlock { Id = IdFor(line.Block), Text = part });
                    return;
            }
        }

        // Several paragraphs of a quotation are one; who said it stands in its last line, after a dash.
        private void AddQuotation(WordLine line, RichText text)
        {
            var plain = text.ToPlainText();
            if (line.Block is null && _quoteIsOpen && _blocks[^1] is QuotationBlock open)
            {
                _blocks[^1] = !isOwn && plain is ['—' or '–', ..] && plain.Length <= DocumentLimits.ShortFieldLength
                    ? open with { Attribution = OneLine(plain.TrimStart('—', '–', ' ')) }
                    : open with { Text = [.. open.Text, new TextRun("\n"), .. text] };
                return;
            }

            Put(new QuotationBlock { Id = IdFor(line.Block), Text = text });
            _quoteIsOpen = true;
        }

        private void AddItem((int List, int Level, bool Ordered) item, string? block, RichText text)
        {
            if (_list is { } open && (block is not null || (item.Level == 0 && (item.List != open.Id || item.Ordered != open.Ordered))))
                EndList();
            _list ??= (item.List, item.Ordered, block);
            _items.Add((item.Level, text));
        }

        private void EndList()
        {
            if (_list is not { } list)
                return;
            _list = null;
            var next = 0;
            var items = Items(ref next, 0, 1);
            _items.Clear();
            for (var from = 0; from < items.Count;)
            {
                var (to, length) = (from, 0);
                while (to < items.Count && (to == from || length + LengthOf(items[to]) <= DocumentLimits.BlockLength))
                    length += LengthOf(items[to++]);
                Put(new ListBlock { Id = IdFor(from == 0 ? list.Block : null), Ordered = list.Ordered, Items = items.Take(from..to).ToEquatableList() });
                from = to;
            }
        }

        // An item deeper than the one before it hangs below that; what is deeper than an article's lists stays at their last level.
        private List<ListItem> Items(ref int next, int level, int depth)
        {
            var items = new List<ListItem>();
            while (next < _items.Count && _items[next].Level >= level)
            {
                var (at, text) = _items[next++];
                var below = depth < DocumentLimits.ListDepth && next < _items.Count && _items[next].Level > at ? Items(ref next, at + 1, depth + 1) : [];
                items.Add(new ListItem { Text = text, Items = below.ToEquatableList() });
            }

            return items;
        }

        private static int LengthOf(ListItem item) => item.Text.Length + item.Items.Sum(LengthOf);

        private void Add(Table table)
        {
            EndList();
            var rows = new List<List<RichText>>();
            string? block = null;
            var header = false;
            foreach (var row in table.Elements<TableRow>())
            {
                var properties = row.TableRowProperties;
                if (properties?.GetFirstChild<Deleted>() is not null)
                {
                    _inline.TrackedChanges++;
                    continue;
                }

                header |= rows.Count == 0 && properties?.GetFirstChild<TableHeader>() is { } mark && (mark.Val is null || mark.Val.Value == OnOffOnlyValues.On);
                rows.Add(Cells(row, ref block));
            }

            var width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
            if (width < 2 && !isOwn)
            {
                // A table of one column is layout, not data.
                foreach (var text in rows.SelectMany(row => row).Where(text => !text.IsEmpty))
                    Put(new ParagraphBlock { Id = IdFor(null), Text = text });
                return;
            }

            PutRows(rows, Math.Min(width, DocumentLimits.TableColumns), header, block);
            if (width > DocumentLimits.TableColumns && !_isColumnsNoted)
            {
                _isColumnsNoted = true;
                _notes.Add(WordNote.Of(WordNoteKind.Columns, Invariant(DocumentLimits.TableColumns)));
            }
        }

        private void PutRows(List<List<RichText>> rows, int width, bool header, string? block)
        {
            var even = rows.Where(row => isOwn || row.Exists(cell => !cell.IsEmpty))
                .Select(row => row.Concat(Enumerable.Repeat(RichText.Empty, width)).Take(width).ToEquatableList()).ToList();
            for (var from = 0; from < even.Count;)
            {
                var (to, length) = (from, 0);
                while (to < even.Count && to - from < DocumentLimits.TableRows && (to == from || length + even[to].Sum(cell => cell.Length) <= DocumentLimits.BlockLength))
                    length += even[to++].Sum(cell => cell.Length);
                Put(new TableBlock { Id = IdFor(from == 0 ? block : null), HasHeader = header && from == 0, Rows = even.Take(from..to).ToEquatableList() });
                from = to;
            }
        }

        private List<RichText> Cells(TableRow row, ref string? block)
        {
            var cells = new List<RichText>();
            foreach (var cell in row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row))
            {
                var merge = cell.TableCellProperties?.VerticalMerge;
                var goesOn = merge is not null && merge.Val?.Value != MergedCellValues.Restart;
                var lines = new List<RichText>();
                foreach (var paragraph in cell.Descendants<Paragraph>())
                {
                    var line = _inline.Read(paragraph);
                    block ??= line.Block;
                    Note(line);
                    var text = Clean(line.Runs);
                    if (!text.IsEmpty)
                        lines.Add(text);
                }

                cells.Add(goesOn ? RichText.Empty : Joined(lines));
                var span = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, DocumentLimits.TableColumns);
                cells.AddRange(Enumerable.Repeat(RichText.Empty, span - 1));
            }

            return cells;
        }

        private static RichText Joined(List<RichText> lines) => [.. lines.SelectMany((line, index) => index == 0 ? line : line.Prepend(new TextRun("\n")))];

        private void Put(Block block)
        {
            EndList();
            _quoteIsOpen = false;
            _blocks.Add(block);
        }

        private string IdFor(string? wanted)
        {
            if (wanted is { Length: > 0 } && wanted[0] != '_' && ContentRules.IsBlockId(wanted) && _ids.Add(wanted))
                return wanted;
            string id;
            do
                id = newId();
            while (!_ids.Add(id));
            return id;
        }

        private RichText Clean(IReadOnlyList<TextRun> runs) => [.. isOwn ? runs : WordSpacing.Tidy([.. runs.Select(run => run with { Text = TextCleaner.Clean(run.Text) })])];

        private void EndCarried()
        {
            if (_carried.Count == 0)
                return;
            var text = Clean(_carried);
            _carried.Clear();
            if (!text.IsEmpty)
                Put(new ParagraphBlock { Id = IdFor(null), Text = text });
        }

        private string? Headline(string plain)
        {
            var joined = _content.Headline.Length == 0 ? OneLine(plain) : null;
            return joined is { Length: > 0 and <= DocumentLimits.HeadlineLength } ? joined : null;
        }

        // Who writes without styles sets the headline in the middle of the first line.
        private void GuessHeadline(Body body)
        {
            if (isOwn || _content.Headline.Length > 0 || _blocks.Count < 2)
                return;
            var onlyTop = _blocks[0] is HeadingBlock { Level: 2 } && _blocks.Skip(1).All(block => block is not HeadingBlock { Level: 2 });
            var centred = _blocks[0] is ParagraphBlock && body.Descendants<Paragraph>().FirstOrDefault(p => !string.IsNullOrWhiteSpace(p.InnerText)) is { } first
                && first.ParagraphProperties?.Justification?.Val?.Value == JustificationValues.Center;
            var text = OneLine(PlainText.Of(_blocks[0]));
            if ((!onlyTop && !centred) || text.Length is 0 or > DocumentLimits.HeadlineLength || (centred && text.Length > LongestGuessedHeadline))
                return;
            _content = _content with { Headline = text, Blocks = _blocks.Skip(1).ToEquatableList() };
            _notes.Add(WordNote.Of(WordNoteKind.HeadlineGuessed));
        }

        private static bool HasLine(Paragraph paragraph) =>
            paragraph.ParagraphProperties?.ParagraphBorders is { } borders && (IsDrawn(borders.BottomBorder) || IsDrawn(borders.TopBorder));

        private static bool IsDrawn(BorderType? border) => border?.Val?.Value is { } kind && kind != BorderValues.None && kind != BorderValues.Nil;

        private string OneLine(string text) => isOwn ? text : TextCleaner.Clean(text, oneLine: true).Trim();

        // A paragraph longer than a block is cut behind a sentence.
        private static IEnumerable<RichText> Parts(RichText text)
        {
            if (text.Length <= DocumentLimits.BlockLength)
                return [text];
            var plain = text.ToPlainText();
            var parts = new List<RichText>();
            for (var from = 0; from < plain.Length;)
            {
                var to = Math.Min(from + DocumentLimits.BlockLength, plain.Length);
                if (to < plain.Length)
                {
                    var sentence = plain.LastIndexOfAny(['。', '！', '？', '.', '!', '?', '\n', ' '], to - 1, to - from);
                    to = sentence > from ? sentence + 1 : char.IsLowSurrogate(plain[to]) ? to - 1 : to;
                }

                parts.Add(Cut(text, from, to));
                from = to;
            }

            return parts;
        }

        private static RichText Cut(RichText text, int from, int to)
        {
            var runs = new List<TextRun>();
            var at = 0;
            foreach (var run in text)
            {
                var (start, end) = (Math.Max(from - at, 0), Math.Min(to - at, run.Text.Length));
                if (start < end)
                    runs.Add(run with { Text = run.Text[start..end] });
                at += run.Text.Length;
            }

            return [.. runs];
        }

        private void Note(WordLine line)
        {
            foreach (var (isEndnote, id) in line.Footnotes)
            {
                var notes = isEndnote ? main.EndnotesPart?.Endnotes?.Elements<Endnote>().Cast<FootnoteEndnoteType>() : main.FootnotesPart?.Footnotes?.Elements<Footnote>();
                if (id is { } number && notes?.FirstOrDefault(note => note.Id?.Value == number) is { } found && TextOf(found) is { Length: > 0 } text && _notes.Count < WordLimits.Notes)
                    _notes.Add(WordNote.Of(WordNoteKind.Footnote, text));
            }
        }

        private IEnumerable<WordNote> Counted()
        {
            if (_inline.Pictures > 0)
                yield return WordNote.Of(WordNoteKind.Pictures, Invariant(_inline.Pictures));
            if (_inline.TrackedChanges > 0)
                yield return WordNote.Of(WordNoteKind.TrackedChanges, Invariant(_inline.TrackedChanges));
        }

        private IEnumerable<WordNote> Comments() => (main.WordprocessingCommentsPart?.Comments?.Elements<Comment>() ?? [])
            .Select(comment => (Author: TextCleaner.Clean(comment.Author?.Value ?? "", oneLine: true).Trim(), Text: TextOf(comment)))
            .Where(comment => comment.Text.Length > 0)
            .Take(WordLimits.Notes)
            .Select(comment => WordNote.Of(WordNoteKind.Comment, comment.Author, comment.Text));

        private static string TextOf(OpenXmlElement element)
        {
            var text = TextCleaner.Clean(string.Join('\n', element.Descendants<Paragraph>().Select(p => string.Concat(p.Descendants<Text>().Select(t => t.Text))))).Trim();
            return PlainTexts.Excerpt(text, WordLimits.NoteLength);
        }

        private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
