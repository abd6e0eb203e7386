using System.Globalization;
using CqNewsroom.Browser.Tests.Staff;
using CqNewsroom.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests.Writing;

/// <summary>
/// The server is killed with SIGKILL at random moments while a reporter types in Chromium and goes on typing without it; what comes back is
/// what was typed. NEWSROOM_TYPING_KILLS asks for more kills than ten, NEWSROOM_SEED repeats a run.
/// </summary>
public sealed class KilledWhileTypingTests(Chromium chromium, ITestOutputHelper output)
{
    private static readonly int Kills = Number("NEWSROOM_TYPING_KILLS", 10);

    [Fact]
    public async Task Server_killed_at_random_loses_no_keystroke()
    {
        var seed = Number("NEWSROOM_SEED", Environment.TickCount & 0xFFFF);
        output.WriteLine($"seed {seed}, {Kills} kills");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var server = await StartAsync(folder.Path, null);
        try
        {
            await using var zhou = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "zhou");
            var writing = new WritingPage(zhou);
            await writing.OpenAsync();
            await writing.BeginParagraphAsync();
            var typed = "";
            for (var kill = 1; kill <= Kills; kill++)
            {
                typed += await TypeAsync(writing.Page, $"第{kill}次", random.Next(1, 30));
                await writing.Page.EvaluateAsync("() => { window.before = true; }");
                var killing = server.KillAsync();
                typed += await TypeAsync(writing.Page, "断", random.Next(0, 12));
                await killing;
                typed += await TypeAsync(writing.Page, "续", random.Next(0, 12));
                var address = server.Address;
                await server.DisposeAsync();
                server = await StartAsync(folder.Path, address);

                // The circuit is gone; the page saves and comes back by loading itself anew.
                await writing.Page.WaitForFunctionAsync("() => !window.before");
                await Expect(writing.Text).ToBeVisibleAsync();
                var kept = writing.Page.Locator("[data-notice^=journal] .ed-main");
                if ((await writing.StoredAsync())[^1] != typed)
                    await kept.ClickAsync();
                await writing.SavedAsync();
                Assert.Equal(typed, (await writing.StoredAsync())[^1]);
                Assert.Equal(typed, await writing.Page.Locator(".ProseMirror > p").Last.InnerTextAsync());
                await writing.Page.Locator(".ProseMirror > p").Last.ClickAsync();
                await writing.Page.Keyboard.PressAsync("Control+End");
            }
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<string> TypeAsync(IPage page, string word, int times)
    {
        var typed = "";
        for (var time = 0; time < times; time++)
        {
            await page.Keyboard.InsertTextAsync(word);
            typed += word;
        }

        return typed;
    }

    private static Task<ServerProcess> StartAsync(string folder, Uri? address) => ServerProcess.StartAsync(
        Repository.Root, "Development", folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning", ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information" }, address: address);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
