using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Webhooks;

/// <summary>What administrators do with webhooks.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
/// <param name="random">New secrets.</param>
/// <param name="secrets">Keeps them.</param>
/// <param name="names">Looks names up.</param>
public sealed partial class WebhookAdministration(AdministrativeActs acts, IIdSource ids, ISecretSource random, IWebhookSecrets secrets, IRemoteFiles names)
{
    /// <summary>Lists the webhooks by name.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<WebhooksView>> ListAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync<WebhooksView>(
            asker,
            async (db, _) =>
            {
                var webhooks = await db.Webhooks.AsNoTracking().ToListAsync(cancellation);
                var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
                return new WebhooksView(
                    [.. (await DetailsAsync(db, webhooks, cancellation)).OrderBy(webhook => webhook.Name, StringComparer.OrdinalIgnoreCase).ThenBy(webhook => webhook.Id)],
                    newsroom.Languages,
                    await PartnerScope.SectionsAsync(db, cancellation));
            },
            cancellation);

    /// <summary>Adds or changes a webhook. A new one gets a secret, which is in the answer and, readable, nowhere else.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The webhook as the administrator wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<SavedWebhook>> SaveAsync(Asker asker, SaveWebhook command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        // Names are looked up for administrators alone, and before anything is locked: another site may take its time.
        var (address, refusal) = await acts.ReadAsync<bool>(asker, (_, _) => Task.FromResult<Outcome<bool>>(true), cancellation) is { Refusal: { } notAllowed }
            ? (null, notAllowed)
            : await AddressAsync(command.Address, cancellation);
        if (address is null)
            return refusal!;
        return await acts.RunAsync<SavedWebhook>(
            asker,
            async act =>
            {
                if (PlainTexts.CleanName(command.Name, out var name) is { } wrong)
                    return wrong;
                if (command.Events.Count == 0 || command.Events.Except(WebhookEvent.All, StringComparer.Ordinal).Any())
                    return new Refusal(RefusalCode.EventMissing);
                if (await PartnerScope.RefusalAsync(act.Db, act.Newsroom, command.Languages, command.SectionIds, cancellation) is { } scope)
                    return scope;
                if (command.WebhookId is null && await act.Db.Webhooks.CountAsync(cancellation) >= MostWebhooks)
                    return new Refusal(RefusalCode.TooMany, MostWebhooks);
                var secret = command.WebhookId is null ? WebhookSignature.SecretOf(random.Next()) : null;
                var webhook = secret is not null ? Added(act, secret) : await act.Db.Webhooks.AsTracking().SingleOrDefaultAsync(w => w.Id == command.WebhookId, cancellation);
                if (webhook is null)
                    return new Refusal(RefusalCode.NotFound);
                if (webhook.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(webhook.Id);
                webhook.Name = name;
                webhook.Address = address.AbsoluteUri;
                webhook.Events = [.. WebhookEvent.All.Intersect(command.Events, StringComparer.Ordinal)];
                webhook.Languages = PartnerScope.Sorted(command.Languages);
                webhook.SectionIds = [.. command.SectionIds.Distinct().Order()];
                webhook.Version++;
                act.Events.Add(new SettingsChanged());
                act.Record(
                    command.WebhookId is null ? "AddWebhook" : "ChangeWebhook", webhook.Id,
                    ("name", name), ("address", webhook.Address), ("events", webhook.Events), ("languages", webhook.Languages), ("sections", webhook.SectionIds));
                return new SavedWebhook(webhook.Id, secret);
            },
            cancellation);
    }

    /// <summary>Gives a webhook a new secret; the old one signs nothing from then on.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The secret, shown this once.</returns>
    public Task<Outcome<SavedWebhook>> RenewSecretAsync(Asker asker, Guid webhookId, CancellationToken cancellation) =>
        ChangeAsync(asker, webhookId, "RenewWebhookSecret", (_, webhook) =>
        {
            var secret = WebhookSignature.SecretOf(random.Next());
            webhook.ProtectedSecret = secrets.Protect(secret);
            return Task.FromResult<Outcome<SavedWebhook>>(new SavedWebhook(webhook.Id, secret));
        }, cancellation);

    /// <summary>Stops sending, or goes on. What happens meanwhile is kept and sent then.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="isPaused">Whether nothing shall be sent.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> PauseAsync(Asker asker, Guid webhookId, bool isPaused, CancellationToken cancellation) =>
        ChangeAsync<bool>(asker, webhookId, isPaused ? "PauseWebhook" : "ResumeWebhook", async (act, webhook) =>
        {
            var now = act.Now;
            var wasPaused = webhook.PausedAt is not null;
            webhook.PausedAt = isPaused ? webhook.PausedAt ?? now : null;
            // A server that is just noting that one is held loses its claim and so cannot note it any more; every row is written, and so locked, that none
            // is claimed before this is committed by a server that still finds the webhook paused.
            if (wasPaused && !isPaused)
            {
                await OpenOf(act.Db, webhookId).ExecuteUpdateAsync(
                    set => set.SetProperty(message => message.NextAt, message => message.NextAt == null || message.ClaimId != null ? now : message.NextAt).SetProperty(message => message.ClaimId, (Guid?)null), cancellation);
            }

            return true;
        }, cancellation);

    /// <summary>Removes a webhook with its messages: what waits is never sent.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> RemoveAsync(Asker asker, Guid webhookId, CancellationToken cancellation) =>
        ChangeAsync<bool>(asker, webhookId, "RemoveWebhook", async (act, webhook) =>
        {
            await MessagesOf(act.Db, webhookId).ExecuteDeleteAsync(cancellation);
            await act.Db.Notifications.Where(news => news.WebhookId == webhookId).ExecuteDeleteAsync(cancellation);
            act.Db.Webhooks.Remove(webhook);
            return true;
        }, cancellation);

    private Task<Outcome<T>> ChangeAsync<T>(Asker asker, Guid webhookId, string action, Func<AdministrativeAct, Webhook, Task<Outcome<T>>> change, CancellationToken cancellation) =>
        acts.RunAsync<T>(
            asker,
            async act =>
            {
                if (await act.Db.Webhooks.AsTracking().SingleOrDefaultAsync(webhook => webhook.Id == webhookId, cancellation) is not { } webhook)
                    return new Refusal(RefusalCode.NotFound);
                var outcome = await change(act, webhook);
                if (!outcome.IsDone)
                    return outcome;
                webhook.Version++;
                act.Events.Add(new SettingsChanged());
                act.Record(action, webhook.Id, ("name", webhook.Name), ("address", webhook.Address));
                return outcome;
            },
            cancellation);

    private Webhook Added(AdministrativeAct act, string secret)
    {
        var webhook = new Webhook { Id = ids.Next(), ProtectedSecret = secrets.Protect(secret), CreatedById = act.Person!.Id, CreatedAt = act.Now };
        act.Db.Webhooks.Add(webhook);
        return webhook;
    }

    // Looked at again at every try: what a name leads to may change.
    private async Task<(Uri? Address, Refusal? Refusal)> AddressAsync(string? text, CancellationToken cancellation)
    {
        if (PlainTexts.Clean(text, out var clean, Webhook.LongestAddress) is { } wrong)
            return (null, wrong);
        if (!Uri.TryCreate(clean, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || !OutsidePosts.IsAllowed(address) || address.Fragment.Length > 0
            || address.AbsoluteUri.Length > Webhook.LongestAddress)
            return (null, new Refusal(RefusalCode.WebhookAddressInvalid));
        var hosts = await names.ResolveAsync(address.IdnHost, cancellation);
        if (hosts.Count == 0)
            return (null, new Refusal(RefusalCode.WebhookAddressUnknown));
        return hosts.All(PublicAddresses.IsPublic) ? (address, null) : (null, new Refusal(RefusalCode.WebhookAddressNotPublic));
    }
}
