namespace CqNewsroom.Core.Documents;

/// <summary>The parts of an article around its blocks.</summary>
public enum ContentField
{
    /// <summary>The headline.</summary>
    Headline,

    /// <summary>The second headline.</summary>
    SecondHeadline,

    /// <summary>The summary.</summary>
    Summary,

    /// <summary>The dateline.</summary>
    Dateline,

    /// <summary>The byline.</summary>
    Byline,

    /// <summary>The outside source.</summary>
    Origin,
}

/// <summary>A part around the blocks that differs.</summary>
/// <param name="Field">Which part.</param>
/// <param name="Old">Its words as they were; equal to the new ones where only the person behind a name changed.</param>
/// <param name="New">Its words as they are.</param>
public sealed record FieldChange(ContentField Field, string Old, string New);

/// <summary>All that differs between two texts of one article.</summary>
/// <param name="Fields">The parts around the blocks that differ.</param>
/// <param name="Blocks">What became of each block, see <see cref="BlockDiff.Compare"/>.</param>
public sealed record ContentDiff(IReadOnlyList<FieldChange> Fields, IReadOnlyList<BlockChange> Blocks)
{
    /// <summary>Gets whether the two texts are the same.</summary>
    public bool IsEmpty => Fields.Count == 0 && Blocks.All(change => change.Kind == BlockChangeKind.Unchanged);

    /// <summary>Compares two texts.</summary>
    /// <param name="old">The old text.</param>
    /// <param name="new">The new text.</param>
    /// <returns>What differs.</returns>
    public static ContentDiff Compare(ArticleContent old, ArticleContent @new) => new(
        [.. Enum.GetValues<ContentField>().Where(field => Differs(field, old, @new)).Select(field => new FieldChange(field, Words(old, field), Words(@new, field)))],
        BlockDiff.Compare(old.Blocks, @new.Blocks));

    private static bool Differs(ContentField field, ArticleContent old, ArticleContent @new) => field switch
    {
        ContentField.Dateline => (old.Dateline ?? new Dateline("")) != (@new.Dateline ?? new Dateline("")),
        ContentField.Byline => !old.Byline.Equals(@new.Byline),
        _ => Words(old, field) != Words(@new, field),
    };

    private static string Words(ArticleContent content, ContentField field) => field switch
    {
        ContentField.Headline => content.Headline,
        ContentField.SecondHeadline => content.SecondHeadline,
        ContentField.Summary => content.Summary,
        ContentField.Dateline => $"{content.Dateline?.Place} {content.Dateline?.Agency}".Trim(),
        ContentField.Byline => string.Join('\n', content.Byline.Select(entry => entry.Name)),
        ContentField.Origin => content.Origin,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
