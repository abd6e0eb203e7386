using System.Net;
using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;
using CqNewsroom.Core.Publishing.WebSub;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Publishing;

/// <summary>Who follows a feed by a hub hears of every change, no hub hears anything unasked, and no ping goes into the house's own network.</summary>
public sealed class WebSubTests
{
    private static readonly Uri Hub = new("https://hub.example/");

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Publishing_and_retracting_tell_the_hub_of_every_feed_that_changes(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var article = (await newsroom.LiveStoryAsync()).ArticleId;
        Assert.Empty(await TopicsAsync(newsroom));
        var acts = Acts(newsroom, Hub);

        Assert.True((await acts.PerformAsync(newsroom.Asker("chief"), new Retract(article, "It was wrong.", new Dictionary<Guid, OtherArticle>()), None)).IsDone);

        var section = await newsroom.ReadAsync(db => db.Sections.AsNoTracking().Where(s => s.Id == newsroom.Section).Select(s => s.Slug).SingleAsync(None));
        var topics = await TopicsAsync(newsroom);
        Assert.Equal(
            new[] { "", "/" + section, "/people/editor", "/corrections" }.SelectMany(list => new[] { "rss", "atom", "json" }, (list, format) => $"https://news.example/zh{list}/feed.{format}").Order(StringComparer.Ordinal),
            topics.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_feed_of_corrections_is_named_where_there_is_one_to_tell_of()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var live = await newsroom.LiveStoryAsync();
        foreach (var (action, notice, told) in new[] { ("Publish", null, false), ("Reinstate", null, true), ("Publish", "It was wrong.", true) })
        {
            await using var db = await newsroom.Factory.OpenAsync(None);
            await db.BeginAsync(None);
            (await db.Publications.AsTracking().SingleAsync(publication => publication.ArticleId == live.ArticleId, None)).CorrectionNotice = notice;
            await db.SaveChangesAsync(None);
            await new WebSubListener(new WebSubOptions(Hub, "https://news.example"), newsroom.Ids)
                .HearAsync(db, new PublicationNews(live.StoryId, [new PublicationAct(live.ArticleId, action)], 1, newsroom.Clock.Now), None);

            Assert.Contains(db.OutboxMessages.Local, message => message.Payload == "https://news.example/zh/feed.rss");
            Assert.Equal(told, db.OutboxMessages.Local.Any(message => message.Payload == "https://news.example/zh/corrections/feed.rss"));
        }
    }

    [Fact]
    public async Task Without_a_hub_nobody_is_told()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var article = (await newsroom.LiveStoryAsync()).ArticleId;

        Assert.True((await Acts(newsroom, null).PerformAsync(newsroom.Asker("chief"), new Retract(article, "It was wrong.", new Dictionary<Guid, OtherArticle>()), None)).IsDone);

        Assert.Empty(await TopicsAsync(newsroom));
    }

    [Fact]
    public async Task The_ping_names_the_feed_and_goes_to_the_address_that_was_looked_at()
    {
        var site = new Outside("8.8.4.4");
        var sent = await Sender(site).SendAsync(Message("https://news.example/zh/feed.rss?a=b&c"), None);

        Assert.Equal(SentOutcome.Arrived, sent.Outcome);
        Assert.Equal((Hub, "8.8.4.4", "hub.mode=publish&hub.url=https%3A%2F%2Fnews.example%2Fzh%2Ffeed.rss%3Fa%3Db%26c"), Assert.Single(site.Posts));
    }

    [Theory]
    [InlineData(SentOutcome.Later, "127.0.0.1")]
    [InlineData(SentOutcome.Later, "10.1.2.3")]
    [InlineData(SentOutcome.Later, "8.8.4.4", "192.168.0.1")]
    [InlineData(SentOutcome.Later, "::1")]
    [InlineData(SentOutcome.Later, "::ffff:169.254.169.254")]
    [InlineData(SentOutcome.Later)]
    public async Task Nothing_is_posted_into_a_network_that_is_not_everybodys(SentOutcome outcome, params string[] addresses)
    {
        var site = new Outside(addresses);

        Assert.Equal(outcome, (await Sender(site).SendAsync(Message("https://news.example/zh/feed.rss"), None)).Outcome);

        Assert.Empty(site.Posts);
    }

    [Theory]
    [InlineData(204, SentOutcome.Arrived)]
    [InlineData(301, SentOutcome.Later)]
    [InlineData(410, SentOutcome.Never)]
    [InlineData(503, SentOutcome.Later)]
    [InlineData(null, SentOutcome.Later)]
    public async Task Only_an_answer_of_success_is_an_arrival(int? status, SentOutcome outcome) =>
        Assert.Equal(outcome, (await Sender(new Outside("8.8.4.4") { Status = status }).SendAsync(Message("https://news.example/zh/feed.rss"), None)).Outcome);

    [Fact]
    public async Task The_ids_authority_is_fixed_once_and_never_moves()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var fixing = new IdentityFixing(newsroom.Factory, newsroom.Clock);

        await fixing.FixAsync(new Uri("http://localhost:5080"), None);
        Assert.Null(await AuthorityAsync(newsroom));
        await fixing.FixAsync(new Uri("https://first.example"), None);
        newsroom.Clock.Pass(TimeSpan.FromDays(800));
        await fixing.FixAsync(new Uri("https://second.example"), None);

        Assert.Equal("first.example,2026", await AuthorityAsync(newsroom));
    }

    private static Task<string?> AuthorityAsync(WorkflowNewsroom newsroom) => newsroom.ReadAsync(db => db.Newsrooms.AsNoTracking().Select(n => n.TagAuthority).SingleAsync(None));

    private static ArticleService Acts(WorkflowNewsroom newsroom, Uri? hub) => new(
        newsroom.Factory, newsroom.Clock, newsroom.Ids, newsroom.Loader, newsroom.Events, NullLogger<ArticleService>.Instance,
        [new WebSubListener(new WebSubOptions(hub, "https://news.example"), newsroom.Ids)]);

    private static Task<List<string>> TopicsAsync(WorkflowNewsroom newsroom) =>
        newsroom.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.Kind == WebSubSender.Name && m.Target == "https://hub.example/").Select(m => m.Payload).ToListAsync(None));

    private static WebSubSender Sender(Outside site) => new(new OutsidePosts(site, site));

    private static OutboxMessage Message(string topic) => OutboxMessage.New(Guid.Empty, WebSubSender.Name, Hub.AbsoluteUri, topic, default);

    private sealed class Outside(params string[] addresses) : IRemoteFiles, IPostTransport
    {
        public List<(Uri Address, string Host, string Body)> Posts { get; } = [];

        public int? Status { get; init; } = 202;

        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<IPAddress>>([.. addresses.Select(IPAddress.Parse)]);

        public Task<RemoteAnswer?> GetAsync(Uri address, IPAddress host, int most, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<int?> SendAsync(Uri address, IPAddress host, OutsidePost post, CancellationToken cancellation)
        {
            Posts.Add((address, host.ToString(), Encoding.ASCII.GetString(post.Body.Span)));
            return Task.FromResult(Status);
        }
    }
}
