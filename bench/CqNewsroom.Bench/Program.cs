using CqNewsroom.Bench;

return args switch
{
    ["autosave"] => await Autosave.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/CqNewsroom.Bench -- autosave");
    return 2;
}
