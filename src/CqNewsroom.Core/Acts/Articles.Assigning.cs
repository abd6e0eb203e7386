using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// Who writes or translates an article: Assign, Claim, Decline.
internal static partial class Articles
{
    private static async Task<Refusal?> AssignAsync(Act act, Assign command, CancellationToken cancellation)
    {
        var article = act.Article;
        if (command.PersonId is null && command.AgencyId is null)
            return new Refusal(RefusalCode.AssigneeMissing);
        var byCoordinator = !act.Loaded.Situation.Who.HasFlag(Who.DeskEditor);
        var from = article.State;
        var before = article.AssigneeId;
        var agencyBefore = article.AgencyId;
        if (command.PersonId is { } personId)
        {
            var person = (await act.PeopleAsync(cancellation)).FirstOrDefault(p => p.Id == personId);
            if (person is null || !Assignees.Fits(act.Loaded, person) || (command.AgencyId is { } named && person.AgencyId != named))
                return new Refusal(RefusalCode.AssigneeDoesNotFit);
            if (byCoordinator && person.AgencyId != article.AgencyId)
                return new Refusal(RefusalCode.AssigneeDoesNotFit);
            // What an agency has stays with it when it is deactivated; nothing new goes there.
            if (person.AgencyId is { } theirs && theirs != article.AgencyId && !await act.Db.Agencies.AnyAsync(a => a.Id == theirs && a.DeactivatedAt == null, cancellation))
                return new Refusal(RefusalCode.AssigneeDoesNotFit);
            article.AssigneeId = person.Id;
            article.AgencyId = person.AgencyId;
            article.HadAssignee = true;
            act.Move(article, from == ArticleState.Requested ? ArticleState.Drafting : from);
            act.Tell([person.Id], NotificationKind.Assigned, article);
        }
        else
        {
            var agency = await act.Db.Agencies.SingleOrDefaultAsync(a => a.Id == command.AgencyId, cancellation);
            if (agency is null || byCoordinator || !Assignees.Fits(act.Loaded, agency))
                return new Refusal(RefusalCode.AssigneeDoesNotFit);
            article.AgencyId = agency.Id;
            article.AssigneeId = null;
            act.Move(article, ArticleState.Requested);
            act.Tell(await act.CoordinatorsAsync(agency.Id, cancellation), NotificationKind.Assigned, article);
        }

        if (before is { } previous && previous != article.AssigneeId)
            act.Tell([previous], NotificationKind.TakenOver, article);
        if (agencyBefore is { } former && former != article.AgencyId)
            act.Tell((await act.CoordinatorsAsync(former, cancellation)).Except([before ?? Guid.Empty]), NotificationKind.TakenOver, article);
        await EndLeaseAsync(act, article, cancellation);
        var closed = agencyBefore is not null && agencyBefore != article.AgencyId ? await Ordering.CloseAsync(act, article, OrderState.Withdrawn, null, cancellation) : null;
        // Sharing work out inside an agency hands nothing over.
        var given = article.AgencyId is { } to && !byCoordinator ? await Ordering.GiveAsync(act, article, to, cancellation) : null;
        act.Record(NewsroomAction.Assign, article, from, details: ActDetails.Of(("assignee", article.AssigneeId), ("agency", article.AgencyId), ("order", given), ("orderWithdrawn", closed)));
        return null;
    }

    private static async Task<Refusal?> ClaimAsync(Act act, CancellationToken cancellation)
    {
        var from = act.Article.State;
        act.Article.AssigneeId = act.PersonId;
        act.Article.HadAssignee = true;
        act.Move(act.Article, ArticleState.Drafting);
        act.Record(NewsroomAction.Claim, act.Article, from);
        if (act.Article.AgencyId is { } agency)
            act.Tell(await act.CoordinatorsAsync(agency, cancellation), NotificationKind.Assigned, act.Article);
        return null;
    }

    private static async Task<Refusal?> DeclineAsync(Act act, Decline command, CancellationToken cancellation)
    {
        if (TextRefusal(command.Reason, RefusalCode.ReasonMissing) is { } refusal)
            return refusal;
        var article = act.Article;
        var from = article.State;
        var agency = article.AgencyId;
        var byCoordinator = act.Loaded.Situation.Who.HasFlag(Who.Coordinator) && !act.Loaded.Situation.Who.HasFlag(Who.Translator);
        var translator = article.AssigneeId;
        article.AssigneeId = null;
        if (byCoordinator)
            article.AgencyId = null;
        act.Move(article, ArticleState.Requested);
        var closed = byCoordinator ? await Ordering.CloseAsync(act, article, OrderState.Declined, command.Reason, cancellation) : null;
        act.Record(NewsroomAction.Decline, article, from, reason: command.Reason, details: ActDetails.Of(("agency", agency), ("orderDeclined", closed)));
        IReadOnlyList<Guid> told = article.AgencyId is { } still ? await act.CoordinatorsAsync(still, cancellation) : await act.EditorsAsync(article.Language, cancellation);
        act.Tell(told, NotificationKind.Declined, article, command.Reason);
        act.Tell([translator], NotificationKind.Declined, article, command.Reason);
        await EndLeaseAsync(act, article, cancellation);
        return null;
    }

    private static async Task EndLeaseAsync(Act act, Article article, CancellationToken cancellation) =>
        act.Db.EditLeases.RemoveRange(await act.Db.EditLeases.Where(l => l.ArticleId == article.Id && l.PersonId != act.PersonId).ToListAsync(cancellation));
}
