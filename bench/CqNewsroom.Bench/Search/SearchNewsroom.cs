using CqNewsroom.Core;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;
using CqNewsroom.Data.Migrating;
using CqNewsroom.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Bench.Search;

/// <summary>A newsroom of live stories in two languages, put into the database as rows, with the search over them.</summary>
internal sealed class SearchNewsroom : IAsyncDisposable
{
    private const int AtOnce = 1000;

    private static readonly DateTime Day = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private SearchNewsroom(ServiceProvider services, TemporaryFolder folder, DatabaseKind kind)
    {
        (_services, _folder, Bare) = (services, folder, new BareIndex(kind));
        Search = new SiteSearch(Factory, new PublishedStories(Factory), TimeProvider.System);
        Indexing = new SearchIndexing(Factory, TimeProvider.System, services.GetRequiredService<IIdSource>(), NullLogger<SearchIndexing>.Instance);
    }

    public SiteSearch Search { get; }

    public SearchIndexing Indexing { get; }

    public BareIndex Bare { get; }

    private INewsroomDbFactory Factory => _services.GetRequiredService<INewsroomDbFactory>();

    public static async Task<SearchNewsroom> CreateAsync(DatabaseKind kind, PostgresServer postgres)
    {
        var folder = new TemporaryFolder();
        var options = new NewsroomDatabaseOptions { Database = kind, DataFolder = folder.Path };
        if (kind == DatabaseKind.PostgreSql)
            options.ConnectionString = await postgres.CreateDatabaseAsync();
        var services = new ServiceCollection().AddLogging().AddNewsroomData(options).BuildServiceProvider();
        await services.GetRequiredService<NewsroomMigrator>().MigrateAsync(CancellationToken.None);
        return new SearchNewsroom(services, folder, kind);
    }

    public async Task<NewsroomDbContext> OpenAsync() => (NewsroomDbContext)await Factory.OpenAsync(CancellationToken.None);

    /// <summary>Fills it, and the yardstick beside it.</summary>
    /// <param name="made">Makes the texts.</param>
    /// <param name="stories">How many.</param>
    /// <param name="remembered">Gets some of the texts, to ask for.</param>
    public async Task FillAsync(MadeStories made, int stories, List<ArticleContent> remembered)
    {
        var (desk, section) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var db = await OpenAsync())
        {
            db.Desks.Add(new Desk { Id = desk, Names = Names("City"), Version = 1 });
            db.Sections.Add(new Section { Id = section, Slug = "city", Names = Names("City"), Version = 1 });
            await db.SaveChangesAsync();
            await Bare.CreateAsync(db);
        }

        for (var from = 1; from <= stories; from += AtOnce)
        {
            await using var db = await OpenAsync();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var texts = new List<(int, bool, string)>();
            for (var number = from; number < from + AtOnce && number <= stories; number++)
            {
                var story = new Story { Id = Guid.NewGuid(), Number = number, DeskId = desk, SectionId = section, CreatedAt = Day, Version = 1 };
                db.Stories.Add(story);
                var at = Day.AddMinutes(-17 * (stories - number));
                foreach (var isChinese in new[] { true, false })
                {
                    var content = made.Make(isChinese);
                    Add(db, story, isChinese, content, at);
                    texts.Add((number, isChinese, content.Headline + "\n" + string.Join('\n', content.Blocks.Select(block => ((ParagraphBlock)block).Text.ToPlainText()))));
                    if (number % (stories / 500) == 0)
                        remembered.Add(content);
                }
            }

            await db.SaveChangesAsync();
            await Bare.AddAsync(db, texts);
        }

        await using var filled = await OpenAsync();
        await Bare.FinishAsync(filled);
        // As the server does every hour, and an import after each thousand articles.
        await filled.RefreshStatisticsAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Search.Dispose();
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static void Add(NewsroomDbContext db, Story story, bool isChinese, ArticleContent content, DateTime at)
    {
        var (article, revision, publication) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        db.Articles.Add(new Article
        {
            Id = article,
            StoryId = story.Id,
            Language = isChinese ? "zh-CN" : "en",
            IsOriginal = isChinese,
            State = ArticleState.Published,
            Standing = Standing.Live,
            StateSince = at,
            HasSavedText = true,
            WorkingHeadline = content.Headline,
            LiveRevisionId = revision,
            PublicationId = publication,
            FirstPublishedAt = at,
            PublishedAt = at,
            Version = 1,
        });
        db.Revisions.Add(new Revision { Id = revision, ArticleId = article, Number = 1, Kind = RevisionKind.Imported, CreatedAt = at, Content = CanonicalJson.Write(content), Headline = content.Headline });
        db.Publications.Add(new Publication { Id = publication, ArticleId = article, RevisionId = revision, Kind = PublicationKind.Import, PublicAt = at, ActualAt = at, Slug = "story" });
    }

    private static Dictionary<string, string> Names(string name) => new(StringComparer.Ordinal) { ["en"] = name };
}
