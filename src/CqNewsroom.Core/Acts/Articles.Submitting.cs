using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// Into review and back: Submit, Recall, Suggest, AnswerSuggestions, RequestChanges, Reopen, WaiveFinding.
internal static partial class Articles
{
    private static async Task<Refusal?> SubmitAsync(Act act, Submit command, CancellationToken cancellation)
    {
        if (command.SeenWorkingVersion is { } seen && seen != act.Article.WorkingVersion)
            return new Refusal(RefusalCode.OtherTextThanSeen);
        var from = act.Article.State;
        await act.LapseSuggestionsAsync(act.Article, cancellation);
        var revision = await IntoReviewAsync(act, RevisionKind.Submitted, cancellation);
        var content = CanonicalJson.Read(revision.Content);
        var delivered = await Ordering.DeliverAsync(act, revision, content, cancellation);
        var machine = await MachineText.CountAsync(act.Db, revision, content, cancellation);
        act.Record(NewsroomAction.Submit, act.Article, from, revision.Hash, details: ActDetails.Of(
            ("revision", revision.Number), ("source", revision.SourceRevisionId), ("orderDelivered", delivered), ("machineUnchanged", machine.UnchangedOrNull), ("machineEdited", machine.EditedOrNull)));
        await Sources.RequestWantedAsync(act, TranslationPoint.Submitted, cancellation);
        await EndLeaseAsync(act, act.Article, cancellation);
        return null;
    }

    private static async Task<Revision> IntoReviewAsync(Act act, RevisionKind kind, CancellationToken cancellation)
    {
        var article = act.Article;
        await act.VoidSubmissionAsync(article, null, cancellation);
        var content = await WorkingCopyContent.ReadAsync(act.Db, article.Id, cancellation);
        var revision = await act.FreezeAsync(article, kind, content, cancellation);
        revision.Levels = [.. act.Loaded.Policy.Levels];
        article.SubmittedRevisionId = revision.Id;
        article.SubmittedById = act.PersonId;
        article.Level = 1;
        article.LevelCount = revision.Levels.Count;
        act.Move(article, ArticleState.InReview);
        if (article.IsOriginal)
            await Sources.SetCurrentAsync(act, revision, cancellation);
        await TellLevelAsync(act, revision, cancellation);
        return revision;
    }

    private static async Task TellLevelAsync(Act act, Revision revision, CancellationToken cancellation)
    {
        var level = revision.Levels.Single(l => l.Number == act.Article.Level);
        var reviewers = (await act.PeopleAsync(cancellation)).Where(p =>
            Relations.MaySign(p, act.Story.DeskId, act.Article.Language, level) && !revision.Contributors.Contains(p.Id));
        act.Tell(reviewers.Select(p => p.Id), NotificationKind.Submitted, act.Article);
    }

    private static async Task<Refusal?> RecallAsync(Act act, CancellationToken cancellation)
    {
        var hash = act.Loaded.Submitted?.Hash;
        var reopened = await Ordering.RecallAsync(act, act.Loaded.Submitted?.Id, cancellation);
        await act.VoidSubmissionAsync(act.Article, null, cancellation);
        await act.LapseSuggestionsAsync(act.Article, cancellation);
        act.Move(act.Article, ArticleState.Drafting);
        act.Record(NewsroomAction.Recall, act.Article, ArticleState.InReview, hash, details: ActDetails.Of(("orderReopened", reopened)));
        return null;
    }

