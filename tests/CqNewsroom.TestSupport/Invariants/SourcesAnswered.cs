using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.TestSupport.Invariants;

/// <summary>
/// Invariant 4: a translation is 'source changed' exactly while the current source's translatable hash differs from that of the
/// revision it answered last, and is not published until answered. What the current source is comes from the audit record.
/// </summary>
internal static class SourcesAnswered
{
    public static void Check(StoryFacts facts, Article article, List<string> violations)
    {
        var name = WhatReadersSee.Name(article);
        var current = Current(facts, facts.Records)?.TranslatableHash;
        if (!string.Equals(article.SourceHash, current, StringComparison.Ordinal))
            violations.Add($"4: {name} takes another revision for the current source");
        if (article.IsOriginal)
            return;
        var (source, answered) = (facts.Revision(article.SourceRevisionId), facts.Revision(article.AnsweredRevisionId));
        if (source?.ArticleId != facts.Original.Id || answered?.ArticleId != facts.Original.Id)
        {
            violations.Add($"4: {name} names no source revision");
            return;
        }

        if (article.IsSourceChanged != !string.Equals(answered.TranslatableHash, current, StringComparison.Ordinal))
            violations.Add($"4: {name}: 'source changed' is {article.IsSourceChanged}");
        if (article.IsSourceChanged && !article.HasSavedText)
            violations.Add($"4: {name} has no text and yet did not take the current source");
        // At the very act that made it live, the source had been answered.
        var last = facts.Records.Count == 0 ? null : facts.Records[^1];
        if (article.IsSourceChanged && last?.ArticleId == article.Id && last.Action is nameof(NewsroomAction.Publish) or nameof(NewsroomAction.PublishUrgently))
            violations.Add($"4: {name} was published before its source was answered");
    }

    private static Revision? Current(StoryFacts facts, IEnumerable<AuditRecord> records)
    {
        Revision? current = null;
        foreach (var record in records)
        {
            if (record.ArticleId == facts.Original.Id && MakesCurrent(record))
                current = facts.Revisions.LastOrDefault(r => r.ArticleId == facts.Original.Id && r.Hash == record.RevisionHash);
            else if (record.Action == nameof(NewsroomAction.RequestTranslation) && FrozenFor(facts, record) is { } frozen)
                current = frozen;
        }

        return current;
    }

    // The newest submitted revision; after DropCorrection or Retract the one published last.
    private static bool MakesCurrent(AuditRecord record) => record.Action switch
    {
        nameof(NewsroomAction.Submit) or nameof(NewsroomAction.Import) or nameof(NewsroomAction.DropCorrection) => true,
        nameof(NewsroomAction.Retract) => record.To == nameof(ArticleState.Retracted),
        nameof(NewsroomAction.AnswerSuggestions) => record.From == nameof(ArticleState.InReview) && record.Details?.Contains("\"accepted\":0", StringComparison.Ordinal) == false,
        _ => false,
    };

    // An early request froze the working copy as the source.
    private static Revision? FrozenFor(StoryFacts facts, AuditRecord record) =>
        facts.Revisions.FirstOrDefault(r => r.Kind == RevisionKind.FrozenAsSource && record.Details?.Contains(r.Id.ToString(), StringComparison.Ordinal) == true);
}
