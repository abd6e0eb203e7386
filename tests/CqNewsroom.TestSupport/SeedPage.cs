namespace CqNewsroom.TestSupport;

/// <summary>The tests' own copy of the page of 2023-07-12 and of the Chinese text it was translated from.</summary>
public static class SeedPage
{
    private static readonly string[] English = Read("published.en.txt");
    private static readonly string[] Chinese = Read("source.zh.txt");

    /// <summary>What opens the first paragraph.</summary>
    public const string Dateline = "CHONGQING (CQNEWS) -- ";

    /// <summary>What closes the last paragraph.</summary>
    public const string TranslatorLine = "(Translated by Yuki, Fathom Language Limited)";

    /// <summary>The headline.</summary>
    public static string Headline => English[1];

    /// <summary>When it went live, in the newsroom's zone.</summary>
    public static string PublishedAt => English[2];

    /// <summary>The paragraphs as printed, with the lines that open the first and close the last.</summary>
    public static IReadOnlyList<string> Printed => English[3..^1];

    /// <summary>The last line.</summary>
    public static string EditorLine => English[^1];

    /// <summary>The paragraphs as the translator writes them: the workflow prints the rest.</summary>
    public static IReadOnlyList<string> Written =>
    [
        .. Printed.Select(text => text.Replace(Dateline, "", StringComparison.Ordinal).Replace(" " + TranslatorLine, "", StringComparison.Ordinal)),
    ];

    /// <summary>The Chinese headline.</summary>
    public static string ChineseHeadline => Chinese[0];

    /// <summary>The Chinese paragraphs.</summary>
    public static IReadOnlyList<string> ChineseParagraphs => Chinese[1..];

    private static string[] Read(string name)
    {
        using var stream = typeof(SeedPage).Assembly.GetManifestResourceStream($"SeedStory.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
