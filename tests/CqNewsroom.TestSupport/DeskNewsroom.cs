using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data;

namespace CqNewsroom.TestSupport;

/// <summary>
/// Two desks, two agencies and a person for every role, for tests of what somebody sees. Articles are put into the database in
/// any state at once; how they come there is for the tests of the workflow.
/// </summary>
/// <param name="database">The database; its newsroom's row is there already.</param>
/// <param name="now">What the clock of the test shows (UTC).</param>
public sealed class DeskNewsroom(NewsroomDatabase database, DateTime now)
{
    private readonly Dictionary<string, Person> _persons = new(StringComparer.Ordinal);
    private int _number = 1000;
    private int _next = 1;

    /// <summary>The desk of most tests.</summary>
    public Desk City { get; } = new() { Names = Names("要闻部", "City desk"), Version = 1 };

    /// <summary>Another desk.</summary>
    public Desk Life { get; } = new() { Names = Names("民生部", "Life desk"), Version = 1 };

    /// <summary>The only section.</summary>
    public Section Section { get; } = new() { Slug = "news", Names = Names("要闻", "News"), Version = 1 };

    /// <summary>The agency of most tests.</summary>
    public Agency Fathom { get; } = new() { Names = Names("Fathom", "Fathom"), Pairs = ["zh-CN>en"], Version = 1 };

    /// <summary>Another agency.</summary>
    public Agency Rival { get; } = new() { Names = Names("Rival", "Rival"), Pairs = ["zh-CN>en"], Version = 1 };

    /// <summary>Puts desks, agencies and people into the database.</summary>
    public async Task<DeskNewsroom> MakeAsync()
    {
        foreach (var desk in new[] { City, Life })
            desk.Id = NextId();
        Section.Id = NextId();
        Fathom.Id = NextId();
        Rival.Id = NextId();
        await using var db = await database.OpenAsync();
        db.Desks.AddRange(City, Life);
        db.Sections.Add(Section);
        db.Agencies.AddRange(Fathom, Rival);
        string[] both = ["zh-CN", "en"];
        string[] pair = ["zh-CN>en"];
        Add(db, "reporter", "赵敏", null, (City, Role.Reporter, ["zh-CN"]));
        Add(db, "colleague", "钱进", null, (City, Role.Reporter, ["zh-CN"]));
        Add(db, "translator", "Zhou Yu", null, (City, Role.Translator, pair));
        Add(db, "editor", "Jiang Yiwei", null, (City, Role.Editor, both));
        Add(db, "secondEditor", "孙立", null, (City, Role.Editor, both));
        Add(db, "chief", "李主编", null, (City, Role.ChiefEditor, both));
        Add(db, "lifeEditor", "吴凡", null, (Life, Role.Editor, both));
        Add(db, "administrator", "管理员", null, (null, Role.Administrator, []));
        Add(db, "coordinator", "Grace", Fathom, (null, Role.AgencyCoordinator, pair));
        Add(db, "agencyTranslator", "Yuki", Fathom, (null, Role.Translator, pair));
        Add(db, "agencyColleague", "Hana", Fathom, (null, Role.Translator, pair));
        Add(db, "rivalTranslator", "Rita", Rival, (null, Role.Translator, pair));
        await db.SaveChangesAsync();
        return this;
    }

    /// <summary>Somebody by what they are here.</summary>
    /// <param name="name">For example <c>reporter</c>.</param>
    public Guid Person(string name) => _persons[name].Id;

    /// <summary>Somebody asking, in English.</summary>
    /// <param name="name">For example <c>reporter</c>.</param>
    public Asker Asker(string name) => new(Person(name), "en");

    /// <summary>Puts a story with its original into the database.</summary>
    /// <param name="headline">Headline of the original.</param>
    /// <param name="state">State of the original.</param>
    /// <param name="writer">Who writes it.</param>
    /// <param name="desk">The desk; the city desk when null.</param>
    /// <param name="change">Changes story and original before they are written.</param>
    public async Task<(Story Story, Article Original)> StoryAsync(
        string headline, ArticleState state = ArticleState.Drafting, string writer = "reporter", Desk? desk = null, Action<Story, Article>? change = null)
    {
        var story = new Story
        {
            Id = NextId(),
            Number = ++_number,
            DeskId = (desk ?? City).Id,
            SectionId = Section.Id,
            CreatedAt = now.AddHours(-5),
            CreatedById = Person(writer),
            WantedLanguages = ["en"],
            Version = 1,
        };
        var original = Article(story, "zh-CN", headline, state, writer);
        original.IsOriginal = true;
        change?.Invoke(story, original);
        await using var db = await database.OpenAsync();
        db.Stories.Add(story);
        db.Articles.Add(original);
        await SubmitAsync(db, original);
        await db.SaveChangesAsync();
        return (story, original);
    }

