using System.Collections.Concurrent;
using CqNewsroom.Core;
using CqNewsroom.Core.Outbox;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Outbox;

/// <summary>What leaves the house: only what was committed, by one server at a time, again and again until it arrives or is given up.</summary>
public sealed class OutboxDeliveryTests
{
    private readonly TestClock clock = new(new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc));
    private readonly CountedIds ids = new();

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_rolled_back_is_never_sent_and_what_was_committed_is_sent_once(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var sender = new Sender();
        await using (var undone = await database.Factory.OpenAsync(None))
        {
            await undone.BeginAsync(None);
            undone.OutboxMessages.Add(Message("undone"));
            await undone.SaveChangesAsync(None);
        }

        await AddAsync(database, Message("told"));
        var delivery = Server(database, sender);

        Assert.Equal(1, await delivery.WorkAsync(None));
        Assert.Equal(0, await delivery.WorkAsync(None));

        Assert.Equal(["told"], sender.Sent);
        var row = await RowAsync(database);
        Assert.Equal((clock.Now, null, 1, null), (row.DeliveredAt, row.NextAt, row.Attempts, row.ClaimId));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_servers_never_send_one_at_once(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var sender = new Sender();
        await AddAsync(database, [.. Enumerable.Range(0, 30).Select(number => Message($"{number}"))]);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Server(database, sender).WorkAsync(None)));

        Assert.Equal(30, sender.Sent.Count);
        Assert.Equal(30, sender.Sent.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_fails_is_tried_later_and_later_and_given_up_in_the_end_until_somebody_repeats_it(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var sender = new Sender { Answer = _ => throw new InvalidOperationException("no\u0001" + new string('x', 900)) };
        await AddAsync(database, Message("told"));
        var delivery = Server(database, sender);
        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt < OutboxDelivery.MostAttempts; attempt++)
        {
            Assert.Equal(1, await delivery.WorkAsync(None));
            var waiting = await RowAsync(database);
            pauses.Add(waiting.NextAt!.Value - clock.Now);
            Assert.Equal((attempt, OutboxMessage.LongestFault), (waiting.Attempts, waiting.LastFault!.Length));
            clock.Pass(pauses[^1] - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await delivery.WorkAsync(None));
            clock.Pass(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(1, await delivery.WorkAsync(None));
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses[0] < TimeSpan.FromMinutes(1) && pauses.Aggregate((a, b) => a + b) > TimeSpan.FromDays(2));
        var row = await RowAsync(database);
        Assert.Equal((null, clock.Now), (row.NextAt, row.GivenUpAt));
        clock.Pass(TimeSpan.FromDays(60));
        Assert.Equal(0, await delivery.WorkAsync(None) + await delivery.ForgetAsync(None));

        await using (var db = await database.OpenAsync())
        {
            (await db.OutboxMessages.SingleAsync(None)).Repeat(clock.Now);
            await db.SaveChangesAsync(None);
        }

        sender.Answer = _ => Sent.Arrived;
        Assert.Equal(1, await delivery.WorkAsync(None));
        Assert.Equal((1, clock.Now, null, null), await RowAsync(database) is var last ? (last.Attempts, last.DeliveredAt, last.GivenUpAt, last.LastFault) : default);
        clock.Pass(OutboxDelivery.Kept);
        Assert.Equal(0, await delivery.ForgetAsync(None));
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await delivery.ForgetAsync(None));
    }

    [Fact]
    public async Task What_a_server_claimed_before_it_stopped_is_sent_by_another_after_the_lease()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await AddAsync(database, Message("told"));
        var held = new TaskCompletionSource<Sent>();
        var begun = new TaskCompletionSource();
        var slow = new Sender { Answering = _ => { begun.SetResult(); return held.Task; } };
        var first = Server(database, slow).WorkAsync(None);
        await begun.Task;

        var sender = new Sender();
        Assert.Equal(0, await Server(database, sender).WorkAsync(None));
        clock.Pass(OutboxDelivery.Lease);
        Assert.Equal(1, await Server(database, sender).WorkAsync(None));
        Assert.Equal(clock.Now, (await RowAsync(database)).DeliveredAt);

        held.SetResult(Sent.Never("I was away"));
        await first;
        Assert.Null((await RowAsync(database)).GivenUpAt);
    }

    [Fact]
    public async Task Who_loses_the_claim_while_writing_writes_nothing()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await AddAsync(database, Message("told"));
        var sender = new Sender
        {
            Answer = _ => Core.Outbox.Sent.Never("gone"),
            GivingUp = async () =>
            {
                await using var other = await database.OpenAsync();
                await other.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimId, (Guid?)null).SetProperty(m => m.NextAt, clock.Now.AddHours(1)), None);
            },
        };

        await Server(database, sender).WorkAsync(None);

        Assert.Equal((null, clock.Now.AddHours(1)), await RowAsync(database) is var row ? (row.GivenUpAt, row.NextAt) : default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(503)]
    public async Task A_target_that_fails_holds_up_no_other_and_its_other_messages_lose_no_tries_by_it(int? status)
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        var sender = new Sender { Answer = message => message.Target == "failing" ? Core.Outbox.Sent.Later("nothing") with { Status = status } : Core.Outbox.Sent.Arrived };
        await AddAsync(database, [.. Enumerable.Range(0, 60).Select(number => OutboxMessage.New(ids.Next(), Sender.Name, "failing", $"{number}", clock.Now))]);
        await AddAsync(database, Message("told"));

        await Server(database, sender).WorkAsync(None);

        Assert.Contains("told", sender.Sent);
        Assert.InRange(sender.Sent.Count, 2, 5);
        await using var db = await database.OpenAsync();
        Assert.Equal(61 - sender.Sent.Count, await db.OutboxMessages.CountAsync(m => m.Attempts == 0, None));
    }

    [Fact]
    public async Task Pauses_are_spread()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await AddAsync(database, Message("told"));
        var delivery = new OutboxDelivery(database.Factory, [new Sender { Answer = _ => Core.Outbox.Sent.Later("no") }], ids, clock, NullLogger<OutboxDelivery>.Instance, new Longer());

        await delivery.WorkAsync(None);

        Assert.Equal(clock.Now + (OutboxDelivery.PauseAfter(1) * 1.5), (await RowAsync(database)).NextAt);
        var jitter = database.Get<IJitter>();
        var spread = Enumerable.Range(0, 200).Select(_ => jitter.Of(TimeSpan.FromMinutes(10)).TotalMinutes).ToList();
        Assert.All(spread, pause => Assert.InRange(pause, 8, 12));
        Assert.True(spread.Distinct().Count() > 100);
    }

    [Fact]
    public async Task What_no_sender_knows_waits_and_what_can_never_arrive_is_given_up_at_once()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await AddAsync(database, OutboxMessage.New(ids.Next(), "of a later version", "x", "x", clock.Now));
        Assert.Equal(0, await Server(database, new Sender()).WorkAsync(None));
        Assert.Equal(0, (await RowAsync(database)).Attempts);

        await using (var db = await database.OpenAsync())
        {
            (await db.OutboxMessages.SingleAsync(None)).Kind = Sender.Name;
            await db.SaveChangesAsync(None);
        }

        Assert.Equal(1, await Server(database, new Sender { Answer = _ => Sent.Never("gone") }).WorkAsync(None));
        Assert.Equal((1, "gone", clock.Now), await RowAsync(database) is var row ? (row.Attempts, row.LastFault, row.GivenUpAt) : default);
    }

    private OutboxMessage Message(string payload) => OutboxMessage.New(ids.Next(), Sender.Name, "target", payload, clock.Now);

    private OutboxDelivery Server(NewsroomDatabase database, Sender sender) => new(database.Factory, [sender], ids, clock, NullLogger<OutboxDelivery>.Instance);

    private static async Task AddAsync(NewsroomDatabase database, params OutboxMessage[] messages)
    {
        await using var db = await database.OpenAsync();
        db.OutboxMessages.AddRange(messages);
        await db.SaveChangesAsync(None);
    }

    private static async Task<OutboxMessage> RowAsync(NewsroomDatabase database)
    {
        await using var db = await database.OpenAsync();
        return await db.OutboxMessages.AsNoTracking().SingleAsync(None);
    }

    private sealed class Longer : IJitter
    {
        public TimeSpan Of(TimeSpan pause) => pause * 1.5;
    }

    private sealed class Sender : IOutboxSender
    {
        public const string Name = "test";

        public ConcurrentQueue<string> Sent { get; } = new();

        public Func<OutboxMessage, Sent> Answer { get; set; } = _ => Core.Outbox.Sent.Arrived;

        public Func<OutboxMessage, Task<Sent>>? Answering { get; init; }

        public Func<Task> GivingUp { get; init; } = () => Task.CompletedTask;

        public string Kind => Name;

        public Task GivenUpAsync(INewsroomDb db, OutboxMessage message, IIdSource ids, DateTime now, CancellationToken cancellation) => GivingUp();

        public Task<Sent> SendAsync(OutboxMessage message, CancellationToken cancellation)
        {
            Sent.Enqueue(message.Payload);
            return Answering?.Invoke(message) ?? Task.FromResult(Answer(message));
        }
    }
}
