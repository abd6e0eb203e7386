using System.Diagnostics;
using System.Globalization;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Bench.Reader;

/// <summary>
/// What readers wait for: pages from the cache against a fixed string of the same length from the same server and against nginx, the first rendering of a page
/// against the same page from the cache, how soon an act is seen by two servers, and memory while many articles are read once.
/// </summary>
internal static class ReaderBench
{
    private const int FirstRenderings = 300;
    private const int Warming = 2000;
    private const double LeastOfFixed = 0.75;
    private const double MostOfCached = 25;

    /// <summary>Measures and prints.</summary>
    /// <param name="articles">How many different articles are read once.</param>
    /// <param name="parts">What of it: seen, first, kept, memory; all where none is named.</param>
    /// <returns>1 where a target is missed.</returns>
    public static async Task<int> RunAsync(int articles, IReadOnlyCollection<string> parts)
    {
        if (!Load.IsThere || !Nginx.IsThere)
        {
            Console.Error.WriteLine("This needs wrk and nginx: apt-get install wrk nginx-light");
            return 2;
        }

        using var folder = new TemporaryFolder();
        await using var server = new ReaderServer(folder);
        server.Start();
        var missed = IsWanted("seen") && await SeenAsync(server, folder);
        var paths = await ManyArticles.MakeAsync(server.Services, articles);
        using var client = new HttpClient { BaseAddress = server.Address };
        await UntilKnownAsync(client, paths[^1]);
        if (IsWanted("first"))
            missed |= await FirstAsync(client, paths);
        if (IsWanted("kept"))
            missed |= await CachedAsync(server, client, paths[0]);
        if (IsWanted("memory"))
            await MemoryAsync(client, paths);
        return missed ? 1 : 0;

        bool IsWanted(string part) => parts.Count == 0 || parts.Contains(part);
    }

