using CqNewsroom.Browser.Tests.Staff;
using Microsoft.Playwright;

namespace CqNewsroom.Browser.Tests.Writing;

/// <summary>
/// An input method is never disturbed (cases B25 to B28): two hundred Chinese characters, composed as fast as the browser takes them,
/// arrive to the letter, whatever the way to the server adds.
/// </summary>
public sealed class InputMethodTests(Chromium chromium, SampleServer server) : IClassFixture<SampleServer>
{
    private static readonly (string Pinyin, string Word)[] Words =
    [
        ("chongqing", "重庆"), ("shi", "市"), ("qixiang", "气象"), ("bumen", "部门"), ("fabu", "发布"), ("baoyu", "暴雨"), ("tixing", "提醒"), ("shimin", "市民"), ("zhuyi", "注意"), ("anquan", "安全"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(80)]
    [InlineData(240)]
    public async Task Two_hundred_composed_characters_arrive_to_the_letter(int latency)
    {
        await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou", "zh-CN");
        var writing = new WritingPage(zhou);
        await writing.OpenAsync();
        await writing.BeginParagraphAsync();
        var tools = await writing.Page.Context.NewCDPSessionAsync(writing.Page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = latency, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });

        var typed = "";
        while (typed.Length < 200)
        {
            var (pinyin, word) = Words[typed.Length % Words.Length];
            await ComposeAsync(tools, pinyin, word);
            typed += word;
        }

        await writing.SavedAsync();
        Assert.Equal(typed, (await writing.StoredAsync())[^1]);
        Assert.Equal(typed, await writing.Page.Locator(".ProseMirror > p").Last.InnerTextAsync());
        // Leaves the text, so that the next one finds it free.
        await zhou.GoAsync("/desk");
    }

    [Fact]
    public async Task Enter_that_picks_a_candidate_sends_no_form_and_leaves_no_field()
    {
        await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou", "zh-CN");
        await zhou.GoAsync("/desk/stories");
        var page = zhou.Page;
        await page.Locator("#desk-search").ClickAsync();
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Input.imeSetComposition", new() { ["text"] = "baoyu", ["selectionStart"] = 5, ["selectionEnd"] = 5 });
        // The key that goes to the input method reaches the page as number 229.
        await tools.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await tools.SendAsync("Input.insertText", new() { ["text"] = "暴雨" });
        Assert.Equal("暴雨", await page.Locator("#desk-search").InputValueAsync());
        Assert.EndsWith("/desk/stories", page.Url, StringComparison.Ordinal);
    }

    private static async Task ComposeAsync(ICDPSession tools, string pinyin, string word)
    {
        for (var length = 1; length <= pinyin.Length; length++)
        {
            await tools.SendAsync("Input.imeSetComposition", new() { ["text"] = pinyin[..length], ["selectionStart"] = length, ["selectionEnd"] = length });
        }

        await tools.SendAsync("Input.insertText", new() { ["text"] = word });
    }
}
