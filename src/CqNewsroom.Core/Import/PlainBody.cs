using System.Text.RegularExpressions;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Import;

/// <summary>Paragraphs with empty lines between them; a line <c>[Picture: FILE | caption | credit | alternative text]</c> is a picture.</summary>
internal static partial class PlainBody
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, its line ends line feeds.</param>
    public static ReadBody Read(string text) => new([.. Paragraphs(text).Select(Part)], []);

    /// <summary>Parts a text at its empty lines.</summary>
    /// <param name="text">The text, with any line ends.</param>
    public static IEnumerable<string> Paragraphs(string text) =>
        EmptyLines().Split(text.ReplaceLineEndings("\n")).Select(paragraph => paragraph.Trim()).Where(paragraph => paragraph.Length > 0);

    private static BodyPart Part(string paragraph)
    {
        if (!paragraph.StartsWith("[Picture:", StringComparison.OrdinalIgnoreCase) || !paragraph.EndsWith(']') || paragraph.Contains('\n', StringComparison.Ordinal))
            return BodyPart.Paragraph(RichText.Of(paragraph));
        var fields = paragraph["[Picture:".Length..^1].Split('|', StringSplitOptions.TrimEntries);
        return new BodyPart(null, new ImportedPicture(fields[0], fields.ElementAtOrDefault(1) ?? "", fields.ElementAtOrDefault(2) ?? "", fields.ElementAtOrDefault(3) ?? ""));
    }

    [GeneratedRegex(@"\n[ \t　]*(?:\n[ \t　]*)+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex EmptyLines();
}
