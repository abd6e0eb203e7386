using Bunit;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Front;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Front;

/// <summary>The page where a front page is ordered.</summary>
public sealed class FrontOrderPageTests : DeskTestContext
{
    private static readonly CancellationToken None = Xunit.TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<AdministrativeActs>();
        Services.AddSingleton<FrontPages>();
    }

    [Fact]
    public async Task A_chief_editor_adds_moves_and_puts_out_by_buttons_alone()
    {
        Speak("en");
        var page = await RenderPageAsync<FrontOrderPage>("chief");
        Assert.True(page.WaitForElement("[data-action=OrderFront]").HasAttribute("disabled"));
        Assert.Contains("Nobody ordered the top", page.Markup, StringComparison.Ordinal);

        Press(page, "Newest to the top: News");
        Press(page, "Newest to the top: News");
        Press(page, "As a section: News");
        await page.FindAll("section[aria-labelledby=top] input[type=datetime-local]")[0].ChangeAsync(new() { Value = "2026-11-26T18:00" });
        Press(page, "Move down: Newest of News");
        await page.Find("[data-action=OrderFront]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Readers see this", page.Find("section[aria-labelledby=history]").TextContent, StringComparison.Ordinal));
        await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None);
        var order = await db.FrontPages.AsNoTracking().SingleAsync(None);
        var end = new DateTime(2026, 11, 26, 10, 0, 0, DateTimeKind.Utc);
        Assert.Equal([FrontSlot.NewestOf(Newsroom.Section.Id), FrontSlot.NewestOf(Newsroom.Section.Id, end)], order.Slots);
        Assert.Equal([new FrontBlock(Newsroom.Section.Id, 4)], order.Blocks);
        Assert.Equal(("zh-CN", FrontState.InForce, (DateTime?)end), (order.Language, order.State, order.NextEndAt));
    }

    [Fact]
    public async Task A_scheduled_story_is_placed_in_advance_says_when_it_comes_and_is_previewed_for_a_time()
    {
        Speak("en");
        var due = new DateTime(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);
        var (story, _) = await Newsroom.StoryAsync("江上夜景", ArticleState.Scheduled, change: (_, original) => original.ScheduledFor = due);
        var page = await RenderPageAsync<FrontOrderPage>("chief");
        Assert.Contains("scheduled for 2026-11-26 20:00", page.WaitForElement(".found .line").TextContent, StringComparison.Ordinal);

        Press(page, "Add: 江上夜景");

        Assert.Contains("Goes live at 2026-11-26 20:00", page.Find("section[aria-labelledby=top] .comes").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("at=", page.Find(".actions a").GetAttribute("href"), StringComparison.Ordinal);
        await page.Find("[data-field=preview]").ChangeAsync(new() { Value = "2026-11-26T20:00" });
        Assert.EndsWith($"&at={new DateTimeOffset(due).ToUnixTimeSeconds()}", page.Find(".actions a").GetAttribute("href"), StringComparison.Ordinal);
        await page.Find("[data-action=OrderFront]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Readers see this", page.Find("section[aria-labelledby=history]").TextContent, StringComparison.Ordinal));
        await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None);
        Assert.Equal([FrontSlot.Of(story.Number)], (await db.FrontPages.AsNoTracking().SingleAsync(None)).Slots);
    }

    [Fact]
    public async Task Who_was_slower_is_told_and_keeps_what_they_did()
    {
        Speak("en");
        var page = await RenderPageAsync<FrontOrderPage>("chief");
        page.WaitForElement("[data-action=OrderFront]");
        Press(page, "As a section: News");
        Assert.True((await Services.GetRequiredService<FrontPages>().OrderAsync(Newsroom.Asker("chief"), new OrderFront("zh-CN", 0, [], []), None)).IsDone);

        await page.Find("[data-action=OrderFront]").ClickAsync(new());

        Assert.Contains("李主编 changed this", page.WaitForElement(".problem-title").TextContent, StringComparison.Ordinal);
        Assert.Contains("News", page.Find("ol[aria-labelledby=sections]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_of_one_desk_may_look()
    {
        var page = await RenderPageAsync<FrontOrderPage>("editor");
        page.WaitForElement("section[aria-labelledby=top]");
        Assert.Empty(page.FindAll("[data-action=OrderFront], section[aria-labelledby=add], .tools button"));
        Assert.Contains("/desk/front/preview", page.Find(".actions a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_finds_nothing_there()
    {
        var page = await RenderPageAsync<FrontOrderPage>("reporter");
        page.WaitForElement(".empty");
        Assert.Empty(page.FindAll(".order"));
    }

    private static void Press(IRenderedComponent<FrontOrderPage> page, string label)
    {
        var buttons = page.FindAll("button[aria-label]:not([disabled])");
        Assert.Contains(label, buttons.Select(button => button.GetAttribute("aria-label")));
        buttons.First(button => button.GetAttribute("aria-label") == label).Click();
    }
}
