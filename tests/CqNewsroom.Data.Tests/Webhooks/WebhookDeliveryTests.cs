using System.Net;
using System.Net.Sockets;
using System.Text;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Webhooks;

/// <summary>Messages against sites that fail, hang, send elsewhere and come back, on one server and on two.</summary>
public sealed class WebhookDeliveryTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_site_that_fails_and_then_answers_gets_the_same_message_again(DatabaseKind kind)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(kind);
        var webhook = await PingedAsync(hooked);
        using var site = new StandIn(hooked, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(1, await hooked.Server().WorkAsync(None));
        var failed = Assert.Single((await hooked.ShowAsync(webhook)).Deliveries);
        Assert.Equal((DeliveryState.Waiting, 1, 500), (failed.State, failed.Attempts, failed.Status));
        Assert.Equal(0, await hooked.Server().WorkAsync(None));

        hooked.Newsroom.Clock.Pass(failed.NextAt!.Value - hooked.Newsroom.Clock.Now);
        Assert.Equal(1, await hooked.Server().WorkAsync(None));

        var arrived = Assert.Single((await hooked.ShowAsync(webhook)).Deliveries);
        Assert.Equal((DeliveryState.Delivered, 2, 200, null), (arrived.State, arrived.Attempts, arrived.Status, arrived.Fault));
        Assert.Equal(2, site.Requests.Count);
        Assert.Single(hooked.Receiver.Posts.Select(post => post.Headers["webhook-id"]).Distinct(StringComparer.Ordinal));
        Assert.Equal(2, hooked.Receiver.Posts.Select(post => post.Headers["webhook-signature"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Where_a_site_sends_elsewhere_nobody_goes()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = await PingedAsync(hooked);
        using var site = new StandIn(hooked, "HTTP/1.1 307 Elsewhere\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n");

        await hooked.Server().WorkAsync(None);

        Assert.Single(site.Requests);
        Assert.Equal((DeliveryState.Waiting, 307), Assert.Single((await hooked.ShowAsync(webhook)).Deliveries) is var delivery ? (delivery.State, delivery.Status) : default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("no http at all\r\n\r\n")]
    public async Task A_site_that_breaks_off_or_speaks_something_else_is_tried_later(string answer)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = await PingedAsync(hooked);
        using var site = new StandIn(hooked, answer);

        await hooked.Server().WorkAsync(None);

        var delivery = Assert.Single((await hooked.ShowAsync(webhook)).Deliveries);
        Assert.Equal((DeliveryState.Waiting, null), (delivery.State, delivery.Status));
        Assert.NotNull(delivery.Fault);
    }

    [Fact]
    public async Task A_site_that_never_answers_is_left_after_a_while()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = await PingedAsync(hooked);
        using var site = new StandIn(hooked, (string?)null);

        await hooked.Server(new HurriedClock(hooked.Newsroom.Clock, site.Begun)).WorkAsync(None);

        Assert.Equal((DeliveryState.Waiting, "It took too long."), Assert.Single((await hooked.ShowAsync(webhook)).Deliveries) is var delivery ? (delivery.State, delivery.Fault) : default);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_servers_never_send_one_message_at_once_and_one_that_stopped_is_taken_over(DatabaseKind kind)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(kind);
        var webhook = await PingedAsync(hooked);
        var held = new TaskCompletionSource<int?>();
        var begun = new TaskCompletionSource();
        hooked.Receiver.Sending = (_, _, _) =>
        {
            begun.TrySetResult();
            return held.Task;
        };
        var stopped = hooked.Server().WorkAsync(None);
        await begun.Task;

        hooked.Receiver.Sending = null;
        Assert.Equal(0, await hooked.Server().WorkAsync(None));
        Assert.Equal(DeliveryState.Sending, Assert.Single((await hooked.ShowAsync(webhook)).Deliveries).State);
        hooked.Newsroom.Clock.Pass(OutboxDelivery.Lease);
        Assert.Equal(1, await hooked.Server().WorkAsync(None));
        held.SetResult(500);
        await stopped;

        Assert.Equal(DeliveryState.Delivered, Assert.Single((await hooked.ShowAsync(webhook)).Deliveries).State);
        Assert.Equal(2, hooked.Receiver.Posts.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_given_up_is_told_to_administrators_once_and_can_be_sent_again(DatabaseKind kind)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(kind);
        hooked.Receiver.Answer = () => 410;
        var webhook = await PingedAsync(hooked);
        await hooked.Administration.PingAsync(hooked.Administrator, webhook, None);

        Assert.Equal(2, await hooked.Server().WorkAsync(None));

        Assert.Equal(2, (await hooked.ShowAsync(webhook)).Webhook.GivenUp);
        Assert.Equal([NotificationKind.WebhookGivenUp], await hooked.Newsroom.ToldAsync("administrator"));
        Assert.DoesNotContain(NotificationKind.WebhookGivenUp, await hooked.Newsroom.ToldAsync("chief"));
        var news = HookedNewsroom.Done(await new WhatIsNew(hooked.Newsroom.Factory, hooked.Newsroom.Clock, hooked.Newsroom.Events).ReadAsync(hooked.Administrator, 1, None));
        Assert.Equal(("Partner", webhook), Assert.Single(news.Items) is var item ? (item.Headline, item.WebhookId!.Value) : default);

        hooked.Receiver.Answer = () => 200;
        var delivery = (await hooked.ShowAsync(webhook)).Deliveries[0];
        HookedNewsroom.Done(await hooked.Administration.RepeatAsync(hooked.Administrator, delivery.Id, None));
        Assert.Equal(RefusalCode.DeliveryUnderWay, (await hooked.Administration.RepeatAsync(hooked.Administrator, delivery.Id, None)).Refusal?.Code);
        Assert.Equal(1, await hooked.Server().WorkAsync(None));
        Assert.Equal((1, 1), (await hooked.ShowAsync(webhook)).Webhook is var now ? (now.GivenUp, (await hooked.ShowAsync(webhook)).Deliveries.Count(d => d.State == DeliveryState.Delivered)) : default);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_happens_while_a_webhook_is_paused_waits_and_no_try_is_counted(DatabaseKind kind)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(kind);
        var webhook = (await hooked.AddAsync()).Id;
        HookedNewsroom.Done(await hooked.Administration.PauseAsync(hooked.Administrator, webhook, true, None));
        await hooked.PublishAsync((await hooked.Newsroom.ApprovedAsync()).ArticleId);

        await hooked.Server().WorkAsync(None);
        hooked.Newsroom.Clock.Pass(TimeSpan.FromDays(9));
        await hooked.Server().WorkAsync(None);

        Assert.Empty(hooked.Receiver.Posts);
        Assert.Equal((DeliveryState.Held, 0), Assert.Single((await hooked.ShowAsync(webhook)).Deliveries) is var waiting ? (waiting.State, waiting.Attempts) : default);
        HookedNewsroom.Done(await hooked.Administration.PauseAsync(hooked.Administrator, webhook, false, None));
        Assert.Equal(1, await hooked.Server().WorkAsync(None));
        Assert.Single(hooked.Receiver.Posts);
    }

    [Fact]
    public async Task What_is_sent_while_a_webhook_is_let_go_on_is_not_held_for_ever()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.PostgreSql);
        var webhook = await PingedAsync(hooked);
        HookedNewsroom.Done(await hooked.Administration.PauseAsync(hooked.Administrator, webhook, true, None));
        // The record is locked last: who holds it stops an act right before its end.
        await using var holding = await hooked.Newsroom.OpenAsync();
        await holding.BeginAsync(None);
        await holding.LockAuditHeadAsync(None);
        var resuming = hooked.Administration.PauseAsync(hooked.Administrator, webhook, false, None);
        await Task.Delay(TimeSpan.FromMilliseconds(700), None);

        var sending = hooked.Server().WorkAsync(None);
        await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(700), None));
        await holding.CommitAsync(None);
        HookedNewsroom.Done(await resuming);
        await sending;
        await hooked.Server().WorkAsync(None);

        Assert.Single(hooked.Receiver.Posts);
    }

    [Fact]
    public async Task What_was_told_of_a_webhook_goes_with_it_and_what_is_not_a_webhooks_is_not_repeated_here()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        hooked.Receiver.Answer = () => 410;
        var webhook = await PingedAsync(hooked);
        var other = OutboxMessage.New(hooked.Newsroom.Ids.Next(), "WebSub", "https://hub.example", "https://news.example/feed", hooked.Newsroom.Clock.Now);
        (other.NextAt, other.GivenUpAt) = (null, hooked.Newsroom.Clock.Now);
        await hooked.Newsroom.ChangeAsync(db => Task.FromResult(db.OutboxMessages.Add(other)));
        await hooked.Server().WorkAsync(None);
        Assert.Equal([NotificationKind.WebhookGivenUp], await hooked.Newsroom.ToldAsync("administrator"));

        Assert.Equal(RefusalCode.NotFound, (await hooked.Administration.RepeatAsync(hooked.Administrator, other.Id, None)).Refusal?.Code);
        HookedNewsroom.Done(await hooked.Administration.RemoveAsync(hooked.Administrator, webhook, None));

        Assert.Empty(await hooked.Newsroom.ToldAsync("administrator"));
    }

    [Fact]
    public async Task A_removed_webhook_gets_nothing_of_what_waited()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = await PingedAsync(hooked);

        HookedNewsroom.Done(await hooked.Administration.RemoveAsync(hooked.Administrator, webhook, None));

        Assert.Equal(0, await hooked.Server().WorkAsync(None));
        Assert.Empty(hooked.Receiver.Posts);
        Assert.Equal(0, await hooked.Newsroom.ReadAsync(db => db.OutboxMessages.CountAsync(None)));
    }

    [Fact]
    public async Task A_name_that_leads_into_the_house_since_it_was_registered_gets_nothing()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = await PingedAsync(hooked);
        hooked.Receiver.Addresses = ["8.8.4.4", "10.0.0.7"];

        await hooked.Server().WorkAsync(None);

        Assert.Empty(hooked.Receiver.Posts);
        Assert.Equal(DeliveryState.Waiting, Assert.Single((await hooked.ShowAsync(webhook)).Deliveries).State);
    }

    private static async Task<Guid> PingedAsync(HookedNewsroom hooked)
    {
        var webhook = (await hooked.AddAsync()).Id;
        HookedNewsroom.Done(await hooked.Administration.PingAsync(hooked.Administrator, webhook, None));
        return webhook;
    }

    /// <summary>A server of this machine that answers each connection with one of its answers, byte for byte; null for never.</summary>
    private sealed class StandIn : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _begun = new();

        public StandIn(HookedNewsroom hooked, params string?[] answers)
        {
            _listener.Start();
            var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            var transport = hooked.Newsroom.Database.Get<IPostTransport>();
            hooked.Receiver.Sending = (_, post, cancellation) => transport.SendAsync(new Uri($"http://partner.example:{port}/hook"), IPAddress.Loopback, post, cancellation);
            _ = ServeAsync(answers);
        }

        public List<string> Requests { get; } = [];

        /// <summary>Ends when the first request has come.</summary>
        public Task Begun => _begun.Task;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(string?[] answers)
        {
            foreach (var answer in answers)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var read = new StringBuilder();
                var buffer = new byte[4096];
                while (!IsWhole(read.ToString()))
                    read.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
                Requests.Add(read.ToString());
                _begun.TrySetResult();
                if (answer is null)
                    await stream.CopyToAsync(Stream.Null);
                else
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            }
        }

        private static bool IsWhole(string request)
        {
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                return false;
            var length = request[..end].Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            return Encoding.UTF8.GetByteCount(request[(end + 4)..]) >= int.Parse(length["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A clock whose timers go off when something has happened, however long they were to wait.</summary>
    private sealed class HurriedClock(TestClock clock, Task happened) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _ = happened.ContinueWith(_ => callback(state), TaskScheduler.Default);
            return timer;
        }
    }
}
