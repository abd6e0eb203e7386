using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// After publication: StartCorrection, DropCorrection, Retract, AmendNotice, Reinstate.
internal static partial class Articles
{
    private static Task<Refusal?> StartCorrectionAsync(Act act)
    {
        act.Article.CorrectionStartedById = act.PersonId;
        act.Move(act.Article, ArticleState.Drafting);
        act.Record(NewsroomAction.StartCorrection, act.Article, ArticleState.Published, act.Loaded.Live?.Hash);
        return Done;
    }

    private static async Task<Refusal?> DropCorrectionAsync(Act act, CancellationToken cancellation)
    {
        var (article, from) = (act.Article, act.Article.State);
        var withdrawn = await EndPendingAsync(act, article, cancellation);
        await act.ClearContributorsAsync(article, cancellation);
        article.CorrectionStartedById = null;
        act.Move(article, article.Standing == Standing.Live ? ArticleState.Published : ArticleState.Retracted);
        act.Record(NewsroomAction.DropCorrection, article, from, act.Loaded.Live!.Hash, details: ActDetails.Of(("orderWithdrawn", withdrawn)));
        if (article.IsOriginal)
            await Sources.SetCurrentAsync(act, act.Loaded.Live, cancellation);
        return null;
    }

    // What is pending is kept as a revision, and the working copy set back to what was published last; an agency that has not delivered it owes it no more.
    private static async Task<string?> EndPendingAsync(Act act, Article article, CancellationToken cancellation)
    {
        var live = await act.Db.Revisions.SingleAsync(r => r.Id == article.LiveRevisionId, cancellation);
        await act.VoidSubmissionAsync(article, null, cancellation);
        await act.LapseSuggestionsAsync(article, cancellation);
        await EndLeaseAsync(act, article, cancellation);
        var pending = await WorkingCopyContent.ReadAsync(act.Db, article.Id, cancellation);
        if (!string.Equals(ContentHash.OfWhole(pending), live.Hash, StringComparison.Ordinal))
            await act.FreezeAsync(article, RevisionKind.Dropped, pending, cancellation);
        await act.SetBackAsync(article, live, cancellation);
        return await Ordering.CloseAsync(act, article, OrderState.Withdrawn, null, cancellation);
    }

    private static async Task<Refusal?> RetractAsync(Act act, Retract command, SituationLoader loader, CancellationToken cancellation)
    {
        if (TextRefusal(command.Notice, RefusalCode.NoticeMissing) is { } refusal)
            return refusal;
        if (!Enum.IsDefined(command.Form))
            return new Refusal(RefusalCode.ValueInvalid, command.Form);
        var others = act.Story.Articles.Where(a => a.Id != act.Article.Id).ToList();
        if (others.Exists(a => a.Standing == Standing.Live && !command.Others.ContainsKey(a.Id)))
            return new Refusal(RefusalCode.OtherArticlesMissing);
        foreach (var other in others)
        {
            if (!command.Others.TryGetValue(other.Id, out var choice))
            {
                NotKept(other);
                continue;
            }

            if (TextRefusal(choice.Text, choice.EndToo ? RefusalCode.NoticeMissing : RefusalCode.ReasonMissing) is { } missing)
                return missing;
            if (!choice.EndToo)
            {
                var note = string.IsNullOrWhiteSpace(choice.EditorsNote) || other.Standing != Standing.Live ? null : choice.EditorsNote;
                if (ShortTextRefusal(note) is { } wrong)
                    return wrong;
                if (note is not null)
                    await AddEditorsNoteAsync(act, other, note, cancellation);
                Keep(act, other, NewsroomAction.Retract, choice.Text, note);
                continue;
            }

            // Each language is decided by somebody who may decide it.
            var loaded = await loader.LoadAsync(act.Db, act.PersonId, other.Id, act.Now, false, cancellation);
            if (loaded!.Decide(NewsroomAction.Retract) is { IsAllowed: false } decision)
                return decision.RefusalForService;
            await RetractOneAsync(act, other, choice.Text, command.Form, cancellation);
        }

        await RetractOneAsync(act, act.Article, command.Notice, command.Form, cancellation);
        return null;
    }

    private static async Task RetractOneAsync(Act act, Article article, string notice, RetractionForm form, CancellationToken cancellation)
    {
        var from = article.State;
        var hash = await act.Db.Revisions.Where(r => r.Id == article.LiveRevisionId).Select(r => r.Hash).SingleAsync(cancellation);
        var withdrawn = await EndPendingAsync(act, article, cancellation);
        await act.EndPreviewLinksAsync(article, cancellation);
        article.Standing = Standing.Retracted;
        article.RetractionNotice = notice;
        article.RetractionForm = form;
        article.RetractedAt = act.Now;
        article.CountersignNeeded = false;
        article.CorrectionStartedById = null;
        act.Move(article, ArticleState.Retracted);
        act.ChangesWhatReadersSee = true;
        act.Record(NewsroomAction.Retract, article, from, hash, notice, ActDetails.Of(("form", form), ("orderWithdrawn", withdrawn)));
        act.Tell([article.AssigneeId, .. (await act.EditorsAsync(article.Language, cancellation)).Select(id => (Guid?)id)], NotificationKind.Retracted, article, notice);
        if (article.IsOriginal)
            await Sources.SetCurrentAsync(act, await act.Db.Revisions.SingleAsync(r => r.Id == article.LiveRevisionId, cancellation), cancellation);
    }

    private static Task<Refusal?> AmendNoticeAsync(Act act, AmendNotice command)
    {
        if (TextRefusal(command.Notice, RefusalCode.NoticeMissing) is { } refusal)
            return Task.FromResult<Refusal?>(refusal);
        if (command.Form is { } form && !Enum.IsDefined(form))
            return Refused(RefusalCode.ValueInvalid, form);
        act.Article.RetractionNotice = command.Notice;
        act.Article.RetractionForm = command.Form ?? act.Article.RetractionForm;
        act.Article.Version++;
        act.ChangesWhatReadersSee = true;
        act.Record(NewsroomAction.AmendNotice, act.Article, act.Article.State, act.Loaded.Live?.Hash, command.Notice, ActDetails.Of(("form", act.Article.RetractionForm)));
        return Done;
    }

    private static Task<Refusal?> ReinstateAsync(Act act, Reinstate command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (TextRefusal(command.Reason, RefusalCode.ReasonMissing) is { } refusal)
            return Task.FromResult<Refusal?>(refusal);
        act.Article.CorrectionStartedById = act.PersonId;
        act.Move(act.Article, ArticleState.Drafting);
        act.Record(NewsroomAction.Reinstate, act.Article, ArticleState.Retracted, act.Loaded.Live?.Hash, command.Reason);
        act.Tell([act.Article.AssigneeId], NotificationKind.Assigned, act.Article, command.Reason);
        return Done;
    }
}
