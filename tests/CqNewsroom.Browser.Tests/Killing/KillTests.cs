using System.Globalization;
using CqNewsroom.Core;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;
using CqNewsroom.TestSupport;
using CqNewsroom.TestSupport.Invariants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Browser.Tests.Killing;

/// <summary>
/// The real server is killed with SIGKILL at random moments, its start on an empty database included, while a driver drafts, submits,
/// signs and publishes over HTTP. What the server acknowledged is there afterwards, every invariant holds, and the record verifies.
/// NEWSROOM_KILLS asks for more kills than thirty, NEWSROOM_SEED repeats a run.
/// </summary>
[Collection(nameof(KilledServers))]
public sealed class KillTests(ITestOutputHelper output)
{
    private const string Password = "hotpot-and-noodles";
    private static readonly int Kills = Number("NEWSROOM_KILLS", 30);

    [Fact]
    public async Task Server_KilledAtRandom_KeepsEveryAcknowledgedStep()
    {
        var seed = Number("NEWSROOM_SEED", Environment.TickCount & 0xFFFF);
        output.WriteLine($"seed {seed}, {Kills} kills");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var options = new NewsroomDatabaseOptions { DataFolder = folder.Path };
        await using var services = new ServiceCollection().AddLogging().AddNewsroomData(options).BuildServiceProvider();
        var acknowledged = new Acknowledged();
        // One for all kills: a revision may never change, and the record's head may never go back.
        var checker = new InvariantChecker();
        // The first fifth dies while it makes and migrates its database, the rest under the driver.
        for (var kill = 0; kill < Kills; kill++)
        {
            if (kill < Kills / 5)
                await KillAtStartAsync(folder.Path, random);
            else
                await KillAtWorkAsync(folder.Path, services, acknowledged, random);
            if (kill >= Kills / 5)
                await AssertKeptAsync(services, acknowledged, checker, kill);
        }

        Assert.NotEmpty(acknowledged.Steps);
        output.WriteLine($"{acknowledged.Steps.Count} stories, furthest {acknowledged.Steps.Values.Max(s => s.Step)}, {checker.Records} records");
    }

    [Fact]
    public async Task Server_ToldToStopUnderWork_EndsByItselfAndKeepsEveryAcknowledgedStep()
    {
        using var folder = new TemporaryFolder();
        var options = new NewsroomDatabaseOptions { DataFolder = folder.Path };
        await using var services = new ServiceCollection().AddLogging().AddNewsroomData(options).BuildServiceProvider();
        var acknowledged = new Acknowledged();
        await using var server = await StartAsync(folder.Path, null);
        using var stop = new CancellationTokenSource();
        // A page that is open, as on the desks of a newsroom at the end of the day, and a request whose sender fell silent.
        using var reader = await StaffClient.SignInAsync(server.Address, "lin", Password);
        using var page = await reader.OpenPageAsync(TestContext.Current.CancellationToken);
        using var silent = await SilentRequest.SendAsync(server.Address, TestContext.Current.CancellationToken);
        var driver = new KillDriver(server.Address, services.GetRequiredService<INewsroomDbFactory>(), acknowledged, Password);
        var work = driver.RunAsync(stop.Token);
        await Task.WhenAny(work, driver.AtWork);
        await acknowledged.Saved.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await server.StopAsync());

        await stop.CancelAsync();
        var failure = await Record.ExceptionAsync(() => work);
        Assert.True(failure is HttpRequestException { StatusCode: null } or IOException or OperationCanceledException, failure?.ToString());
        await AssertKeptAsync(services, acknowledged, new InvariantChecker(), 0);
    }

    private static async Task KillAtStartAsync(string folder, Random random)
    {
        await using var server = await StartAsync(folder, TimeSpan.FromMilliseconds(random.Next(50, 4000)));
    }

    private static async Task KillAtWorkAsync(string folder, IServiceProvider services, Acknowledged acknowledged, Random random)
    {
        await using var server = await StartAsync(folder, null);
        using var stop = new CancellationTokenSource();
        var driver = new KillDriver(server.Address, services.GetRequiredService<INewsroomDbFactory>(), acknowledged, Password);
        var work = driver.RunAsync(stop.Token);
        // One in five dies while people sign in, the others somewhere in the work.
        if (random.Next(5) > 0)
            await Task.WhenAny(work, driver.AtWork);
        await Task.WhenAny(work, Task.Delay(random.Next(50, 2500), stop.Token));
        await server.KillAsync();
        await stop.CancelAsync();
        // The driver ends with the connection; a refusal would mean that it was told something wrong.
        var failure = await Record.ExceptionAsync(() => work);
        Assert.True(failure is HttpRequestException { StatusCode: null } or IOException or OperationCanceledException, failure?.ToString());
    }

    private static async Task AssertKeptAsync(IServiceProvider services, Acknowledged acknowledged, InvariantChecker checker, int kill)
    {
        await using var db = await services.GetRequiredService<INewsroomDbFactory>().OpenAsync(TestContext.Current.CancellationToken);
        var violations = await checker.CheckAsync(db, TestContext.Current.CancellationToken);
        Assert.True(violations.Count == 0, $"kill {kill}: {string.Join(Environment.NewLine, violations)}");
        foreach (var (articleId, kept) in acknowledged.Steps)
        {
            var article = await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId, TestContext.Current.CancellationToken);
            Assert.True(article is not null, $"kill {kill}: an acknowledged story is gone");
            Assert.True(StepOf(article.State) >= kept.Step, $"kill {kill}: {kept.Step} was acknowledged, the article is {article.State}");
            if (kept.Text is { } text)
            {
                var block = await db.WorkingBlocks.AsNoTracking().SingleOrDefaultAsync(b => b.ArticleId == articleId && b.BlockId == "p1", TestContext.Current.CancellationToken);
                Assert.True(block is not null && PlainText.Of(CanonicalJson.ReadBlock(block.Content)).StartsWith(text, StringComparison.Ordinal), $"kill {kill}: acknowledged text is gone");
            }
        }
    }

    private static KillStep StepOf(ArticleState state) => state switch
    {
        ArticleState.Drafting => KillStep.Saved,
        ArticleState.InReview => KillStep.Submitted,
        ArticleState.Approved => KillStep.SignedOff,
        ArticleState.Published => KillStep.Published,
        _ => KillStep.Created,
    };

    private static Task<ServerProcess> StartAsync(string folder, TimeSpan? killAfter) =>
        ServerProcess.StartAsync(Repository.Root, "Development", folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning", ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information" }, killAfter: killAfter);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