    // A page that is served from memory, per second, beside the same number of bytes without any work.
    private static async Task<bool> CachedAsync(ReaderServer server, HttpClient client, string article)
    {
        Console.WriteLine("| page | bytes | requests/s | fixed string/s | ratio | nginx/s |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        var missed = false;
        foreach (var (name, path) in new[] { ("article", article), ("front page", "/zh"), ("feed", "/zh/feed.rss") })
        {
            var bytes = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            server.SetFixed(bytes.Length);
            // In turn, twice: what else the machine does meanwhile meets both.
            var (page, yardstick) = (0.0, 0.0);
            for (var round = 0; round < 2; round++)
            {
                yardstick = Math.Max(yardstick, await Load.MeasureAsync(new Uri(server.Address, ReaderServer.FixedPath)));
                page = Math.Max(page, await Load.MeasureAsync(new Uri(server.Address, path)));
            }

            using var nginx = new Nginx(bytes);
            await nginx.ReadyAsync();
            var file = await Load.MeasureAsync(nginx.Address);
            Print($"| {name} | {bytes.Length:N0} | {page:N0} | {yardstick:N0} | {page / yardstick:0.00} | {file:N0} |");
            missed |= page / yardstick < LeastOfFixed;
        }

        Console.WriteLine();
        return missed;
    }

    private static async Task<bool> FirstAsync(HttpClient client, IReadOnlyList<string> paths)
    {
        // A server that has just started compiles what it runs, and compiles again what it runs often: for some thousand pages all of them are slower.
        foreach (var path in paths.Skip(2 * FirstRenderings).Take(Warming))
            await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        var chosen = paths.Take(FirstRenderings).ToList();
        var first = await TimesAsync(client, chosen);
        var again = await TimesAsync(client, chosen);
        Console.WriteLine("| | first rendering | from the cache | ratio |");
        Console.WriteLine("|---|--:|--:|--:|");
        Print($"| median ms of a request | {first.Median:0.00} | {again.Median:0.00} | {first.Median / again.Median:0.0} |");
        Print($"| ms of processor time, both sides of the connection | {first.Processor:0.00} | {again.Processor:0.00} | {first.Processor / again.Processor:0.0} |");
        Console.WriteLine();
        return first.Median / again.Median > MostOfCached;
    }

    private static async Task<(double Median, double Processor)> TimesAsync(HttpClient client, IReadOnlyList<string> paths)
    {
        var times = new List<double>();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (var path in paths)
        {
            var start = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[times.Count / 2], (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / paths.Count);
    }

    // From the act to the page, on the server where it was done and on another one of the same database.
    private static async Task<bool> SeenAsync(ReaderServer server, TemporaryFolder folder)
    {
        await using var second = new ReaderServer(folder);
        second.Start();
        using var scope = server.Services.CreateScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        var live = await db.Articles.AsNoTracking().Where(a => a.Standing == Standing.Live).ToListAsync();
        var english = live.Where(a => !a.IsOriginal).OrderByDescending(a => a.FirstPublishedAt).First();
        var headline = await db.Revisions.AsNoTracking().Where(r => r.Id == english.LiveRevisionId).Select(r => r.Headline).SingleAsync();
        var kept = live.Where(a => a.StoryId == english.StoryId && a.Id != english.Id).ToDictionary(a => a.Id, _ => new OtherArticle(false, "It is right."));
        var chief = (await db.Persons.Include(p => p.Grants).AsNoTracking().ToListAsync()).First(p => p.Grants.Exists(g => g.Role == Core.People.Role.ChiefEditor));
        using var here = new HttpClient { BaseAddress = server.Address };
        using var there = new HttpClient { BaseAddress = second.Address };
        var front = new Uri("/en", UriKind.Relative);
        foreach (var client in new[] { here, there })
        {
            if (!(await client.GetStringAsync(front)).Contains(headline, StringComparison.Ordinal))
                throw new InvalidOperationException("The article is not on the front page, so nothing would be seen.");
        }

        var start = Stopwatch.GetTimestamp();
        var acts = scope.ServiceProvider.GetRequiredService<ArticleService>();
        var outcome = await acts.PerformAsync(new Asker(chief.Id, "en"), new Retract(english.Id, "It was wrong.", kept), CancellationToken.None);
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.In("en"));
        var done = Stopwatch.GetElapsedTime(start);
        var seen = await Task.WhenAll(SeenOnAsync(here, front, headline, start), SeenOnAsync(there, front, headline, start));
        Console.WriteLine("| from the act, a retraction | ms |");
        Console.WriteLine("|---|--:|");
        Print($"| committed | {done.TotalMilliseconds:0} |");
        Print($"| gone from the front page of the same server | {seen[0].TotalMilliseconds:0} |");
        Print($"| gone from the front page of another server | {seen[1].TotalMilliseconds:0} |");
        Console.WriteLine();
        return seen.Any(time => time - done > TimeSpan.FromSeconds(1));
    }

    private static async Task<TimeSpan> SeenOnAsync(HttpClient client, Uri page, string headline, long start)
    {
        while ((await client.GetStringAsync(page)).Contains(headline, StringComparison.Ordinal))
            await Task.Delay(5);
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task UntilKnownAsync(HttpClient client, string path)
    {
        while (!(await client.GetAsync(new Uri(path, UriKind.Relative))).IsSuccessStatusCode)
            await Task.Delay(50);
    }

    private static async Task MemoryAsync(HttpClient client, IReadOnlyList<string> paths)
    {
        Console.WriteLine("| different articles read | managed MB after a forced collection | working set MB |");
        Console.WriteLine("|--:|--:|--:|");
        var step = Math.Max(1, paths.Count / 10);
        for (var from = 0; from < paths.Count; from += step)
        {
            await Parallel.ForEachAsync(paths.Skip(from).Take(step), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (path, cancellation) =>
                await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellation));
            Print($"| {Math.Min(paths.Count, from + step):N0} | {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:N0} | {Environment.WorkingSet / 1048576.0:N0} |");
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
