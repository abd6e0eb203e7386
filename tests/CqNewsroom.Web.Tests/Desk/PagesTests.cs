using Bunit;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk;
using CqNewsroom.Web.Desk.Home;
using CqNewsroom.Web.Desk.New;
using CqNewsroom.Web.Desk.Stories;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk;

public sealed class PagesTests : DeskTestContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task My_work_shows_what_waits_and_grows_when_somebody_submits()
    {
        var (story, article) = await Newsroom.StoryAsync("轨道交通新线", ArticleState.Approved);
        var page = await RenderPageAsync<MyWorkPage>("editor");
        page.WaitForElement(".work-row");
        Assert.Equal("Ready to publish", page.Find(".work-group h2").TextContent);
        Assert.Equal("轨道交通新线", page.Find(".work-row a[data-open]").TextContent);
        Assert.Equal("zh-CN", page.Find(".work-row a[data-open]").GetAttribute("lang"));

        await Newsroom.StoryAsync("待审", ArticleState.InReview, change: (other, _) => other.Deadline = Now.AddMinutes(-90));
        Events.Publish(new StoryChanged(story.Id, article.Id, "Submit", null));
        Pass(2);

        page.WaitForAssertion(() => Assert.Equal(["To review", "Ready to publish"], page.FindAll(".work-group h2").Select(h => h.TextContent)));
        Assert.Contains("1 h late", page.Find(".work-row .when").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 late", page.Find(".page-head-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_waits_the_first_step_is_offered_in_the_persons_language()
    {
        Speak("zh-CN");

        var page = await RenderPageAsync<MyWorkPage>("reporter");

        Assert.Equal("手头没有待处理的工作", page.WaitForElement(".empty-title").TextContent);
        Assert.Equal("/desk/stories/new", page.Find(".empty-step a").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_is_told_so_and_sees_nothing()
    {
        await Newsroom.StoryAsync("在写");
        var page = await RenderPageAsync<MyWorkPage>("reporter");
        page.WaitForElement(".work-row");

        SignIn(null);
        Events.Publish(new StoryChanged(Guid.Empty, null, "Submit", null));
        Pass(2);

        page.WaitForAssertion(() => Assert.Equal("alert", page.Find(".problem").GetAttribute("role")));
        Assert.Empty(page.FindAll(".work-row"));
    }

    [Fact]
    public async Task A_grant_taken_away_empties_my_work_at_once()
    {
        await Newsroom.StoryAsync("待审", ArticleState.InReview);
        var page = await RenderPageAsync<MyWorkPage>("editor");
        page.WaitForElement(".work-row");

        await TakeGrantsAsync("editor");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".work-row")));
    }

    [Fact]
    public async Task A_grant_taken_away_empties_the_list_of_stories_at_once()
    {
        await Newsroom.StoryAsync("待审", ArticleState.InReview);
        var page = await RenderPageAsync<StoriesPage>("editor");
        page.WaitForAssertion(() => Assert.Contains("待审", page.Markup, StringComparison.Ordinal));

        await TakeGrantsAsync("editor");

        page.WaitForAssertion(() => Assert.DoesNotContain("待审", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_filter_is_read_from_the_address_and_written_to_it_after_a_pause()
    {
        await Newsroom.StoryAsync("轨道交通", ArticleState.InReview);
        await Newsroom.StoryAsync("两江新区");
        Navigation.NavigateTo("/desk/stories?state=inreview");
        var page = await RenderPageAsync<StoriesPage>("editor");
        page.WaitForElement("tr.desk-row");
        Assert.Equal(["轨道交通"], page.FindAll("a[data-open]").Select(a => a.TextContent));

        var typed = page.Find(".filter-words input").InputAsync("两江");
        Assert.DoesNotContain("words", Navigation.Uri, StringComparison.Ordinal);
        await PassUntilAsync(typed);

        page.WaitForAssertion(() => Assert.EndsWith("state=InReview&words=%E4%B8%A4%E6%B1%9F", Sorted(Navigation.Uri), StringComparison.Ordinal));
        Assert.Equal("No story fits this filter", page.WaitForElement(".empty-title").TextContent);

        await page.Find(".empty-step button").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tr.desk-row").Count));
        Assert.EndsWith("/desk/stories", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_paged_by_links()
    {
        for (var i = 0; i <= StoryFilter.PageSize; i++)
            await Newsroom.StoryAsync($"稿 {i}");

        var page = await RenderPageAsync<StoriesPage>("editor");

        Assert.Equal(StoryFilter.PageSize, page.WaitForElements("tr.desk-row").Count);
        Assert.EndsWith("/desk/stories?page=2", page.Find(".pager a[rel=next]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_story_offers_own_desks_and_languages_and_leads_to_the_writing_surface()
    {
        var page = await RenderPageAsync<NewStoryPage>("reporter");
        page.WaitForElement("form");
        Assert.Equal(["中文"], page.FindAll(".mud-radio").Select(radio => radio.TextContent.Trim()));

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Matches("/desk/articles/[0-9a-f-]{36}/edit$", Navigation.Uri));
        var list = Services.GetRequiredService<StoryList>();
        var created = (await list.ReadAsync(Newsroom.Asker("reporter"), new StoryFilter(), CancellationToken.None)).Value!.Lines.Single();
        Assert.Equal(("City desk", "News"), (created.Desk, created.Section));
    }

    [Fact]
    public async Task A_new_story_can_begin_with_a_Word_file_with_a_template_and_with_notes()
    {
        Services.AddSingleton<AdministrativeActs>();
        var templates = new StoryTemplates(Services.GetRequiredService<AdministrativeActs>(), Services.GetRequiredService<IIdSource>());
        var template = (await templates.SaveAsync(Newsroom.Asker("editor"), new SaveTemplate(null, 0, Newsroom.City.Id, "zh-CN", "快讯", "", "", [new TemplatePart(TemplatePartKind.Paragraph, "导语")]), default)).Value;
        var page = await RenderPageAsync<NewStoryPage>("reporter");
        page.WaitForElement("form");
        await page.FindComponents<MudSelect<Guid?>>().Single().InvokeAsync(() => page.FindComponents<MudSelect<Guid?>>().Single().Instance.ValueChanged.InvokeAsync(template));
        await page.Find("[data-field=notes]").ChangeAsync("老王有电话。");
        Assert.Empty(page.FindAll($"a[href='{DeskAddress.Templates}']"));

        await page.Find("[data-action=CreateWithWord]").ClickAsync();

        page.WaitForAssertion(() => Assert.Matches("/desk/articles/[0-9a-f-]{36}/edit\\?word=true$", Navigation.Uri));
        await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(default);
        var story = await db.Stories.AsNoTracking().Include(s => s.Articles).SingleAsync();
        Assert.Equal(("老王有电话。", template), (story.DeskNotes, story.Articles[0].TemplateId));
    }

    [Fact]
    public async Task A_refusal_keeps_the_form_and_says_why()
    {
        var page = await RenderPageAsync<NewStoryPage>("reporter");
        page.WaitForElement("form");
        await page.Find("textarea").ChangeAsync("hidden \u202e mark");

        await page.Find("form").SubmitAsync();

        Assert.Contains("The story was not created", page.WaitForElement(".problem").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("articles", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("translator")]
    [InlineData("administrator")]
    [InlineData("agencyTranslator")]
    public async Task Who_may_not_start_a_story_is_told_who_can_help(string person)
    {
        var page = await RenderPageAsync<NewStoryPage>(person);

        Assert.Equal("Starting a story needs a grant", page.WaitForElement(".empty-title").TextContent);
    }

    [Fact]
    public async Task What_is_new_tells_who_did_what_and_is_marked_as_read()
    {
        var (_, article) = await Newsroom.StoryAsync("在写", ArticleState.ChangesRequested);
        await Newsroom.TellAsync("reporter", NotificationKind.Returned, article, note: "<b>补充来源</b>");
        var page = await RenderPageAsync<WhatIsNewPage>("reporter");

        page.WaitForElement(".news-unread");
        Assert.Contains("Jiang Yiwei asks for changes in:", page.Find(".news-text p").TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>补充来源</b>", page.Find(".news-note").TextContent);
        Assert.Equal($"/desk/articles/{article.Id}/edit", page.Find("a[data-open]").GetAttribute("href"));

        await page.Find(".page-head-tools button").ClickAsync();
        Pass(1);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".news-unread")));
        Assert.Equal("All read", page.Find(".page-head-text").TextContent);
    }

    private static string Sorted(string address)
    {
        var (path, query) = (address.Split('?')[0], address.Split('?')[1]);
        return $"{path}?{string.Join('&', query.Split('&').Order(StringComparer.Ordinal))}";
    }

    private async Task TakeGrantsAsync(string person)
    {
        await Newsroom.ChangeAsync(db => db.Grants.RemoveRange(db.Grants.Where(grant => grant.PersonId == Newsroom.Person(person))));
        Events.Publish(new PersonChanged(Newsroom.Person(person)));
        Pass(2);
    }
}
