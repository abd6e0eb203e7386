using System.Text;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Import;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using CqNewsroom.TestSupport.Invariants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Import;

/// <summary>A newsroom with one desk and two sections on 2026-03-02, an empty archive, and the import. What stands in the archive is made up.</summary>
internal sealed class ImportStage : IAsyncDisposable
{
    private readonly NewsroomDatabase database;
    private readonly TemporaryFolder archive = new();
    private readonly PictureService pictures;
    private readonly RemotePictures remote;

    private ImportStage(NewsroomDatabase database)
    {
        this.database = database;
        Factory = new QuickFactory(database.Factory);
        pictures = new PictureService(Factory, Clock, Ids, database.Get<IPictureEngine>(), database.Get<IPictureFiles>(), Events, NullLogger<PictureService>.Instance);
        remote = new RemotePictures(pictures, Sites, Clock);
        Acts = new ArticleService(Factory, Clock, Ids, new SituationLoader([new LeftoverCheck()]), Events, NullLogger<ArticleService>.Instance);
        Published = new PublishedStories(Factory);
        OldAddresses = new OldAddresses(Factory);
    }

    public static CancellationToken None => TestContext.Current.CancellationToken;

    public TestClock Clock { get; } = new(new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc));

    public CountedIds Ids { get; } = new();

    public NewsroomEvents Events { get; } = new(TimeProvider.System, NullLogger<NewsroomEvents>.Instance);

    public OtherSites Sites { get; } = new();

    public INewsroomDbFactory Factory { get; }

    public ArticleService Acts { get; }

    public PublishedStories Published { get; }

    public OldAddresses OldAddresses { get; }

    public string Archive => archive.Path;

    public string DataFolder => database.Options.DataFolder;

    public Guid Desk { get; private set; }

    public Guid Jiang { get; private set; }

    public Guid Yuki { get; private set; }

    public static async Task<ImportStage> CreateAsync(DatabaseKind kind)
    {
        var stage = new ImportStage(await NewsroomDatabase.CreateAsync(kind));
        await stage.FillAsync();
        return stage;
    }

    public ImportStage File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public ImportStage File(string name, byte[] bytes)
    {
        var path = archive.PathTo(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return this;
    }

    public Task<List<ImportResult>> ImportAsync(bool apply = true, Func<ImportRequest, ImportRequest>? change = null, ArticleService? acts = null) =>
        ReadAsync(change?.Invoke(new ImportRequest(Archive, apply)) ?? new ImportRequest(Archive, apply) { Section = "news" }, acts);

    public IAsyncEnumerable<ImportResult> Run(ImportRequest request, CancellationToken cancellation, ArticleService? acts = null) =>
        new ArchiveImport(Factory, Clock, acts ?? Acts, pictures, remote, NullLogger<ArchiveImport>.Instance).RunAsync(request, _ => { }, cancellation);

    public async Task<T> ReadAsync<T>(Func<INewsroomDb, Task<T>> read)
    {
        await using var db = await Factory.OpenAsync(None);
        return await read(db);
    }

    /// <summary>The page of an article by its headline, as readers get it.</summary>
    public async Task<PublicArticle> PageAsync(string headline)
    {
        var (language, number) = await ReadAsync(async db =>
        {
            var row = await (from article in db.Articles
                             join story in db.Stories on article.StoryId equals story.Id
                             where article.WorkingHeadline == headline
                             select new { article.Language, story.Number }).SingleAsync(None);
            return (row.Language == "zh-CN" ? "zh" : row.Language, row.Number);
        });
        return (await Published.ArticleAsync(language, number, None))!.Article!;
    }

    /// <summary>Everything that the newsroom promises of its record holds.</summary>
    public async Task HoldsAsync()
    {
        await using var db = await Factory.OpenAsync(None);
        Assert.Empty(await new InvariantChecker().CheckAsync(db, None));
    }

    public async ValueTask DisposeAsync()
    {
        remote.Dispose();
        pictures.Dispose();
        await database.DisposeAsync();
        archive.Dispose();
    }

    /// <summary>The words of a text, block by block.</summary>
    public static IEnumerable<string> Words(ArticleContent content) => content.Blocks.Select(block => $"{block.Type}:{PlainText.Of(block)}");

    private async Task<List<ImportResult>> ReadAsync(ImportRequest request, ArticleService? acts)
    {
        var results = new List<ImportResult>();
        await foreach (var result in Run(request, None, acts))
            results.Add(result);
        return results;
    }

    private async Task FillAsync()
    {
        (Desk, Jiang, Yuki) = (Ids.Next(), Ids.Next(), Ids.Next());
        await using var db = (NewsroomDbContext)await database.Factory.OpenAsync(None);
        var newsroom = await db.Newsrooms.AsTracking().SingleAsync(None);
        newsroom.Names = Names("重庆新闻", "Chongqing News");
        db.Desks.Add(new Desk { Id = Desk, Names = Names("要闻部", "City desk"), Version = 1 });
        db.Sections.Add(new Section { Id = Ids.Next(), Slug = "news", Names = Names("要闻", "News"), Version = 1 });
        db.Sections.Add(new Section { Id = Ids.Next(), Slug = "culture", Names = Names("文化", "Culture"), Position = 1, Version = 1 });
        db.Persons.Add(new Person { Id = Jiang, Name = "蒋一薇", CreditNames = new(StringComparer.Ordinal) { ["en"] = "Jiang Yiwei" }, Version = 1, Grants = [new Grant { Id = Ids.Next(), PersonId = Jiang, Role = Role.Editor, Languages = ["zh-CN", "en"] }] });
        db.Persons.Add(new Person { Id = Yuki, Name = "Yuki", Version = 1 });
        db.Persons.Add(new Person { Id = Ids.Next(), Name = "Li Wei", Version = 1 });
        db.Persons.Add(new Person { Id = Ids.Next(), Name = "李薇", CreditNames = new(StringComparer.Ordinal) { ["en"] = "Li Wei" }, Version = 1 });
        await db.SaveChangesAsync(None);

        static Dictionary<string, string> Names(string chinese, string english) => new(StringComparer.Ordinal) { ["zh-CN"] = chinese, ["en"] = english };
    }
}
