using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Data.Tests.Databases;

/// <summary>One desk, section, person, story and original, for tests of the database alone.</summary>
internal sealed record Rows(Guid DeskId, Guid SectionId, Guid PersonId, Guid StoryId, Guid ArticleId)
{
    public static DateTime Time { get; } = new(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc);

    public static async Task<Rows> AddAsync(NewsroomDatabase database)
    {
        var rows = new Rows(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var db = await database.OpenAsync();
        db.Add(new Desk { Id = rows.DeskId, Names = new(StringComparer.Ordinal) { ["en"] = "City" } });
        db.Add(new Section { Id = rows.SectionId, Slug = "city" });
        db.Add(new Person { Id = rows.PersonId, Name = "蒋艺薇" });
        db.Add(rows.Story(1, rows.StoryId));
        db.Add(rows.Article("zh-CN", isOriginal: true, rows.ArticleId));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return rows;
    }

    public Story Story(int number, Guid? id = null) =>
        new() { Id = id ?? Guid.CreateVersion7(), Number = number, DeskId = DeskId, SectionId = SectionId, CreatedAt = Time, CreatedById = PersonId, Version = 1 };

    public Article Article(string language, bool isOriginal, Guid? id = null) =>
        new() { Id = id ?? Guid.CreateVersion7(), StoryId = StoryId, Language = language, IsOriginal = isOriginal, State = ArticleState.Drafting, StateSince = Time, Version = 1 };

    public Revision Revision(int number) => new() { Id = Guid.CreateVersion7(), ArticleId = ArticleId, Number = number, CreatedAt = Time, Content = "{}", Hash = "h", TranslatableHash = "t" };
}
