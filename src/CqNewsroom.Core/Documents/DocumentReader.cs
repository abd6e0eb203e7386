using System.Text.Json;
using static CqNewsroom.Core.Documents.JsonFields;

namespace CqNewsroom.Core.Documents;

/// <summary>Reads the parts of a document around its blocks.</summary>
internal static class DocumentReader
{
    public static ArticleContent ReadContent(JsonElement element)
    {
        var content = ArticleContent.Empty;
        foreach (var (name, value) in Properties(element, blockId: null, field: null))
        {
            content = name switch
            {
                "headline" => content with { Headline = Text(value, null, name) },
                "secondHeadline" => content with { SecondHeadline = Text(value, null, name) },
                "summary" => content with { Summary = Text(value, null, name) },
                "dateline" => content with { Dateline = ReadDateline(value) },
                "byline" => content with { Byline = List(value, null, name, DocumentLimits.BylineEntries, ReadBylineEntry) },
                "origin" => content with { Origin = Text(value, null, name) },
                "blocks" => content with { Blocks = List(value, null, name, DocumentLimits.Blocks, BlockReader.ReadBlock) },
                _ => throw Unknown(name, blockId: null),
            };
        }
        return content;
    }

    private static Dateline? ReadDateline(JsonElement element)
    {
        var dateline = new Dateline("");
        foreach (var (name, value) in Properties(element, blockId: null, "dateline"))
        {
            dateline = name switch
            {
                "place" => dateline with { Place = Text(value, null, "dateline") },
                "agency" => dateline with { Agency = Text(value, null, "dateline") },
                _ => throw Unknown(name, blockId: null),
            };
        }
        return dateline.Place.Length + dateline.Agency.Length == 0 ? null : dateline;
    }

    private static BylineEntry ReadBylineEntry(JsonElement element)
    {
        var entry = new BylineEntry("");
        foreach (var (name, value) in Properties(element, blockId: null, "byline"))
        {
            entry = name switch
            {
                "name" => entry with { Name = Text(value, null, "byline") },
                "person" => entry with { PersonId = Id(value, null, "byline") },
                _ => throw Unknown(name, blockId: null),
            };
        }
        return entry;
    }
}
