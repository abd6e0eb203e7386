using System.Net;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What a retraction crosses: the page that a reader kept, every list, and the other language, which stays.</summary>
public sealed class RetractionTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly string English = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";

    [Fact]
    public async Task It_crosses_kept_pages_lists_and_the_other_language()
    {
        var chinese = (await site.PageAsync(English)).QuerySelector(".languages a")!.GetAttribute("href")!;
        var keptTags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in new[] { English, chinese, "/en", "/en/economy", "/sitemap.xml" })
            keptTags[path] = (await AskAsync(path, null)).Headers.ETag!.Tag;

        await RetractAsync();

        foreach (var (path, tag) in keptTags)
        {
            using var answer = await AskAsync(path, tag);
            Assert.Equal(path == English ? HttpStatusCode.Gone : HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain($"href=\"{English}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain($"{English}<", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var original = await site.PageAsync(chinese);
        Assert.Empty(original.QuerySelectorAll(".languages a, link[hreflang], meta[property='og:locale:alternate']"));
        Assert.DoesNotContain("workTranslation", original.QuerySelector("script")!.TextContent, StringComparison.Ordinal);

        foreach (var path in new[] { English, $"/en/city/another-slug-{SampleSite.SeedNumber}" })
        {
            using var answer = await AskAsync(path, null);
            var notice = SampleSite.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Equal(["no-cache", "public"], answer.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
            Assert.Equal(chinese, notice.QuerySelector(".languages a")!.GetAttribute("href"));
            Assert.Empty(notice.QuerySelectorAll("link[rel=alternate], link[rel=canonical], script"));
        }
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
            request.Headers.IfNoneMatch.ParseAdd(tag);
        return await site.Reader.SendAsync(request);
    }

    private async Task RetractAsync()
    {
        await using var db = await site.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        var articles = await db.Articles.AsNoTracking().Where(a => db.Stories.Any(s => s.Id == a.StoryId && s.Number == SampleSite.SeedNumber)).ToListAsync();
        var english = articles.Single(a => a.Language == "en");
        var chief = await db.Persons.AsNoTracking().SingleAsync(p => p.Name == "林疏明");
        var others = articles.Where(a => a.Id != english.Id).ToDictionary(a => a.Id, _ => new OtherArticle(EndToo: false, "The original is right."));
        var outcome = await site.Services.GetRequiredService<ArticleService>().PerformAsync(
            new Asker(chief.Id, "en"), new Retract(english.Id, "The translation was of an earlier draft.", others), CancellationToken.None);
        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
    }
}
