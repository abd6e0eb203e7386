using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Data;
using CqNewsroom.Data.Migrating;
using CqNewsroom.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Bench;

/// <summary>A newsroom with one desk and one reporter, on either database, durable as in use.</summary>
internal sealed class BenchNewsroom : IAsyncDisposable
{
    private static readonly Guid Desk = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
    private static readonly Guid Section = new(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
    private static readonly Guid Person = new(3, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private readonly ServiceProvider _services;
    private readonly TemporaryFolder _folder;

    private BenchNewsroom(ServiceProvider services, TemporaryFolder folder)
    {
        (_services, _folder) = (services, folder);
        var factory = services.GetRequiredService<INewsroomDbFactory>();
        var ids = services.GetRequiredService<IIdSource>();
        var loader = new SituationLoader([]);
        Acts = new ArticleService(factory, TimeProvider.System, ids, loader, Quiet.Instance, NullLogger<ArticleService>.Instance);
        Writing = new WorkingCopyService(factory, TimeProvider.System, ids, loader, Quiet.Instance, NullLogger<WorkingCopyService>.Instance);
    }

    /// <summary>Who writes.</summary>
    public static Asker Reporter { get; } = new(Person, "zh-CN");

    /// <summary>The service that saves.</summary>
    public WorkingCopyService Writing { get; }

    private ArticleService Acts { get; }

    /// <summary>Makes one.</summary>
    /// <param name="kind">The database.</param>
    /// <param name="postgres">A running PostgreSQL, for that kind.</param>
    public static async Task<BenchNewsroom> CreateAsync(DatabaseKind kind, PostgresServer? postgres)
    {
        var folder = new TemporaryFolder();
        var options = new NewsroomDatabaseOptions { Database = kind, DataFolder = folder.Path };
        if (kind == DatabaseKind.PostgreSql)
            options.ConnectionString = await postgres!.CreateDatabaseAsync();
        var services = new ServiceCollection().AddLogging().AddNewsroomData(options).BuildServiceProvider();
        await services.GetRequiredService<NewsroomMigrator>().MigrateAsync(CancellationToken.None);
        var newsroom = new BenchNewsroom(services, folder);
        await newsroom.FillAsync();
        return newsroom;
    }

    /// <summary>An article of so many paragraphs of 120 Chinese characters.</summary>
    /// <param name="paragraphs">How many.</param>
    /// <param name="tab">The tab that writes it.</param>
    public async Task<Guid> WriteAsync(int paragraphs, Guid tab)
    {
        var created = await Acts.CreateStoryAsync(Reporter, new CreateStory(Desk, Section, "zh-CN", []), CancellationToken.None);
        var article = created.Value!.ArticleId;
        var blocks = Enumerable.Range(0, paragraphs)
            .Select(i => new SentBlock(Block(i), 0, i == 0 ? null : Block(i - 1), Content(i, "初稿")))
            .ToList();
        var saved = await Writing.SaveAsync(Reporter, article, new SaveRequest(tab, Guid.NewGuid(), [new SentField("headline", 0, "\"性能测试稿\"")], blocks, []), CancellationToken.None);
        return saved.Saved is null ? throw new InvalidOperationException(saved.Refusal?.In("en")) : article;
    }

    /// <summary>Id of a paragraph.</summary>
    /// <param name="number">Counted from 0.</param>
    public static string Block(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{number}");

    /// <summary>A paragraph's JSON.</summary>
    /// <param name="number">Counted from 0.</param>
    /// <param name="word">What stands at its beginning.</param>
    public static string Content(int number, string word) => CanonicalJson.WriteBlock(new ParagraphBlock
    {
        Id = Block(number),
        Text = RichText.Of(word + string.Concat(Enumerable.Repeat("重庆市政府新闻办公室举行发布会。", 8))),
    });

    /// <summary>A paragraph's JSON.</summary>
    /// <param name="number">Counted from 0.</param>
    /// <param name="text">Its text.</param>
    /// <param name="sources">In a translation: the source's blocks that it renders.</param>
    public static string Paragraph(int number, string text, params string[] sources) =>
        CanonicalJson.WriteBlock(new ParagraphBlock { Id = Block(number), Text = RichText.Of(text), Sources = sources.ToEquatableList() });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private async Task FillAsync()
    {
        await using var db = (NewsroomDbContext)await _services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        db.Desks.Add(new Desk { Id = Desk, Names = Names("City"), Version = 1 });
        db.Sections.Add(new Section { Id = Section, Slug = "city", Names = Names("City"), Version = 1 });
        db.Persons.Add(new Person { Id = Person, Name = "Bench", Version = 1, Grants = [new Grant { Id = Person, PersonId = Person, Role = Role.Reporter, Languages = ["zh-CN"] }] });
        await db.SaveChangesAsync();
    }

    private static Dictionary<string, string> Names(string name) => new(StringComparer.Ordinal) { ["en"] = name };

    private sealed class Quiet : INewsroomEvents
    {
        public static readonly Quiet Instance = new();

        public void Publish(NewsroomEvent happened)
        {
            // Nobody looks on.
        }

        public IDisposable Subscribe(Action<NewsroomEvent> handler) => throw new NotSupportedException();

        public IDisposable SubscribeWithRecent(Action<NewsroomEvent> handler) => throw new NotSupportedException();
    }
}
