using System.Net;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Reader;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>Two servers before one database: what one of them did, the other answers after its next look, half a second later at most.</summary>
public sealed class TwoServersTests
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task After_every_act_on_one_both_answer_the_same_within_one_look(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);
        await using var one = new Server(database.Options, TimeProvider.System);
        await one.PageAsync("/en");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var two = new Server(database.Options, clock);
        var (english, chinese) = (await one.ArticleAsync(SampleSite.SeedNumber, "en"), await one.ArticleAsync(SampleSite.SeedNumber, "zh-CN"));
        var paths = await PathsAsync(one);
        await AgreeAsync(one, two, paths);

        await SeenByBothAsync("a correction", () => one.CorrectAsync(chinese, "zhou", "jiang", content => content with { Headline = "更正后的标题" }, new PublishAnswers("标题有误。")));
        var corrected = Assert.Single(await one.AddressesAsync(Standing.Live), path => path.Contains(Uri.EscapeDataString("更正后的标题"), StringComparison.Ordinal));
        Assert.Contains("标题有误。", await two.Reader.GetStringAsync(corrected), StringComparison.Ordinal);

        var keep = new Dictionary<Guid, OtherArticle> { [chinese.Id] = new(false, "stays") { EditorsNote = "英文稿已撤。" } };
        await SeenByBothAsync("a retraction", () => one.ActAsync("lin", new Retract(english.Id, "It was wrong.", keep)));
        Assert.Contains("英文稿已撤。", await two.Reader.GetStringAsync(corrected), StringComparison.Ordinal);

        await SeenByBothAsync("a takedown", () => one.ActAsync("lin", new AmendNotice(english.Id, "By order.", RetractionForm.Legal)));
        Assert.Equal(HttpStatusCode.UnavailableForLegalReasons, (await two.Reader.GetAsync($"/en/economy/{SampleSite.SeedNumber}")).StatusCode);

        await one.ActAsync("lin", new Reinstate(english.Id, "It was right."));
        await one.WriteAsync("yuki", english.Id, content => content with { Headline = "Back again" });
        await AnswerSourceAsync(one, english.Id);
        await one.ActAsync("yuki", new Submit(english.Id));
        await one.ActAsync("jiang", new GiveSignOff(english.Id, await one.SubmittedAsync(english.Id)));
        await SeenByBothAsync("a return", async () => await one.ActAsync("jiang", new Publish(english.Id, await one.SubmittedAsync(english.Id), new PublishAnswers())));
        Assert.Equal(HttpStatusCode.OK, (await two.Reader.GetAsync($"/en/economy/back-again-{SampleSite.SeedNumber}")).StatusCode);

        async Task SeenByBothAsync(string what, Func<Task> act)
        {
            var before = await two.Reader.GetByteArrayAsync("/zh");
            await act();
            // The other server has not looked yet, and its own clock alone makes it look.
            Assert.True(two.Counter < one.Counter, what);
            clock.Advance(Look);
            await two.KnowsAsync(one.Counter);
            paths = [.. paths.Union(await PathsAsync(one))];
            await AgreeAsync(one, two, paths);
            Assert.NotEmpty(before);
        }
    }

    private static async Task AnswerSourceAsync(SampleSite site, Guid article)
    {
        await using var db = await site.Services.GetRequiredService<Core.INewsroomDbFactory>().OpenAsync(default);
        var source = db.Articles.Where(a => a.IsOriginal && db.Articles.Any(t => t.Id == article && t.StoryId == a.StoryId)).Select(a => a.SourceRevisionId).Single();
        await site.ActAsync("jiang", new AnswerSource(article, source!.Value, null, "The headline alone changed."));
    }

    private static async Task<IReadOnlyList<string>> PathsAsync(SampleSite site)
    {
        var everything = await site.EverythingAsync();
        foreach (var (_, answer, _) in everything)
            answer.Dispose();
        return [.. everything.Select(page => page.Path)];
    }

    private static async Task AgreeAsync(SampleSite one, SampleSite two, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            using var first = await one.Reader.GetAsync(path);
            using var second = await two.Reader.GetAsync(path);
            Assert.True(first.StatusCode == second.StatusCode, $"{path}: {first.StatusCode} on one, {second.StatusCode} on the other");
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
            Assert.Equal(first.Headers.Location, second.Headers.Location);
            var (bytes, others) = (await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
            Assert.True(bytes.AsSpan().SequenceEqual(others), path);
        }
    }

    private sealed class Server(NewsroomDatabaseOptions database, TimeProvider clock) : SampleSite
    {
        public long Counter => Services.GetRequiredService<IPublicationCounter>().Current;

        protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [
            .. base.Settings,
            new("Newsroom:Database", database.Database.ToString()),
            new("Newsroom:ConnectionString", database.ConnectionString),
            new("Newsroom:DataFolder", database.DataFolder),
        ];

        /// <summary>Waits until the look that its clock just began is done.</summary>
        public async Task KnowsAsync(long counter)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (Counter < counter)
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
        }
    }
}
