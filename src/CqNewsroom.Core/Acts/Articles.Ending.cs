using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

// Given up and taken up again: Spike, Unspike.
internal static partial class Articles
{
    private static async Task<Refusal?> SpikeAsync(Act act, Spike command, CancellationToken cancellation)
    {
        if (ShortTextRefusal(command.Reason) is { } refusal)
            return refusal;
        if (act.Article.IsOriginal)
        {
            foreach (var translation in act.Story.Articles.Where(a => !a.IsOriginal && a.State != ArticleState.Spiked))
            {
                var choice = command.Others.GetValueOrDefault(translation.Id);
                var kept = choice is { EndToo: false };
                if (kept && TextRefusal(choice!.Text, RefusalCode.ReasonMissing) is { } missing)
                    return missing;
                // A translation that readers see is kept with a reason, or retracted first; what was retracted never was unpublished.
                if (translation.Standing == Standing.Live && !kept)
                    return new Refusal(RefusalCode.OtherArticlesMissing);
                if (kept)
                    Keep(act, translation, NewsroomAction.Spike, choice!.Text);
                else if (translation.Standing == Standing.NeverPublished)
                    await SpikeOneAsync(act, translation, command.Reason, cancellation);
                else
                    NotKept(translation);
            }
        }

        await SpikeOneAsync(act, act.Article, command.Reason, cancellation);
        return null;
    }

    // Publish asks for a reason to publish anyway while one of the acts that ended another article recorded no 'keep' for this one;
    // a later 'keep' answers its own act only.
    private static void Keep(Act act, Article article, NewsroomAction action, string reason, string? editorsNote = null)
    {
        var unansweredElsewhere = article.KeptWithReason != true
            && act.Story.Articles.Exists(a => a.Id != article.Id && a.Id != act.Article.Id && (a.Standing == Standing.Retracted || (a.IsOriginal && a.State == ArticleState.Spiked)));
        article.KeptWithReason = !unansweredElsewhere;
        article.Version++;
        act.Record(action, article, article.State, reason: reason, details: ActDetails.Of(("kept", true), ("editorsNote", editorsNote)));
    }

    private static void NotKept(Article article)
    {
        if (article.KeptWithReason == false)
            return;
        article.KeptWithReason = false;
        article.Version++;
    }

    private static async Task SpikeOneAsync(Act act, Article article, string? reason, CancellationToken cancellation)
    {
        var from = article.State;
        await act.VoidSubmissionAsync(article, reason, cancellation);
        await act.LapseSuggestionsAsync(article, cancellation);
        await act.EndPreviewLinksAsync(article, cancellation);
        act.Move(article, ArticleState.Spiked);
        var withdrawn = await Ordering.CloseAsync(act, article, OrderState.Withdrawn, reason, cancellation);
        act.Record(NewsroomAction.Spike, article, from, reason: reason, details: ActDetails.Of(("orderWithdrawn", withdrawn)));
        // Why the desk gives a story up may say what an agency has no part in.
        act.Tell([article.AssigneeId], NotificationKind.Spiked, article, article.AgencyId is null ? reason : null);
        if (article.AgencyId is { } agency)
            act.Tell(await act.CoordinatorsAsync(agency, cancellation), NotificationKind.Spiked, article);
        await EndLeaseAsync(act, article, cancellation);
    }

    // Whoever gave it back or whose agency was to find somebody does not have it: then it waits to be claimed, not for nobody.
    private static async Task<Refusal?> UnspikeAsync(Act act, CancellationToken cancellation)
    {
        act.Move(act.Article, act.Article.AssigneeId is null && !act.Article.IsOriginal ? ArticleState.Requested : ArticleState.Drafting);
        var given = act.Article.AgencyId is { } agency ? await Ordering.GiveAsync(act, act.Article, agency, cancellation) : null;
        act.Record(NewsroomAction.Unspike, act.Article, ArticleState.Spiked, details: ActDetails.Of(("order", given)));
        act.Tell([act.Article.AssigneeId], NotificationKind.Assigned, act.Article);
        return null;
    }
}
