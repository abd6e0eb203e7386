using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

/// <summary>The rules of a story's own fields.</summary>
public static class StoryFields
{
    /// <summary>The most tags a story may have.</summary>
    public const int MostTags = 20;

    /// <summary>The longest tag, in characters.</summary>
    public const int LongestTag = 40;

    /// <summary>The longest brief, in characters.</summary>
    public const int LongestBrief = 4000;

    /// <summary>The longest notes for the desk, in characters.</summary>
    public const int LongestNotes = 4000;

    internal static Refusal? Refusal(Newsroom newsroom, string original, IReadOnlyList<string> wanted, IReadOnlyList<string> tags, string brief, string notes)
    {
        if (wanted.Append(original).Any(language => !newsroom.Languages.Exists(l => string.Equals(l.Tag, language, StringComparison.Ordinal))))
            return new Refusal(RefusalCode.LanguageUnknown);
        if (brief.Length > LongestBrief)
            return new Refusal(RefusalCode.TooLong, LongestBrief);
        if (notes.Length > LongestNotes)
            return new Refusal(RefusalCode.TooLong, LongestNotes);
        if (TagsRefusal(tags) is { } refusal)
            return refusal;
        var hostile = new[] { brief }.Append(notes).FirstOrDefault(text => text.Length > 0 && ContentRules.Check(new ParagraphBlock { Id = "field", Text = RichText.Of(text.ReplaceLineEndings("\n")) }).Count > 0);
        return hostile is null ? null : new Refusal(RefusalCode.TextInvalid, hostile);
    }

    internal static Refusal? TagsRefusal(IReadOnlyList<string> tags)
    {
        if (tags.Count > MostTags || tags.Any(tag => tag.Length > LongestTag))
            return new Refusal(RefusalCode.TooLong, LongestTag);
        return tags.FirstOrDefault(tag => PlainTexts.Clean(tag, out _, LongestTag) is not null) is { } hostile ? new Refusal(RefusalCode.TextInvalid, hostile) : null;
    }

    internal static List<string> Tags(IReadOnlyList<string> tags) =>
        [.. tags.Select(tag => TextCleaner.Clean(tag, oneLine: true).Trim()).Where(tag => TagText.Key(tag).Length > 0).DistinctBy(TagText.Key, StringComparer.Ordinal)];

    internal static List<string> Wanted(IReadOnlyList<string> wanted, string original) =>
        [.. wanted.Distinct(StringComparer.Ordinal).Where(language => !string.Equals(language, original, StringComparison.Ordinal))];
}
