using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Webhooks;

/// <content>The messages of webhooks as administrators see them.</content>
public sealed partial class WebhookAdministration
{
    /// <summary>The most webhooks.</summary>
    public const int MostWebhooks = 50;

    /// <summary>How many messages a page shows.</summary>
    public const int PageSize = 30;

    /// <summary>A webhook with a page of its messages, newest first.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<WebhookView>> ShowAsync(Asker asker, Guid webhookId, int page, CancellationToken cancellation) =>
        acts.ReadAsync<WebhookView>(
            asker,
            async (db, _) =>
            {
                if (await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(webhook => webhook.Id == webhookId, cancellation) is not { } webhook)
                    return new Refusal(RefusalCode.NotFound);
                var number = Math.Clamp(page, 1, 100_000);
                var messages = await MessagesOf(db, webhookId).AsNoTracking().OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id)
                    .Skip((number - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
                var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
                return new WebhookView(
                    (await DetailsAsync(db, [webhook], cancellation))[0],
                    await DeliveriesAsync(db, [.. messages.Take(PageSize)], cancellation),
                    number,
                    messages.Count > PageSize,
                    newsroom.Languages,
                    await PartnerScope.SectionsAsync(db, cancellation));
            },
            cancellation);

    /// <summary>Sends a message that says nothing, to try the address.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> PingAsync(Asker asker, Guid webhookId, CancellationToken cancellation) =>
        acts.RunAsync<bool>(
            asker,
            async act =>
            {
                if (!await act.Db.Webhooks.AnyAsync(webhook => webhook.Id == webhookId, cancellation))
                    return new Refusal(RefusalCode.NotFound);
                act.Db.OutboxMessages.Add(new WebhookMessage(WebhookEvent.Ping, null, act.Newsroom.PublicationCounter).For(ids.Next(), webhookId, act.Now));
                act.Record("PingWebhook", webhookId);
                return true;
            },
            cancellation);

    /// <summary>Sends a message again that arrived or was given up, under the same id, with all its tries.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="deliveryId">The message.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> RepeatAsync(Asker asker, Guid deliveryId, CancellationToken cancellation) =>
        acts.RunAsync<bool>(
            asker,
            async act =>
            {
                if (await act.Db.OutboxMessages.AsTracking().SingleOrDefaultAsync(message => message.Id == deliveryId && message.Kind == WebhookMessage.Kind, cancellation) is not { } message)
                    return new Refusal(RefusalCode.NotFound);
                if (message is { DeliveredAt: null, GivenUpAt: null })
                    return new Refusal(RefusalCode.DeliveryUnderWay);
                message.Repeat(act.Now);
                act.Record("RepeatDelivery", Guid.Parse(message.Target), ("delivery", message.Id));
                return true;
            },
            cancellation);

    private static IQueryable<OutboxMessage> MessagesOf(INewsroomDb db, Guid webhookId)
    {
        var target = WebhookMessage.Target(webhookId);
        return db.OutboxMessages.Where(message => message.Kind == WebhookMessage.Kind && message.Target == target);
    }

    private static IQueryable<OutboxMessage> OpenOf(INewsroomDb db, Guid webhookId) => MessagesOf(db, webhookId).Where(message => message.DeliveredAt == null && message.GivenUpAt == null);

    private static async Task<IReadOnlyList<WebhookDetails>> DetailsAsync(INewsroomDb db, IReadOnlyList<Webhook> webhooks, CancellationToken cancellation)
    {
        var targets = webhooks.Select(webhook => WebhookMessage.Target(webhook.Id)).ToList();
        var counts = await db.OutboxMessages.AsNoTracking().Where(message => message.Kind == WebhookMessage.Kind && targets.Contains(message.Target)).GroupBy(message => message.Target)
            .Select(group => new
            {
                group.Key,
                Waiting = group.Count(message => message.DeliveredAt == null && message.GivenUpAt == null),
                GivenUp = group.Count(message => message.GivenUpAt != null),
                Last = group.Max(message => message.DeliveredAt),
            }).ToDictionaryAsync(group => group.Key, StringComparer.Ordinal, cancellation);
        return [.. webhooks.Select(webhook =>
        {
            var count = counts.GetValueOrDefault(WebhookMessage.Target(webhook.Id));
            return new WebhookDetails(
                webhook.Id, webhook.Name, webhook.Address, webhook.Events, webhook.Languages, webhook.SectionIds, webhook.PausedAt, webhook.Version,
                count?.Waiting ?? 0, count?.GivenUp ?? 0, count?.Last);
        })];
    }

    private static async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(INewsroomDb db, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation)
    {
        var told = messages.ToDictionary(message => message.Id, message => WebhookMessage.Read(message.Payload));
        var ids = told.Values.Select(one => one.ArticleId).OfType<Guid>().Distinct().ToList();
        var articles = await (
            from article in db.Articles.AsNoTracking()
            where ids.Contains(article.Id)
            join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
            select new { article.Id, article.Language, story.Number }).ToDictionaryAsync(article => article.Id, cancellation);
        return [.. messages.Select(message =>
        {
            var one = told[message.Id];
            var article = one.ArticleId is { } id ? articles.GetValueOrDefault(id) : null;
            return new WebhookDelivery(
                message.Id, one.Event, article?.Number, article?.Language, message.CreatedAt, StateOf(message), message.Attempts, message.LastStatus, message.LastFault,
                message.ClaimId is null ? message.NextAt : null, message.DeliveredAt ?? message.GivenUpAt);
        })];
    }

    private static DeliveryState StateOf(OutboxMessage message) => message switch
    {
        { DeliveredAt: not null } => DeliveryState.Delivered,
        { GivenUpAt: not null } => DeliveryState.GivenUp,
        { ClaimId: not null } => DeliveryState.Sending,
        { NextAt: null } => DeliveryState.Held,
        _ => DeliveryState.Waiting,
    };
}
