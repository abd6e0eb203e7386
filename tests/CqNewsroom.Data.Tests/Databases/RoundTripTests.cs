using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Databases;

/// <summary>What goes in comes out, and what was changed inside a value is noticed.</summary>
public sealed class RoundTripTests
{
    private const string Awkward = "重庆“两江” \"quoted\" \\ <b>&amp; 𠮷 \u2028 '";

    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Every_kind_of_column_comes_back_as_it_was(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = await database.OpenAsync())
        {
            var newsroom = await db.Newsrooms.SingleAsync(None);
            newsroom.Names = new(StringComparer.Ordinal) { ["en"] = "Chongqing News", ["zh-CN"] = Awkward };
            newsroom.Languages.Add(new Language("fr", "fr", "français"));
            newsroom.Wordings["en"] = CreditWording.English with { Editor = "Editor：{0}" };
            var story = await db.Stories.SingleAsync(None);
            story.WantedLanguages = ["en", "fr", Awkward, ""];
            var article = await db.Articles.SingleAsync(None);
            article.ScheduleAnswers = new PublishAnswers("Corrected", WaivedFindings: new Dictionary<string, string>(StringComparer.Ordinal) { ["HanLeft|b1|两江"] = Awkward });
            article.KeptWithReason = false;
            db.Add(new ReviewPolicy
            {
                Id = Guid.CreateVersion7(),
                DeskId = rows.DeskId,
                Language = "en",
                PublishRole = Role.ChiefEditor,
                UrgentPublishers = [first, second],
                Levels = [new ReviewLevel(1, LevelKind.Review, new Dictionary<string, string>(StringComparer.Ordinal) { ["zh-CN"] = "初审" }, Role.Editor), new ReviewLevel(2, LevelKind.Proofreading, new Dictionary<string, string>(StringComparer.Ordinal), Role.ChiefEditor)],
            });
            var revision = rows.Revision(1);
            revision.Contributors = [first, rows.PersonId];
            revision.LeftOut = ["b1", "b2"];
            db.Add(revision);
            db.Add(new SignOff { Id = Guid.CreateVersion7(), ArticleId = rows.ArticleId, RevisionId = revision.Id, PersonId = rows.PersonId, Level = 1, At = Rows.Time, Findings = [new ShownFinding("k", Severity.Blocking, Awkward, null)] });
            db.Add(new Publication { Id = Guid.CreateVersion7(), ArticleId = rows.ArticleId, RevisionId = revision.Id, PublicAt = Rows.Time, ActualAt = Rows.Time, Credits = new Credits("CHONGQING (CQNEWS) -- ", "", "Editor:Jiang Yiwei", "", [new CreditedPerson(null, "余", "Yuki", "Fathom Language Limited")], null) });
            await db.SaveChangesAsync(None);
        }

