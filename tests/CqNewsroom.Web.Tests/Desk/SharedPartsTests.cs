using Bunit;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Stories;
using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Tests.Desk;

public sealed class SharedPartsTests : DeskTestContext
{
    protected override bool NeedsNewsroom => false;

    [Theory]
    [InlineData("en", ArticleState.InReview, 2, 3, "In review 2/3 · 4 h")]
    [InlineData("zh-CN", ArticleState.InReview, 2, 3, "审核中 2/3 · 4小时")]
    [InlineData("en", ArticleState.InReview, 1, 1, "In review · 4 h")]
    [InlineData("en", ArticleState.Drafting, 0, 0, "Translating · 4 h")]
    public void A_state_is_told_with_its_level_and_its_time(string language, ArticleState state, int level, int count, string expected)
    {
        Speak(language);

        var chip = RenderPart<StateChip>(p => p.Add(c => c.State, state).Add(c => c.IsTranslation, true).Add(c => c.Level, level).Add(c => c.LevelCount, count).Add(c => c.Since, Now.AddHours(-4)));

        // The dot before the time is drawn by the style sheet.
        Assert.Equal(expected.Replace(" · ", " ", StringComparison.Ordinal), Text(chip));
    }

    [Fact]
    public void A_take_over_names_who_lost_the_writing()
    {
        var item = new HistoryItem(1, Now, "Jiang Yiwei", "took over the writing", "zh-CN", null, null, null, null, null, "Zhou Yifan", null);

        var line = RenderPart<HistoryLine>(p => p.Add(l => l.Item, item).Add(l => l.TimeZoneId, "Asia/Shanghai"));

        Assert.StartsWith("Jiang Yiwei took over the writing ← Zhou Yifan", Text(line), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_state_has_a_picture_of_its_own() =>
        Assert.Equal(Enum.GetValues<ArticleState>().Length, Enum.GetValues<ArticleState>().Select(StateIcons.Of).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("en", -0.2, "just now")]
    [InlineData("en", -5, "5 min ago")]
    [InlineData("zh-CN", -5, "5分钟前")]
    [InlineData("en", 90, "in 1 h")]
    [InlineData("zh-CN", -1439, "23小时前")]
    [InlineData("en", -1440, "24 Nov, 16:00")]
    [InlineData("zh-CN", -1440, "11月24日 16:00")]
    [InlineData("en", 1440, "tomorrow 16:00")]
    [InlineData("en", -525600, "25 Nov 2025, 16:00")]
    public void Times_are_relative_up_to_a_day(string language, double minutes, string expected)
    {
        Speak(language);

        var time = RenderPart<RelativeTime>(p => p.Add(t => t.At, Now.AddMinutes(minutes)));

        Assert.Equal(expected, Text(time));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "Wed 25 Nov 2026, 16:00:00 (Asia/Shanghai, UTC+8)")]
    [InlineData("America/New_York", "Wed 25 Nov 2026, 03:00:00 (America/New_York, UTC-5)")]
    [InlineData("Asia/Kathmandu", "Wed 25 Nov 2026, 13:45:00 (Asia/Kathmandu, UTC+5:45)")]
    public void The_exact_time_names_the_zone_of_the_person(string zone, string expected)
    {
        var time = RenderPart<RelativeTime>(p => p.Add(t => t.At, Now), zone).Find("time");

        Assert.Equal(expected, time.GetAttribute("title"));
        Assert.Equal("2026-11-25T08:00:00Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public void The_languages_of_a_story_stand_in_one_line_the_original_first()
    {
        var line = RenderPart<LanguagePair>(p => p.Add(l => l.WithTime, true).Add(l => l.Articles,
        [
            new LanguageState("en", false, ArticleState.InReview, Since: Now.AddHours(-1), Level: 1, LevelCount: 1, IsSourceChanged: true),
            new LanguageState("zh-CN", true, ArticleState.Drafting, Standing.Live, Now.AddHours(-2)),
        ]));

        Assert.Equal("zh Drafting 2 h Live → en In review 1 h Source changed", Text(line));
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", null)]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00")]
    [InlineData("2026-07-01T09:00:00", "2026-07-01T07:00:00")]
    public void A_time_that_clocks_skip_is_none_and_one_that_they_show_twice_is_the_first(string local, string? utc)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        var found = ZonedTimes.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), zone);

        Assert.Equal(utc is null ? null : DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), found);
    }

    [Fact]
    public async Task An_act_while_the_page_was_being_shown_is_not_missed()
    {
        Events.Publish(new StoryChanged(Guid.Empty, null, "Submit", null));
        var refreshed = new TaskCompletionSource();

        Render<LiveRefresh>(p => p
            .Add(l => l.Concerns, happened => happened is StoryChanged)
            .Add(l => l.OnRefresh, EventCallback.Factory.Create(this, refreshed.SetResult)));
        Pass(1);

        await refreshed.Task.WaitAsync(DefaultWaitTimeout, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_page_is_refreshed_once_for_many_events_and_never_after_it_was_left()
    {
        var refreshed = 0;
        var first = new TaskCompletionSource();
        Render<LiveRefresh>(p => p
            .Add(l => l.Concerns, happened => happened is StoryChanged)
            .Add(l => l.OnRefresh, EventCallback.Factory.Create(this, () =>
            {
                refreshed++;
                first.TrySetResult();
            })));

        Events.Publish(new SettingsChanged());
        Pass(1);
        Assert.Equal(0, refreshed);

        for (var i = 0; i < 20; i++)
            Events.Publish(new StoryChanged(Guid.Empty, null, "Submit", null));
        Pass(1);
        await first.Task;
        Assert.Equal(1, refreshed);

        Events.Publish(new StoryChanged(Guid.Empty, null, "Submit", null));
        await DisposeComponentsAsync();
        Pass(1);
        Events.Publish(new StoryChanged(Guid.Empty, null, "Submit", null));
        Pass(1);
        Assert.Equal(1, refreshed);
    }

    private static string Text<T>(IRenderedComponent<T> part)
        where T : IComponent =>
        string.Join(' ', string.Join(' ', part.Nodes.Select(WithSpaces)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string WithSpaces(AngleSharp.Dom.INode node) =>
        node.HasChildNodes ? string.Join(' ', node.ChildNodes.Select(WithSpaces)) : node.TextContent;
}
