using System.Globalization;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;
using CqNewsroom.Data.Migrating;
using CqNewsroom.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Bench.Memory;

/// <summary>A newsroom on SQLite whose memory is filled at once: a thousand segments a story.</summary>
internal sealed class MemoryNewsroom : IAsyncDisposable
{
    private const int SegmentsOfStory = 1000;

    private static readonly DateTime Day = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly Guid _desk = Guid.NewGuid();
    private readonly Guid _section = Guid.NewGuid();
    private readonly Guid _person = Guid.NewGuid();
    private int _stories;

    public MemoryNewsroom()
    {
        _services = new ServiceCollection().AddLogging().AddNewsroomData(new NewsroomDatabaseOptions { DataFolder = _folder.Path }).BuildServiceProvider();
        Indexes = NewIndexes();
    }

    public INewsroomDbFactory Factory => _services.GetRequiredService<INewsroomDbFactory>();

    public MemoryIndexes Indexes { get; }

    public TranslationMemory Memory => new(Factory, Indexes, TimeProvider.System);

    public Asker Translator => new(_person, "en");

    /// <summary>The translation that is written.</summary>
    public Guid Asking { get; private set; }

    public MemoryIndexes NewIndexes() => new(Factory, _services.GetRequiredService<IMemoryFiles>(), NullLogger<MemoryIndexes>.Instance);

    /// <summary>Makes the newsroom and its memory.</summary>
    /// <param name="texts">The Chinese texts.</param>
    public async Task FillAsync(IReadOnlyList<string> texts)
    {
        await _services.GetRequiredService<NewsroomMigrator>().MigrateAsync(CancellationToken.None);
        await using var db = (NewsroomDbContext)await Factory.OpenAsync(CancellationToken.None);
        db.Desks.Add(new Desk { Id = _desk, Names = Names("City"), Version = 1 });
        db.Sections.Add(new Section { Id = _section, Slug = "city", Names = Names("City"), Version = 1 });
        db.Persons.Add(new Person { Id = _person, Name = "Bench", Version = 1, Grants = [new Grant { Id = _person, PersonId = _person, Role = Role.Translator, Languages = ["zh-CN>en"] }] });
        Asking = Story(db, ArticleState.Drafting).Article;
        var stories = Enumerable.Range(0, (texts.Count / SegmentsOfStory) + 1).Select(_ => Story(db, ArticleState.Published)).ToList();
        await db.SaveChangesAsync();
        await InsertAsync(db, texts, stories);
        (await db.Newsrooms.AsTracking().SingleAsync()).LastSegment = texts.Count;
        await db.SaveChangesAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Indexes.Dispose();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static async Task InsertAsync(NewsroomDbContext db, IReadOnlyList<string> texts, List<(Guid Article, Guid Revision, Guid Source)> stories)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO MemorySegments (Number, ArticleId, RevisionId, SourceRevisionId, BlockId, Kind, SourceLanguage, TargetLanguage, Source, Target, Context)
            VALUES ($number, $article, $revision, $source, 'p1', 'Paragraph', 'zh-CN', 'en', $zh, $en, 1)
            """;
        var (number, article, revision, source, zh, en) = (Parameter("$number"), Parameter("$article"), Parameter("$revision"), Parameter("$source"), Parameter("$zh"), Parameter("$en"));
        for (var at = 0; at < texts.Count; at++)
        {
            var story = stories[at / SegmentsOfStory];
            (number.Value, article.Value, revision.Value, source.Value) = (at + 1, story.Article, story.Revision, story.Source);
            (zh.Value, en.Value) = (texts[at], string.Create(CultureInfo.InvariantCulture, $"The English of segment {at + 1}, which nobody wrote."));
            command.ExecuteNonQuery();
        }

        await transaction.CommitAsync();

        SqliteParameter Parameter(string name)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            return parameter;
        }
    }

    private (Guid Article, Guid Revision, Guid Source) Story(NewsroomDbContext db, ArticleState state)
    {
        var story = new Story { Id = Guid.NewGuid(), Number = ++_stories, DeskId = _desk, SectionId = _section, CreatedAt = Day, CreatedById = _person, WantedLanguages = ["en"], Version = 1 };
        db.Stories.Add(story);
        var (_, source) = Article(db, story, "zh-CN", ArticleState.Published, null);
        var (article, revision) = Article(db, story, "en", state, source);
        return (article, revision, source);
    }

    private (Guid Article, Guid Revision) Article(NewsroomDbContext db, Story story, string language, ArticleState state, Guid? source)
    {
        var isLive = state == ArticleState.Published;
        var article = new Article { Id = Guid.NewGuid(), StoryId = story.Id, Language = language, IsOriginal = source is null, State = state, Standing = isLive ? Standing.Live : Standing.NeverPublished, StateSince = Day, AssigneeId = _person, Version = 1 };
        var revision = new Revision { Id = Guid.NewGuid(), ArticleId = article.Id, Number = 1, CreatedAt = Day, Content = "{}", Headline = "Headline", Hash = "h", TranslatableHash = "t", SourceRevisionId = source };
        db.Articles.Add(article);
        db.Revisions.Add(revision);
        if (isLive)
        {
            article.LiveRevisionId = revision.Id;
            db.Publications.Add(new Publication { Id = Guid.NewGuid(), ArticleId = article.Id, RevisionId = revision.Id, RevisionHash = "h", PublicAt = Day, ActualAt = Day, Slug = "headline" });
        }

        return (article.Id, revision.Id);
    }

    private static Dictionary<string, string> Names(string name) => new(StringComparer.Ordinal) { ["en"] = name };
}
