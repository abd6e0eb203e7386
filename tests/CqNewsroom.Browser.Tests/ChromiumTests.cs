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

        var response = await page.GotoAsync(new Uri(server.Address, "desk.css").ToString());

        Assert.Equal(200, response!.Status);
        // Bytes, since the browser library reads text without a charset as Latin-1.
        Assert.Equal(await File.ReadAllBytesAsync(Repository.PathTo("wwwroot/desk.css")), await response.BodyAsync());
    }
}
