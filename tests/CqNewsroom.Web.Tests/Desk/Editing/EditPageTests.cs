using Bunit;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Editing;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

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
        _handle = JSInterop.SetupModule("./editor.js").SetupModule(invocation => invocation.Identifier == "mount");
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
