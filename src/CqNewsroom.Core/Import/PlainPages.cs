using System.Text;

namespace CqNewsroom.Core.Import;

/// <summary>
/// Published pages as text: the site's name, the headline, the time, paragraphs, credits, with empty lines between them. Lines <c>Name: value</c>
/// at the top may say what the page itself does not. Files that differ in their language alone, as <c>bridge.zh.txt</c> and <c>bridge.en.txt</c>, are one story.
/// </summary>
internal sealed class PlainPages(ImportSettings settings)
{
    private static readonly string[] Known = ["Story", "Language", "Section", "Tags", "Address", "Original", "Byline", "Source", "Summary"];

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name below the folder of the archive, with slashes.</param>
    public ImportEntry Read(byte[] bytes, string file)
    {
        if (Decoded(bytes) is not { } text)
            return new ImportEntry(file, "", null, ImportSkip.Broken, "it is no text");
        List<string> paragraphs = [.. PlainBody.Paragraphs(text)];
        var fields = Fields(paragraphs);
        var time = paragraphs.FindIndex(0, Math.Min(6, paragraphs.Count), paragraph => ArchiveTime.Read(paragraph) is not null);
        // A site's name above a headline and nothing that tells the time: the first that is not the site's name.
        var headline = time > 0 ? time - 1 : paragraphs.FindIndex(paragraph => !IsSite(paragraph));
        if (headline < 0 || headline >= paragraphs.Count || time == 0)
            return new ImportEntry(file, "", null, ImportSkip.NoHeadline);
        var (stem, suffix) = Parted(file);
        var key = fields.GetValueOrDefault("Story");
        return new ImportEntry(file, paragraphs[headline], new ImportedStory
        {
            SourceId = SourceIds.Kept("text:" + file.Normalize(NormalizationForm.FormC)),
            PairKey = key is not null ? "story:" + key : suffix is not null ? "file:" + stem : null,
            IsTranslation = string.Equals(fields.GetValueOrDefault("Original"), "no", StringComparison.OrdinalIgnoreCase),
            Language = fields.GetValueOrDefault("Language") ?? suffix,
            Headline = paragraphs[headline],
            Summary = fields.GetValueOrDefault("Summary") ?? "",
            Time = time > 0 ? paragraphs[time] : null,
            Byline = Names(fields.GetValueOrDefault("Byline")),
            Origin = fields.GetValueOrDefault("Source") ?? "",
            Sections = Names(fields.GetValueOrDefault("Section")),
            Tags = Names(fields.GetValueOrDefault("Tags")),
            Addresses = fields.TryGetValue("Address", out var address) ? [address] : [],
            Body = new ImportedBody(ImportedMarkup.Plain, string.Join("\n\n", paragraphs.Skip(Math.Max(time, headline) + 1))),
        })
        {
            Above = [.. paragraphs.Take(headline).Where(paragraph => !IsSite(paragraph))],
        };
    }

    // UTF-8, with or without its mark, or what Chinese pages were saved in before it.
    private static string? Decoded(byte[] bytes)
    {
        if (bytes.AsSpan().IndexOf((byte)0) >= 0)
            return null;
        foreach (var encoding in ArchiveText.Likely)
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // The next one.
            }
        }

        return null;
    }

    // The whole first paragraph, or it is none: 'Editor: ...' in a text is no field.
    private static Dictionary<string, string> Fields(List<string> paragraphs)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in paragraphs.FirstOrDefault()?.Split('\n') ?? [])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? line[..colon].Trim() : "";
            if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase) || !fields.TryAdd(name, line[(colon + 1)..].Trim()))
                return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        }

        if (fields.Count > 0)
            paragraphs.RemoveAt(0);
        return fields;
    }

    private bool IsSite(string paragraph) => settings.Newsroom.Names.Values.Contains(paragraph, StringComparer.OrdinalIgnoreCase);

    private (string Stem, string? Suffix) Parted(string file)
    {
        var name = file[..file.LastIndexOf('.')];
        var dot = name.LastIndexOf('.');
        return dot > name.LastIndexOf('/') && settings.LanguageOf(name[(dot + 1)..]) is not null ? (name[..dot], name[(dot + 1)..]) : (name, null);
    }

    private static string[] Names(string? list) => list?.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
