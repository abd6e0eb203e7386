using System.Net;
using System.Text;
using CqNewsroom.Core;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Front;
using CqNewsroom.Web.Desk.Site;
using CqNewsroom.Web.Tests.Desk.Editing;
using CqNewsroom.Web.Tests.Reader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Front;

/// <summary>The preview of a front page, and the logo, as they come by HTTP.</summary>
public sealed class FrontPreviewTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_shows_the_order_and_is_stored_nowhere()
    {
        var jiang = await newsroom.ClientAsync("jiang");
        var before = await jiang.GetStringAsync("/en", None);

        using var answer = await jiang.GetAsync(FrontEndpoints.Address("en", [FrontSlot.Of(SampleSite.SeedNumber)], []), None);
        var page = SampleSite.Parse(await answer.Content.ReadAsStringAsync(None));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith($"-{SampleSite.SeedNumber}", page.QuerySelector(".lead h2 a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".preview-note"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Null(answer.Headers.ETag);
        Assert.Equal(before, await jiang.GetStringAsync("/en", None));
    }

    [Fact]
    public async Task A_preview_for_a_time_shows_what_is_scheduled_in_its_place_and_readers_get_nothing_of_it()
    {
        var jiang = await newsroom.ClientAsync("jiang");
        await using var db = await newsroom.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None);
        var coming = await (
            from article in db.Articles.AsNoTracking()
            join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
            join revision in db.Revisions.AsNoTracking() on article.SubmittedRevisionId equals revision.Id
            where article.Language == "zh-CN" && article.ScheduledFor != null && article.Standing == Standing.NeverPublished
            orderby article.ScheduledFor
            select new { story.Number, revision.Headline, article.ScheduledFor }).FirstAsync(None);
        // The sample's order names it already.
        Assert.Contains(coming.Number, (await db.FrontPages.AsNoTracking().SingleAsync(page => page.Language == "zh-CN" && page.State == FrontState.InForce, None)).Slots.Select(slot => slot.StoryNumber ?? 0));
        var (before, after) = (FrontEndpoints.Address("zh-CN", [FrontSlot.Of(coming.Number)], [], coming.ScheduledFor!.Value.AddSeconds(-1)), FrontEndpoints.Address("zh-CN", [FrontSlot.Of(coming.Number)], [], coming.ScheduledFor));

        Assert.Contains(coming.Headline, SampleSite.Parse(await jiang.GetStringAsync(after, None)).QuerySelector(".lead h2")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(coming.Headline, await jiang.GetStringAsync(before, None), StringComparison.Ordinal);
        using var reader = newsroom.CreateClient();
        foreach (var path in new[] { "/zh", "/zh/feed.json", "/sitemap-news.xml" })
        {
            var answer = await reader.GetStringAsync(path, None);
            Assert.DoesNotContain(coming.Headline, answer, StringComparison.Ordinal);
            Assert.DoesNotContain($"-{coming.Number}", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("zhou")]
    [InlineData("fang")]
    [InlineData("yuki")]
    [InlineData("maren")]
    [InlineData("he")]
    public async Task Who_is_no_editor_of_the_house_gets_none(string person)
    {
        var client = await newsroom.ClientAsync(person);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(FrontEndpoints.Address("en", [], []), None)).StatusCode);
    }

    [Theory]
    [InlineData("/desk/front/preview")]
    [InlineData("/desk/front/preview?language=en&top=1,1,x,-1,99999999999&below=zz,-,")]
    [InlineData("/desk/front/preview?language=en&top=1~x,2~99999999999999999999,1001~~,~&at=99999999999999")]
    [InlineData("/desk/front/preview?language=en&at=253402300799")]
    [InlineData("/desk/front/preview?language=en&at=-1")]
    [InlineData("/desk/front/preview?language=%3Cscript%3E")]
    public async Task What_makes_no_sense_in_its_address_does_no_harm(string address)
    {
        var jiang = await newsroom.ClientAsync("jiang");
        using var answer = await jiang.GetAsync(address, None);
        Assert.Equal(address.Contains("language=en", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_comes_from_administrators_alone_and_no_vector_file_is_one()
    {
        var svg = new ByteArrayContent(Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"));
        var lin = await newsroom.ClientAsync("lin");
        Assert.Equal(HttpStatusCode.Forbidden, (await lin.PostAsync(LogoEndpoint.Address, svg, None)).StatusCode);
        var he = await newsroom.ClientAsync("he");
        var refused = await he.PostAsync(LogoEndpoint.Address, svg, None);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("picture-unknown", await refused.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
        using var nobody = newsroom.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync(LogoEndpoint.Address, svg, None)).StatusCode);
    }
}
