using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Orders;

/// <summary>What acts of the workflow do to orders, each in the act's own transaction: an order never says something else than the article.</summary>
internal static class Ordering
{
    /// <summary>
    /// Gives a translation to an agency. Where the agency has it already and the source is a newer one, a supplement for what changed is
    /// given; where it has this very source, nothing.
    /// </summary>
    /// <returns>The order's name for the record, null where none was given.</returns>
    public static async Task<string?> GiveAsync(Act act, Article article, Guid agencyId, CancellationToken cancellation)
    {
        if (act.Original.SourceRevisionId is not { } sourceId || act.PersonId is not { } giver)
            return null;
        var before = await OfStoryAsync(act, cancellation);
        var last = before.LastOrDefault(order => order.ArticleId == article.Id && order.AgencyId == agencyId && order.State is OrderState.Open or OrderState.Delivered && !IsEnded(before, order));
        if (last is not null && await IsSameSourceAsync(act, last.SourceRevisionId, sourceId, cancellation))
            return null;
        var order = new AgencyOrder
        {
            Id = act.NewId(),
            StoryId = act.Story.Id,
            Number = before.Count + 1,
            ArticleId = article.Id,
            AgencyId = agencyId,
            SupplementToId = last?.Id,
            SourceRevisionId = sourceId,
            FormerSourceRevisionId = last?.SourceRevisionId,
            Deadline = act.Story.Deadline,
            GivenById = giver,
            GivenAt = act.Now,
            Rule = OrderRule.Sentences1,
            Counting = OrderCounting.Waiting,
            MemoryUpTo = act.Loaded.Newsroom.LastSegment,
            State = OrderState.Open,
        };
        act.Db.AgencyOrders.Add(order);
        return Name(act, order);
    }

    /// <summary>Closes the open orders of a translation that the agency gives back or the desk takes back.</summary>
    /// <returns>Their names for the record, null for none.</returns>
    public static async Task<string?> CloseAsync(Act act, Article article, OrderState state, string? reason, CancellationToken cancellation)
    {
        var open = (await OfStoryAsync(act, cancellation)).FindAll(order => order.ArticleId == article.Id && order.State == OrderState.Open);
        foreach (var order in open)
            (order.State, order.ClosedAt, order.ClosedById, order.Reason) = (state, act.Now, act.PersonId, string.IsNullOrWhiteSpace(reason) ? null : reason);
        return Names(act, open);
    }

    /// <summary>Notes the delivery: what the agency hands in the first time is what the order is about, later rounds of review change nothing.</summary>
    /// <returns>The names for the record, null for none.</returns>
    public static async Task<string?> DeliverAsync(Act act, Revision revision, ArticleContent content, CancellationToken cancellation)
    {
        if (act.Article.AgencyId is not { } agency)
            return null;
        var open = (await OfStoryAsync(act, cancellation)).FindAll(order => order.ArticleId == act.Article.Id && order.AgencyId == agency && order.State == OrderState.Open);
        if (open.Count == 0)
            return null;
        var machine = await MachineText.OfAsync(act.Db, act.Article.Id, revision.SourceRevisionId, content, cancellation);
        foreach (var order in open)
        {
            (order.State, order.ClosedAt, order.ClosedById, order.DeliveredRevisionId) = (OrderState.Delivered, act.Now, act.PersonId, revision.Id);
            var share = await OrderShare.OfAsync(act.Db, order, cancellation);
            (order.EnglishWords, order.MachineUnchanged, order.MachineEdited) = (share.EnglishWords(content), share.Count(machine, MachineState.Unchanged), share.Count(machine, MachineState.Edited));
        }

        return Names(act, open);
    }

    /// <summary>Opens again what was delivered with a revision that its translator takes back before anybody read it.</summary>
    /// <returns>The names for the record, null for none.</returns>
    public static async Task<string?> RecallAsync(Act act, Guid? revisionId, CancellationToken cancellation)
    {
        var delivered = (await OfStoryAsync(act, cancellation)).FindAll(order => order.State == OrderState.Delivered && order.DeliveredRevisionId == revisionId);
        foreach (var order in delivered)
        {
            (order.State, order.ClosedAt, order.ClosedById, order.DeliveredRevisionId) = (OrderState.Open, null, null, null);
            (order.EnglishWords, order.MachineUnchanged, order.MachineEdited) = (null, null, null);
        }

        return Names(act, delivered);
    }

    // Behind the story's lock, so that two orders never get one number.
    private static Task<List<AgencyOrder>> OfStoryAsync(Act act, CancellationToken cancellation) =>
        act.Db.AgencyOrders.AsTracking().Where(order => order.StoryId == act.Story.Id).OrderBy(order => order.Number).ToListAsync(cancellation);

    // An agency that gave a translation back and gets it again begins anew, whatever it delivered before. A supplement that the desk took back leaves what was delivered as it is.
    private static bool IsEnded(List<AgencyOrder> orders, AgencyOrder order) =>
        orders.Exists(later => later.Number > order.Number && later.ArticleId == order.ArticleId && (later.AgencyId != order.AgencyId || later.State is OrderState.Declined || later is { State: OrderState.Withdrawn, SupplementToId: null }));

    private static async Task<bool> IsSameSourceAsync(Act act, Guid had, Guid now, CancellationToken cancellation)
    {
        if (had == now)
            return true;
        var hashes = await act.Db.Revisions.AsNoTracking().Where(r => r.Id == had || r.Id == now).Select(r => r.TranslatableHash).Distinct().ToListAsync(cancellation);
        return hashes.Count < 2;
    }

    private static string Name(Act act, AgencyOrder order) => OrderName.Of(act.Story.Number, order.Number);

    private static string? Names(Act act, List<AgencyOrder> orders) => orders.Count == 0 ? null : string.Join(", ", orders.Select(order => Name(act, order)));
}
