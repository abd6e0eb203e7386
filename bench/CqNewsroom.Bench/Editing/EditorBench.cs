using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CqNewsroom.Bench.Editing;

/// <summary>
/// The editor's page in real browser tabs: managed memory that an idle one holds on the server (design target: at most 1.5 times an empty
/// interactive page of the same component library), time from a key to the frame that shows it with 1 and with 200 of them open, and a paste.
/// </summary>
internal static class EditorBench
{
    private const int Warm = 5;
    private const string Editor = ".ProseMirror[aria-readonly=false]";
    private static readonly int Circuits = int.TryParse(Environment.GetEnvironmentVariable("NEWSROOM_CIRCUITS"), CultureInfo.InvariantCulture, out var number) ? number : 200;

    /// <summary>Measures and prints tables; 0 where the target is met.</summary>
    public static async Task<int> RunAsync()
    {
        var empty = await EmptyAsync();
        await using var server = new EditorServer();
        var articles = await server.StartAsync(Warm + Circuits);
        using var driver = BrowserDriver.Start();
        await BrowserDriver.AskAsync(driver, $"sign-in {new Uri(articles[0], "/")}");
        await BrowserDriver.AskAsync(driver, $"open {articles[0]} {Editor}");
        var small = JsonSerializer.Deserialize<double[]>(await BrowserDriver.AskAsync(driver, "paste 3000"))!;
        var large = JsonSerializer.Deserialize<double[]>(await BrowserDriver.AskAsync(driver, "paste 300000"))!;
        foreach (var article in articles.Skip(1).Take(Warm - 1))
            await BrowserDriver.AskAsync(driver, $"open {article} {Editor}");
        var alone = await KeysAsync(driver);
        var page = await GrowthAsync(driver, articles.Skip(Warm), Editor);
        var among = await KeysAsync(driver);
        await EndAsync(driver);

        var times = page / empty;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | idle page, {Circuits} open | KB of managed memory each | times the empty page |
            |---|--:|--:|
            | empty interactive page | {empty / 1024:F0} | 1.00 |
            | editor | {page / 1024:F0} | {times:F2} |

            | key to screen | median ms | p95 ms |
            |---|--:|--:|
            | {Warm} pages open | {At(alone, 0.5):F1} | {At(alone, 0.95):F1} |
            | {Warm + Circuits} pages open | {At(among, 0.5):F1} | {At(among, 0.95):F1} |

            | paste | ms to the screen | ms until saved | paragraphs in the text |
            |---|--:|--:|--:|
            | 3 KB | {small[0]:F0} | {small[1]:F0} | {small[2]:F0} |
            | 300 KB | {large[0]:F0} | {large[1]:F0} | {large[2]:F0} |

            {(times > 1.5 ? "Target missed" : "Target met")}: an idle editor's page at most 1.5 times the empty page.
            """));
        return times > 1.5 ? 1 : 0;
    }

    private static async Task<double> EmptyAsync()
    {
        var (app, address) = await EmptyServer.StartAsync();
        await using var _ = app;
        using var driver = BrowserDriver.Start();
        var page = new Uri(address, "/empty");
        for (var i = 0; i < Warm; i++)
            await BrowserDriver.AskAsync(driver, $"open {page} h1");
        var growth = await GrowthAsync(driver, Enumerable.Repeat(page, Circuits), "h1");
        await EndAsync(driver);
        return growth;
    }

    private static async Task<double> GrowthAsync(Process driver, IEnumerable<Uri> pages, string shown)
    {
        var (before, connected) = (Managed(), ConnectedPages.Count);
        var opened = 0;
        foreach (var page in pages)
        {
            await BrowserDriver.AskAsync(driver, $"open {page} {shown}");
            opened++;
        }

        var grown = Managed() - before;
        return ConnectedPages.Count - connected == opened
            ? grown / (double)opened
            : throw new InvalidOperationException($"Of {opened} pages {ConnectedPages.Count - connected} are connected; the machine is too busy to measure.");
    }

    private static long Managed()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<double[]> KeysAsync(Process driver) => JsonSerializer.Deserialize<double[]>(await BrowserDriver.AskAsync(driver, "keys"))!;

    private static async Task EndAsync(Process driver)
    {
        driver.StandardInput.Close();
        await driver.WaitForExitAsync();
    }

    private static double At(double[] values, double share) => values.Order().ElementAt((int)(share * (values.Length - 1)));
}
