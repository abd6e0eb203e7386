using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>A save's request once it is known to be sound: cleaned, within the limits, in canonical form.</summary>
/// <param name="Fields">Changed fields by name, with the version they started from.</param>
/// <param name="Blocks">Changed, new and moved blocks.</param>
/// <param name="Removed">Removed blocks.</param>
/// <param name="LeftOut">Source blocks left out, or null.</param>
internal sealed record SaveChanges(
    IReadOnlyList<SentField> Fields, IReadOnlyList<SoundBlock> Blocks, IReadOnlyList<SentRemoval> Removed, IReadOnlyList<string>? LeftOut)
{
    private static readonly Dictionary<string, string> Empty = new(StringComparer.Ordinal)
    {
        ["headline"] = "\"\"",
        ["secondHeadline"] = "\"\"",
        ["summary"] = "\"\"",
        ["dateline"] = "{}",
        ["byline"] = "[]",
        ["origin"] = "\"\"",
    };

    /// <summary>An empty value as it is stored: the row stays, so that its version never begins anew.</summary>
    /// <param name="field">Name of the field.</param>
    public static string EmptyValue(string field) => Empty[field];

    /// <summary>Reads a request.</summary>
    /// <param name="request">As it came in.</param>
    /// <param name="changes">The changes, or null.</param>
    /// <param name="refused">Why it cannot be saved, or null.</param>
    public static bool TryRead(SaveRequest request, [NotNullWhen(true)] out SaveChanges? changes, [NotNullWhen(false)] out SaveOutcome? refused)
    {
        changes = null;
        refused = CheckNames(request);
        if (refused is not null || !TryReadFields(request.Fields, out var fields, out refused) || !TryReadBlocks(request.Blocks, out var blocks, out refused))
            return false;
        changes = new SaveChanges(fields, blocks, request.Removed, request.LeftOut?.Distinct(StringComparer.Ordinal).ToList());
        return true;
    }

    /// <summary>A content with these changes in it, whatever the versions: what the person who sent them has on screen.</summary>
    /// <param name="content">The content they are put into.</param>
    public ArticleContent In(ArticleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var fields = WorkingCopyContent.FieldsOf(content).ToDictionary(StringComparer.Ordinal);
        foreach (var field in Fields)
            fields[field.Name] = field.Value;
        var blocks = content.Blocks.ToDictionary(block => block.Id, StringComparer.Ordinal);
        var order = new BlockOrder(content.Blocks.Select((block, at) => (block.Id, (long)at)));
        foreach (var (id, _) in Removed)
            order.Remove(id);
        foreach (var change in Blocks)
        {
            if (change.Json is { } json)
                blocks[change.Id] = CanonicalJson.ReadBlock(json);
            if (blocks.ContainsKey(change.Id))
                order.Place(change.Id, change.After);
        }

        return WorkingCopyContent.Assemble(fields, []) with { Blocks = order.Ids.Select(id => blocks[id]).ToEquatableList() };
    }

    /// <summary>The pictures among the changed blocks.</summary>
    public IEnumerable<PictureBlock> Pictures() => Blocks
        .Where(block => block.Json?.Contains("\"picture\"", StringComparison.Ordinal) == true)
        .Select(block => CanonicalJson.ReadBlock(block.Json!))
        .OfType<PictureBlock>();

    private static SaveOutcome? CheckNames(SaveRequest request)
    {
        if (request.Blocks.Count > DocumentLimits.Blocks || request.Removed.Count > DocumentLimits.Blocks || request.LeftOut?.Count > DocumentLimits.Blocks)
            return Invalid(DocumentProblemCode.TooMany, null);
        var ids = request.Blocks.Select(block => block.Id).Concat(request.Removed.Select(block => block.Id)).ToList();
        var named = ids.Concat(request.Blocks.Where(block => block.After is not null).Select(block => block.After!)).Concat(request.LeftOut ?? []);
        if (named.Any(id => id is null || !ContentRules.IsBlockId(id)))
            return Invalid(DocumentProblemCode.WrongBlockId, null);
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
            return Invalid(DocumentProblemCode.RepeatedBlockId, null);
        return request.Fields.Select(field => field.Name).Distinct(StringComparer.Ordinal).Count() < request.Fields.Count
            ? Invalid(DocumentProblemCode.WrongValue, null)
            : null;
    }

    private static bool TryReadFields(IReadOnlyList<SentField> changes, out IReadOnlyList<SentField> fields, [NotNullWhen(false)] out SaveOutcome? refused)
    {
        fields = [];
        refused = null;
        if (changes.Count == 0)
            return true;
        // The rules of a field are the rules of a content that has nothing else.
        var json = new StringBuilder("{");
        foreach (var change in changes)
        {
            if (!Empty.TryGetValue(change.Name ?? "", out var empty))
            {
                refused = Invalid(DocumentProblemCode.UnknownProperty, null);
                return false;
            }

            if (json.Length > 1)
                json.Append(',');
            json.Append(JsonSerializer.Serialize(change.Name)).Append(':').Append(string.IsNullOrEmpty(change.Value) || change.Value == "null" ? empty : change.Value);
        }

        if (!CanonicalJson.TryRead(json.Append('}').ToString(), out var content, out var problem))
        {
            refused = Invalid(problem.Code, null);
            return false;
        }

        var clean = TextCleaner.Clean(content);
        if (ContentRules.Check(clean) is [var first, ..])
        {
            refused = Invalid(first);
            return false;
        }

        var values = WorkingCopyContent.FieldsOf(clean);
        fields = [.. changes.Select(change => change with { Value = values.GetValueOrDefault(change.Name) ?? Empty[change.Name] })];
        return true;
    }

    private static bool TryReadBlocks(IReadOnlyList<SentBlock> changes, out IReadOnlyList<SoundBlock> blocks, [NotNullWhen(false)] out SaveOutcome? refused)
    {
        var read = new List<SoundBlock>(changes.Count);
        blocks = read;
        refused = null;
        long bytes = 0;
        foreach (var change in changes)
        {
            if (change.Content is null)
            {
                read.Add(new SoundBlock(change.Id, change.BaseVersion, change.After, null, false));
                continue;
            }

            if (!CanonicalJson.TryReadBlock(change.Content, out var block, out var problem))
            {
                refused = Invalid(problem with { BlockId = change.Id });
                return false;
            }

            var clean = TextCleaner.Clean(block);
            if (!string.Equals(clean.Id, change.Id, StringComparison.Ordinal))
            {
                refused = Invalid(DocumentProblemCode.WrongBlockId, change.Id);
                return false;
            }

            if (ContentRules.Check(clean) is [var first, ..])
            {
                refused = Invalid(first);
                return false;
            }

            var json = CanonicalJson.WriteBlock(clean);
            bytes += Encoding.UTF8.GetByteCount(json);
            read.Add(new SoundBlock(change.Id, change.BaseVersion, change.After, json, !string.IsNullOrWhiteSpace(PlainText.Of(clean))));
        }

        if (bytes <= DocumentLimits.JsonBytes)
            return true;
        refused = Invalid(DocumentProblemCode.TooBig, null);
        return false;
    }

    private static SaveOutcome Invalid(DocumentProblemCode code, string? blockId) => Invalid(new DocumentProblem(code, blockId, null, []));

    internal static SaveOutcome Invalid(DocumentProblem problem) =>
        SaveOutcome.Refused(new Refusal(RefusalCode.TextInvalid, new ProblemSentence(problem))) with { BlockId = problem.BlockId };
}

/// <summary>A sound change of a block.</summary>
/// <param name="Id">The block.</param>
/// <param name="BaseVersion">The version it started from; 0 for a new one.</param>
/// <param name="After">The block before it.</param>
/// <param name="Json">Canonical form; null where it only moved.</param>
/// <param name="HasText">Whether it holds something other than white space.</param>
internal sealed record SoundBlock(string Id, int BaseVersion, string? After, string? Json, bool HasText);