    private static Refusal? Suggested(Act act, Suggest command)
    {
        if (ShortTextRefusal(command.Note) is { } refusal)
            return refusal;
        if (!CanonicalJson.TryReadBlock(command.Content, out var block, out var problem))
            return new Refusal(RefusalCode.TextInvalid, problem?.Code.ToString() ?? "");
        var clean = TextCleaner.Clean(block!);
        if (ContentRules.Check(clean) is [var first, ..])
            return new Refusal(RefusalCode.TextInvalid, first.Code);
        var submitted = CanonicalJson.Read(act.Loaded.Submitted!.Content);
        if (!string.Equals(clean.Id, command.BlockId, StringComparison.Ordinal) || !submitted.Blocks.Any(b => string.Equals(b.Id, command.BlockId, StringComparison.Ordinal)))
            return new Refusal(RefusalCode.BlockUnknown);
        act.Db.Suggestions.Add(new Suggestion
        {
            Id = act.NewId(),
            ArticleId = act.Article.Id,
            RevisionId = act.Loaded.Submitted.Id,
            BlockId = command.BlockId,
            Content = CanonicalJson.WriteBlock(clean),
            Note = command.Note,
            PersonId = act.PersonId!.Value,
            At = act.Now,
            Status = SuggestionStatus.Open,
        });
        act.Article.Version++;
        act.Record(NewsroomAction.Suggest, act.Article, act.Article.State, act.Loaded.Submitted.Hash, details: ActDetails.Of(("block", command.BlockId)));
        act.Tell([act.Article.AssigneeId], NotificationKind.Suggested, act.Article, command.Note);
        return null;
    }

    private static async Task<Refusal?> AnswerSuggestionsAsync(Act act, AnswerSuggestions command, SituationLoader loader, CancellationToken cancellation)
    {
        var article = act.Article;
        var asked = command.Accepted.Concat(command.Declined).Distinct().ToList();
        var suggestions = await act.Db.Suggestions.Where(s => s.ArticleId == article.Id && asked.Contains(s.Id)).OrderBy(s => s.At).ToListAsync(cancellation);
        if (asked.Count == 0 || suggestions.Count != asked.Count || suggestions.Exists(s => s.Status != SuggestionStatus.Open))
            return new Refusal(RefusalCode.SuggestionAnswered);
        var accepted = suggestions.FindAll(s => command.Accepted.Contains(s.Id));
        foreach (var suggestion in suggestions)
        {
            suggestion.Status = accepted.Contains(suggestion) ? SuggestionStatus.Accepted : SuggestionStatus.Declined;
            suggestion.AnsweredById = act.PersonId;
        }

        var from = article.State;
        var hash = act.Loaded.Submitted?.Hash;
        if (accepted.Count > 0)
        {
            var (changed, refusal) = await AcceptAsync(act, accepted, cancellation);
            if (refusal is not null)
                return refusal;
            if (from == ArticleState.InReview)
            {
                var facts = await loader.FactsOfAsync(act.Db, article, act.Original, changed, act.Now, cancellation);
                var guards = act.Loaded.Situation with { HasHeadline = facts.HasHeadline, HasText = facts.HasText, UnpairedSourceBlocks = facts.Unpaired.Count, OpenBlockingFindings = facts.Blocking };
                if (WorkflowTable.SubmitGuards.Select(guard => Guards.Check(guard, guards)).FirstOrDefault(against => against is not null) is { } against)
                    return against;
                hash = (await IntoReviewAsync(act, RevisionKind.SuggestionsAccepted, cancellation)).Hash;
                await MoveSuggestionsOnAsync(act, accepted, cancellation);
            }
        }

        if (accepted.Count == 0 || from != ArticleState.InReview)
            article.Version++;
        act.Record(NewsroomAction.AnswerSuggestions, article, from, hash, details: ActDetails.Of(("accepted", accepted.Count), ("declined", suggestions.Count - accepted.Count)));
        return null;
    }

