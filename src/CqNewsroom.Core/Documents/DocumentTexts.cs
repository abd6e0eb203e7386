namespace CqNewsroom.Core.Documents;

/// <summary>One text of a document that carries no marks.</summary>
/// <param name="Field">The property, by its name in the JSON.</param>
/// <param name="Text">The characters.</param>
/// <param name="Limit">How many it may have.</param>
/// <param name="OneLine">Whether a line break has no place in it.</param>
internal readonly record struct PlainField(string Field, string Text, int Limit, bool OneLine = true);

/// <summary>The one list of where texts stand in a document, for all that looks at or changes every text.</summary>
internal static class DocumentTexts
{
    public static IEnumerable<PlainField> PlainFields(ArticleContent content)
    {
        yield return new("headline", content.Headline, DocumentLimits.HeadlineLength);
        yield return new("secondHeadline", content.SecondHeadline, DocumentLimits.HeadlineLength);
        yield return new("summary", content.Summary, DocumentLimits.SummaryLength, OneLine: false);
        if (content.Dateline is { } dateline)
        {
            yield return new("dateline", dateline.Place, DocumentLimits.ShortFieldLength);
            yield return new("dateline", dateline.Agency, DocumentLimits.ShortFieldLength);
        }
        foreach (var entry in content.Byline)
            yield return new("byline", entry.Name, DocumentLimits.ShortFieldLength);
        yield return new("origin", content.Origin, DocumentLimits.ShortFieldLength);
    }

    public static IEnumerable<PlainField> PlainFields(Block block) => block switch
    {
        QuotationBlock quotation => [new("attribution", quotation.Attribution, DocumentLimits.ShortFieldLength)],
        PictureBlock picture =>
        [
            new("credit", picture.Credit, DocumentLimits.ShortFieldLength),
            new("alt", picture.Alt, DocumentLimits.AltLength),
        ],
        _ => [],
    };

    public static IEnumerable<(string Field, RichText Text)> RichTexts(Block block) => block switch
    {
        ParagraphBlock paragraph => [("text", paragraph.Text)],
        HeadingBlock heading => [("text", heading.Text)],
        QuotationBlock quotation => [("text", quotation.Text)],
        ListBlock list => Flatten(list.Items).Select(item => ("items", item.Text)),
        TableBlock table => table.Rows.SelectMany(row => row).Select(cell => ("rows", cell)),
        PictureBlock picture => [("caption", picture.Caption)],
        _ => [],
    };

    public static int Depth(EquatableList<ListItem> items) => items.IsEmpty ? 0 : 1 + items.Max(item => Depth(item.Items));

    /// <summary>Changes every text.</summary>
    /// <param name="content">The content.</param>
    /// <param name="change">Gets a text and whether it has to stay on one line.</param>
    public static ArticleContent Map(ArticleContent content, Func<string, bool, string> change) => content with
    {
        Headline = change(content.Headline, true),
        SecondHeadline = change(content.SecondHeadline, true),
        Summary = change(content.Summary, false),
        Dateline = content.Dateline is { } dateline ? new(change(dateline.Place, true), change(dateline.Agency, true)) : null,
        Byline = content.Byline.Select(entry => entry with { Name = change(entry.Name, true) }).ToEquatableList(),
        Origin = change(content.Origin, true),
        Blocks = content.Blocks.Select(block => Map(block, change)).ToEquatableList(),
    };

    /// <inheritdoc cref="Map(ArticleContent, Func{string, bool, string})"/>
    public static Block Map(Block block, Func<string, bool, string> change)
    {
        return block switch
        {
            ParagraphBlock paragraph => paragraph with { Text = Runs(paragraph.Text) },
            HeadingBlock heading => heading with { Text = Runs(heading.Text) },
            QuotationBlock quotation => quotation with { Text = Runs(quotation.Text), Attribution = change(quotation.Attribution, true) },
            ListBlock list => list with { Items = Items(list.Items) },
            TableBlock table => table with { Rows = table.Rows.Select(row => row.Select(Runs).ToEquatableList()).ToEquatableList() },
            PictureBlock picture => picture with { Caption = Runs(picture.Caption), Credit = change(picture.Credit, true), Alt = change(picture.Alt, true) },
            _ => block,
        };

        RichText Runs(RichText text) => [.. text.Select(run => run with { Text = change(run.Text, false) })];

        EquatableList<ListItem> Items(EquatableList<ListItem> items) =>
            items.Select(item => new ListItem { Text = Runs(item.Text), Items = Items(item.Items) }).ToEquatableList();
    }

    private static IEnumerable<ListItem> Flatten(EquatableList<ListItem> items) => items.SelectMany(item => Flatten(item.Items).Prepend(item));
}
