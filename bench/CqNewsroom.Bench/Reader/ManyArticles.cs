using System.Globalization;
using CqNewsroom.Core;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Bench.Reader;

/// <summary>
/// Live articles by the thousand, written as rows: a hundred thousand passes through the workflow would take longer than anything that is measured.
/// Each has eight paragraphs of 120 Chinese characters.
/// </summary>
internal static class ManyArticles
{
    private const int InOneTransaction = 1000;
    private const int Paragraphs = 8;

    /// <summary>Makes them.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="count">How many.</param>
    /// <returns>Their paths.</returns>
    public static async Task<IReadOnlyList<string>> MakeAsync(IServiceProvider services, int count)
    {
        var factory = services.GetRequiredService<INewsroomDbFactory>();
        var paths = new List<string>(count);
        for (var made = 0; made < count; made += InOneTransaction)
        {
            await using var db = await factory.OpenAsync(CancellationToken.None);
            await db.BeginAsync(CancellationToken.None);
            var newsroom = await db.LockNewsroomAsync(CancellationToken.None);
            var language = newsroom.Languages[0];
            var (desk, section) = (await db.Desks.AsNoTracking().OrderBy(d => d.Id).FirstAsync(), await db.Sections.AsNoTracking().OrderBy(s => s.Position).FirstAsync());
            for (var i = made; i < Math.Min(count, made + InOneTransaction); i++)
                paths.Add(Add(db, ++newsroom.LastStoryNumber, i, language, desk.Id, section));
            newsroom.PublicationCounter++;
            await db.SaveChangesAsync(CancellationToken.None);
            await db.CommitAsync(CancellationToken.None);
            // As an import does.
            await db.RefreshStatisticsAsync(CancellationToken.None);
        }

        return paths;
    }

    private static string Add(INewsroomDb db, int number, int i, Language language, Guid desk, Section section)
    {
        var content = ArticleContent.Empty with
        {
            Headline = string.Create(CultureInfo.InvariantCulture, $"重庆第{i}号新闻：数字化发展水平位居前列"),
            Summary = "这是一篇为测量而写的新闻。",
            Blocks = Enumerable.Range(0, Paragraphs).Select(Block (p) => new ParagraphBlock
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"p{p}"),
                Text = RichText.Of(string.Create(CultureInfo.InvariantCulture, $"第{i}篇第{p}段。") + string.Concat(Enumerable.Repeat("重庆市政府新闻办公室举行发布会。", 8))),
            }).ToEquatableList(),
        };
        var at = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(7 * i);
        var story = new Story { Id = Guid.CreateVersion7(), Number = number, DeskId = desk, SectionId = section.Id, CreatedAt = at, Version = 1 };
        var article = new Article
        {
            Id = Guid.CreateVersion7(),
            StoryId = story.Id,
            Language = language.Tag,
            IsOriginal = true,
            State = ArticleState.Published,
            StateSince = at,
            Standing = Standing.Live,
            HasSavedText = true,
            WorkingHeadline = content.Headline,
            FirstPublishedAt = at,
            PublishedAt = at,
            Version = 1,
        };
        var revision = new Revision { Id = Guid.CreateVersion7(), ArticleId = article.Id, Number = 1, Kind = RevisionKind.Imported, CreatedAt = at, Content = CanonicalJson.Write(content), Headline = content.Headline, Hash = ContentHash.OfWhole(content) };
        var publication = new Publication { Id = Guid.CreateVersion7(), ArticleId = article.Id, RevisionId = revision.Id, RevisionHash = revision.Hash, Kind = PublicationKind.Import, PublicAt = at, ActualAt = at, Slug = Slug.From(content.Headline) };
        (article.LiveRevisionId, article.PublicationId) = (revision.Id, publication.Id);
        db.Stories.Add(story);
        db.Articles.Add(article);
        db.Revisions.Add(revision);
        db.Publications.Add(publication);
        return PublicAddress.Article(language, section.Slug, publication.Slug, number);
    }
}
