using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using CqNewsroom.TestSupport;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Bench.Editing;

/// <summary>The product with its sample newsroom on a loopback port, in this process, so that its managed memory can be read.</summary>
internal sealed class EditorServer : WebApplicationFactory<CqNewsroom.Web.Desk.Shell.App>
{
    private const int Paragraphs = 12;
    private readonly TemporaryFolder _folder = new();

    /// <summary>Starts it and makes articles for one reporter.</summary>
    /// <param name="articles">How many.</param>
    public async Task<IReadOnlyList<Uri>> StartAsync(int articles)
    {
        UseKestrel(0);
        StartServer();
        using var scope = Services.CreateScope();
        var sample = await SampleAsync(scope.ServiceProvider);
        var acts = scope.ServiceProvider.GetRequiredService<ArticleService>();
        var writing = scope.ServiceProvider.GetRequiredService<WorkingCopyService>();
        var addresses = new List<Uri>();
        for (var number = 0; number < articles; number++)
        {
            var created = await acts.CreateStoryAsync(sample.Reporter, new CreateStory(sample.Desk, sample.Section, "zh-CN", []), CancellationToken.None);
            var article = created.Value!.ArticleId;
            var tab = Guid.NewGuid();
            var blocks = Enumerable.Range(0, Paragraphs)
                .Select(i => new SentBlock(BenchNewsroom.Block(i), 0, i == 0 ? null : BenchNewsroom.Block(i - 1), BenchNewsroom.Content(i, "初稿")))
                .ToList();
            var saved = await writing.SaveAsync(sample.Reporter, article, new SaveRequest(tab, Guid.NewGuid(), [], blocks, []), CancellationToken.None);
            if (saved.Saved is null)
                throw new InvalidOperationException(saved.Refusal?.In("en"));
            await writing.ReleaseAsync(sample.Reporter, article, tab, CancellationToken.None);
            addresses.Add(new Uri(ClientOptions.BaseAddress, $"/desk/articles/{article}/edit"));
        }

        return addresses;
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("");
        builder.UseEnvironment("Development");
        builder.UseSetting("Newsroom:DataFolder", _folder.Path);
        builder.ConfigureServices(services => services.AddScoped<CircuitHandler, ConnectedPages>());
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task<Sample> SampleAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        var persons = await db.Persons.Include(p => p.Grants).AsNoTracking().ToListAsync();
        var reporter = persons.Single(p => p.CreditNames.ContainsValue(BrowserDriver.ReporterName));
        var desk = await db.Desks.AsNoTracking().OrderBy(d => d.Id).FirstAsync();
        var section = await db.Sections.AsNoTracking().OrderBy(s => s.Id).FirstAsync();
        return new Sample(new Asker(reporter.Id, "zh-CN"), desk.Id, section.Id);
    }

    private sealed record Sample(Asker Reporter, Guid Desk, Guid Section);
}
