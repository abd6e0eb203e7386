using Bunit;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk;
using CqNewsroom.Web.Desk.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk.Editing;

/// <summary>What the page around the editor does when somebody else writes or asks to.</summary>
public sealed class EditPageTests : DeskTestContext
{
    private static readonly Guid WriterTab = new(1, 2, 3, new byte[8]);
    private static readonly Guid ReaderTab = new(1, 2, 4, new byte[8]);

    private BunitJSModuleInterop _handle = default!;

    private WorkingCopyService Writing => Services.GetRequiredService<WorkingCopyService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<WorkingCopyService>();
        Services.AddScoped<StoryPages>();
        Services.AddSingleton<AntiforgeryStateProvider>(new Token());
        _handle = JSInterop.SetupModule("./editor.js").SetupModule(invocation => invocation.Identifier == "open");
        _handle.Mode = JSRuntimeMode.Loose;
        _handle.Setup<bool>("flush").SetResult(true);
    }

    [Fact]
    public async Task Who_writes_is_asked_and_hands_over_what_is_saved()
    {
        var article = await WriteAsync();
        var page = await OpenAsync(article, "reporter", "saved");

        await Writing.AskForLeaseAsync(Newsroom.Asker("editor"), article, ReaderTab, default);
        Pass(1);
        page.WaitForElement("[data-asked]");
        await page.Find("[data-action=HandOver]").ClickAsync(new());

        _handle.VerifyInvoke("flush");
        Assert.Contains("handed the writing over", (string)_handle.VerifyInvoke("setReadOnly").Arguments[0]!, StringComparison.Ordinal);
        Assert.True((await Writing.AcquireAsync(Newsroom.Asker("editor"), article, ReaderTab, default)).Value!.IsMine);
        Pass(1);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-asked]")));
        // One sentence, not a second one that it was taken over.
        _handle.VerifyInvoke("setReadOnly", 1);
    }

    [Fact]
    public async Task Who_reads_along_follows_each_save_and_hears_the_answer()
    {
        var article = await WriteAsync();
        var page = await OpenAsync(article, "editor", "read-only");

        await SaveAsync(article, "甲，又写", 1);
        Pass(2);
        page.WaitForAssertion(() => _handle.VerifyInvoke("readAlong", 1));

        await Writing.AskForLeaseAsync(Newsroom.Asker("editor"), article, ReaderTab, default);
        Pass(1);
        page.WaitForAssertion(() => Assert.Contains("knows that you would like to", page.Find(".edit-holder").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-asked]"));
        await Writing.KeepLeaseAsync(Newsroom.Asker("reporter"), article, default);
        Pass(1);
        page.WaitForAssertion(() => Assert.Contains("goes on writing", page.Find(".edit-notes").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_writes_is_not_disturbed_by_a_save()
    {
        var article = await WriteAsync();
        await OpenAsync(article, "reporter", "saving");

        await SaveAsync(article, "甲，又写", 1);
        Pass(2);

        _handle.VerifyNotInvoke("readAlong");
    }

    [Fact]
    public async Task The_form_for_a_new_story_leads_to_a_dialog_that_asks_for_the_Word_file_at_once()
    {
        var (_, original) = await Newsroom.StoryAsync("");
        var dialogs = Render<MudDialogProvider>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(DeskAddress.EditWord(original.Id));

        await OpenAsync(original.Id, "reporter", "saved");

        Assert.True(dialogs.WaitForElement(".mud-dialog [data-confirm]").HasAttribute("disabled"));
        await dialogs.Find(".mud-dialog [data-field=word]").ChangeAsync("a.docx");
        Assert.False(dialogs.Find(".mud-dialog [data-confirm]").HasAttribute("disabled"));
        Assert.DoesNotContain("?word", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hints_of_the_template_and_the_lengths_of_the_desk_go_to_the_editor()
    {
        var (_, original) = await Newsroom.StoryAsync("");
        await Newsroom.ChangeAsync(db =>
        {
            var template = new StoryTemplate { Id = Guid.NewGuid(), DeskId = Newsroom.City.Id, Language = "zh-CN", Name = "快讯", HeadlineHint = "谁做了什么", Content = "{}", ChangedById = Newsroom.Person("editor"), ChangedAt = Now };
            db.StoryTemplates.Add(template);
            db.Articles.Single(a => a.Id == original.Id).TemplateId = template.Id;
            db.Desks.Single(d => d.Id == Newsroom.City.Id).Guides = new Dictionary<string, LengthGuides>(StringComparer.Ordinal) { ["zh-CN"] = new(7, 0, 0) };
        });

        var page = await OpenAsync(original.Id, "reporter", "saved");

        var editor = page.FindComponent<ArticleEditor>().Instance;
        Assert.Equal(("谁做了什么", 7), (editor.Hints!.Headline, editor.Guides!.Headline));
    }

    [Theory]
    [InlineData("editor", true)]
    [InlineData("agencyTranslator", false)]
    public async Task The_order_stands_beside_the_translation_for_who_may_read_it(string person, bool isShown)
    {
        var (story, original) = await Newsroom.StoryAsync("江上新桥通车", ArticleState.Approved);
        var translation = await Newsroom.TranslationAsync(story, "New bridge", ArticleState.Drafting, "agencyTranslator", Newsroom.Fathom);
        var order = Newsroom.NextId();
        await Newsroom.ChangeAsync(db => db.AgencyOrders.Add(new AgencyOrder
        {
            Id = order,
            StoryId = story.Id,
            Number = 1,
            ArticleId = translation.Id,
            AgencyId = Newsroom.Fathom.Id,
            SourceRevisionId = original.SubmittedRevisionId!.Value,
            GivenById = Newsroom.Person("editor"),
            GivenAt = Now,
        }));

        var links = (await OpenAsync(translation.Id, person, "read-only")).FindAll("[data-orders] a");

        Assert.Equal(isShown ? [($"Order {story.Number}-1", DeskAddress.Order(order))] : [], links.Select(link => (link.TextContent, link.GetAttribute("href")!)));
    }

    private async Task<IRenderedComponent<EditPage>> OpenAsync(Guid article, string person, string state)
    {
        var page = await RenderPageAsync<EditPage>(person, parameters: new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(EditPage.ArticleId)] = article });
        page.WaitForElement(".article-editor");
        await page.FindComponent<ArticleEditor>().Instance.OnState(state, "");
        return page;
    }

    private async Task<Guid> WriteAsync()
    {
        var (_, original) = await Newsroom.StoryAsync("标题");
        await SaveAsync(original.Id, "甲", 0);
        return original.Id;
    }

    private async Task SaveAsync(Guid article, string text, int version)
    {
        var block = CanonicalJson.WriteBlock(new ParagraphBlock { Id = "a", Text = RichText.Of(text) });
        Assert.Null((await Writing.SaveAsync(Newsroom.Asker("reporter"), article, new SaveRequest(WriterTab, Guid.NewGuid(), [], [new SentBlock("a", version, null, block)], []), default)).Refusal);
    }

    private sealed class Token : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("the token", "field");
    }
}
