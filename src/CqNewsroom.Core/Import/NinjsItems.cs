using System.Globalization;
using System.Text.Json;

namespace CqNewsroom.Core.Import;

/// <summary>News items as JSON (ninjs 2 and 3): texts that may be used, with translators, editors, originals and pictures.</summary>
internal static class NinjsItems
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>Reads a file of items.</summary>
    /// <param name="stream">The file; closed at the end.</param>
    /// <param name="file">Its name.</param>
    public static IEnumerable<ImportEntry> Read(Stream stream, string file)
    {
        foreach (var (bytes, number) in JsonEntries.Read(stream, isOneALine: file.EndsWith("l", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"item {number}");
            if (bytes is null)
            {
                yield return new ImportEntry(file, name, null, ImportSkip.TooBig);
                continue;
            }

            ImportEntry entry;
            try
            {
                using var document = JsonDocument.Parse(bytes, Strict);
                entry = Entry(document.RootElement, file, name);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // The second is what a half of a surrogate pair behind \u makes of a text.
                entry = new ImportEntry(file, name, null, ImportSkip.Broken, fault.Message.Split('\n')[0]);
            }

            yield return entry;
        }
    }

    private static ImportEntry Entry(JsonElement item, string file, string place)
    {
        var headline = Values(item, "headlines", "main").FirstOrDefault() ?? Values(item, "headlines").FirstOrDefault() ?? Text(item, "headline") ?? Text(item, "title") ?? "";
        var name = headline.Length > 0 ? $"{place}, {PlainTexts.Excerpt(headline, 60)}" : place;
        if (Text(item, "uri") is not { } uri)
            return new ImportEntry(file, name, null, ImportSkip.Broken, "it has no uri");
        if (Text(item, "type") is { } type and not ("text" or "composite"))
            return new ImportEntry(file, name, null, ImportSkip.NoText, type);
        if (Text(item, "pubStatus") is { } status and not "usable")
            return new ImportEntry(file, name, null, ImportSkip.NotPublic, status);
        var people = Items(item, "people").ToList();
        var agency = Items(item, "organisations").FirstOrDefault(o => Rel(o, "transl"));
        var original = Items(item, "associations").FirstOrDefault(a => Text(a, "rel") is "translationOf" or "isTranslationOf");
        var bodies = Items(item, "bodies").ToList();
        var body = bodies.Find(b => IsHtml(b)) is { ValueKind: JsonValueKind.Object } html ? html : bodies.FirstOrDefault();
        return new ImportEntry(file, name, new ImportedStory
        {
            SourceId = SourceIds.Kept(uri),
            TranslationOf = original.ValueKind == JsonValueKind.Object && Text(original, "uri") is { } source ? SourceIds.Kept(source) : null,
            IsTranslation = original.ValueKind == JsonValueKind.Object,
            Language = Text(item, "language"),
            Headline = HtmlBody.Words(headline),
            SecondHeadline = HtmlBody.Words(Values(item, "headlines", "sub", "subheadline", "deck").FirstOrDefault() ?? ""),
            Summary = HtmlBody.Words(Values(item, "descriptions", "summary").FirstOrDefault() ?? Values(item, "descriptions").FirstOrDefault() ?? ""),
            Time = Text(item, "firstCreated") ?? Text(item, "versionCreated") ?? Text(item, "contentCreated"),
            Byline = [.. people.Where(p => Rel(p, "author", "creator", "reporter", "writer")).Select(p => Text(p, "name")).OfType<string>().DefaultIfEmpty(Text(item, "by") ?? "").Where(b => b.Length > 0)],
            Translators = [.. people.Where(p => Rel(p, "translator")).Select(p => Text(p, "name")).OfType<string>().Select(n => new ImportedTranslator(n, agency.ValueKind == JsonValueKind.Object ? Text(agency, "name") : null))],
            Editor = people.Where(p => Rel(p, "editor")).Select(p => Text(p, "name")).FirstOrDefault(),
            Origin = Items(item, "infoSources").Select(s => Text(s, "name")).FirstOrDefault() ?? "",
            Sections = [.. Items(item, "subjects").Concat(Items(item, "genres")).SelectMany(s => new[] { Text(s, "name"), Text(s, "literal") }).OfType<string>()],
            Addresses = [.. Items(item, "altIds").Select(a => Text(a, "value")).Append(uri).OfType<string>().Where(a => a.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal)],
            Body = body.ValueKind == JsonValueKind.Object
                ? new ImportedBody(IsHtml(body) ? ImportedMarkup.Html : ImportedMarkup.Plain, Text(body, "value") ?? "", uri.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? uri : null)
                : new ImportedBody(ImportedMarkup.Html, Text(item, "body_html") ?? Text(item, "body_xhtml") ?? ""),
            Pictures = [.. Items(item, "associations").Where(a => Text(a, "type") is "picture" or "graphic").Append(item).Select(Picture).OfType<ImportedPicture>()],
        });
    }

    // The largest rendition of a picture.
    private static ImportedPicture? Picture(JsonElement item)
    {
        var best = Items(item, "renditions")
            .Where(r => Text(r, "href") is not null && (Text(r, "contentType") ?? "image/").StartsWith("image/", StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(r => r.TryGetProperty("width", out var width) && width.ValueKind == JsonValueKind.Number && width.TryGetInt32(out var pixels) ? pixels : 0).FirstOrDefault();
        return best.ValueKind != JsonValueKind.Object ? null : new ImportedPicture(
            Text(best, "href")!,
            HtmlBody.Words(Values(item, "descriptions", "caption").FirstOrDefault() ?? (Text(item, "type") is "picture" or "graphic" ? Values(item, "descriptions").FirstOrDefault() : null) ?? ""),
            Text(item, "by") ?? Text(item, "copyrightHolder") ?? "",
            HtmlBody.Words(Values(item, "descriptions", "altText", "alt", "accessibility").FirstOrDefault() ?? ""));
    }

    private static bool IsHtml(JsonElement body) => Text(body, "contentType")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Rel(JsonElement item, params string[] beginnings) =>
        Text(item, "rel") is { } rel && beginnings.Any(beginning => rel.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    // Values of a list with roles; without roles named any will do that has none or the main one.
    private static IEnumerable<string> Values(JsonElement item, string list, params string[] roles) => Items(item, list)
        .Where(v => roles.Length == 0 || (Text(v, "role") is { } role ? roles.Contains(role, StringComparer.OrdinalIgnoreCase) : roles[0] is "main" or "summary"))
        .Select(v => Text(v, "value")).OfType<string>();

    private static IEnumerable<JsonElement> Items(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
