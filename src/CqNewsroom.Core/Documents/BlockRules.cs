using static CqNewsroom.Core.Documents.JsonFields;

namespace CqNewsroom.Core.Documents;

/// <summary>The rules for one block and for single texts.</summary>
internal static class BlockRules
{
    public static void Check(Block block, List<DocumentProblem> problems)
    {
        var id = Shown(block.Id);
        CheckIds(block, id, problems);
        CheckShape(block, id, problems);
        foreach (var field in DocumentTexts.PlainFields(block))
            CheckPlainField(field, id, problems);
        foreach (var (field, text) in DocumentTexts.RichTexts(block))
            CheckRichText(text, field, id, problems);
        var length = DocumentTexts.PlainFields(block).Sum(field => field.Text.Length) + DocumentTexts.RichTexts(block).Sum(text => text.Text.Length);
        CheckNumber(DocumentProblemCode.TooLong, length, DocumentLimits.BlockLength, id, "text", problems);
    }

    public static void CheckPlainField(PlainField field, string? blockId, List<DocumentProblem> problems)
    {
        CheckNumber(DocumentProblemCode.TooLong, field.Text.Length, field.Limit, blockId, field.Field, problems);
        CheckCharacters(field.Text, field.Field, blockId, problems);
        if (field.OneLine && field.Text.Contains('\n', StringComparison.Ordinal))
            problems.Add(DocumentProblem.Of(DocumentProblemCode.LineBreak, blockId, field.Field));
    }

    private static void CheckIds(Block block, string id, List<DocumentProblem> problems)
    {
        if (!ContentRules.IsBlockId(block.Id))
            problems.Add(DocumentProblem.Of(DocumentProblemCode.WrongBlockId, id, "id"));
        if (!block.Sources.All(ContentRules.IsBlockId))
            problems.Add(DocumentProblem.Of(DocumentProblemCode.WrongBlockId, id, "sources"));
        if (block.Sources.Distinct(StringComparer.Ordinal).Count() != block.Sources.Count)
            problems.Add(DocumentProblem.Of(DocumentProblemCode.RepeatedBlockId, id, "sources"));
        CheckNumber(DocumentProblemCode.TooMany, block.Sources.Count, DocumentLimits.SourcesOfBlock, id, "sources", problems);
    }

    private static void CheckShape(Block block, string id, List<DocumentProblem> problems)
    {
        switch (block)
        {
            case HeadingBlock { Level: not (2 or 3) } heading:
                problems.Add(DocumentProblem.Of(DocumentProblemCode.WrongHeadingLevel, id, "level", Invariant(heading.Level)));
                break;
            case ListBlock list when DocumentTexts.Depth(list.Items) > DocumentLimits.ListDepth:
                problems.Add(DocumentProblem.Of(DocumentProblemCode.ListTooDeep, id, "items", Invariant(DocumentLimits.ListDepth)));
                break;
            case TableBlock { Rows.IsEmpty: false } table:
                CheckTable(table, id, problems);
                break;
        }
    }

    private static void CheckTable(TableBlock table, string id, List<DocumentProblem> problems)
    {
        CheckNumber(DocumentProblemCode.TooMany, table.Rows.Count, DocumentLimits.TableRows, id, "rows", problems);
        CheckNumber(DocumentProblemCode.TooMany, table.Rows.Max(row => row.Count), DocumentLimits.TableColumns, id, "rows", problems);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (!table.Rows[row].IsEmpty && table.Rows[row].Count == table.Rows[0].Count)
                continue;
            problems.Add(DocumentProblem.Of(DocumentProblemCode.UnevenTable, id, "rows", Invariant(row + 1)));
            break;
        }
    }

    private static void CheckRichText(RichText text, string field, string id, List<DocumentProblem> problems)
    {
        // Joiners look across runs, but half a pair at the edge of a run is lost when runs are written one by one
        CheckCharacters(text.ToPlainText(), field, id, problems);
        if (text.Count > 1 && text.FirstOrDefault(run => TextRules.HasLoneSurrogate(run.Text)) is { } cut && !TextRules.HasLoneSurrogate(text.ToPlainText()))
            CheckCharacters(cut.Text, field, id, problems);
        if (text.Any(run => run.Link is { } link && !LinkRules.IsAllowed(link)))
            problems.Add(DocumentProblem.Of(DocumentProblemCode.WrongLink, id, field));
    }

    private static void CheckCharacters(string text, string field, string? blockId, List<DocumentProblem> problems)
    {
        if (TextRules.FirstProblem(text) is var (code, character))
            problems.Add(DocumentProblem.Of(code, blockId, field, character));
    }

    private static void CheckNumber(DocumentProblemCode code, int number, int limit, string? blockId, string field, List<DocumentProblem> problems)
    {
        if (number > limit)
            problems.Add(DocumentProblem.Of(code, blockId, field, Invariant(number), Invariant(limit)));
    }
}
