using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.TestSupport.Invariants;

/// <summary>
/// Invariants 2 and 3: nobody signs what they contributed to, nor two levels of a revision; nothing in review, approved or
/// scheduled changes under its signatures.
/// </summary>
internal static class Signatures
{
    public static void Check(StoryFacts facts, Article article, List<string> violations)
    {
        var name = WhatReadersSee.Name(article);
        foreach (var signOff in facts.SignOffs.Where(s => s.ArticleId == article.Id))
        {
            var revision = facts.Revision(signOff.RevisionId);
            if (revision is null || revision.Hash != signOff.RevisionHash || !revision.Levels.Exists(level => level.Number == signOff.Level))
                violations.Add($"3: {name}: a sign-off of level {signOff.Level} is not for the revision it names");
            else if (revision.Contributors.Contains(signOff.PersonId))
                violations.Add($"2: {name}: {signOff.Name} signed level {signOff.Level} of a revision that lists them as contributor");
        }

        foreach (var twice in facts.SignOffs.Where(s => s.ArticleId == article.Id).GroupBy(s => (s.RevisionId, s.PersonId)).Where(group => group.Count() > 1))
            violations.Add($"2: {name}: {twice.First().Name} signed {twice.Count()} levels of one revision");
        foreach (var twice in facts.SignOffs.Where(s => s.ArticleId == article.Id && s.VoidedAt is null).GroupBy(s => (s.RevisionId, s.Level)).Where(group => group.Count() > 1))
            violations.Add($"2: {name}: level {twice.Key.Level} was signed twice");
        CheckSubmission(facts, article, name, violations);
    }

    private static void CheckSubmission(StoryFacts facts, Article article, string name, List<string> violations)
    {
        var standing = facts.SignOffs.Where(s => s.ArticleId == article.Id && s.VoidedAt is null && s.RevisionId != article.LiveRevisionId).ToList();
        var submitted = facts.Revision(article.SubmittedRevisionId);
        if (article.State is not (ArticleState.InReview or ArticleState.Approved or ArticleState.Scheduled))
        {
            // What was live before keeps its sign-offs; they stand for what readers saw.
            var published = facts.Publications.Where(p => p.ArticleId == article.Id).Select(p => p.RevisionId).ToHashSet();
            if (submitted is not null || article.ScheduledFor is not null || standing.Exists(s => !published.Contains(s.RevisionId)))
                violations.Add($"3: {name} still has a submission, a schedule or sign-offs");
            return;
        }

        if (submitted is null || submitted.Hash != ContentHash.OfWhole(facts.WorkingCopies[article.Id]))
        {
            violations.Add($"3: {name}: the working copy is not the submitted revision");
            return;
        }

        var signed = facts.SignOffs.Where(s => s.RevisionId == submitted.Id && s.VoidedAt is null).Select(s => s.Level).Order().ToList();
        var waiting = article.State == ArticleState.InReview ? article.Level - 1 : submitted.Levels.Count;
        if (!signed.SequenceEqual(Enumerable.Range(1, Math.Max(waiting, 0))) || article.LevelCount != submitted.Levels.Count)
            violations.Add($"3: {name} at level {article.Level} of {article.LevelCount}: signed are {string.Join(", ", signed)}");
        if ((article.State == ArticleState.Scheduled) != (article.ScheduledFor is not null && article.ScheduleAnswers is not null))
            violations.Add($"3: {name}: its schedule is {article.ScheduledFor}");
    }
}
