using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace CqNewsroom.Bench.Editing;

/// <summary>
/// Chromium in a process of its own, so that what drives it is not counted as the server's memory. It is told line by line on its standard
/// input: <c>sign-in ADDRESS [NAME]</c>, <c>open ADDRESS SELECTOR</c>, <c>time ADDRESS SELECTOR</c>, <c>keys</c>, <c>paste BYTES</c>; it answers each with one line.
/// </summary>
internal static class BrowserDriver
{
    /// <summary>Credit name of the sample's reporter who writes.</summary>
    public const string ReporterName = "Zhou Yifan";

    private const int Keys = 60;
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // From the key's own time stamp to the moment after the frame that shows it.
    private const string TimeKeys =
        """
        () => {
            window.keyTimes = [];
            document.addEventListener('keydown', event => {
                requestAnimationFrame(() => { setTimeout(() => window.keyTimes.push(performance.now() - event.timeStamp), 0); });
            }, true);
        }
        """;

    private const string Paste =
        """
        async html => {
            const text = document.querySelector('.ProseMirror');
            text.focus();
            const data = new DataTransfer();
            data.setData('text/html', html);
            data.setData('text/plain', text.textContent);
            const start = performance.now();
            text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
            const shown = performance.now() - start;
            const status = document.querySelector('.ed-status');
            await new Promise(done => {
                const look = () => status.dataset.state === 'saved' && performance.now() - start > 200 ? done() : requestAnimationFrame(look);
                look();
            });
            return [shown, performance.now() - start, text.children.length];
        }
        """;

    /// <summary>Runs until the standard input ends.</summary>
    public static async Task<int> RunAsync()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).First(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"],
        });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "zh-CN" });
        context.SetDefaultTimeout(60_000);
        IPage? first = null;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', 3);
            switch (words[0])
            {
                case "sign-in":
                    await SignInAsync(context, words[1], words.Length > 2 ? words[2] : "zhou");
                    Console.WriteLine("ok");
                    break;
                case "open":
                    var page = await context.NewPageAsync();
                    first ??= page;
                    await page.GotoAsync(words[1]);
                    await page.Locator(words[2]).First.WaitForAsync();
                    Console.WriteLine("ok");
                    break;
                case "time":
                    var timed = await context.NewPageAsync();
                    first ??= timed;
                    var began = Stopwatch.GetTimestamp();
                    await timed.GotoAsync(words[1], new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
                    await timed.Locator(words[2]).First.WaitForAsync();
                    Console.WriteLine(Stopwatch.GetElapsedTime(began).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
                    break;
                case "keys":
                    Console.WriteLine(JsonSerializer.Serialize(await TypeAsync(first!)));
                    break;
                case "paste":
                    Console.WriteLine(JsonSerializer.Serialize(await first!.EvaluateAsync<double[]>(Paste, Html(int.Parse(words[1], CultureInfo.InvariantCulture)))));
                    break;
                case "reload":
                    await first!.ReloadAsync();
                    await first.Locator(words[1]).First.WaitForAsync();
                    Console.WriteLine("ok");
                    break;
            }
        }

        return 0;
    }

    /// <summary>Starts it.</summary>
    public static Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add("drive-browser");
        return Process.Start(start)!;
    }

    /// <summary>Sends one line and returns the answer.</summary>
    /// <param name="driver">The process.</param>
    /// <param name="line">What it shall do.</param>
    public static async Task<string> AskAsync(Process driver, string line)
    {
        await driver.StandardInput.WriteLineAsync(line);
        await driver.StandardInput.FlushAsync();
        return await driver.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The browser ended at: {line}");
    }

    private static async Task SignInAsync(IBrowserContext context, string server, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(server + "account/sign-in?returnUrl=%2Faccount%2Fprofile");
        await page.FillAsync("#signInName", name);
        await page.FillAsync("#password", "hotpot-and-noodles");
        await page.ClickAsync(".account-form .main-action");
        await page.WaitForURLAsync("**/account/profile", new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        await page.CloseAsync();
    }

    private static async Task<double[]> TypeAsync(IPage page)
    {
        await page.BringToFrontAsync();
        await page.Locator(".ProseMirror > p").Last.ClickAsync();
        await page.EvaluateAsync(TimeKeys);
        for (var key = 0; key < Keys; key++)
            await page.Keyboard.PressAsync("a");
        await page.WaitForFunctionAsync("most => window.keyTimes.length >= most", Keys);
        return await page.EvaluateAsync<double[]>("() => window.keyTimes.slice(10)");
    }

    private static string Html(int bytes)
    {
        const string Paragraph = "<p class=\"MsoNormal\" style=\"margin:0\"><span style=\"font-size:12pt\">市政府新闻办公室介绍，全市新增投资3.5亿元，<b>同比增长6.1%</b>，涉及25个乡镇。</span></p>";
        return string.Concat(Enumerable.Repeat(Paragraph, 1 + (bytes / System.Text.Encoding.UTF8.GetByteCount(Paragraph))));
    }
}
