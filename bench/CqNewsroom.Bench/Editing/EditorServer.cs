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
    /// <summary>Sign-in name of the sample's translator of the house.</summary>
    public const string TranslatorSignIn = "fang";

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

    /// <summary>Makes a translation of so many paragraphs, all written.</summary>
    /// <param name="paragraphs">How many.</param>
    public async Task<Uri> TranslateAsync(int paragraphs)
    {
        using var scope = Services.CreateScope();
        var sample = await SampleAsync(scope.ServiceProvider);
        var acts = scope.ServiceProvider.GetRequiredService<ArticleService>();
        var writing = scope.ServiceProvider.GetRequiredService<WorkingCopyService>();
        var created = (await acts.CreateStoryAsync(sample.Reporter, new CreateStory(sample.Desk, sample.Section, "zh-CN", ["en"]), CancellationToken.None)).Value!;
        await SaveAsync(writing, sample.Reporter, created.ArticleId, "标题", paragraphs, i => BenchNewsroom.Paragraph(i, $"全市新增投资{i + 1}5亿元，涉及25个项目。"));
        Done(await acts.PerformAsync(sample.Reporter, new Submit(created.ArticleId), CancellationToken.None));
        Done(await acts.RequestTranslationAsync(sample.Editor, new RequestTranslation(created.StoryId, "en", "bench"), CancellationToken.None));
        Guid english;
        await using (var db = await scope.ServiceProvider.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None))
            english = await db.Articles.AsNoTracking().Where(a => a.StoryId == created.StoryId && !a.IsOriginal).Select(a => a.Id).SingleAsync();
        Done(await acts.PerformAsync(sample.Translator, new Claim(english), CancellationToken.None));
        await SaveAsync(writing, sample.Translator, english, "Headline", paragraphs, i => BenchNewsroom.Paragraph(i, $"The city added {i + 1}.5 billion yuan in investment, covering 25 projects.", BenchNewsroom.Block(i)));
        return new Uri(ClientOptions.BaseAddress, $"/desk/articles/{english}/edit");
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

    private static void Done(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.In("en"));
    }

    private static async Task SaveAsync(WorkingCopyService writing, Asker asker, Guid article, string headline, int paragraphs, Func<int, string> content)
    {
        var tab = Guid.NewGuid();
        var blocks = Enumerable.Range(0, paragraphs).Select(i => new SentBlock(BenchNewsroom.Block(i), 0, i == 0 ? null : BenchNewsroom.Block(i - 1), content(i))).ToList();
        var saved = await writing.SaveAsync(asker, article, new SaveRequest(tab, Guid.NewGuid(), [new SentField("headline", 0, System.Text.Json.JsonSerializer.Serialize(headline))], blocks, []), CancellationToken.None);
        if (saved.Saved is null)
            throw new InvalidOperationException(saved.Refusal?.In("en"));
        await writing.ReleaseAsync(asker, article, tab, CancellationToken.None);
    }

    private static async Task<Sample> SampleAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        var persons = await db.Persons.Include(p => p.Grants).AsNoTracking().ToListAsync();
        var reporter = persons.Single(p => p.CreditNames.ContainsValue(BrowserDriver.ReporterName));
        var desk = await db.Desks.AsNoTracking().OrderBy(d => d.Id).FirstAsync();
        var section = await db.Sections.AsNoTracking().OrderBy(s => s.Id).FirstAsync();
        return new Sample(new Asker(reporter.Id, "zh-CN"), Of("Jiang Yiwei"), Of("Fang Zhixia"), desk.Id, section.Id);

        Asker Of(string creditName) => new(persons.Single(p => p.CreditNames.ContainsValue(creditName)).Id, "zh-CN");
    }

    private sealed record Sample(Asker Reporter, Asker Editor, Asker Translator, Guid Desk, Guid Section);
}