        await using var fresh = await database.OpenAsync();
        var read = await fresh.Newsrooms.SingleAsync(None);
        Assert.Equal(Awkward, read.NameIn("zh-CN"));
        Assert.Equal([.. Language.Default, new Language("fr", "fr", "français")], read.Languages);
        Assert.Equal("Editor：{0}", read.WordingFor("en").Editor);
        var readStory = await fresh.Stories.SingleAsync(s => s.WantedLanguages.Contains("fr") && s.WantedLanguages.Contains(Awkward), None);
        Assert.Equal(["en", "fr", Awkward, ""], readStory.WantedLanguages);
        var readArticle = await fresh.Articles.SingleAsync(None);
        Assert.Equal(Awkward, readArticle.ScheduleAnswers!.WaivedFindings!["HanLeft|b1|两江"]);
        Assert.Equal("Corrected", readArticle.ScheduleAnswers.CorrectionNotice);
        Assert.False(readArticle.KeptWithReason);
        var policy = await fresh.ReviewPolicies.SingleAsync(p => p.PublishRole == Role.ChiefEditor, None);
        Assert.Equal([first, second], policy.UrgentPublishers);
        Assert.Equal(["初审", ""], policy.Levels.Select(level => level.NameIn("zh-CN")));
        Assert.Equal([LevelKind.Review, LevelKind.Proofreading], policy.Levels.Select(level => level.Kind));
        var readRevision = await fresh.Revisions.SingleAsync(r => r.Contributors.Contains(first), None);
        Assert.Equal([first, rows.PersonId], readRevision.Contributors);
        Assert.Equal(["b1", "b2"], readRevision.LeftOut);
        Assert.Equal([new ShownFinding("k", Severity.Blocking, Awkward, null)], (await fresh.SignOffs.SingleAsync(None)).Findings);
        var credits = (await fresh.Publications.SingleAsync(None)).Credits;
        Assert.Equal("CHONGQING (CQNEWS) -- ", credits.DatelineLine);
        Assert.Equal([new CreditedPerson(null, "余", "Yuki", "Fathom Language Limited")], credits.Translators);
        fresh.ChangeTracker.DetectChanges();
        Assert.False(fresh.ChangeTracker.HasChanges());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_change_inside_a_list_or_dictionary_is_saved(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        await using (var db = await database.OpenAsync())
        {
            (await db.Desks.SingleAsync(None)).Names["fr"] = "Bureau";
            (await db.Stories.SingleAsync(None)).WantedLanguages.Add("桥");
            await db.SaveChangesAsync(None);
        }

        await using var fresh = await database.OpenAsync();
        Assert.Equal("Bureau", (await fresh.Desks.SingleAsync(d => d.Id == rows.DeskId, None)).NameIn("fr"));
        Assert.Contains("桥", (await fresh.Stories.SingleAsync(None)).WantedLanguages);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Times_are_utc_to_the_microsecond_and_compare_as_times(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        await Rows.AddAsync(database);
        var due = new DateTime(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc).AddTicks(1234567);
        await using (var db = await database.OpenAsync())
        {
            (await db.Articles.SingleAsync(None)).ScheduledFor = due;
            await db.SaveChangesAsync(None);
        }

        await using var fresh = await database.OpenAsync();
        var read = (await fresh.Articles.SingleAsync(None)).ScheduledFor!.Value;
        Assert.Equal(DateTimeKind.Utc, read.Kind);
        Assert.Equal(due.AddTicks(-7), read);
        Assert.Equal(1, await fresh.Articles.CountAsync(a => a.ScheduledFor <= due, None));
        Assert.Equal(0, await fresh.Articles.CountAsync(a => a.ScheduledFor < read, None));
        // 18.1234560 against 18.12345: a text comparison of numbers of different length must still be one of times.
        Assert.Equal(1, await fresh.Articles.CountAsync(a => a.ScheduledFor > read.AddTicks(-60), None));
        Assert.Equal(0, await fresh.Articles.CountAsync(a => a.ScheduledFor > read.AddSeconds(1).AddTicks(-(read.Ticks % TimeSpan.TicksPerSecond)), None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, DateTimeKind.Local)]
    [InlineData(DatabaseKind.Sqlite, DateTimeKind.Unspecified)]
    [InlineData(DatabaseKind.PostgreSql, DateTimeKind.Local)]
    [InlineData(DatabaseKind.PostgreSql, DateTimeKind.Unspecified)]
    public async Task A_time_that_is_not_utc_is_refused(DatabaseKind kind, DateTimeKind wrong)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        await Rows.AddAsync(database);
        await using var db = await database.OpenAsync();
        var time = DateTime.SpecifyKind(Rows.Time, wrong);

        (await db.Articles.SingleAsync(None)).ScheduledFor = time;
        Assert.IsType<ArgumentException>((await Record.ExceptionAsync(() => db.SaveChangesAsync(None)))!.GetBaseException());
        Assert.IsType<ArgumentException>((await Record.ExceptionAsync(() => db.Articles.AnyAsync(a => a.ScheduledFor < time, None)))!.GetBaseException());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Texts_sort_by_their_characters_numbers_on_both(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        string[] names = ["b", "a", "B", "Z", "é", "重", "一", "_", "a b", "ab"];
        await using (var db = await database.OpenAsync())
        {
            db.AddRange(names.Select(name => new Person { Id = Guid.CreateVersion7(), Name = name }));
            await db.SaveChangesAsync(None);
        }

        await using var fresh = await database.OpenAsync();
        Assert.Equal(names.Order(StringComparer.Ordinal), await fresh.Persons.OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_new_child_with_an_id_is_inserted_not_updated(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        await using (var db = await database.OpenAsync())
        {
            var story = await db.Stories.Include(s => s.Articles).SingleAsync(None);
            story.Articles.Add(new Article { Id = Guid.CreateVersion7(), Language = "en", StateSince = Rows.Time });
            await db.SaveChangesAsync(None);
        }

        await using var fresh = await database.OpenAsync();
        Assert.Equal(2, await fresh.Articles.CountAsync(a => a.StoryId == rows.StoryId, None));
    }
}
