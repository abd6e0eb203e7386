using Bunit;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk;

public sealed class ShellTests : DeskTestContext
{
    [Theory]
    [InlineData("reporter", "My work,Stories,Pictures,Terms", true)]
    [InlineData("translator", "My work,Stories,Terms", false)]
    [InlineData("editor", "My work,Stories,Pictures,Terms,Orders,Publication", true)]
    [InlineData("administrator", "My work,Stories,Administration", false)]
    [InlineData("agencyTranslator", "My work,Stories,Terms", false)]
    public void The_rail_shows_as_much_as_the_role_opens(string person, string places, bool mayWrite)
    {
        SignIn(person);

        var layout = RenderLayout(_ => { });

        layout.WaitForElement(".rail");
        Assert.Equal(places.Split(','), layout.FindAll(".rail-link span").Select(span => span.TextContent));
        Assert.Equal(mayWrite, layout.FindAll("[data-new-story]").Count == 1);
    }

    [Fact]
    public void The_librarys_providers_are_there_once()
    {
        SignIn("editor");

        var layout = RenderLayout(_ => { });

        layout.WaitForElement(".desk");
        Assert.Single(layout.FindComponents<MudPopoverProvider>());
        Assert.Single(layout.FindComponents<MudDialogProvider>());
        Assert.Single(layout.FindComponents<MudSnackbarProvider>());
        // Every open page would hold its text; the theme is a stylesheet.
        Assert.Empty(layout.FindComponents<MudThemeProvider>());
    }

    [Fact]
    public void A_page_that_fails_leaves_the_frame_standing()
    {
        SignIn("editor");

        var layout = RenderLayout(_ => throw new InvalidOperationException("a page"));

        Assert.Contains("This part could not be shown", layout.WaitForElement(".problem").TextContent, StringComparison.Ordinal);
        Assert.Single(layout.FindAll(".rail"));
    }

    [Fact]
    public async Task The_bell_counts_what_is_unread_and_hears_of_more()
    {
        var (_, article) = await Newsroom.StoryAsync("在写");
        SignIn("reporter");
        var layout = RenderLayout(_ => { });
        layout.WaitForElement(".bell");
        Assert.Empty(layout.FindAll(".bell-count"));

        await Newsroom.TellAsync("reporter", NotificationKind.Assigned, article);
        Events.Publish(new WhatIsNewChanged([Newsroom.Person("reporter")]));
        Pass(1);

        Assert.Equal("1", layout.WaitForElement(".bell-count").TextContent);
        Assert.Equal("What is new, 1 unread", layout.Find(".bell").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_search_answers_after_a_pause_with_what_the_person_may_read()
    {
        await Newsroom.StoryAsync("两江新区利率", ArticleState.InReview);
        await Newsroom.StoryAsync("两江民生", desk: Newsroom.Life, writer: "lifeEditor");
        SignIn("reporter");
        var layout = RenderLayout(_ => { });
        layout.WaitForElement("#desk-search");

        await PassUntilAsync(layout.Find("#desk-search").InputAsync("两江"));

        var found = layout.WaitForElement("[data-results] .search-headline");
        Assert.Equal("两江新区利率", found.TextContent);
        Assert.Single(layout.FindAll("[data-results] a"));

        await PassUntilAsync(layout.Find("#desk-search").InputAsync("没有这样的词"));
        layout.WaitForAssertion(() => Assert.Contains("Nothing found for “没有这样的词”", layout.Find(".search-nothing").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_deactivated_is_shown_nothing_any_more()
    {
        SignIn("reporter");
        var layout = RenderLayout(_ => { });
        layout.WaitForElement(".desk");

        await Newsroom.ChangeAsync(db => db.Persons.Single(p => p.Id == Newsroom.Person("reporter")).DeactivatedAt = Now);
        Events.Publish(new PersonChanged(Newsroom.Person("reporter")));
        Pass(1);

        layout.WaitForAssertion(() => Assert.Empty(layout.FindAll(".desk")));
        Assert.Single(JSInterop.Invocations["desk.signIn"]);
    }

    [Fact]
    public void Each_minute_times_grow_old_and_nothing_else_is_rendered()
    {
        SignIn("editor");
        Services.AddCascadingValue(provider => provider.GetRequiredService<DeskClock>().Source);
        var bodies = 0;
        var layout = RenderLayout(builder =>
        {
            bodies++;
            builder.OpenComponent<RelativeTime>(0);
            builder.AddComponentParameter(1, nameof(RelativeTime.At), Now);
            builder.CloseComponent();
        });
        layout.WaitForAssertion(() => Assert.Equal("just now", layout.Find("main time").TextContent));
        var before = (bodies, layout.FindComponent<TopBar>().RenderCount);

        Pass(60);
        Pass(60);

        layout.WaitForAssertion(() => Assert.Equal("2 min ago", layout.Find("main time").TextContent));
        Assert.Equal(before, (bodies, layout.FindComponent<TopBar>().RenderCount));
    }

    private IRenderedComponent<DeskLayout> RenderLayout(RenderFragment body) => Render<DeskLayout>(p => p.Add(layout => layout.Body, body));
}
