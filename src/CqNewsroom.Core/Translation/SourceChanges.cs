using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Translation;

/// <summary>What of a source changed for its translator: what is translated, and nothing else (case N59).</summary>
public static class SourceChanges
{
    /// <summary>Stands for a changed order of blocks whose texts did not change.</summary>
    public const string Order = "@order";

    /// <summary>The ids of blocks that were added, removed or changed, and changed fields as <c>@headline</c>.</summary>
    /// <param name="answered">The source as it was answered last.</param>
    /// <param name="current">The source now.</param>
    public static IReadOnlyList<string> Between(ArticleContent answered, ArticleContent current)
    {
        var changed = new List<string>();
        Field("@headline", answered.Headline, current.Headline);
        Field("@secondHeadline", answered.SecondHeadline, current.SecondHeadline);
        Field("@summary", answered.Summary, current.Summary);
        Field("@dateline", answered.Dateline, current.Dateline);
        Field("@origin", answered.Origin, current.Origin);
        var before = answered.Blocks.ToDictionary(b => b.Id, ContentHash.OfBlock, StringComparer.Ordinal);
        var after = current.Blocks.ToDictionary(b => b.Id, ContentHash.OfBlock, StringComparer.Ordinal);
        changed.AddRange(current.Blocks.Select(b => b.Id).Where(id => !before.TryGetValue(id, out var hash) || !string.Equals(hash, after[id], StringComparison.Ordinal)));
        changed.AddRange(answered.Blocks.Select(b => b.Id).Where(id => !after.ContainsKey(id)));
        if (changed.Count == 0 && !string.Equals(ContentHash.OfTranslatable(answered), ContentHash.OfTranslatable(current), StringComparison.Ordinal))
            changed.Add(Order);
        return changed;

        void Field<T>(string name, T one, T other)
        {
            if (!Equals(one, other))
                changed.Add(name);
        }
    }
}
