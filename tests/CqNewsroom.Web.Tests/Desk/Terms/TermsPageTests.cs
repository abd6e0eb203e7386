using Bunit;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Web.Desk.Terms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk.Terms;

/// <summary>The pages of the termbase.</summary>
public sealed class TermsPageTests : DeskTestContext
{
    private IRenderedComponent<DialogFrame>? _frame;

    private Termbase Terms => Services.GetRequiredService<Termbase>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<AdministrativeActs>();
        Services.AddSingleton<Termbase>();
        Services.AddSingleton<TermFiles>();
        Services.AddSingleton<TermQueue>();
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
    }

    [Fact]
    public async Task An_editor_sees_proposals_first_and_approves_one()
    {
        await SaveAsync("editor", "安监局", "Bureau of Work Safety");
        await SaveAsync("reporter", "两江新区", "Liangjiang New Area");
        var page = await RenderPageAsync<TermsPage>("editor");

        page.WaitForElement(".term");
        Assert.Equal(["两江新区", "安监局"], page.FindAll("[data-open]").Select(row => row.TextContent));
        await page.Find("[data-action=Approve]").ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-action=Approve]")));
        Assert.Empty(page.FindAll(".term-chip"));
        Assert.Contains("2 entries", page.Find(".page-head-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_finds_two_characters_and_may_neither_approve_nor_import()
    {
        await SaveAsync("editor", "安监局", "Bureau of Work Safety");
        await SaveAsync("reporter", "两江新区", "Liangjiang New Area");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/terms?words=两江");

        var page = await RenderPageAsync<TermsPage>("reporter");

        page.WaitForElement(".term");
        Assert.Equal(["两江新区"], page.FindAll("[data-open]").Select(row => row.TextContent));
        Assert.Empty(page.FindAll("[data-action=Approve]"));
        Assert.DoesNotContain("/desk/terms/import", page.Markup, StringComparison.Ordinal);
        Assert.Contains("/desk/terms.csv?words=", page.Find("[data-action=Export]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_entries_it_says_what_belongs_there()
    {
        var page = await RenderPageAsync<TermsPage>("translator");

        Assert.Equal("No terms yet", page.WaitForElement(".empty-title").TextContent);
        Assert.Single(page.FindAll(".empty-step button"));
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_terms_is_refused()
    {
        var page = await RenderPageAsync<TermsPage>("administrator");

        Assert.NotEmpty(page.WaitForElement(".problem").TextContent);
        Assert.Empty(page.FindAll("[data-action=NewTerm]"));
    }

    [Fact]
    public async Task An_entry_is_proposed_in_a_dialog_and_a_second_meaning_is_asked_about()
    {
        await SaveAsync("editor", "市长", "mayor");
        var dialogs = await OpenAsync("reporter", new DialogParameters<TermDialog> { { d => d.Chinese, "市长" }, { d => d.English, "city head" } });
        await dialogs.Find("[data-action=SaveTerm]").ClickAsync();
        dialogs.WaitForAssertion(() => Assert.Contains("in the termbase already, as “mayor”", dialogs.Find(".ask-refusal").TextContent, StringComparison.Ordinal));

        await dialogs.Find("[data-field=alike]").ChangeAsync(true);
        await dialogs.Find("[data-action=AddForm]").ClickAsync();
        await dialogs.FindAll("[data-field=en]")[1].ChangeAsync("chief");
        await dialogs.Find("[data-field=to]").ChangeAsync("2026-05-31");
        await dialogs.Find("[data-action=SaveTerm]").ClickAsync();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[data-action=SaveTerm]")));
        var proposed = (await Terms.ListAsync(Newsroom.Asker("editor"), new TermFilter(State: TermState.Proposed), default)).Value!.Lines.Single();
        Assert.Equal([new TermForm("city head", TermStatus.Preferred), new TermForm("chief", TermStatus.Admitted)], proposed.Text.English);
        Assert.Equal(new DateOnly(2026, 5, 31), proposed.Text.ValidTo);
    }

    [Fact]
    public async Task An_editor_declines_with_a_reason_and_the_history_keeps_it()
    {
        var id = await SaveAsync("reporter", "两江新区", "Two Rivers");
        var dialogs = await OpenAsync("editor", new DialogParameters<TermDialog> { { d => d.Line, await LineAsync("editor", id) } });
        await dialogs.Find("[data-action=Decline]").ClickAsync();
        await dialogs.Find("[data-field=reason]").ChangeAsync("The official name is another.");
        await dialogs.Find("[data-confirm]").ClickAsync();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[data-confirm]")));

        var again = await OpenAsync("reporter", new DialogParameters<TermDialog> { { d => d.Line, await LineAsync("reporter", id) } });
        again.WaitForAssertion(() => Assert.Contains("The official name is another.", again.Find("details").TextContent, StringComparison.Ordinal));
        Assert.Empty(again.FindAll("[data-action=SaveTerm]"));
        Assert.Empty(again.FindAll("[data-action=Remove]"));
    }

    [Fact]
    public async Task A_page_in_the_queue_is_marked_as_done()
    {
        var id = await SaveAsync("editor", "轻轨", "light rail");
        var (story, _) = await Newsroom.StoryAsync("轻轨通车", Core.Workflow.ArticleState.Published);
        var english = await Newsroom.TranslationAsync(story, "Rail opens", Core.Workflow.ArticleState.Published, "translator");
        var revision = new Revision { Id = Newsroom.NextId(), ArticleId = english.Id, Number = 1, CreatedAt = Now, Content = "{}", Headline = "Rail <b>opens</b>", Hash = new string('c', 64), TranslatableHash = new string('d', 64) };
        await Newsroom.ChangeAsync(db => db.AddRange(revision, new TermDisagreement { EntryId = id, ArticleId = english.Id, EntryVersion = 1, RevisionId = revision.Id, Chinese = "轻轨", Wanted = "light rail", Places = 2, FoundAt = Now }));
        var page = await RenderPageAsync<TermPagesPage>("editor");
        Assert.Equal("Rail <b>opens</b>", page.WaitForElement("[data-open]").TextContent);

        await page.Find("[data-action=Finish]").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("Every live page agrees", page.Find(".empty-title").TextContent));
    }

    [Fact]
    public async Task A_file_is_applied_after_its_report_was_seen()
    {
        await SaveAsync("editor", "市长", "Mayor");
        var sent = (await Services.GetRequiredService<TermFiles>().SendAsync(Newsroom.Asker("editor"), "terms.csv", "zh,en,status\n市长,mayor,\n区长,district head,\n县长,x,wrong\n"u8.ToArray(), default)).Value;
        var page = await RenderPageAsync<TermImportPage>("editor", parameters: new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(TermImportPage.Id)] = sent });
        page.WaitForElement(".report");
        Assert.Equal(["Refused: 1", "New: 1", "Changed: 1"], page.FindAll(".report h2").Select(h => h.TextContent));
        Assert.Contains("Apply (2)", page.Find("[data-action=ApplyTerms]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-action=ApplyTerms]").ClickAsync();

        page.WaitForAssertion(() => Assert.EndsWith("/desk/terms", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(2, (await Terms.ListAsync(Newsroom.Asker("editor"), new TermFilter(), default)).Value!.Count);
    }

    [Fact]
    public async Task Who_edits_nothing_is_told_who_imports()
    {
        var page = await RenderPageAsync<TermImportPage>("reporter");

        Assert.Equal("Importing needs an editor", page.WaitForElement(".empty-title").TextContent);
    }

    private async Task<Guid> SaveAsync(string person, string chinese, string english)
    {
        var outcome = await Terms.SaveAsync(Newsroom.Asker(person), new SaveTerm(null, 0, new TermText(null, TermKind.Term, [chinese], [new TermForm(english, TermStatus.Preferred)])), default);
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    private async Task<TermLine> LineAsync(string person, Guid id) => (await Terms.FindAsync(Newsroom.Asker(person), id, default)).Value!;

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(string person, DialogParameters<TermDialog> parameters)
    {
        SignIn(person);
        var dialogs = (_frame ??= RenderPart<DialogFrame>(_ => { })).FindComponent<MudDialogProvider>();
        await dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<TermDialog>("Entry", parameters));
        dialogs.WaitForElement("[data-field=zh]");
        return dialogs;
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    private sealed class DialogFrame : ComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<MudPopoverProvider>(0);
            builder.CloseComponent();
            builder.OpenComponent<MudDialogProvider>(1);
            builder.CloseComponent();
        }
    }
}
