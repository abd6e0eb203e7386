using System.Text.RegularExpressions;
using CqNewsroom.Browser.Tests.Staff;
using CqNewsroom.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests.Translation;

/// <summary>The seed story is translated with the keyboard alone; a tenfold error is found and repaired; a changed source is followed.</summary>
public sealed partial class TranslatorsDeskTests(Chromium chromium, SampleServer server) : IClassFixture<SampleServer>
{
    private const string Figure = "全市今年新增投资3.5亿元，涉及25个项目。";

    [Fact]
    public async Task A_story_is_translated_by_keyboard_and_follows_its_source()
    {
        var browser = await chromium.BrowserAsync();
        await using var zhou = await StaffBrowser.SignInAsync(browser, server.Address, "zhou");
        await using var jiang = await StaffBrowser.SignInAsync(browser, server.Address, "jiang");
        await using var fang = await StaffBrowser.SignInAsync(browser, server.Address, "fang");
        var story = await DraftAsync(zhou);
        await zhou.ActAsync(zhou.Page.Locator("#zh-CN"), "Submit");
        await Expect(zhou.Page.Locator("#zh-CN .state")).ToContainTextAsync("review", new() { IgnoreCase = true });
        await SignOffAsync(jiang, story);

        await TranslateAsync(fang, story);
        await ChangeSourceAsync(zhou, jiang, story);
        await FollowAsync(fang);
    }

    private static async Task<string> DraftAsync(StaffBrowser zhou)
    {
        var page = zhou.Page;
        await zhou.GoAsync("/desk/stories/new");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "English" }).CheckAsync();
        await page.Locator("form.form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();
        await page.FillAsync("textarea.ed-headline", SeedPage.ChineseHeadline);
        await page.Locator(".ProseMirror").ClickAsync();
        await zhou.PasteAsync(string.Join("\n\n", SeedPage.ChineseParagraphs.Append(Figure)));
        await Expect(page.Locator(".ProseMirror > p")).ToHaveCountAsync(SeedPage.ChineseParagraphs.Count + 1);
        await Expect(page.Locator(".ed-status")).ToHaveAttributeAsync("data-state", "saved");
        await page.Locator(".edit-story a").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(StoryAddress());
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task SignOffAsync(StaffBrowser jiang, string story)
    {
        await jiang.GoAsync(story);
        await jiang.ActAsync(jiang.Page.Locator("#zh-CN"), "SignOff");
        var side = jiang.Page.Locator(".review-side");
        await jiang.ActAsync(side, "SignOff", asks: true);
        await Expect(side.Locator("[data-action=Publish]").Or(side.Locator(".act-more")).First).ToBeVisibleAsync();
    }

    private static async Task TranslateAsync(StaffBrowser fang, string story)
    {
        var page = fang.Page;
        await fang.GoAsync(story);
        await fang.ActAsync(page.Locator("#en"), "Claim");
        await fang.ActAsync(page.Locator("#en"), "Save");
        await Expect(page.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();
        await Expect(page.Locator(".ed-aid")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Alt+Shift+J");
        await Expect(page.Locator("textarea.ed-headline")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(SeedPage.Headline);
        await DoneAsync(page);
        foreach (var paragraph in SeedPage.Written)
        {
            await page.Keyboard.InsertTextAsync(paragraph);
            await DoneAsync(page);
        }

        await page.Keyboard.InsertTextAsync("This year the city added 3.5 billion yuan in investment, covering 25 projects.");
        await Expect(page.Locator(".ed-aid-findings li[data-severity=Blocking]")).ToContainTextAsync("10 times");
        await fang.ShootAsync("translating-finding");
        await page.Keyboard.PressAsync("Alt+Shift+F");
        await Expect(page.Locator(".ProseMirror > p").Last).ToHaveTextAsync("This year the city added 350 million yuan in investment, covering 25 projects.");
        await Expect(page.Locator(".ed-aid-findings")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".ed-aid-said")).ToContainTextAsync("Nothing is left open");
        await Expect(page.Locator(".ed-source-block.is-confirmed")).ToHaveCountAsync(SeedPage.ChineseParagraphs.Count + 1);

        // What is selected is proposed as a term.
        await page.Keyboard.PressAsync("Control+Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Control+Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Alt+Shift+P");
        await Expect(page.Locator(".mud-dialog [data-field=zh]")).ToBeVisibleAsync();
        await Expect(page.Locator(".mud-dialog [data-field=en]").First).ToHaveValueAsync(new Regex("projects"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0);
    }

    // The next part has the cursor when the one before is done.
    private static async Task DoneAsync(IPage page)
    {
        var before = await page.Locator(".ed-aid-progress").InnerTextAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".ed-aid-progress")).Not.ToHaveTextAsync(before);
    }

    private static async Task ChangeSourceAsync(StaffBrowser zhou, StaffBrowser jiang, string story)
    {
        await jiang.GoAsync(story);
        await jiang.ActAsync(jiang.Page.Locator("#zh-CN"), "Reopen", asks: true);
        var page = zhou.Page;
        await zhou.GoAsync(story);
        await zhou.ActAsync(page.Locator("#zh-CN"), "Save");
        await Expect(page.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();
        await page.Locator(".ProseMirror > p").First.ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.InsertTextAsync("据介绍，");
        await page.Locator(".ProseMirror > p").Last.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        for (var i = 0; i < Figure.Length; i++)
            await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.InsertTextAsync(Figure.Replace("3.5亿", "3.6亿", StringComparison.Ordinal));
        await Expect(page.Locator(".ed-status")).ToHaveAttributeAsync("data-state", "saved");
        await zhou.GoAsync(story);
        await zhou.ActAsync(page.Locator("#zh-CN"), "Submit");
        await Expect(page.Locator("#zh-CN .state")).ToContainTextAsync("review", new() { IgnoreCase = true });
    }

    private static async Task FollowAsync(StaffBrowser fang)
    {
        var page = fang.Page;
        await page.ReloadAsync();
        await Expect(page.Locator(".ed-source-block.is-changed")).ToHaveCountAsync(2);
        await Expect(page.Locator(".ed-source-block.is-confirmed")).ToHaveCountAsync(SeedPage.ChineseParagraphs.Count - 1);

        // The first says the same in other words; of the last only the figure changed.
        await page.Keyboard.PressAsync("Alt+Shift+J");
        await Expect(page.Locator(".ed-aid-changed")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Alt+Shift+R");
        await Expect(page.Locator(".ed-aid-changed")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".ed-aid-changed .ed-aid-text")).ToHaveTextAsync("This year the city added 360 million yuan in investment, covering 25 projects.");
        await fang.ShootAsync("translating-changed");
        await page.Keyboard.PressAsync("Alt+Shift+U");
        await Expect(page.Locator(".ProseMirror > p").Last).ToContainTextAsync("360 million yuan");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".ed-aid-said")).ToContainTextAsync("Nothing is left open");
        await Expect(page.Locator(".answers")).ToHaveCountAsync(0);
    }

    [GeneratedRegex(@"/desk/stories/\d+(#.*)?$")]
    private static partial Regex StoryAddress();
}
