using CqNewsroom.Bench;
using CqNewsroom.Bench.Editing;

return args switch
{
    ["autosave"] => await Autosave.RunAsync(),
    ["editor"] => await EditorBench.RunAsync(),
    ["drive-browser"] => await BrowserDriver.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/CqNewsroom.Bench -- autosave|editor");
    return 2;
}