    // Accepted words are saved as those of who accepts them: an editor who suggested may still sign (workflow.md, Review).
    private static async Task<(ArticleContent Changed, Refusal? Refusal)> AcceptAsync(Act act, List<Suggestion> accepted, CancellationToken cancellation)
    {
        var (article, person) = (act.Article, act.PersonId!.Value);
        var content = await WorkingCopyContent.ReadAsync(act.Db, article.Id, cancellation);
        var blocks = content.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal);
        if (accepted.Exists(suggestion => !blocks.ContainsKey(suggestion.BlockId)))
            return (content, new Refusal(RefusalCode.BlockUnknown));
        foreach (var suggestion in accepted)
            blocks[suggestion.BlockId] = CanonicalJson.ReadBlock(suggestion.Content);
        var changed = content with { Blocks = content.Blocks.Select(b => blocks[b.Id]).ToEquatableList() };
        // What was rewritten since the article was returned would be overwritten, so it is kept.
        if (article.State == ArticleState.ChangesRequested && !changed.Equals(content) && !await act.Db.Revisions.AnyAsync(r => r.ArticleId == article.Id && r.Hash == ContentHash.OfWhole(content), cancellation))
            await act.FreezeAsync(article, RevisionKind.BeforeRestore, content, cancellation);
        await act.ContributeAsync(article, [person], cancellation);
        if (act.Loaded.Situation.Who.HasFlag(Who.Translator) && !await act.Db.TranslatorCredits.AnyAsync(c => c.ArticleId == article.Id && c.PersonId == person, cancellation))
            act.Db.TranslatorCredits.Add(new TranslatorCredit { ArticleId = article.Id, PersonId = person, AgencyId = act.Loaded.Person!.AgencyId, FirstSavedAt = act.Now });
        await WorkingCopyContent.ReplaceAsync(act.Db, article.Id, changed, person, act.Now, cancellation);
        await act.Db.SaveChangesAsync(cancellation);
        return (changed, null);
    }

    // Suggestions still open go on to the new revision, except those to a block that is another one now.
    private static async Task MoveSuggestionsOnAsync(Act act, List<Suggestion> accepted, CancellationToken cancellation)
    {
        var open = await act.Db.Suggestions.Where(s => s.ArticleId == act.Article.Id && s.Status == SuggestionStatus.Open).ToListAsync(cancellation);
        foreach (var suggestion in open)
        {
            if (accepted.Exists(a => string.Equals(a.BlockId, suggestion.BlockId, StringComparison.Ordinal)))
                suggestion.Status = SuggestionStatus.Lapsed;
            else
                suggestion.RevisionId = act.Article.SubmittedRevisionId!.Value;
        }
    }

    private static async Task<Refusal?> RequestChangesAsync(Act act, RequestChanges command, CancellationToken cancellation)
    {
        if (TextRefusal(command.Note, RefusalCode.ReasonMissing) is { } refusal)
            return refusal;
        var (article, submitted) = (act.Article, act.Loaded.Submitted!);
        var from = article.State;
        act.Db.ReturnNotes.Add(new ReturnNote
        {
            Id = act.NewId(),
            ArticleId = article.Id,
            RevisionId = submitted.Id,
            PersonId = act.PersonId!.Value,
            At = act.Now,
            Text = command.Note,
        });
        act.Tell([article.AssigneeId, article.SubmittedById], NotificationKind.Returned, article, command.Note);
        await act.VoidSubmissionAsync(article, command.Note, cancellation);
        act.Move(article, ArticleState.ChangesRequested);
        act.Record(NewsroomAction.RequestChanges, article, from, submitted.Hash, command.Note);
        return null;
    }

    private static async Task<Refusal?> ReopenAsync(Act act, Reopen command, CancellationToken cancellation)
    {
        if (ShortTextRefusal(command.Reason) is { } refusal)
            return refusal;
        var article = act.Article;
        var from = article.State;
        act.Tell([article.AssigneeId], NotificationKind.Voided, article, command.Reason);
        await act.VoidSubmissionAsync(article, command.Reason, cancellation);
        await act.LapseSuggestionsAsync(article, cancellation);
        act.Move(article, ArticleState.Drafting);
        act.Record(NewsroomAction.Reopen, article, from, act.Loaded.Submitted?.Hash, command.Reason);
        return null;
    }

    private static Refusal? Waived(Act act, WaiveFinding command)
    {
        if (TextRefusal(command.Reason, RefusalCode.ReasonMissing) is { } refusal)
            return refusal;
        if (!act.Loaded.OpenFindings.Any(f => string.Equals(f.Key, command.FindingKey, StringComparison.Ordinal)))
            return new Refusal(RefusalCode.NotFound);
        act.Db.Waivers.Add(new Waiver
        {
            Id = act.NewId(),
            ArticleId = act.Article.Id,
            FindingKey = command.FindingKey,
            PersonId = act.PersonId!.Value,
            Reason = command.Reason,
            At = act.Now,
        });
        act.Article.Version++;
        act.Record(NewsroomAction.Save, act.Article, act.Article.State, reason: command.Reason, details: ActDetails.Of(("waived", command.FindingKey)));
        return null;
    }
}
