using System.Text;
using static CqNewsroom.Core.Documents.JsonFields;

namespace CqNewsroom.Core.Documents;

/// <summary>What a document may hold: sizes as <see cref="DocumentLimits"/> says, permitted characters and links, sound ids.</summary>
public static class ContentRules
{
    /// <summary>Checks all of an article, its blocks included.</summary>
    /// <param name="content">The content.</param>
    /// <returns>Every problem, in reading order; nothing when it may be saved.</returns>
    public static IReadOnlyList<DocumentProblem> Check(ArticleContent content)
    {
        var problems = new List<DocumentProblem>();
        foreach (var field in DocumentTexts.PlainFields(content))
            BlockRules.CheckPlainField(field, blockId: null, problems);
        CheckNumber(content.Byline.Count, DocumentLimits.BylineEntries, "byline", problems);
        if (content.Byline.Any(entry => string.IsNullOrWhiteSpace(entry.Name)))
            problems.Add(DocumentProblem.Of(DocumentProblemCode.MissingProperty, null, "byline"));
        CheckNumber(content.Blocks.Count, DocumentLimits.Blocks, "blocks", problems);
        foreach (var block in content.Blocks.Take(DocumentLimits.Blocks))
            BlockRules.Check(block, problems);
        problems.AddRange(content.Blocks.GroupBy(block => block.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any())
            .Select(group => DocumentProblem.Of(DocumentProblemCode.RepeatedBlockId, Shown(group.Key), "id")));
        CheckSize(content, problems);
        return problems;
    }

    /// <summary>Checks one block by itself.</summary>
    /// <param name="block">The block.</param>
    /// <returns>Every problem; nothing when it may be saved.</returns>
    public static IReadOnlyList<DocumentProblem> Check(Block block)
    {
        var problems = new List<DocumentProblem>();
        BlockRules.Check(block, problems);
        return problems;
    }

    /// <summary>Whether a text is a block id: 1 to 40 of A-Z, a-z, 0-9, '_' and '-'.</summary>
    /// <param name="id">The text.</param>
    /// <returns>Whether it is one.</returns>
    public static bool IsBlockId(string id) =>
        id.Length is > 0 and <= DocumentLimits.BlockIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>Whether one block of text (a picture or divider is none) has something other than white space, as Submit asks.</summary>
    /// <param name="content">The content.</param>
    /// <returns>Whether there is such a block.</returns>
    public static bool HasTextBlock(ArticleContent content) =>
        content.Blocks.Any(block => block is not (PictureBlock or DividerBlock) && !string.IsNullOrWhiteSpace(PlainText.Of(block)));

    private static void CheckSize(ArticleContent content, List<DocumentProblem> problems)
    {
        var bytes = Encoding.UTF8.GetByteCount(CanonicalJson.Write(content));
        if (bytes > DocumentLimits.JsonBytes)
            problems.Add(DocumentProblem.Of(DocumentProblemCode.TooBig, null, null, Invariant(bytes), Invariant(DocumentLimits.JsonBytes)));
    }

    private static void CheckNumber(int number, int limit, string field, List<DocumentProblem> problems)
    {
        if (number > limit)
            problems.Add(DocumentProblem.Of(DocumentProblemCode.TooMany, null, field, Invariant(number), Invariant(limit)));
    }
}
