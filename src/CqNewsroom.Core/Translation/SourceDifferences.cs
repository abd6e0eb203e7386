using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Translation;

/// <summary>Shows how one part of a source changed, for who has to answer it.</summary>
internal static class SourceDifferences
{
    /// <summary>The change of one block or field, as <see cref="SourceChanges.Between"/> names it.</summary>
    public static SourceChangeView Of(string id, ArticleContent before, ArticleContent after, bool isAnswered)
    {
        var (old, @new) = id.StartsWith('@') ? (Field(id, before), Field(id, after)) : (Block(id, before), Block(id, after));
        var kind = (old, @new) switch
        {
            _ when id == SourceChanges.Order => BlockChangeKind.Moved,
            (null or "", not null and not "") => BlockChangeKind.Added,
            (not null and not "", null or "") => BlockChangeKind.Removed,
            _ => BlockChangeKind.Changed,
        };
        return new SourceChangeView(id, kind, TextDiff.ByWord(old ?? "", @new ?? ""), isAnswered);
    }

    private static string? Block(string id, ArticleContent content) =>
        content.Blocks.FirstOrDefault(block => string.Equals(block.Id, id, StringComparison.Ordinal)) is { } found ? PlainText.Of(found) : null;

    private static string? Field(string id, ArticleContent content) => id switch
    {
        "@headline" => content.Headline,
        "@secondHeadline" => content.SecondHeadline,
        "@summary" => content.Summary,
        "@dateline" => $"{content.Dateline?.Place} {content.Dateline?.Agency}".Trim(),
        "@origin" => content.Origin,
        _ => null,
    };
}
