using System.Text.RegularExpressions;
using CqNewsroom.Browser.Tests.Staff;
using CqNewsroom.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests;

/// <summary>
/// Four people in four browsers carry one story from a Chinese draft to an English page that readers see: the reporter, the translator
/// at the agency, the editor, and an administrator who may not approve anything.
/// </summary>
public sealed partial class OneStoryTests(Chromium chromium)
{
    [Fact]
    public async Task Four_people_carry_one_story_from_the_draft_to_the_published_page()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await ServerProcess.StartAsync(Repository.Root, "Development", folder.Path))
        {
            var browser = await chromium.BrowserAsync();
            await using var zhou = await StaffBrowser.SignInAsync(browser, server.Address, "zhou");
            await using var yuki = await StaffBrowser.SignInAsync(browser, server.Address, "yuki");
            await using var jiang = await StaffBrowser.SignInAsync(browser, server.Address, "jiang");
            await using var he = await StaffBrowser.SignInAsync(browser, server.Address, "he");

            var article = await DraftAsync(zhou);
            var story = await SubmitOriginalAsync(zhou);
            await AssertAdministratorMayNotApproveAsync(he, story, article);
            await SignOffAsync(jiang, story, "#zh-CN");
            await AssignToAgencyAsync(jiang, story);
            await TranslateAsync(yuki, story);
            await PublishAsync(jiang, story, "#zh-CN");
            await SignOffAsync(jiang, story, "#en");
            await PublishAsync(jiang, story, "#en");
            await AssertReadersSeeThePageAsync(jiang);
        }

        var (exit, said) = await ServerProcess.RunAsync(Repository.Root, folder.Path, "audit", "verify");
        Assert.True(exit == 0, said);
        Assert.Contains("audit records fit", said, StringComparison.Ordinal);
    }

    private static async Task<string> DraftAsync(StaffBrowser zhou)
    {
        var page = zhou.Page;
        await zhou.GoAsync("/desk/stories/new");
        await zhou.ChooseAsync(Select(page, "Desk"), "City desk");
        await zhou.ChooseAsync(Select(page, "Section"), "Economy");
        await page.GetByRole(AriaRole.Radio, new() { Name = "中文" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "English" }).CheckAsync();
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Expect(page).ToHaveURLAsync(EditAddress());
        await Expect(page.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();
        await page.FillAsync("textarea.ed-headline", SeedPage.ChineseHeadline);
        await page.Locator(".ProseMirror").ClickAsync();
        await zhou.PasteAsync(string.Join("\n\n", SeedPage.ChineseParagraphs));
        await Expect(page.Locator(".ProseMirror > p")).ToHaveTextAsync(SeedPage.ChineseParagraphs);
        await Expect(page.Locator(".ed-status")).ToHaveAttributeAsync("data-state", "saved");
        return EditAddress().Match(page.Url).Groups["article"].Value;
    }

    private static async Task<string> SubmitOriginalAsync(StaffBrowser zhou)
    {
        await zhou.GoAsync("/desk/stories");
        // The sample holds the same headline, live since 2023; the newer story stands first.
        var link = zhou.Page.Locator("a.headline, .headline a", new PageLocatorOptions { HasText = SeedPage.ChineseHeadline }).First;
        await link.ClickAsync();
        await Expect(zhou.Page).ToHaveURLAsync(StoryAddress());
        var card = zhou.Page.Locator("#zh-CN");
        await zhou.ActAsync(card, "Submit");
        await Expect(card.Locator("[data-action=Recall]").Or(card.Locator(".act-reason")).Or(card.Locator(".act-more")).First).ToBeVisibleAsync();
        return new Uri(zhou.Page.Url).AbsolutePath;
    }

    private static async Task AssertAdministratorMayNotApproveAsync(StaffBrowser he, string story, string article)
    {
        await he.GoAsync(story);
        await Expect(he.Page.Locator(".desk-main h1")).ToBeVisibleAsync();
        await Expect(he.Page.Locator("body")).Not.ToContainTextAsync(SeedPage.ChineseHeadline);
        await Expect(he.Page.Locator("[data-action=SignOff]")).ToHaveCountAsync(0);
        await he.GoAsync($"/desk/articles/{article}/review");
        await Expect(he.Page.Locator(".desk-main h1").First).ToBeAttachedAsync();
        await Expect(he.Page.Locator("body")).Not.ToContainTextAsync(SeedPage.ChineseHeadline);
        await Expect(he.Page.Locator("[data-action=SignOff]")).ToHaveCountAsync(0);
    }

    private static async Task SignOffAsync(StaffBrowser jiang, string story, string card)
    {
        await jiang.GoAsync(story);
        await jiang.ActAsync(jiang.Page.Locator(card), "SignOff");
        await Expect(jiang.Page).ToHaveURLAsync(ReviewAddress());
        var side = jiang.Page.Locator(".review-side");
        await jiang.ActAsync(side, "SignOff", asks: true);
        await Expect(side.Locator("[data-action=Publish]").First).ToBeVisibleAsync();
    }

    private static async Task AssignToAgencyAsync(StaffBrowser jiang, string story)
    {
        await jiang.GoAsync(story);
        var english = jiang.Page.Locator("#en");
        await jiang.ActAsync(english, "Assign", asks: true, dialog =>
            jiang.ChooseAsync(dialog.Locator(".mud-select").First, "Fathom Language Limited"));
        await Expect(english.Locator(".card-who")).ToContainTextAsync("Fathom Language Limited");
    }

    private static async Task TranslateAsync(StaffBrowser yuki, string story)
    {
        var page = yuki.Page;
        await yuki.GoAsync(story);
        await yuki.ActAsync(page.Locator("#en"), "Claim");
        await yuki.ActAsync(page.Locator("#en"), "Save");
        await Expect(page).ToHaveURLAsync(EditAddress());
        await Expect(page.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();
        await Expect(page.Locator(".ed-source-block")).ToHaveCountAsync(SeedPage.ChineseParagraphs.Count);
        await page.FillAsync("textarea.ed-headline", SeedPage.Headline);
        await page.Locator("[data-field=dateline] input").Nth(0).FillAsync("CHONGQING");
        await page.Locator("[data-field=dateline] input").Nth(1).FillAsync("CQNEWS");
        for (var i = 0; i < SeedPage.Written.Count; i++)
        {
            await page.Locator(".ProseMirror > p").Nth(i).ClickAsync();
            await page.Keyboard.InsertTextAsync(SeedPage.Written[i]);
        }

        await Expect(page.Locator(".ProseMirror > p")).ToHaveTextAsync(SeedPage.Written);
        await Expect(page.Locator(".ed-status")).ToHaveAttributeAsync("data-state", "saved");
        await yuki.GoAsync(story);
        await yuki.ActAsync(page.Locator("#en"), "Submit");
        await Expect(page.Locator("#en [data-action=Submit]:enabled")).ToHaveCountAsync(0);
    }

    private static async Task PublishAsync(StaffBrowser jiang, string story, string card)
    {
        await jiang.GoAsync(story);
        var article = jiang.Page.Locator(card);
        await jiang.ActAsync(article, "Publish", asks: true);
        await Expect(article.Locator(".card-more a[href^='/en/'], .card-more a[href^='/zh/']")).ToBeVisibleAsync();
    }

    private static async Task AssertReadersSeeThePageAsync(StaffBrowser jiang)
    {
        var address = await jiang.Page.Locator("#en .card-more a[href^='/en/']").GetAttributeAsync("href");
        Assert.StartsWith("/en/economy/chongqing-rates-high", address, StringComparison.Ordinal);
        await jiang.GoAsync(address!);
        var page = jiang.Page;

        var seen = await page.Locator("main h1, main .meta time, main .text > *, main .editor").AllInnerTextsAsync();

        Assert.Equal("Chongqing News", await page.Locator(".masthead-name").InnerTextAsync());
        Assert.Equal(SeedPage.Headline, seen[0]);
        Assert.Matches(ShownTime(), seen[1]);
        Assert.Equal([.. SeedPage.Printed, SeedPage.EditorLine], seen.Skip(2));
    }

    private static ILocator Select(IPage page, string label) =>
        page.Locator("form.form .mud-select", new PageLocatorOptions { Has = page.Locator("label", new PageLocatorOptions { HasTextRegex = new Regex($"^{label}$") }) }).First;

    [GeneratedRegex(@"/desk/articles/(?<article>[0-9a-f-]{36})/edit$")]
    private static partial Regex EditAddress();

    [GeneratedRegex("/desk/articles/[0-9a-f-]{36}/review$")]
    private static partial Regex ReviewAddress();

    [GeneratedRegex(@"/desk/stories/\d+(#.*)?$")]
    private static partial Regex StoryAddress();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$")]
    private static partial Regex ShownTime();
}