    /// <summary>Puts an English translation into the database.</summary>
    /// <param name="story">The story.</param>
    /// <param name="headline">Its headline.</param>
    /// <param name="state">Its state.</param>
    /// <param name="translator">Who translates it, null for nobody.</param>
    /// <param name="agency">The agency it is given to, null for the house.</param>
    /// <param name="change">Changes it before it is written.</param>
    public async Task<Article> TranslationAsync(
        Story story, string headline = "", ArticleState state = ArticleState.Requested, string? translator = null, Agency? agency = null, Action<Article>? change = null)
    {
        var article = Article(story, "en", headline, state, translator);
        article.AgencyId = agency?.Id;
        change?.Invoke(article);
        await using var db = await database.OpenAsync();
        db.Articles.Add(article);
        await SubmitAsync(db, article);
        await db.SaveChangesAsync();
        return article;
    }

    /// <summary>Puts something into the database, or changes what is there.</summary>
    /// <param name="change">What.</param>
    public async Task ChangeAsync(Action<NewsroomDbContext> change)
    {
        await using var db = await database.OpenAsync();
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Tells somebody something.</summary>
    /// <param name="person">Whom.</param>
    /// <param name="kind">Why.</param>
    /// <param name="article">The article concerned.</param>
    /// <param name="causedBy">Who caused it, null for the clock.</param>
    /// <param name="note">The note.</param>
    public async Task<Guid> TellAsync(string person, NotificationKind kind, Article article, string? causedBy = "editor", string? note = null)
    {
        var id = NextId();
        await ChangeAsync(db => db.Notifications.Add(new Notification
        {
            Id = id,
            PersonId = Person(person),
            Kind = kind,
            StoryId = article.StoryId,
            ArticleId = article.Id,
            CausedById = causedBy is null ? null : Person(causedBy),
            Note = note,
            At = now.AddMinutes(_next - 1000),
        }));
        return id;
    }

    /// <summary>A new identity; later ones sort behind earlier ones.</summary>
    public Guid NextId() => Guid.ParseExact($"00000000-0000-7000-8000-{_next++:x12}", "D");

    private static Dictionary<string, string> Names(string chinese, string english) =>
        new(StringComparer.Ordinal) { ["zh-CN"] = chinese, ["en"] = english };

    private void Add(NewsroomDbContext db, string key, string name, Agency? agency, params (Desk? Desk, Role Role, string[] Languages)[] grants)
    {
        var person = new Person { Id = NextId(), Name = name, AgencyId = agency?.Id, Version = 1 };
        person.Grants.AddRange(grants.Select(grant => new Grant { Id = NextId(), PersonId = person.Id, DeskId = grant.Desk?.Id, Role = grant.Role, Languages = [.. grant.Languages] }));
        _persons.Add(key, person);
        db.Persons.Add(person);
    }

    private Article Article(Story story, string language, string headline, ArticleState state, string? person) => new()
    {
        Id = NextId(),
        StoryId = story.Id,
        Language = language,
        WorkingHeadline = headline,
        State = state,
        Standing = state switch
        {
            ArticleState.Published => Standing.Live,
            ArticleState.Retracted => Standing.Retracted,
            _ => Standing.NeverPublished,
        },
        StateSince = now.AddHours(-2),
        AssigneeId = person is null ? null : Person(person),
        HadAssignee = person is not null,
        Level = state == ArticleState.InReview ? 1 : 0,
        LevelCount = state == ArticleState.InReview ? 1 : 0,
        Version = 1,
    };

    // What is in review or approved has a revision with levels and contributors.
    private async Task SubmitAsync(NewsroomDbContext db, Article article)
    {
        if (article.State is not (ArticleState.InReview or ArticleState.Approved or ArticleState.Scheduled) || article.SubmittedRevisionId is not null)
            return;
        var policy = await SituationLoader.PolicyAsync(db, db.Stories.Local.FirstOrDefault(s => s.Id == article.StoryId)?.DeskId ?? City.Id, article.Language, CancellationToken.None);
        var revision = new Revision
        {
            Id = NextId(),
            ArticleId = article.Id,
            Number = 1,
            Kind = RevisionKind.Submitted,
            CreatedAt = now.AddHours(-2),
            CreatedById = article.AssigneeId,
            Content = "{}",
            Headline = article.WorkingHeadline,
            Hash = new string('a', 64),
            TranslatableHash = new string('b', 64),
            Contributors = article.AssigneeId is { } writer ? [writer] : [],
            Levels = policy.Levels,
        };
        db.Revisions.Add(revision);
        article.SubmittedRevisionId = revision.Id;
        article.SubmittedById = article.AssigneeId;
        article.LastRevisionNumber = 1;
        article.LevelCount = article.State == ArticleState.InReview ? policy.Levels.Count : 0;
    }
}
