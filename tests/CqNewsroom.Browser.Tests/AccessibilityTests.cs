using System.Text.RegularExpressions;
using CqNewsroom.Browser.Tests.Staff;
using CqNewsroom.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests;

/// <summary>
/// Every main page, in both languages and at both widths: axe finds nothing serious, and nothing scrolls sideways on a phone.
/// NEWSROOM_SCREENSHOTS names a folder for a picture of each.
/// </summary>
public sealed partial class AccessibilityTests(Chromium chromium, SampleServer server, ITestOutputHelper output) : IClassFixture<SampleServer>
{
    private static readonly string[] Grave = ["serious", "critical"];

    private static readonly string[] Administration =
    [
        "/desk/administration",
        "/desk/administration/people/new",
        "/desk/administration/desks",
        "/desk/administration/desks/new",
        "/desk/administration/sections",
        "/desk/administration/agencies",
        "/desk/administration/newsroom",
        "/desk/administration/site",
        "/desk/administration/pages",
        "/desk/administration/pages/new",
        "/desk/administration/tokens",
        "/desk/administration/webhooks",
    ];

    private static readonly int[] Widths = [390, 1280];

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task Pages_have_no_serious_fault(string locale)
    {
        var browser = await chromium.BrowserAsync();
        var faults = new List<string>();
        await using (var reader = await StaffBrowser.OpenAsync(browser, server.Address, locale, Widths[0]))
        {
            var site = locale.StartsWith("zh", StringComparison.Ordinal) ? "/zh" : "/en";
            await LookAsync(reader, "/", faults);
            await LookAsync(reader, site, faults);
            await LookAsync(reader, $"{site}/economy", faults);
            var article = await server.ArticleAsync(site);
            await LookAsync(reader, article, faults);
            await LookAsync(reader, $"{article}/side-by-side", faults);
            foreach (var link in new[] { ".tags a", ".editor a" })
            {
                await reader.GoAsync(article);
                await LookAsync(reader, await reader.Page.Locator(link).First.GetAttributeAsync("href"), faults);
            }

            foreach (var path in new[] { "/archive", "/archive/2023-07", "/archive/2023-07-12", "/corrections", "/about", "/pages/corrections-policy", "/search", "/search?q=2022", "/search?q=nothing-of-the-kind" })
                await LookAsync(reader, site + path, faults);
            await LookAsync(reader, $"{site}/city/nothing-9999", faults);
            await LookAsync(reader, $"{site}/life/x-1002", faults);
            await LookAsync(reader, "/account/sign-in", faults);
        }

        await using (var jiang = await StaffBrowser.SignInAsync(browser, server.Address, "jiang", locale, Widths[0]))
        {
            foreach (var path in new[] { "/desk", "/desk/stories", "/desk/stories/1001", "/desk/stories/1013", "/desk/publication", "/desk/media", "/desk/templates", "/desk/terms", "/desk/terms/pages", "/desk/terms/import", "/desk/terms/words", "/desk/terms/words/import", "/desk/front", "/desk/orders", "/desk/tags", "/desk/new", "/account/profile", "/desk/stories/999999" })
                await LookAsync(jiang, path, faults);
            await jiang.GoAsync("/desk/terms");
            await jiang.Page.Locator("[data-open]").First.ClickAsync();
            await Expect(jiang.Page.Locator(".mud-dialog [data-field=zh]")).ToBeVisibleAsync();
            await LookAsync(jiang, null, faults);
            await jiang.GoAsync("/desk/stories/1001");
            foreach (var place in new[] { "preview", "versions" })
            {
                var address = await jiang.Page.Locator($"a[href$='/{place}']").First.GetAttributeAsync("href");
                await LookAsync(jiang, address, faults);
                await jiang.GoAsync("/desk/stories/1001");
            }

            await jiang.GoAsync("/desk/stories/1013");
            await jiang.Page.Locator("a.act-main[data-action=SignOff]").First.ClickAsync();
            await Expect(jiang.Page).ToHaveURLAsync(ReviewAddress());
            await LookAsync(jiang, null, faults);
        }

        await using (var he = await StaffBrowser.SignInAsync(browser, server.Address, "he", locale, Widths[0]))
        {
            await LookAsync(he, "/desk", faults);
            foreach (var path in Administration)
                await LookAsync(he, path, faults);
        }

        await using (var zhou = await StaffBrowser.SignInAsync(browser, server.Address, "zhou", locale, Widths[0]))
        {
            await LookAsync(zhou, "/desk", faults);
            await LookAsync(zhou, "/desk/stories/new", faults);
            await LookAsync(zhou, await SharedPreviewAsync(zhou), faults);
            await zhou.GoAsync("/desk/stories/1014");
            await zhou.ActAsync(zhou.Page.Locator("#zh-CN"), "Save");
            await Expect(zhou.Page.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();
            await LookAsync(zhou, null, faults);
            // Leaves the text as people do, so that the next look finds it free.
            await zhou.GoAsync("/desk");
        }

        await using (var fang = await StaffBrowser.SignInAsync(browser, server.Address, "fang", locale, Widths[0]))
        {
            await fang.GoAsync("/desk/stories/1008");
            var english = fang.Page.Locator("#en");
            await Expect(english.Locator(".act-buttons")).ToBeVisibleAsync();
            if (await english.Locator("[data-action=Claim]").CountAsync() > 0)
                await fang.ActAsync(english, "Claim");
            await fang.ActAsync(english, "Save");
            await fang.Page.Locator(".ProseMirror[aria-readonly=false] > p").First.ClickAsync();
            await fang.Page.Locator(".ed-aid-toggle").ClickAsync();
            await Expect(fang.Page.Locator(".ed-aid-figures")).ToBeVisibleAsync();
            await LookAsync(fang, null, faults);
            await fang.GoAsync("/desk");
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task A_planted_fault_is_found()
    {
        var page = await (await chromium.BrowserAsync()).NewPageAsync();
        await page.SetContentAsync("<html lang='en'><title>Planted</title><main><h1>Planted</h1><img src='data:,'></main></html>");
        Assert.Contains(await Axe.FaultsAsync(page), fault => fault is { Id: "image-alt", Impact: "critical", Places: [var place] } && place.Contains("<img", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private async Task LookAsync(StaffBrowser person, string? path, List<string> faults)
    {
        var page = person.Page;
        if (path is not null)
            await person.GoAsync(path);
        await Expect(page.Locator("h1").First).ToBeAttachedAsync();
        await Expect(page.Locator("[aria-busy=true], .mud-skeleton")).ToHaveCountAsync(0);
        var known = faults.Count;
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            await person.ShootAsync($"page-{new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-')}-{await page.EvaluateAsync<string>("() => document.documentElement.lang")}-{width}");
            faults.AddRange((await Axe.FaultsAsync(page)).Where(fault => Grave.Contains(fault.Impact, StringComparer.Ordinal)).Select(fault => Describe(fault, page, width)));
            var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (width == 390 && wide > 0)
                faults.Add($"{page.Url} at {width}: scrolls sideways by {wide} px");
        }

        await page.SetViewportSizeAsync(Widths[0], 800);
        foreach (var fault in faults.Skip(known))
            output.WriteLine(fault);
    }

    /// <summary>Makes a link for a colleague without an account, and returns its path.</summary>
    private static async Task<string> SharedPreviewAsync(StaffBrowser person)
    {
        await person.GoAsync("/desk/stories/1014");
        await person.Page.Locator("#zh-CN [data-action=SharePreview]").ClickAsync();
        await person.Page.Locator(".mud-dialog [data-action=MakeLink]").ClickAsync();
        var made = await person.Page.Locator(".share-made textarea").First.InputValueAsync();
        return new Uri(made).PathAndQuery;
    }

    private static string Describe(AxeFault fault, IPage page, int width) =>
        $"{page.Url} at {width}: {fault.Id} ({fault.Impact}): {string.Join(" | ", fault.Places.Take(3))}";

    [GeneratedRegex("/desk/articles/[0-9a-f-]{36}/review$")]
    private static partial Regex ReviewAddress();
}

/// <summary>One server with the sample newsroom for all widths and languages.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _server;

    /// <summary>Where it listens.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The first article of a language's front page.</summary>
    /// <param name="site">The front page's path.</param>
    public async Task<string> ArticleAsync(string site)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var front = await http.GetStringAsync(site);
        return Regex.Match(front, $"href=\"({site}/[a-z]+/[^\"]+-\\d+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(Repository.Root, "Development", _folder.Path);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
    }
}
