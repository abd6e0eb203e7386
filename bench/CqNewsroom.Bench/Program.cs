using System.Globalization;
using CqNewsroom.Bench;
using CqNewsroom.Bench.Checks;
using CqNewsroom.Bench.Editing;
using CqNewsroom.Bench.Import;
using CqNewsroom.Bench.Memory;
using CqNewsroom.Bench.Reader;
using CqNewsroom.Bench.Search;
using CqNewsroom.Data;

return args switch
{
    ["autosave"] => await Autosave.RunAsync(),
    ["checks"] => ChecksBench.Run(),
    ["editor"] => await EditorBench.RunAsync(),
    ["workspace"] => await WorkspaceBench.RunAsync(),
    ["memory", .. var sizes] => await MemoryBench.RunAsync([.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]),
    ["search"] => await SearchBench.RunAsync(0, null),
    ["search", var stories] => await SearchBench.RunAsync(int.Parse(stories, CultureInfo.InvariantCulture), null),
    ["search", var stories, var database] => await SearchBench.RunAsync(int.Parse(stories, CultureInfo.InvariantCulture), Enum.Parse<DatabaseKind>(database, ignoreCase: true)),
    ["import", .. var sizes] => await ImportBench.RunAsync([.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]),
    ["reader"] => await ReaderBench.RunAsync(100_000, []),
    ["reader", var articles, .. var parts] => await ReaderBench.RunAsync(int.Parse(articles, CultureInfo.InvariantCulture), parts),
    ["drive-browser"] => await BrowserDriver.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/CqNewsroom.Bench -- autosave|checks|editor|workspace|memory [SIZES]|search [STORIES [sqlite|postgresql]]|import [SIZES]|reader [ARTICLES [seen|first|kept|memory ...]]");
    return 2;
}
