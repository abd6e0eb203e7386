namespace CqNewsroom.Core.Documents;

/// <summary>Writes the whole of a document, or only what is translated of it.</summary>
/// <param name="translatableOnly">Whether byline, sources and the picture itself are left out.</param>
internal sealed class DocumentWriter(bool translatableOnly)
{
    private readonly CanonicalWriter _json = new();

    public string Write(ArticleContent content)
    {
        _json.Open('{');
        _json.Field("headline", content.Headline);
        _json.Field("secondHeadline", content.SecondHeadline);
        _json.Field("summary", content.Summary);
        if (content.Dateline is { } dateline && dateline.Place.Length + dateline.Agency.Length > 0)
            WriteDateline(dateline);
        if (!translatableOnly)
            _json.Field("byline", content.Byline, WriteBylineEntry);
        _json.Field("origin", content.Origin);
        _json.Field("blocks", content.Blocks, WriteBlock);
        _json.Close('}');
        return _json.ToString();
    }

    public string Write(Block block)
    {
        WriteBlock(block);
        return _json.ToString();
    }

    private void WriteDateline(Dateline dateline)
    {
        _json.Name("dateline");
        _json.Open('{');
        _json.Field("place", dateline.Place);
        _json.Field("agency", dateline.Agency);
        _json.Close('}');
    }

    private void WriteBylineEntry(BylineEntry entry)
    {
        _json.Open('{');
        _json.Field("name", entry.Name);
        if (entry.PersonId is { } person)
            _json.Field("person", person);
        _json.Close('}');
    }

    private void WriteBlock(Block block)
    {
        _json.Open('{');
        _json.Field("id", block.Id);
        _json.Field("type", block.Type);
        if (!translatableOnly)
            _json.Field("sources", block.Sources, _json.String);
        WriteBody(block);
        _json.Close('}');
    }

    private void WriteBody(Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                WriteText("text", paragraph.Text);
                break;
            case HeadingBlock heading:
                _json.Field("level", heading.Level);
                WriteText("text", heading.Text);
                break;
            case QuotationBlock quotation:
                WriteText("text", quotation.Text);
                _json.Field("attribution", quotation.Attribution);
                break;
            case ListBlock list:
                _json.Field("ordered", list.Ordered);
                _json.Field("items", list.Items, WriteItem);
                break;
            case TableBlock table:
                _json.Field("header", table.HasHeader);
                _json.Field("rows", table.Rows, row => _json.Array(row, cell => _json.Array(cell, WriteRun)));
                break;
            case PictureBlock picture:
                if (!translatableOnly)
                    _json.Field("picture", picture.PictureId);
                WriteText("caption", picture.Caption);
                _json.Field("credit", picture.Credit);
                _json.Field("alt", picture.Alt);
                break;
        }
    }

    private void WriteItem(ListItem item)
    {
        _json.Open('{');
        WriteText("text", item.Text);
        _json.Field("items", item.Items, WriteItem);
        _json.Close('}');
    }

    private void WriteText(string name, RichText text) => _json.Field(name, text, WriteRun);

    private void WriteRun(TextRun run)
    {
        _json.Open('{');
        _json.Field("text", run.Text);
        _json.Field("bold", run.Bold);
        _json.Field("italic", run.Italic);
        _json.Field("link", run.Link);
        _json.Close('}');
    }
}
