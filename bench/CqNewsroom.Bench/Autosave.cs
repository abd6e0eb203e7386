using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CqNewsroom.Core.Stories;
using CqNewsroom.Data;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Bench;

/// <summary>
/// What a save of one changed paragraph costs in an article of 5, 50 and 500 (design target: at most 1.5 times the time of 5 paragraphs, at
/// most 3 round trips). The three sizes take turns, so that what else the machine does meets all of them alike.
/// </summary>
internal static class Autosave
{
    private const int Warmup = 50;
    private const int Rounds = 300;
    private static readonly int[] Sizes = [5, 50, 500];

    /// <summary>Measures and prints a table; 0 where the targets are met.</summary>
    public static async Task<int> RunAsync()
    {
        var failed = false;
        await using var postgres = new PostgresServer();
        Console.WriteLine("| database | paragraphs | round trips | bytes sent | median ms | p95 ms | times 5 paragraphs |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var kind in PostgresServer.Programs is null ? [DatabaseKind.Sqlite] : new[] { DatabaseKind.Sqlite, DatabaseKind.PostgreSql })
        {
            await using var newsroom = await BenchNewsroom.CreateAsync(kind, postgres);
            var rows = await MeasureAsync(newsroom);
            foreach (var row in rows)
            {
                var times = row.Median / rows[0].Median;
                failed |= times > 1.5 || row.RoundTrips > 3;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {row.Paragraphs} | {row.RoundTrips} | {row.Bytes} | {row.Median:F2} | {row.P95:F2} | {times:F2} |"));
            }
        }

        if (PostgresServer.Programs is null)
            Console.WriteLine("PostgreSQL is not installed and was not measured.");
        Console.WriteLine(failed ? "Target missed: at most 1.5 times, at most 3 round trips." : "Targets met: at most 1.5 times, at most 3 round trips.");
        return failed ? 1 : 0;
    }

    private static async Task<List<Row>> MeasureAsync(BenchNewsroom newsroom)
    {
        using var trips = new RoundTrips();
        var tab = Guid.NewGuid();
        var articles = new List<Guid>();
        foreach (var size in Sizes)
            articles.Add(await newsroom.WriteAsync(size, tab));
        var times = Sizes.Select(_ => new List<double>()).ToList();
        var most = new int[Sizes.Length];
        var bytes = new int[Sizes.Length];
        for (var round = 0; round < Warmup + Rounds; round++)
        {
            for (var size = 0; size < Sizes.Length; size++)
            {
                var middle = Sizes[size] / 2;
                var request = new SaveRequest(
                    tab,
                    Guid.NewGuid(),
                    [],
                    [new SentBlock(BenchNewsroom.Block(middle), round + 1, BenchNewsroom.Block(middle - 1), BenchNewsroom.Content(middle, string.Create(CultureInfo.InvariantCulture, $"第{round}次")))],
                    []);
                trips.Take();
                var start = Stopwatch.GetTimestamp();
                var outcome = await newsroom.Writing.SaveAsync(BenchNewsroom.Reporter, articles[size], request, CancellationToken.None);
                var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (outcome.Saved is null)
                    throw new InvalidOperationException(outcome.Refusal?.In("en"));
                if (round < Warmup)
                    continue;
                times[size].Add(took);
                most[size] = Math.Max(most[size], trips.Take());
                bytes[size] = Math.Max(bytes[size], Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(request)));
            }
        }

        return [.. Sizes.Select((size, at) => new Row(size, most[at], bytes[at], At(times[at], 0.5), At(times[at], 0.95)))];
    }

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));

    private sealed record Row(int Paragraphs, int RoundTrips, int Bytes, double Median, double P95);
}
