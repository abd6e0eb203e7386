using Bunit;
using CqNewsroom.Core;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Desk.Previews;
using CqNewsroom.Web.Desk.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk.Previews;

/// <summary>The dialog in which links are made, seen and withdrawn.</summary>
public sealed class ShareDialogTests : DeskTestContext
{
    [Fact]
    public async Task A_link_is_made_shown_once_listed_and_withdrawn()
    {
        var dialogs = await OpenAsync(ArticleState.InReview);
        dialogs.WaitForAssertion(() => Assert.Contains("No link to this article works now.", dialogs.Markup, StringComparison.Ordinal));

        await dialogs.Find("[data-action=MakeLink]").ClickAsync();

        dialogs.WaitForAssertion(() => Assert.Contains("http://localhost:5080/preview/secret-number-1-of-this-test", dialogs.Find(".share-made").InnerHtml, StringComparison.Ordinal));
        Assert.Contains("until tomorrow 16:00", dialogs.Find("li").TextContent, StringComparison.Ordinal);
        Assert.Equal("Withdraw the link to revision 1 by Jiang Yiwei", dialogs.Find("[data-action=WithdrawLink]").GetAttribute("aria-label"));

        await dialogs.Find("[data-action=WithdrawLink]").ClickAsync();

        dialogs.WaitForAssertion(() => Assert.Contains("No link to this article works now.", dialogs.Markup, StringComparison.Ordinal));
        Assert.Empty(dialogs.FindAll(".share-made"));
        Assert.Null(await Services.GetRequiredService<PreviewLinks>().OpenAsync("secret-number-1-of-this-test", _ => "", CancellationToken.None));
    }

    [Fact]
    public async Task Of_a_spiked_article_it_says_why_there_is_no_link()
    {
        var dialogs = await OpenAsync(ArticleState.Spiked);

        dialogs.WaitForAssertion(() => Assert.Contains("spiked or retracted", dialogs.Find(".share-problem").TextContent, StringComparison.Ordinal));
        Assert.Empty(dialogs.FindAll("[data-action=MakeLink]"));
    }

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(ArticleState state)
    {
        Services.AddSingleton<ISecretSource, CountedSecrets>();
        Services.AddSingleton<PublishedStories>();
        Services.AddSingleton<PreviewLinks>();
        var (_, article) = await Newsroom.StoryAsync("江上新桥", state);
        SignIn("editor");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        await dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<ShareDialog>("Share", new DialogParameters<ShareDialog>
        {
            { d => d.ArticleId, article.Id },
            { d => d.Context, new DeskContext(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Now) },
        }));
        return dialogs;
    }
}
