using System.Diagnostics;
using System.Globalization;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Bench.Import;

/// <summary>
/// Imports archives of 1,000 and 10,000 posts with the command itself, each into a fresh sample newsroom on SQLite: time, and the most memory that the
/// process ever held (design target: 10,000 stories in minutes, memory flat: at most a fifth more than for a tenth of them).
/// </summary>
internal static class ImportBench
{
    private const double MostMinutes = 10;
    private const double MostGrowth = 1.2;

    /// <summary>Measures and prints a table; 0 where the targets are met.</summary>
    /// <param name="sizes">Numbers of posts; those of the design when empty.</param>
    public static async Task<int> RunAsync(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("| posts | export MB | dry run s | import s | stories a second | second run s | peak memory of the import MB |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        var measured = new List<(double Minutes, double Peak)>();
        foreach (var size in sizes.Count > 0 ? sizes : [1_000, 10_000])
            measured.Add(await MeasureAsync(size));
        var isMet = measured[^1].Minutes <= MostMinutes && measured[^1].Peak <= measured[0].Peak * MostGrowth;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Target {(isMet ? "met" : "missed")}: at most {MostMinutes} minutes, and at most {MostGrowth} times the memory of the smallest archive; it is {measured[^1].Peak / measured[0].Peak:F2} times."));
        return isMet ? 0 : 1;
    }

    private static async Task<(double Minutes, double Peak)> MeasureAsync(int size)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("export.xml");
        MadeArchive.Write(file, size);
        var data = folder.PathTo("data");
        await CommandAsync(data, "sample");
        string[] import = ["import", file, "--desk", "City desk"];
        var dry = await CommandAsync(data, import);
        var real = await CommandAsync(data, [.. import, "--apply"]);
        var again = await CommandAsync(data, [.. import, "--apply"]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {new FileInfo(file).Length / 1e6:F0} | {dry.Seconds:F1} | {real.Seconds:F1} | {size / real.Seconds:F0} | {again.Seconds:F1} | {real.Peak / 1e6:F0} |"));
        return (real.Seconds / 60, real.Peak);
    }

    private static async Task<(double Seconds, double Peak)> CommandAsync(string data, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[ServerProcess.BuiltAssembly, .. words, $"--Newsroom:DataFolder={data}", "--Logging:LogLevel:Default=Warning"])
            start.ArgumentList.Add(word);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        double peak = 0;
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, process.PeakWorkingSet64);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(50));
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (Stopwatch.GetElapsedTime(started).TotalSeconds, peak) : throw new InvalidOperationException(await output + await errors);
    }
}
