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
        // Its styles are there and have rules: a file that was not served would leave an empty sheet.
        Assert.True(await page.EvaluateAsync<bool>("() => document.styleSheets.length > 0 && [...document.styleSheets].every(sheet => sheet.cssRules.length > 0)"));
    }
}
