using CqNewsroom.Browser.Tests.Serving;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Browser.Tests;

public sealed class ChromiumTests(Chromium chromium, PublishedApplication published)
{
    [Fact]
    public async Task The_systems_browser_reads_a_page_of_the_published_server()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, "Production", folder.PathTo("data"), assembly: await published.AssemblyAsync());
        await using var person = await (await chromium.BrowserAsync()).NewContextAsync();
        var page = await person.NewPageAsync();

        // An empty newsroom outside Development asks for its set-up key.
        var response = await page.GotoAsync(server.Address.ToString());

        Assert.Equal(200, response!.Status);
        // A script reads UTF-8 whatever the header says; a style sheet opened as a page would be taken for Latin-1.
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.PathTo("wwwroot/desk.css"), TestContext.Current.CancellationToken),
            await page.EvaluateAsync<string>("async () => await (await fetch('/desk.css')).text()"));
    }
}
