using System.Diagnostics;
using System.Globalization;
using CqNewsroom.Browser.Tests.Killing;
using CqNewsroom.Browser.Tests.Staff;
using CqNewsroom.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests.Writing;

/// <summary>
/// The server is killed with SIGKILL at random moments while a reporter types in Chromium and goes on typing without it; what comes back is
/// what was typed. NEWSROOM_TYPING_KILLS asks for another number of kills than twenty, NEWSROOM_SEED repeats a run.
/// </summary>
[Collection(nameof(KilledServers))]
public sealed class KilledWhileTypingTests(Chromium chromium, ITestOutputHelper output)
{
    private static readonly int Kills = Number("NEWSROOM_TYPING_KILLS", 20);

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

    [Fact]
    public async Task Server_and_browser_killed_together_leave_the_journal()
    {
        using var folder = new TemporaryFolder();
        using var profile = new TemporaryFolder();
        var server = await StartAsync(folder.Path, null);
        try
        {
            await using var first = await chromium.OpenProfileAsync(profile.Path);
            await using var zhou = await StaffBrowser.SignInAsync(first, server.Address, "zhou");
            var writing = new WritingPage(zhou);
            await writing.OpenAsync();
            await writing.BeginParagraphAsync();
            await server.KillAsync();
            await writing.Page.Keyboard.InsertTextAsync("日志里有的话");
            await KeptForASecondAsync(writing.Page, "日志里有的话");
            await KillBrowserAsync(profile.Path);
            var address = server.Address;
            await server.DisposeAsync();
            server = await StartAsync(folder.Path, address);

            await using var second = await chromium.OpenProfileAsync(profile.Path);
            await using var again = await StaffBrowser.SignInAsync(second, server.Address, "zhou");
            await again.GoAsync(writing.Path);
            // The lease of the tab that died is this person's own and passes on without asking anybody.
            var here = again.Page.Locator("[data-notice=lease] .ed-main");
            var kept = again.Page.Locator("[data-notice^=journal] .ed-main");
            await Expect(here.Or(kept).First).ToBeVisibleAsync();
            if (await here.IsVisibleAsync())
                await here.ClickAsync();
            await kept.ClickAsync();
            await Expect(again.Page.Locator(".ed-status")).ToHaveAttributeAsync("data-state", "saved");
            await Expect(again.Page.Locator(".ProseMirror > p").Last).ToHaveTextAsync("日志里有的话");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>
    /// Until the journal has held the words for a second: what is promised is all but the last second. One call whose promise the browser keeps
    /// waiting; a condition that is asked again and again would take the unanswered promise itself for a yes.
    /// </summary>
    private static Task KeptForASecondAsync(IPage page, string words) => page.EvaluateAsync(
        """
        words => new Promise(done => {
            const look = () => {
                const opening = indexedDB.open('newsroom-editor', 1);
                opening.onsuccess = () => {
                    const reading = opening.result.transaction('journal').objectStore('journal').getAll();
                    reading.onsuccess = () => {
                        opening.result.close();
                        if (reading.result.some(entry => JSON.stringify(entry.blocks).includes(words) && Date.now() - entry.at > 1000)) done();
                        else requestAnimationFrame(look);
                    };
                };
            };
            look();
        })
        """,
        words);

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

    /// <summary>Until no process of the browser is left: one that lingers holds the journal's files, and the next browser finds none.</summary>
    private static async Task KillBrowserAsync(string profile)
    {
        for (var left = Processes(profile); left.Count > 0; left = Processes(profile))
        {
            foreach (var process in left)
                process.Kill();
            await Task.Yield();
        }
    }

    private static List<Process> Processes(string profile)
    {
        var found = new List<Process>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                // One that is dead but not yet collected has no command line any more.
                if (File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(profile, StringComparison.Ordinal))
                    found.Add(Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)));
            }
            catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
            {
                // It ended by itself, with its parent.
            }
        }

        return found;
    }

    private static Task<ServerProcess> StartAsync(string folder, Uri? address) => ServerProcess.StartAsync(
        Repository.Root, "Development", folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning", ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information" }, address: address);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
