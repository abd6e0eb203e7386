using CqNewsroom.Core.Documents;
using CsCheck;

namespace CqNewsroom.Core.Tests.Documents;

/// <summary>Random sound documents with the characters that tend to break things.</summary>
internal static class DocumentGen
{
    private static readonly string[] Pieces =
    [
        "重", "庆", "台", "臺", "，", "。", "“", "”", "……", "a", "Z", "word ", " ", "7", "\"", "\\", "<b>", "&amp;", "é", "e\u0301", "😀", "👨‍👩‍👧",
        "𠮷", "\u2122", "/", "-", "</script>", "葛\U000E0100",
    ];

    public static Gen<string> Line { get; } = Gen.OneOf(Pieces).Array[0, 8].Select(string.Concat);

    public static Gen<string> Lines { get; } = Gen.OneOf([.. Pieces, "\n"]).Array[0, 8].Select(string.Concat);

    public static Gen<string> Id { get; } = Gen.Char["abcdefghijXYZ0189_-"].Array[1, 6].Select(chars => new string(chars));

    public static Gen<TextRun> Run { get; } = Gen.Select(Lines, Gen.Bool, Gen.Bool, Gen.OneOf<string?>(null, null, "https://例.cn/新闻?a=1&b=2", "mailto:a@b.cn"))
        .Select((text, bold, italic, link) => new TextRun(text, bold, italic, link));

    public static Gen<RichText> Text { get; } = Run.Array[0, 4].Select(runs => RichText.Create(runs));

    public static Gen<Block> Block { get; } = Gen.Select(Id, Id.Array[0, 2], Body()).Select((id, sources, block) =>
        block with { Id = id, Sources = sources.Distinct().ToEquatableList() });

    public static Gen<Block[]> Blocks { get; } = Block.Array[0, 8].Select(blocks => blocks.DistinctBy(block => block.Id).ToArray());

    public static Gen<ArticleContent> Content { get; } = Gen.Select(Line, Lines, Line.Array[2], Gen.Select(Line, Gen.Guid.Nullable(), (name, person) => new BylineEntry("n" + name, person)).Array[0, 3], Blocks)
        .Select((headline, summary, dateline, byline, blocks) => new ArticleContent
        {
            Headline = headline,
            SecondHeadline = dateline[1],
            Summary = summary,
            Dateline = dateline.All(text => text.Length == 0) ? null : new Dateline(dateline[0], dateline[1]),
            Byline = byline.ToEquatableList(),
            Origin = dateline[0],
            Blocks = blocks.ToEquatableList(),
        });

    /// <summary>The same text, cut into runs of one or more text elements, with empty runs between.</summary>
    public static RichText Recut(RichText text) => RichText.Create([.. text.SelectMany(run =>
        Elements(run.Text).SelectMany(element => new[] { run with { Text = element }, new TextRun("", Bold: true) }))]);

    public static Block Recut(Block block) => block switch
    {
        ParagraphBlock paragraph => paragraph with { Text = Recut(paragraph.Text) },
        HeadingBlock heading => heading with { Text = Recut(heading.Text) },
        QuotationBlock quotation => quotation with { Text = Recut(quotation.Text) },
        PictureBlock picture => picture with { Caption = Recut(picture.Caption) },
        TableBlock table => table with { Rows = table.Rows.Select(row => row.Select(Recut).ToEquatableList()).ToEquatableList() },
        _ => block,
    };

    public static IEnumerable<string> Elements(string text)
    {
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }

    private static Gen<Block> Body()
    {
        var leaf = Text.Select(text => new ListItem { Text = text });
        var branch = Gen.Select(Text, leaf.Array[0, 2]).Select((text, items) => new ListItem { Text = text, Items = items.ToEquatableList() });
        var row = Gen.Int[1, 3].SelectMany(columns => Text.Array[columns].Array[0, 3]);
        return Gen.OneOf<Block>(
            Text.Select(text => (Block)new ParagraphBlock { Id = "", Text = text }),
            Gen.Select(Text, Gen.Int[2, 3]).Select((text, level) => (Block)new HeadingBlock { Id = "", Text = text, Level = level }),
            Gen.Select(Text, Line).Select((text, who) => (Block)new QuotationBlock { Id = "", Text = text, Attribution = who }),
            Gen.Select(Gen.Bool, branch.Array[0, 3]).Select((ordered, items) => (Block)new ListBlock { Id = "", Ordered = ordered, Items = items.ToEquatableList() }),
            Gen.Select(Gen.Bool, row).Select((header, rows) => (Block)new TableBlock { Id = "", HasHeader = header, Rows = rows.Select(cells => cells.ToEquatableList()).ToEquatableList() }),
            Gen.Select(Gen.Guid, Text, Line, Line).Select((picture, caption, credit, alt) => (Block)new PictureBlock { Id = "", PictureId = picture, Caption = caption, Credit = credit, Alt = alt }),
            Gen.Const<Block>(new DividerBlock { Id = "" }));
    }
}
