using Bunit;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Templates;
using CqNewsroom.Web.Desk;
using CqNewsroom.Web.Desk.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Templates;

public sealed class TemplatePageTests : DeskTestContext
{
    private StoryTemplates Templates => Services.GetRequiredService<StoryTemplates>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<AdministrativeActs>();
        Services.AddSingleton<StoryTemplates>();
    }

    [Fact]
    public async Task An_editor_writes_a_template()
    {
        var page = await OpenAsync(null);
        await page.Find("[data-field=name]").ChangeAsync("快讯");
        await page.Find("[data-field=headline]").ChangeAsync("谁做了什么");
        await page.Find("[data-field=part]").ChangeAsync("导语");
        await page.Find("[data-action=AddPart]").ClickAsync();
        await page.FindAll("[data-field=part]")[1].ChangeAsync("背景");
        await page.Find("[aria-label='Move part 2 up']").ClickAsync();
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith(DeskAddress.Templates, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        var template = await SavedAsync();
        Assert.Equal(("快讯", "谁做了什么", "背景,导语"), (template.Name, template.HeadlineHint, string.Join(',', template.Parts.Select(part => part.Text))));

    }

    [Fact]
    public async Task What_is_refused_stays_on_the_page_and_a_template_is_removed()
    {
        var id = await MadeAsync();
        var page = await OpenAsync(id);
        await page.Find("[data-field=name]").ChangeAsync(" ");
        await page.Find("form").SubmitAsync();
        Assert.Contains("The template is not saved", page.WaitForElement(".problem").TextContent, StringComparison.Ordinal);

        await page.Find("[data-action=RemoveTemplate]").ClickAsync();

        Assert.Empty((await Templates.ListAsync(Newsroom.Asker("editor"), default)).Value!.Single().Templates);
    }

    [Fact]
    public async Task The_list_shows_the_desks_that_one_edits()
    {
        Speak("en");
        await MadeAsync();

        var page = await RenderPageAsync<TemplatesPage>("chief");

        Assert.Equal(["City desk"], page.WaitForElements("h2").Select(h => h.TextContent));
        Assert.Equal("快讯", page.Find("li a").TextContent);
    }

    [Fact]
    public async Task Who_edits_no_desk_is_told_who_writes_templates()
    {
        var page = await RenderPageAsync<TemplatesPage>("reporter");

        Assert.Equal("You write no templates", page.WaitForElement(".empty-title").TextContent);
    }

    [Fact]
    public async Task What_is_of_another_desk_is_not_there()
    {
        var page = await RenderPageAsync<TemplatePage>("lifeEditor", parameters: new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(TemplatePage.DeskId)] = Newsroom.City.Id });

        Assert.Equal("This template is not there", page.WaitForElement(".empty-title").TextContent);
    }

    private async Task<IRenderedComponent<TemplatePage>> OpenAsync(Guid? id)
    {
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(TemplatePage.DeskId)] = Newsroom.City.Id };
        if (id is { } template)
            parameters[nameof(TemplatePage.Id)] = template;
        var page = await RenderPageAsync<TemplatePage>("editor", parameters: parameters);
        page.WaitForElement("form");
        return page;
    }

    private async Task<Guid> MadeAsync() =>
        (await Templates.SaveAsync(Newsroom.Asker("editor"), new SaveTemplate(null, 0, Newsroom.City.Id, "zh-CN", "快讯", "", "", []), default)).Value;

    private async Task<TemplateDetails> SavedAsync() => (await Templates.ListAsync(Newsroom.Asker("editor"), default)).Value!.Single().Templates.Single();
}
