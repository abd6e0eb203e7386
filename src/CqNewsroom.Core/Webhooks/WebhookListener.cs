using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Webhooks;

/// <summary>Writes what webhooks are told into the outbox, in the transaction of the act. The archive's import tells nobody: nothing of it is new.</summary>
/// <param name="ids">Names the messages.</param>
public sealed class WebhookListener(IIdSource ids) : IPublicationListener
{
    private static readonly string[] TakingBack = [nameof(NewsroomAction.Retract), nameof(NewsroomAction.AmendNotice)];

    /// <inheritdoc />
    public async Task HearAsync(INewsroomDb db, PublicationNews change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        if (change.Acts.Any(act => string.Equals(act.Action, nameof(NewsroomAction.Import), StringComparison.Ordinal)))
            return;
        var webhooks = await db.Webhooks.AsNoTracking().OrderBy(webhook => webhook.Id).ToListAsync(cancellation);
        if (webhooks.Count == 0)
            return;
        var section = await db.Stories.AsNoTracking().Where(story => story.Id == change.StoryId).Select(story => story.SectionId).SingleAsync(cancellation);
        foreach (var (article, name) in await EventsAsync(db, change, cancellation))
        {
            foreach (var webhook in webhooks.Where(webhook => Wants(webhook, name, article.Language, section)))
                db.OutboxMessages.Add(new WebhookMessage(name, article.Id, change.Counter).For(ids.Next(), webhook.Id, change.At));
        }
    }

    private static bool Wants(Webhook webhook, string name, string language, Guid section) =>
        webhook.Events.Contains(name, StringComparer.Ordinal)
        && (webhook.Languages.Count == 0 || webhook.Languages.Contains(language, StringComparer.Ordinal))
        && (webhook.SectionIds.Count == 0 || webhook.SectionIds.Contains(section));

    private static async Task<IReadOnlyList<(Article Article, string Event)>> EventsAsync(INewsroomDb db, PublicationNews change, CancellationToken cancellation)
    {
        var articles = await db.Articles.AsNoTracking().Where(article => article.StoryId == change.StoryId && article.Standing != Standing.NeverPublished)
            .OrderByDescending(article => article.IsOriginal).ThenBy(article => article.Language).ToListAsync(cancellation);
        var ids = articles.ConvertAll(article => article.Id);
        var publications = (await db.Publications.AsNoTracking().Where(publication => ids.Contains(publication.ArticleId))
            .Select(publication => new { publication.Id, publication.ArticleId, publication.ActualAt, publication.NoticeKind }).ToListAsync(cancellation)).ToLookup(publication => publication.ArticleId);
        var events = new List<(Article, string)>();
        foreach (var article in articles)
        {
            var standing = publications[article.Id].SingleOrDefault(publication => publication.Id == article.PublicationId);
            // Its time alone does not tell: two acts may fall into one millisecond.
            var isNew = standing?.ActualAt == change.At && change.Acts.Any(act => act.ArticleId == article.Id);
            if (article.Standing == Standing.Retracted)
            {
                if (change.Acts.Any(act => act.ArticleId == article.Id && TakingBack.Contains(act.Action, StringComparer.Ordinal)))
                    events.Add((article, WebhookEvent.Retracted));
            }
            else if (isNew && publications[article.Id].Count() == 1)
            {
                events.Add((article, WebhookEvent.Published));
            }
            else if (isNew)
            {
                events.Add((article, standing!.NoticeKind is { } kind && NoticeRule.Corrects(kind) ? WebhookEvent.Corrected : WebhookEvent.Updated));
            }
            else if (change.Acts.Any(act => act.ArticleId is null))
            {
                events.Add((article, WebhookEvent.Updated));
            }
        }

        return events;
    }
}
