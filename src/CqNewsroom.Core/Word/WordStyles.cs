using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CqNewsroom.Core.Word;

/// <summary>What the styles and lists of a Word document say of its paragraphs.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _abstracts = [];
    private readonly Dictionary<int, Dictionary<int, Level>> _levels = [];
    private readonly string? _default;

    public WordStyles(MainDocumentPart main)
    {
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
                _styles.TryAdd(id, style);
            if (style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true)
                _default ??= style.StyleId?.Value;
        }

        var numbering = main.NumberingDefinitionsPart?.Numbering;
        foreach (var list in numbering?.Elements<AbstractNum>() ?? [])
        {
            if (list.AbstractNumberId?.Value is { } id)
                _levels.TryAdd(id, list.Elements<Level>().GroupBy(level => level.LevelIndex?.Value ?? 0).ToDictionary(group => group.Key, group => group.First()));
        }

        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            if (instance.NumberID?.Value is { } id && instance.AbstractNumId?.Val?.Value is { } of)
                _abstracts.TryAdd(id, of);
        }
    }

    /// <summary>What a paragraph is.</summary>
    public WordRole RoleOf(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        if (properties?.OutlineLevel?.Val?.Value is { } direct and < 9)
            return OfOutline(direct);
        foreach (var style in Chain(properties?.ParagraphStyleId?.Val?.Value))
        {
            if (style.StyleName?.Val?.Value is { } name && WordNames.OfStyle(name) is { } role)
                return role;
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline and < 9)
                return OfOutline(outline);
        }

        return WordRole.Text;
    }

    /// <summary>The list that a paragraph is an item of, with its level from 0; null where it is none.</summary>
    public (int List, int Level, bool Ordered)? ListOf(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        var styleId = properties?.ParagraphStyleId?.Val?.Value;
        var number = properties?.NumberingProperties;
        var list = number?.NumberingId?.Val?.Value;
        var level = number?.NumberingLevelReference?.Val?.Value;
        foreach (var style in Chain(styleId).TakeWhile(_ => list is null))
        {
            var ofStyle = style.StyleParagraphProperties?.NumberingProperties;
            list = ofStyle?.NumberingId?.Val?.Value;
            level ??= ofStyle?.NumberingLevelReference?.Val?.Value ?? LevelOfStyle(list, style.StyleId?.Value);
        }

        if (list is not { } id || id == 0 || !_abstracts.TryGetValue(id, out var of))
            return null;
        var depth = Math.Clamp(level ?? 0, 0, 8);
        var format = _levels.GetValueOrDefault(of)?.GetValueOrDefault(depth)?.NumberingFormat?.Val?.Value;
        return (id, depth, format is not null && format != NumberFormatValues.Bullet && format != NumberFormatValues.None);
    }

    /// <summary>Whether a style of characters makes bold.</summary>
    public bool IsBold(string? characterStyle) => Chain(characterStyle, withDefault: false).Select(style => style.StyleRunProperties?.Bold).FirstOrDefault(bold => bold is not null) is { } found && IsOn(found);

    /// <summary>Whether a style of characters makes italic.</summary>
    public bool IsItalic(string? characterStyle) => Chain(characterStyle, withDefault: false).Select(style => style.StyleRunProperties?.Italic).FirstOrDefault(italic => italic is not null) is { } found && IsOn(found);

    /// <summary>Whether a property that is there is on.</summary>
    public static bool IsOn(OnOffType property) => property.Val?.Value ?? true;

    private static WordRole OfOutline(int level) => level == 0 ? WordRole.Heading : WordRole.Subheading;

    private int? LevelOfStyle(int? list, string? style) => list is { } id && _abstracts.TryGetValue(id, out var of) && _levels.TryGetValue(of, out var levels)
        ? levels.Where(level => level.Value.ParagraphStyleIdInLevel?.Val?.Value == style).Select(level => (int?)level.Key).FirstOrDefault()
        : null;

    private IEnumerable<Style> Chain(string? id, bool withDefault = true)
    {
        id ??= withDefault ? _default : null;
        for (var step = 0; step < LongestChain && id is not null && _styles.TryGetValue(id, out var style); step++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
