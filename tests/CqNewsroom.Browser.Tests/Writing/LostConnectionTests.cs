using CqNewsroom.Browser.Tests.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests.Writing;

/// <summary>No keystroke is lost when the network is cut, the session ends, or somebody else takes the text over (invariant 8).</summary>
public sealed class LostConnectionTests(Chromium chromium, SampleServer server) : IClassFixture<SampleServer>
{
    [Fact]
    public async Task Text_typed_without_a_network_is_kept_and_goes_out_when_it_is_back()
    {
        await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou");
        var writing = await BeginAsync(zhou);
        await writing.Page.Context.SetOfflineAsync(true);
        await writing.Page.Keyboard.InsertTextAsync("断网时写的话");
        await Expect(writing.State).ToHaveAttributeAsync("data-state", "offline");
        await writing.Page.Keyboard.InsertTextAsync("，一字不少");
        await writing.Page.Context.SetOfflineAsync(false);
        await writing.SavedAsync();
        Assert.Equal("断网时写的话，一字不少", (await writing.StoredAsync())[^1]);
        await zhou.GoAsync("/desk");
    }

    [Fact]
    public async Task Whoever_was_signed_out_signs_in_elsewhere_and_goes_on_with_the_text()
    {
        await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou");
        var writing = await BeginAsync(zhou);
        var context = writing.Page.Context;
        var cookies = await context.CookiesAsync();
        await context.ClearCookiesAsync();
        await writing.Page.Keyboard.InsertTextAsync("会话过期后写的话");
        await Expect(writing.State).ToHaveAttributeAsync("data-state", "signed-out");
        // Signing in again in another tab brings a cookie of the same person.
        await context.AddCookiesAsync([.. cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, SameSite = cookie.SameSite })]);
        await writing.Page.Locator("[data-notice=signed-out] button").ClickAsync();
        await writing.SavedAsync();
        Assert.Equal("会话过期后写的话", (await writing.StoredAsync())[^1]);
        await zhou.GoAsync("/desk");
    }

    [Fact]
    public async Task Whose_text_is_taken_over_keeps_it_on_screen_and_as_a_revision()
    {
        await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou");
        await using var jiang = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "jiang");
        var first = await BeginAsync(zhou);
        await first.Page.Keyboard.InsertTextAsync("周一帆写的");
        await first.SavedAsync();
        jiang.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await jiang.GoAsync(first.Path);
        await jiang.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(jiang.Page.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();

        await Expect(first.State).ToHaveAttributeAsync("data-state", new System.Text.RegularExpressions.Regex("^(lease-lost|read-only)$"));
        await Expect(first.Page.Locator(".ProseMirror")).ToContainTextAsync("周一帆写的");
        var second = new WritingPage(jiang);
        await second.BeginParagraphAsync();
        await jiang.Page.Keyboard.InsertTextAsync("蒋接着写");
        await second.SavedAsync();
        Assert.Equal(["周一帆写的", "蒋接着写"], (await first.StoredAsync()).TakeLast(2));
        await jiang.GoAsync("/desk");
    }

    [Fact]
    public async Task Two_tabs_of_one_person_know_of_each_other_and_neither_loses_text()
    {
        await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou");
        var first = await BeginAsync(zhou);
        await first.Page.Keyboard.InsertTextAsync("第一个标签页写的");
        await first.SavedAsync();
        var second = await zhou.Page.Context.NewPageAsync();
        second.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await second.GotoAsync(first.Page.Url);
        await Expect(second.Locator("[data-notice=lease]")).ToContainTextAsync("another tab");
        // Typed and not yet saved when the other tab takes the writing over.
        await first.Page.Keyboard.InsertTextAsync("，还没存的");
        await second.Locator("[data-notice=lease] button").ClickAsync();
        await Expect(second.Locator(".ProseMirror[aria-readonly=false]")).ToBeVisibleAsync();

        await Expect(first.State).ToHaveAttributeAsync("data-state", new System.Text.RegularExpressions.Regex("^(lease-lost|read-only)$"));
        await Expect(first.Page.Locator(".ProseMirror")).ToContainTextAsync("第一个标签页写的，还没存的");
        await Expect(second.Locator(".ProseMirror")).ToContainTextAsync("第一个标签页写的");
        Assert.StartsWith("第一个标签页写的", (await first.StoredAsync())[^1], StringComparison.Ordinal);
        await second.CloseAsync();
        await zhou.GoAsync("/desk");
    }

    [Fact]
    public async Task A_page_asks_for_a_restarted_server_soon_ever_less_often_and_not_with_all_others_at_once()
    {
        await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou");
        // What the page starts the framework's script with.
        await zhou.Page.AddInitScriptAsync(
            """
            Object.defineProperty(window, 'Blazor', {
                get: () => window.startedBlazor,
                set: blazor => {
                    let start = blazor.start;
                    window.startedBlazor = blazor;
                    Object.defineProperty(blazor, 'start', {
                        get: () => options => { window.startOptions = options; return start(options); },
                        set: real => { start = real; },
                    });
                },
            });
            """);
        await zhou.GoAsync("/desk");

        var waits = await zhou.Page.EvaluateAsync<double?[][]>(
            "() => [0, 1, 5, 39, 40].map(tries => Array.from({ length: 50 }, () => startOptions.circuit.reconnectionOptions.retryIntervalMilliseconds(tries)))");

        Assert.All(waits[0], wait => Assert.InRange(wait!.Value, 100, 300));
        Assert.True(waits[1].Min() > waits[0].Min() && waits[2].Min() > waits[1].Max());
        Assert.All(waits[3], wait => Assert.InRange(wait!.Value, 2000, 4000));
        Assert.True(waits[3].Distinct().Count() > 10);
        Assert.All(waits[4], Assert.Null);
    }

    private static async Task<WritingPage> BeginAsync(StaffBrowser person)
    {
        var writing = new WritingPage(person);
        await writing.OpenAsync();
        await writing.BeginParagraphAsync();
        return writing;
    }
}
