using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.TestSupport.Invariants;

/// <summary>
/// Invariant 1: what readers see of a Live article is, byte for byte, a revision that carries every sign-off of the levels in
/// force at its submission, or the record of an urgent publication or of an import.
/// </summary>
internal static class WhatReadersSee
{
    public static void Check(StoryFacts facts, Article article, List<string> violations)
    {
        CheckStanding(facts, article, violations);
        if (article.Standing == Standing.NeverPublished)
            return;
        var publications = facts.Publications.Where(p => p.ArticleId == article.Id).ToList();
        var (live, publication) = (facts.Revision(article.LiveRevisionId), publications.Find(p => p.Id == article.PublicationId));
        if (live is null || publication is null || publication.RevisionId != live.Id)
        {
            violations.Add($"1: {Name(article)} is {article.Standing} without a revision and its publication");
            return;
        }

        var content = CanonicalJson.Read(live.Content);
        if (live.Hash != ContentHash.OfWhole(content) || live.Hash != publication.RevisionHash || live.Content != CanonicalJson.Write(content))
            violations.Add($"1: {Name(article)}: the live revision is not the published one byte for byte");
        var first = publications.Min(p => p.ActualAt);
        if (!publications.Exists(p => p.ActualAt == first && p.PublicAt == article.FirstPublishedAt))
            violations.Add($"1: {Name(article)}: the first publication moved");
        if (article.UpdatedAt != Last(publications, p => p.Change is PublicationChange.Update or PublicationChange.Notice or PublicationChange.Return))
            violations.Add($"1: {Name(article)}: the time of the last update is not that of an editor's word");
        if (article.CorrectedAt != Last(publications, p => p.NoticeKind is NoticeKind.Correction or NoticeKind.Clarification or NoticeKind.EditorsNote))
            violations.Add($"1: {Name(article)}: the time of the last correction is not that of a notice");
        if (article.Standing == Standing.Live)
            CheckGround(facts, article, live, publication, violations);
    }

    private static DateTime? Last(IEnumerable<Publication> publications, Func<Publication, bool> counts) =>
        publications.Where(counts).OrderBy(p => p.ActualAt).ThenBy(p => p.PublicAt).LastOrDefault()?.PublicAt;

    private static void CheckGround(StoryFacts facts, Article article, Revision live, Publication publication, List<string> violations)
    {
        var signed = facts.SignOffs.Where(s => s.RevisionId == live.Id && s.VoidedAt is null && s.RevisionHash == live.Hash).ToList();
        var missing = live.Levels.Where(level => !signed.Exists(s => s.Level == level.Number)).ToList();
        var action = publication.Kind switch
        {
            PublicationKind.Urgent => NewsroomAction.PublishUrgently,
            PublicationKind.Import => NewsroomAction.Import,
            _ => NewsroomAction.Publish,
        };
        if (!facts.RecordsOf(article).Any(r => r.Action == action.ToString() && r.RevisionHash == live.Hash))
            violations.Add($"1: {Name(article)} is live without a record of {action}");
        if (publication.Kind == PublicationKind.SignedOff && (live.Levels.Count == 0 || missing.Count > 0 || signed.Exists(s => s.At > publication.ActualAt)))
            violations.Add($"1: {Name(article)} is live without every sign-off: {missing.Count} of {live.Levels.Count} missing");
        if (article.CountersignNeeded != (publication.Kind == PublicationKind.Urgent && missing.Count > 0))
            violations.Add($"1: {Name(article)}: {missing.Count} countersignatures are missing, the mark says {article.CountersignNeeded}");
        if (publication.Kind == PublicationKind.Urgent && publication.PersonId is { } person && live.Contributors.Contains(person))
            violations.Add($"2: {Name(article)} was published urgently by one of its contributors");
    }

    // State and standing fit together, and nothing is pending where nothing should be.
    private static void CheckStanding(StoryFacts facts, Article article, List<string> violations)
    {
        var fits = article.State switch
        {
            ArticleState.Published => article.Standing == Standing.Live,
            ArticleState.Retracted => article.Standing == Standing.Retracted,
            ArticleState.Spiked => article.Standing == Standing.NeverPublished,
            ArticleState.Requested => !article.IsOriginal,
            _ => true,
        };
        if (!fits)
            violations.Add($"1: {Name(article)} is {article.State} with standing {article.Standing}");
        if (article.Standing == Standing.Retracted && string.IsNullOrEmpty(article.RetractionNotice))
            violations.Add($"1: {Name(article)} is retracted without a notice");
        if (article.State is ArticleState.Published or ArticleState.Retracted
            && ContentHash.OfWhole(facts.WorkingCopies[article.Id]) != facts.Revision(article.LiveRevisionId)?.Hash)
            violations.Add($"1: {Name(article)} is {article.State}, and its working copy is not what was published last");
    }

    public static string Name(Article article) => $"{(article.IsOriginal ? "original" : "translation")} {article.Language} ({article.State})";
}
