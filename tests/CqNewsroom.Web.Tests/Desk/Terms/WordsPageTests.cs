using Bunit;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Web.Desk.Vocabulary;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Terms;

/// <summary>The page of words that are forbidden or doubted.</summary>
public sealed class WordsPageTests : DeskTestContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<AdministrativeActs>();
        Services.AddSingleton<WordBook>();
    }

    [Fact]
    public async Task An_editor_sees_proposals_first_what_ships_behind_them_and_approves()
    {
        await SaveAsync("reporter", "给力", "有力");
        var page = await RenderPageAsync<WordsPage>("editor");

        page.WaitForElement(".word");
        Assert.Equal("给力", page.Find("[data-open]").TextContent);
        Assert.Equal("有力", page.Find(".word-says span[lang]").TextContent);
        await page.Find("[data-action=ApproveWord]").ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-action=ApproveWord]")));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/terms/words?words=部份");
        page.WaitForAssertion(() => Assert.Equal(["部份"], page.FindAll("[data-open]").Select(row => row.TextContent)));
        Assert.Contains("/desk/words.csv?words=", page.Find("[data-action=ExportWords]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_may_propose_and_may_not_import()
    {
        var page = await RenderPageAsync<WordsPage>("reporter");
        page.WaitForElement(".word");
        Assert.Single(page.FindAll("[data-action=NewWord]"));
        Assert.DoesNotContain("/desk/terms/words/import", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_words_is_refused()
    {
        var refused = await RenderPageAsync<WordsPage>("administrator");
        Assert.NotEmpty(refused.WaitForElement(".problem").TextContent);
        Assert.Empty(refused.FindAll("[data-action=NewWord]"));
    }

    private async Task SaveAsync(string person, string word, string instead) => Assert.Null(
        (await Services.GetRequiredService<WordBook>().SaveAsync(Newsroom.Asker(person), new SaveWord(null, 0, new WordText(null, word, WordKind.Forbidden, instead, "", [])), default)).Refusal);
}
