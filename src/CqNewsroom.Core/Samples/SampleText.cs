using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Samples;

/// <summary>The sample's texts, embedded: a headline and paragraphs with an empty line between them.</summary>
internal static class SampleText
{
    /// <summary>The Chinese text of a story.</summary>
    public static ArticleContent Chinese(string name)
    {
        var parts = Read(name, "zh");
        return new ArticleContent
        {
            Headline = parts[0],
            Summary = parts[1].Length <= 60 ? parts[1] : parts[1][..parts[1].IndexOf('。', StringComparison.Ordinal)] + "。",
            Blocks = parts.Skip(1).Select((text, index) => (Block)new ParagraphBlock { Id = SourceId(index), Text = RichText.Of(text) }).ToEquatableList(),
        };
    }

    /// <summary>The English text, paragraph by paragraph beside the Chinese.</summary>
    /// <param name="name">Name of the story.</param>
    /// <param name="paragraphs">How many paragraphs are there already; all by default.</param>
    public static ArticleContent English(string name, int paragraphs = int.MaxValue)
    {
        var parts = Read(name, "en");
        return new ArticleContent
        {
            Headline = parts[0],
            Summary = parts[1][..(parts[1].IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? end + 1 : parts[1].Length)],
            Dateline = new Dateline("CHONGQING", "CQNEWS"),
            Blocks = parts.Skip(1).Take(paragraphs)
                .Select((text, index) => (Block)new ParagraphBlock { Id = "e" + SourceId(index), Sources = [SourceId(index)], Text = RichText.Of(text) })
                .ToEquatableList(),
        };
    }

    private static string SourceId(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{index + 1}");

    private static string[] Read(string name, string language)
    {
        using var stream = typeof(SampleText).Assembly.GetManifestResourceStream($"CqNewsroom.Core.Samples.Texts.{name}.{language}.txt")
            ?? throw new InvalidOperationException($"The sample has no text {name}.{language}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
