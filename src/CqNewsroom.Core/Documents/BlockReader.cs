using System.Text.Json;
using static CqNewsroom.Core.Documents.JsonFields;

namespace CqNewsroom.Core.Documents;

/// <summary>Reads blocks, strictly: a property that the kind of block does not have is refused.</summary>
internal static class BlockReader
{
    public static Block ReadBlock(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Problem(DocumentProblemCode.WrongValue, null, "blocks");
        var id = element.TryGetProperty("id", out var idValue) ? Text(idValue, null, "id") : throw Problem(DocumentProblemCode.MissingProperty, null, "id");
        var shownId = Shown(id);
        var type = element.TryGetProperty("type", out var typeValue) ? Text(typeValue, shownId, "type") : throw Problem(DocumentProblemCode.MissingProperty, shownId, "type");
        return new Body(element, id, shownId).Read(type);
    }

    private sealed class Body(JsonElement element, string id, string shownId)
    {
        private EquatableList<string> _sources = [];

        public Block Read(string type) => type switch
        {
            BlockType.Paragraph => Paragraph(),
            BlockType.Heading => Heading(),
            BlockType.Quotation => Quotation(),
            BlockType.List => ListOfItems(),
            BlockType.Table => Table(),
            BlockType.Picture => Picture(),
            BlockType.Divider => Divider(),
            _ => throw Problem(DocumentProblemCode.UnknownBlockType, shownId, "type", Shown(type)),
        };

        private ParagraphBlock Paragraph() => Each(new ParagraphBlock { Id = id }, (block, name, value) => name switch
        {
            "text" => block with { Text = Runs(value, name) },
            _ => throw Unknown(name, shownId),
        });

        private HeadingBlock Heading() => Each(new HeadingBlock { Id = id }, (block, name, value) => name switch
        {
            "level" => block with { Level = Number(value, shownId, name) },
            "text" => block with { Text = Runs(value, name) },
            _ => throw Unknown(name, shownId),
        });

        private QuotationBlock Quotation() => Each(new QuotationBlock { Id = id }, (block, name, value) => name switch
        {
            "text" => block with { Text = Runs(value, name) },
            "attribution" => block with { Attribution = Text(value, shownId, name) },
            _ => throw Unknown(name, shownId),
        });

        private ListBlock ListOfItems() => Each(new ListBlock { Id = id }, (block, name, value) => name switch
        {
            "ordered" => block with { Ordered = Flag(value, shownId, name) },
            "items" => block with { Items = Items(value, level: 1) },
            _ => throw Unknown(name, shownId),
        });

        private TableBlock Table() => Each(new TableBlock { Id = id }, (block, name, value) => name switch
        {
            "header" => block with { HasHeader = Flag(value, shownId, name) },
            "rows" => block with { Rows = List(value, shownId, name, DocumentLimits.TableRows, Row) },
            _ => throw Unknown(name, shownId),
        });

        private PictureBlock Picture()
        {
            if (!element.TryGetProperty("picture", out var picture))
                throw Problem(DocumentProblemCode.MissingProperty, shownId, "picture");
            return Each(new PictureBlock { Id = id, PictureId = Id(picture, shownId, "picture") }, (block, name, value) => name switch
            {
                "picture" => block,
                "caption" => block with { Caption = Runs(value, name) },
                "credit" => block with { Credit = Text(value, shownId, name) },
                "alt" => block with { Alt = Text(value, shownId, name) },
                _ => throw Unknown(name, shownId),
            });
        }

        private DividerBlock Divider() => Each(new DividerBlock { Id = id }, (_, name, _) => throw Unknown(name, shownId));

        private TBlock Each<TBlock>(TBlock block, Func<TBlock, string, JsonElement, TBlock> read)
            where TBlock : Block
        {
            foreach (var (name, value) in Properties(element, shownId, field: null))
            {
                if (name is "sources")
                    _sources = List(value, shownId, name, DocumentLimits.SourcesOfBlock, source => Text(source, shownId, name));
                else if (name is not ("id" or "type"))
                    block = read(block, name, value);
            }
            return block with { Sources = _sources };
        }

        private EquatableList<RichText> Row(JsonElement row) => List(row, shownId, "rows", DocumentLimits.TableColumns, cell => Runs(cell, "rows"));

        private EquatableList<ListItem> Items(JsonElement items, int level) => level > DocumentLimits.ListDepth
            ? throw Problem(DocumentProblemCode.ListTooDeep, shownId, "items", Invariant(DocumentLimits.ListDepth))
            : List(items, shownId, "items", DocumentLimits.BlockLength, item => Item(item, level));

        private ListItem Item(JsonElement item, int level)
        {
            var read = new ListItem();
            foreach (var (name, value) in Properties(item, shownId, "items"))
            {
                read = name switch
                {
                    "text" => read with { Text = Runs(value, name) },
                    "items" => read with { Items = Items(value, level + 1) },
                    _ => throw Unknown(name, shownId),
                };
            }
            return read;
        }

        private RichText Runs(JsonElement runs, string field) => [.. List(runs, shownId, field, DocumentLimits.BlockLength, run => Run(run, field))];

        private TextRun Run(JsonElement run, string field)
        {
            var read = new TextRun("");
            foreach (var (name, value) in Properties(run, shownId, field))
            {
                read = name switch
                {
                    "text" => read with { Text = Text(value, shownId, field) },
                    "bold" => read with { Bold = Flag(value, shownId, name) },
                    "italic" => read with { Italic = Flag(value, shownId, name) },
                    "link" => read with { Link = Text(value, shownId, name) },
                    _ => throw Unknown(name, shownId),
                };
            }
            return read;
        }
    }
}
