using System.Text;
using CqNewsroom.Browser.Tests.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests.Terms;

/// <summary>A file of terms comes in, leaves its mark on the queue, and leaves again, in a real browser.</summary>
public sealed class TermFileTests(Chromium chromium, SampleServer server) : IClassFixture<SampleServer>
{
    [Fact]
    public async Task An_editor_imports_a_table_sees_the_live_page_that_disagrees_and_exports_it()
    {
        await using var jiang = await StaffBrowser.SignInAsync(await chromium.BrowserAsync(), server.Address, "jiang");
        var page = jiang.Page;
        await jiang.GoAsync("/desk/terms/import");
        await Expect(page.Locator("[data-action=SendTerms]")).ToBeVisibleAsync();
        await page.Locator("[data-field=terms]").SetInputFilesAsync(new FilePayload
        {
            Name = "渡轮.csv",
            MimeType = "text/csv",
            Buffer = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("zh,en,note\n轮渡,river ferry,渡江\n"),
        });
        await page.Locator("[data-action=SendTerms]").ClickAsync();
        await Expect(page.Locator(".report h2")).ToHaveTextAsync(["New: 1"]);
        await Expect(page.GetByText("What 渡轮.csv would do.")).ToBeVisibleAsync();
        await page.Locator("[data-action=ApplyTerms]").ClickAsync();

        // The sample's live story of the night ferry does not call it so.
        await Expect(page.Locator(".queue-link a")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await jiang.ShootAsync("terms-queue-link");
        await page.Locator(".queue-link a").ClickAsync();
        await Expect(page.Locator(".queued [data-open]")).ToHaveTextAsync(["Night ferry returns to Yunqiao District"]);
        await jiang.ShootAsync("terms-queue");
        await page.Locator("[data-action=Finish]").ClickAsync();
        await Expect(page.Locator(".empty-title")).ToHaveTextAsync("Every live page agrees");

        await jiang.GoAsync("/desk/terms?words=%E8%BD%AE%E6%B8%A1");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-action=Export]").ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync(), Encoding.UTF8);
        Assert.Equal("zh,en,status,kind,note,source,valid_from,valid_to,desk\r\n轮渡,river ferry,preferred,term,渡江,,,,\r\n", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
