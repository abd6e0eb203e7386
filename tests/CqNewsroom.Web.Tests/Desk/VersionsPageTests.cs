using Bunit;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Versions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk;

public sealed class VersionsPageTests : DeskTestContext
{
    private static readonly Guid Tab = new(1, 2, 3, new byte[8]);

    private WorkingCopyService Writing => Services.GetRequiredService<WorkingCopyService>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<WorkingCopyService>();
    }

    [Fact]
    public async Task Two_versions_are_compared_by_an_address_that_can_be_passed_on()
    {
        var article = await WriteAsync();
        Navigation.NavigateTo($"/desk/articles/{article}/versions?from=1&to=2");

        var page = await OpenAsync(article, "editor");

        page.WaitForElement(".diff");
        Assert.Equal("段落", string.Concat(page.FindAll(".diff-block ins").Select(e => e.TextContent)));
        Assert.Equal("1", page.Find("select[name=from]").GetAttribute("value"));
        Assert.Equal("2", page.Find("select[name=to]").GetAttribute("value"));
        Assert.Equal(["2", "1"], page.FindAll(".version-shown").Select(e => e.GetAttribute("data-version")));
        Assert.Equal(["第二稿", "第一稿"], page.FindAll(".version-name").Select(e => e.TextContent));

        await page.Find("select[name=to]").ChangeAsync(new ChangeEventArgs { Value = "" });
        Assert.EndsWith($"/desk/articles/{article}/versions?from=1", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restoring_is_asked_about_and_while_somebody_writes_refused_with_their_name()
    {
        var article = await WriteAsync(leave: false);
        var page = await OpenAsync(article, "editor");
        page.WaitForElement(".version");
        Assert.All(page.FindAll(".version-act"), button => Assert.True(button.HasAttribute("disabled")));
        Assert.Contains(Name(page, "restore-not"), page.Markup, StringComparison.Ordinal);

        await Writing.ReleaseAsync(Newsroom.Asker("reporter"), article, Tab, default);
        Pass(3);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#restore-not")));
        await page.Find("[data-version='1'] .version-act").ClickAsync(new());
        Assert.Single(page.FindAll("[role=alertdialog]"));
        await page.Find("[data-action=Restore]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("from version 1", page.Find(".version").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alertdialog]"));
        var text = (await Writing.ReadAsync(Newsroom.Asker("editor"), article, default)).Value!;
        Assert.Contains("甲", Assert.Single(text.Blocks).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_each_block_is_shown_beside_it()
    {
        var article = await WriteAsync();
        var page = await OpenAsync(article, "editor");
        page.WaitForElement(".version");

        await page.FindAll(".mode")[1].ClickAsync(new());

        Assert.Equal("true", page.FindAll(".mode")[1].GetAttribute("aria-pressed"));
        Assert.Contains("甲段落", page.Find(".written-block").TextContent, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(page.Find(".written-by b").TextContent));
    }

    [Fact]
    public async Task Somebody_who_may_not_read_it_sees_no_version()
    {
        var article = await WriteAsync();

        var page = await OpenAsync(article, "rivalTranslator");

        page.WaitForElement(".empty-title");
        Assert.Empty(page.FindAll(".version"));
    }

    private static string Name(IRenderedComponent<VersionsPage> page, string id) => page.Find("#" + id).TextContent;

    private async Task<IRenderedComponent<VersionsPage>> OpenAsync(Guid article, string person)
    {
        if (!Navigation.Uri.Contains(article.ToString(), StringComparison.Ordinal))
            Navigation.NavigateTo($"/desk/articles/{article}/versions");
        return await RenderPageAsync<VersionsPage>(person, parameters: new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(VersionsPage.ArticleId)] = article });
    }

    private async Task<Guid> WriteAsync(bool leave = true)
    {
        var (_, original) = await Newsroom.StoryAsync("标题");
        var asker = Newsroom.Asker("reporter");
        await SaveAsync("甲", 0);
        Assert.True((await Writing.KeepVersionAsync(asker, original.Id, "第一稿", default)).IsDone);
        await SaveAsync("甲段落", 1);
        Assert.True((await Writing.KeepVersionAsync(asker, original.Id, "第二稿", default)).IsDone);
        if (leave)
            await Writing.ReleaseAsync(asker, original.Id, Tab, default);
        return original.Id;

        async Task SaveAsync(string text, int version)
        {
            var block = CanonicalJson.WriteBlock(new ParagraphBlock { Id = "a", Text = RichText.Of(text) });
            Assert.Null((await Writing.SaveAsync(asker, original.Id, new SaveRequest(Tab, Guid.NewGuid(), [], [new SentBlock("a", version, null, block)], []), default)).Refusal);
        }
    }
}
