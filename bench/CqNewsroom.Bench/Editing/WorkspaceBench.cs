using System.Globalization;
using System.Text.Json;

namespace CqNewsroom.Bench.Editing;

/// <summary>
/// A translation of 200 paragraphs against one of 10, in real Chromium tabs: time from the address to a page that can be typed in and has said what the checks find in every
/// paragraph, and from a key to the frame that shows it. No target of the design; reported.
/// </summary>
internal static class WorkspaceBench
{
    private const int Rounds = 5;
    private const string Checked = ".ed-aid[data-checked]";
    private static readonly int[] Sizes = [10, 200];

    /// <summary>Measures and prints a table.</summary>
    public static async Task<int> RunAsync()
    {
        await using var server = new EditorServer();
        await server.StartAsync(0);
        Console.WriteLine("| paragraphs | open and checked, median ms | key to screen, median ms | p95 ms |");
        Console.WriteLine("|--:|--:|--:|--:|");
        foreach (var size in Sizes)
        {
            var address = await server.TranslateAsync(size);
            using var driver = BrowserDriver.Start();
            await BrowserDriver.AskAsync(driver, $"sign-in {new Uri(address, "/")} {EditorServer.TranslatorSignIn}");
            var opened = new List<double>();
            for (var round = 0; round < Rounds; round++)
                opened.Add(double.Parse(await BrowserDriver.AskAsync(driver, $"time {address} {Checked}"), CultureInfo.InvariantCulture));
            var keys = JsonSerializer.Deserialize<double[]>(await BrowserDriver.AskAsync(driver, "keys"))!;
            driver.StandardInput.Close();
            await driver.WaitForExitAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size} | {At([.. opened], 0.5):F0} | {At(keys, 0.5):F1} | {At(keys, 0.95):F1} |"));
        }

        return 0;
    }

    private static double At(double[] values, double share) => values.Order().ElementAt((int)(share * (values.Length - 1)));
}
