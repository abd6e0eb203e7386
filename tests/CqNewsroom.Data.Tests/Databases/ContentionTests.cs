using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CqNewsroom.Data.Tests.Databases;

/// <summary>Of two that act at once one wins, and the other is told in a way that the use case understands (invariant 6).</summary>
public sealed class ContentionTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_slower_of_two_who_read_the_same_version_is_refused(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        await Rows.AddAsync(database);
        await using var fast = await database.OpenAsync();
        await using var slow = await database.OpenAsync();
        var (won, lost) = (await fast.Articles.SingleAsync(None), await slow.Articles.SingleAsync(None));

        won.State = ArticleState.Spiked;
        won.Version++;
        await fast.SaveChangesAsync(None);
        lost.Version++;
        var refusal = await Record.ExceptionAsync(() => slow.SaveChangesAsync(None));

        Assert.IsType<DbUpdateConcurrencyException>(refusal);
        Assert.True(slow.IsContention(refusal));
        await using var fresh = await database.OpenAsync();
        Assert.Equal((ArticleState.Spiked, 2), await fresh.Articles.Select(a => new ValueTuple<ArticleState, int>(a.State, a.Version)).SingleAsync(None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_may_be_there_once_is_refused_a_second_time(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        var revision = rows.Revision(1);
        await using (var first = await database.OpenAsync())
        {
            first.AddRange(revision, Policy(), SignOff(1, rows.PersonId), new Core.Publishing.ImportedArticle { SourceId = "7", ArticleId = rows.ArticleId }, new AuditRecord { Number = 1, At = Rows.Time });
            await first.SaveChangesAsync(None);
        }

        object[] doubles =
        [
            rows.Story(1), rows.Article("zh-CN", isOriginal: false), rows.Article("en", isOriginal: true), new Section { Id = Guid.CreateVersion7(), Slug = "city" }, Policy(), rows.Revision(1),
            SignOff(1, Guid.Empty), SignOff(2, rows.PersonId), new Core.Publishing.ImportedArticle { SourceId = "7", ArticleId = rows.ArticleId },
        ];
        foreach (var entity in doubles)
        {
            await using var db = await database.OpenAsync();
            if (entity is SignOff { PersonId: var signer } signOff && signer == Guid.Empty)
            {
                var other = new Core.People.Person { Id = Guid.CreateVersion7(), Name = "other" };
                db.Add(other);
                signOff.PersonId = other.Id;
            }

            db.Add(entity);
            var refusal = await Record.ExceptionAsync(() => db.SaveChangesAsync(None));
            Assert.True(refusal is DbUpdateException && db.IsContention(refusal), $"{entity.GetType().Name}: {refusal}");
        }

        // A voided sign-off makes room for another.
        await using var last = await database.OpenAsync();
        (await last.SignOffs.SingleAsync(None)).VoidedAt = Rows.Time;
        await last.SaveChangesAsync(None);
        last.Add(SignOff(1, rows.PersonId));
        await last.SaveChangesAsync(None);

        ReviewPolicy Policy() => new() { Id = Guid.CreateVersion7(), DeskId = rows.DeskId, Language = "en" };
        SignOff SignOff(int level, Guid person) => new() { Id = Guid.CreateVersion7(), ArticleId = rows.ArticleId, RevisionId = revision.Id, Level = level, PersonId = person, At = Rows.Time };
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Faults_that_another_try_would_not_mend_are_no_contention(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        await using var db = await database.OpenAsync();
        db.Add(new Article { Id = Guid.CreateVersion7(), StoryId = Guid.CreateVersion7(), Language = "en", StateSince = Rows.Time });

        var refusal = await Record.ExceptionAsync(() => db.SaveChangesAsync(None));

        Assert.IsType<DbUpdateException>(refusal);
        Assert.False(db.IsContention(refusal));
        Assert.False(db.IsContention(new InvalidOperationException()));
        Assert.NotEqual(Guid.Empty, rows.StoryId);
    }

    [Fact]
    public async Task Codes_of_both_databases_are_known()
    {
        await using var sqlite = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = await sqlite.OpenAsync();
        Assert.True(db.IsContention(new DbUpdateException("", new SqliteException("", 5))));
        Assert.True(db.IsContention(new SqliteException("", 6)));
        Assert.True(db.IsContention(new SqliteException("", 5, 517)));
        Assert.False(db.IsContention(new SqliteException("", 19, 787)));
        await using var postgreSql = await NewsroomDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using var other = await postgreSql.OpenAsync();
        foreach (var state in new[] { "40001", "40P01", "23505", "55P03" })
            Assert.True(other.IsContention(new InvalidOperationException("transient", new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state)))));
        Assert.False(other.IsContention(new PostgresException("", "ERROR", "ERROR", "23503")));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Who_locks_second_waits_and_sees_what_the_first_wrote(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        await using var first = await database.OpenAsync();
        await first.BeginAsync(None);
        await first.LockStoryAsync(rows.StoryId, None);

        var hasRead = new TaskCompletionSource();
        var second = Task.Run(async () =>
        {
            await using var db = await database.OpenAsync();
            // Read before the lock: after it the value is fresh nevertheless.
            Assert.Equal(0, (await db.AuditHeads.SingleAsync(None)).Count);
            hasRead.SetResult();
            await db.BeginAsync(None);
            await db.LockStoryAsync(rows.StoryId, None);
            var version = await db.Stories.Where(s => s.Id == rows.StoryId).Select(s => s.Version).SingleAsync(None);
            var newsroom = await db.LockNewsroomAsync(None);
            var head = await db.LockAuditHeadAsync(None);
            return (version, newsroom.LastStoryNumber, head.Count);
        });
        await Task.WhenAny(hasRead.Task, second);
        (await first.Stories.SingleAsync(None)).Version = 7;
        (await first.LockNewsroomAsync(None)).LastStoryNumber = 8;
        (await first.LockAuditHeadAsync(None)).Count = 9;
        await first.SaveChangesAsync(None);
        Assert.False(second.IsCompleted);
        await first.CommitAsync(None);

        Assert.Equal((7, 8, 9L), await second);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Many_at_once_lose_nothing_and_break_no_chain(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var act = 0; act < 5; act++)
            {
                await using var db = await database.OpenAsync();
                await db.BeginAsync(None);
                await db.LockStoryAsync(rows.StoryId, None);
                (await db.Stories.SingleAsync(None)).Version++;
                (await db.LockNewsroomAsync(None)).LastStoryNumber++;
                await db.SaveChangesAsync(None);
                await AuditTrail.AppendAsync(db, [new AuditRecord { At = Rows.Time, Action = "Test" }], None);
                await db.CommitAsync(None);
            }
        })));

        await using var fresh = await database.OpenAsync();
        Assert.Equal(41, (await fresh.Stories.SingleAsync(None)).Version);
        Assert.Equal(40, (await fresh.Newsrooms.SingleAsync(None)).LastStoryNumber);
        Assert.Equal(40, (await AuditTrail.VerifyAsync(fresh, noted: null, None)).Head?.Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Without_a_commit_nothing_stays(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        await using (var db = await database.OpenAsync())
        {
            await db.BeginAsync(None);
            (await db.Stories.SingleAsync(None)).Version = 9;
            await db.SaveChangesAsync(None);
        }

        await using var fresh = await database.OpenAsync();
        Assert.Equal(1, (await fresh.Stories.SingleAsync(s => s.Id == rows.StoryId, None)).Version);
        // And the turn of who did not commit was given back.
        await fresh.BeginAsync(None);
    }

    [Fact]
    public async Task A_lock_needs_a_transaction()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = await database.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.LockAuditHeadAsync(None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.LockNewsroomAsync(None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.LockStoryAsync(Guid.CreateVersion7(), None));
    }
}
