using CqNewsroom.Core.Notifications;
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
                // A translation that readers see is kept with a reason, or retracted first.
                if (translation.Standing != Standing.NeverPublished && !kept)
                    return new Refusal(RefusalCode.OtherArticlesMissing);
                if (kept)
                {
                    translation.KeptWithReason = true;
                    translation.Version++;
                    act.Record(NewsroomAction.Spike, translation, translation.State, reason: choice!.Text, details: ActDetails.Of(("kept", true)));
                }
                else
                {
                    await SpikeOneAsync(act, translation, command.Reason, cancellation);
                }
            }
        }

        await SpikeOneAsync(act, act.Article, command.Reason, cancellation);
        return null;
    }

    private static async Task SpikeOneAsync(Act act, Article article, string? reason, CancellationToken cancellation)
    {
        var from = article.State;
        await act.VoidSubmissionAsync(article, reason, cancellation);
        act.Move(article, ArticleState.Spiked);
        act.Record(NewsroomAction.Spike, article, from, reason: reason);
        act.Tell([article.AssigneeId], NotificationKind.Spiked, article, reason);
        if (article.AgencyId is { } agency)
            act.Tell(await act.CoordinatorsAsync(agency, cancellation), NotificationKind.Spiked, article, reason);
        await EndLeaseAsync(act, article, cancellation);
    }

    private static Task<Refusal?> UnspikeAsync(Act act)
    {
        act.Move(act.Article, act.Article.HadAssignee ? ArticleState.Drafting : ArticleState.Requested);
        act.Record(NewsroomAction.Unspike, act.Article, ArticleState.Spiked);
        act.Tell([act.Article.AssigneeId], NotificationKind.Assigned, act.Article);
        return Done;
    }
}
