using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Data.Tests.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Webhooks;

/// <summary>A newsroom whose acts write to webhooks, with a partner who receives.</summary>
internal sealed class HookedNewsroom : IAsyncDisposable
{
    private static readonly string[] EveryEvent = [.. WebhookEvent.All];

    private HookedNewsroom(WorkflowNewsroom newsroom)
    {
        Newsroom = newsroom;
        Acts = new ArticleService(
            newsroom.Factory, newsroom.Clock, newsroom.Ids, newsroom.Loader, newsroom.Events, NullLogger<ArticleService>.Instance, [new WebhookListener(newsroom.Ids)]);
        Administration = new WebhookAdministration(
            new AdministrativeActs(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance), newsroom.Ids, new CountedSecrets(), new TurnedSecrets(), Receiver);
    }

    public WorkflowNewsroom Newsroom { get; }

    /// <summary>Acts that webhooks hear of.</summary>
    public ArticleService Acts { get; }

    public WebhookAdministration Administration { get; }

    public Receiver Receiver { get; } = new();

    public Asker Administrator => Newsroom.Asker("administrator");

    public static async Task<HookedNewsroom> CreateAsync(DatabaseKind kind) => new(await WorkflowNewsroom.CreateAsync(kind));

    /// <summary>One of the servers that send.</summary>
    public OutboxDelivery Server(TimeProvider? clock = null) => new(
        Newsroom.Factory,
        [new WebhookSender(Newsroom.Factory, new OutsidePosts(Receiver, Receiver), new TurnedSecrets(), new WebhookOptions("https://news.example"), Newsroom.Clock)],
        Newsroom.Ids,
        clock ?? Newsroom.Clock,
        NullLogger<OutboxDelivery>.Instance);

    public async Task<SavedWebhook> AddAsync(string name = "Partner", IReadOnlyCollection<string>? events = null, string[]? languages = null, Guid[]? sections = null) =>
        Done(await Administration.SaveAsync(
            Administrator, new SaveWebhook(null, 0, name, "https://partner.example/hook", events ?? EveryEvent, languages ?? [], sections ?? []), WorkflowNewsroom.Cancellation));

    /// <summary>An act that must succeed.</summary>
    public async Task MustAsync(string person, ArticleCommand command)
    {
        var outcome = await Acts.PerformAsync(Newsroom.Asker(person), command, WorkflowNewsroom.Cancellation);
        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
    }

    /// <summary>Publishes what is approved.</summary>
    public async Task PublishAsync(Guid article, PublishAnswers? answers = null) =>
        await MustAsync("editor", new Publish(article, await Newsroom.SubmittedAsync(article), answers ?? WorkflowNewsroom.NoNotice));

    /// <summary>Writes another text and publishes it.</summary>
    public async Task PublishAgainAsync(Guid article, string headline, PublishAnswers answers)
    {
        await Newsroom.MustAsync("reporter", new StartCorrection(article));
        await Newsroom.WriteAsync("reporter", article, WorkflowNewsroom.Text(headline, "第一段。", "另一段。"));
        await Newsroom.MustAsync("reporter", new Submit(article));
        await Newsroom.SignAsync("editor", article);
        await PublishAsync(article, answers);
    }

    public Task RetractAsync(Guid article, RetractionForm form = RetractionForm.Notice) =>
        MustAsync("chief", new Retract(article, "内容有误。", new Dictionary<Guid, OtherArticle>(), form));

    /// <summary>What lies in the outbox for a webhook, in the order in which it was written.</summary>
    public Task<List<OutboxMessage>> MessagesAsync(Guid webhook)
    {
        var target = webhook.ToString("D");
        return Newsroom.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Target == target).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(WorkflowNewsroom.Cancellation));
    }

    public async Task<IReadOnlyList<string>> EventsAsync(Guid webhook) => (await MessagesAsync(webhook)).ConvertAll(m => WebhookMessage.Read(m.Payload).Event);

    public async Task<WebhookView> ShowAsync(Guid webhook) => Done(await Administration.ShowAsync(Administrator, webhook, 1, WorkflowNewsroom.Cancellation));

    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
        return outcome.Value!;
    }

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();

    private sealed class TurnedSecrets : IWebhookSecrets
    {
        public string Protect(string secret) => new([.. secret.Reverse()]);

        public string? Unprotect(string kept) => new([.. kept.Reverse()]);
    }
}
