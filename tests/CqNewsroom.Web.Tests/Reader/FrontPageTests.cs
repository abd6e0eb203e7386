using System.Net;
using System.Text.RegularExpressions;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Site;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What editors and administrators set, as readers get it: the front page, what stands around every page, and the pages that are no stories.</summary>
public sealed partial class FrontPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_order_is_seen_at_once_by_who_kept_the_page()
    {
        using var kept = await site.Reader.GetAsync("/en", None);
        await using (var db = await site.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None))
        {
            var seen = await db.FrontPages.Where(page => page.Language == "en" && page.State == FrontState.InForce).Select(page => page.Number).SingleAsync(None);
            var ordered = await site.Services.GetRequiredService<FrontPages>().OrderAsync(await PersonAsync("蒋一薇"), new OrderFront("en", seen, [FrontSlot.Of(SampleSite.SeedNumber)], []), None);
            Assert.True(ordered.IsDone, ordered.Refusal?.In("en"));
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/en");
        request.Headers.IfNoneMatch.Add(kept.Headers.ETag!);
        using var answer = await site.Reader.SendAsync(request, None);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var lead = SampleSite.Parse(await answer.Content.ReadAsStringAsync(None)).QuerySelector(".lead h2 a")!;
        Assert.EndsWith($"-{SampleSite.SeedNumber}", lead.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_settings_and_pages_are_shown_as_text()
    {
        var administrator = await PersonAsync("何安然");
        var administration = site.Services.GetRequiredService<SiteAdministration>();
        var seen = (await administration.ShowAsync(administrator, None)).Value!;
        IReadOnlyDictionary<string, string> texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = Hostile };
        var change = new ChangeSite(seen.Version, texts, texts, [new SiteLink(new(StringComparer.Ordinal) { ["en"] = Hostile }, "https://site.example/?a=\u4e2d&b=1")], texts, [], "#7a1f6b", "", []);
        Assert.True((await administration.ChangeAsync(administrator, change, None)).IsDone);
        var markdown = $"# Head\n\n{Hostile}\n\n[a](javascript:alert(1)) [b](//evil.example) [c](/en/about) <https://ok.example/> ![p](https://evil.example/p.png)\n\n| a | b |\n|---|---|\n| **x** | *y* |\n\n<iframe src=x></iframe>\n\n- one\n  - two";
        var saved = await site.Services.GetRequiredService<SitePages>().SaveAsync(
            administrator, new SaveSitePage(null, 0, SitePagePurpose.Other, 9, [new SitePageTextDetails("en", Hostile, "hostile", markdown, true)]), None);
        Assert.True(saved.IsDone, saved.Refusal?.In("en"));

        var page = await site.PageAsync("/en/pages/hostile");

        Assert.Empty(page.QuerySelectorAll("script, iframe, main img, [onerror], a[href^=javascript], a[href*=evil]"));
        Assert.Equal(Hostile, page.QuerySelector("main h1")!.TextContent);
        Assert.Contains("<iframe src=x></iframe>", page.QuerySelector("main .text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Head", page.QuerySelector("main .text h2")!.TextContent);
        Assert.Equal("http://localhost:5080/en/about", page.QuerySelectorAll("main a").Single(link => link.TextContent == "c").GetAttribute("href"));
        Assert.Equal("https://ok.example/", page.QuerySelectorAll("main a").Single(link => link.TextContent.StartsWith("https://ok", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll("main li").Length);
        Assert.Equal("y", page.QuerySelector("main td em")!.TextContent);
        Assert.Contains(Hostile, page.QuerySelector(".colophon-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Hostile, page.QuerySelector(".colophon a[href^='https://site.example']")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".colophon a"), link => link.GetAttribute("href") == "/en/pages/hostile");
        Assert.Null((await site.PageAsync("/zh")).QuerySelector(".colophon a[href*=hostile]"));

        var colours = page.QuerySelector("link[rel=stylesheet][href^='/look/']")!.GetAttribute("href")!;
        using var sheet = await site.Reader.GetAsync(colours, None);
        Assert.Equal("text/css", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", sheet.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("--accent:#7a1f6b", await sheet.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync("/look/7a1f6b-zzzzzz.css", None)).StatusCode);
    }

    [Fact]
    public async Task Paragraphs_begin_further_in_by_the_stylesheet_alone_in_the_languages_that_were_chosen()
    {
        var english = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";
        var chinese = (await site.PageAsync(english)).QuerySelector(".languages a")!.GetAttribute("href")!;
        var before = await ParagraphsAsync(chinese);
        Assert.Empty((await site.PageAsync(chinese)).QuerySelectorAll(".indented"));
        using var outputBefore = await site.Reader.GetAsync("/zh/feed.rss", None);
        var administrator = await PersonAsync("何安然");
        var administration = site.Services.GetRequiredService<SiteAdministration>();
        var seen = (await administration.ShowAsync(administrator, None)).Value!;
        var change = new ChangeSite(seen.Version, seen.Taglines, seen.FooterTexts, seen.Links, seen.PublisherNames, seen.Profiles, seen.LightAccent, seen.DarkAccent, ["zh-CN"]);

        Assert.True((await administration.ChangeAsync(administrator, change, None)).IsDone);

        Assert.Single((await site.PageAsync(chinese)).QuerySelectorAll(".story .text.indented"));
        Assert.Single((await site.PageAsync("/zh/about")).QuerySelectorAll(".text.indented"));
        Assert.Empty((await site.PageAsync(english)).QuerySelectorAll(".indented"));
        Assert.All((await site.PageAsync($"{chinese}/side-by-side")).QuerySelectorAll(".pair > .text:not(.nothing-here)"), text => Assert.Equal(text.GetAttribute("lang") == "zh-CN", text.ClassList.Contains("indented")));
        Assert.Equal(before, await ParagraphsAsync(chinese));
        using var outputAfter = await site.Reader.GetAsync("/zh/feed.rss", None);
        Assert.Equal(outputBefore.Headers.ETag, outputAfter.Headers.ETag);

        async Task<IReadOnlyList<string>> ParagraphsAsync(string path) => [.. (await site.PageAsync(path)).QuerySelectorAll(".text > p").Select(paragraph => paragraph.TextContent)];
    }

    [Theory]
    [InlineData("/en/about", "/zh/about", "About us")]
    [InlineData("/zh/pages/corrections-policy", "/en/pages/corrections-policy", "更正办法")]
    public async Task A_page_is_there_in_both_languages_and_leads_to_the_other(string path, string other, string title)
    {
        var page = await site.PageAsync(path);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(other, page.QuerySelector(".languages a")!.GetAttribute("href"));
        Assert.Equal("http://localhost:5080" + path, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll("link[rel=alternate][hreflang]").Length);
        Assert.Contains($"<loc>http://localhost:5080{path}</loc>", await site.Reader.GetStringAsync("/sitemaps/pages.xml", None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/pages/about", HttpStatusCode.MovedPermanently)]
    [InlineData("/en/pages/nothing", HttpStatusCode.NotFound)]
    [InlineData("/xx/about", HttpStatusCode.NotFound)]
    public async Task Other_addresses_of_pages_lead_on_or_say_that_there_is_nothing(string path, HttpStatusCode status)
    {
        using var answer = await site.Reader.GetAsync(path, None);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.MovedPermanently ? "/en/about" : null, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_colours_that_contrast_is_measured_with_are_those_of_the_stylesheet()
    {
        var css = await File.ReadAllTextAsync(Repository.PathTo("wwwroot/paper.css"), None);
        Assert.Equal([SiteColours.LightPaper, SiteColours.DarkPaper, "#fff"], Paper().Matches(css).Select(match => match.Groups["value"].Value));
        Assert.Equal([SiteColours.LightAccent, SiteColours.DarkAccent, "#000"], Accent().Matches(css).Select(match => match.Groups["value"].Value));
        Assert.True(SiteColours.Contrast(SiteColours.LightAccent, SiteColours.LightPaper) >= SiteColours.LeastContrast);
        Assert.True(SiteColours.Contrast(SiteColours.DarkAccent, SiteColours.DarkPaper) >= SiteColours.LeastContrast);
        Assert.Equal(21, SiteColours.Contrast("#000000", "#ffffff"), 3);
    }

    private async Task<Asker> PersonAsync(string name)
    {
        await using var db = await site.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None);
        return new Asker(await db.Persons.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(None), "en");
    }

    [GeneratedRegex(@"--paper: (?<value>#\w+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paper();

    [GeneratedRegex(@"--accent: (?<value>#\w+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Accent();
}
