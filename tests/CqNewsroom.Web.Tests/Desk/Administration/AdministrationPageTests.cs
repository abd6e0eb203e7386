using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Data.Identity;
using CqNewsroom.Web.Desk.Administration;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk.Administration;

public sealed class AdministrationPageTests : DeskTestContext
{
    private IRenderedComponent<MudDialogProvider> _dialogs = default!;

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private PeopleAdministration People => Services.GetRequiredService<PeopleAdministration>();

    private Asker Administrator => Newsroom.Asker("administrator");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<IPasswordHasher<Data.Identity.Account>, PasswordHasher<Data.Identity.Account>>();
        Services.AddSingleton<IAccounts, Accounts>();
        Services.AddSingleton<ISecretSource, FixedSecret>();
        Services.AddSingleton<AdministrativeActs>();
        Services.AddSingleton<PeopleAdministration>();
        Services.AddSingleton<AgencyAdministration>();
        Services.AddSingleton<DeskAdministration>();
        Services.AddSingleton<SectionAdministration>();
        Services.AddSingleton<NewsroomSettings>();
        SignIn("administrator");
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
    }

    [Fact]
    public void Who_is_no_administrator_sees_why_not_and_nobody()
    {
        SignIn("chief");

        var page = Open<PeoplePage>();

        Assert.Contains("Your role does not include this", page.WaitForElement(".problem-title").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".desk-row"));
        Assert.Empty(page.FindAll(".skeletons"));
    }

    [Fact]
    public async Task The_list_shows_counts_of_open_articles_and_never_a_title()
    {
        await Newsroom.StoryAsync("秘密的稿件");

        var page = Open<PeoplePage>();

        page.WaitForElements(".desk-row");
        var reporter = page.FindAll(".desk-row").Single(row => row.TextContent.Contains("赵敏", StringComparison.Ordinal));
        Assert.Contains("City desk: 1", reporter.TextContent, StringComparison.Ordinal);
        Assert.Contains("No account", reporter.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_and_the_filter_come_from_the_address()
    {
        Navigation.NavigateTo("/desk/administration?q=yuki");
        Assert.Equal(["Yuki"], Open<PeoplePage>().WaitForElements(".desk-row .name").Select(name => name.TextContent));

        Navigation.NavigateTo("/desk/administration?filter=Deactivated");
        Assert.Equal("Nobody fits", Open<PeoplePage>().WaitForElement(".empty-title").TextContent);
    }

    [Fact]
    public async Task A_new_person_comes_with_a_link_that_is_shown_once()
    {
        var page = Open<PersonPage>();
        await page.WaitForElement("input[maxlength='80']").ChangeAsync("新同事");
        await Button(page, "Add a role").ClickAsync();

        var adding = Button(page, "Add and make an invitation").ClickAsync();

        Assert.Contains("/account/invitation?key=a-secret", _dialogs.WaitForElement("textarea, input").GetAttribute("value") ?? _dialogs.Markup, StringComparison.Ordinal);
        await Button(_dialogs, "Close").ClickAsync();
        await adding;
        page.WaitForAssertion(() => Assert.Matches("/desk/administration/people/[0-9a-f-]{36}$", Navigation.Uri));
        var added = Assert.Single((await People.ListAsync(Administrator, new PersonQuery("新同事"), default)).Value!.Rows);
        Assert.Equal((Role.Reporter, 2), (added.Grants[0].Role, added.Grants[0].Languages.Count));
    }

    [Fact]
    public async Task A_refused_name_stays_in_its_field_with_the_reason()
    {
        var page = Open<PersonPage>();
        await page.WaitForElement("input[maxlength='80']").ChangeAsync("evil\u202Ename");

        await Button(page, "Add and make an invitation").ClickAsync();

        Assert.Contains("U+202E", page.WaitForElement(".problem-title").TextContent, StringComparison.Ordinal);
        Assert.Equal("evil\u202Ename", page.Find("input[maxlength='80']").GetAttribute("value"));
    }

    [Fact]
    public async Task Of_two_administrators_the_slower_one_chooses_which_version_stands()
    {
        var editor = Newsroom.Person("editor");
        var page = Open<PersonPage>(parameters => parameters.Add(p => p.Id, editor));
        await page.WaitForElement("input[maxlength='80']").ChangeAsync("Mine");
        var details = (await People.ShowAsync(Administrator, editor, default)).Value!;
        await People.ChangeAsync(Administrator, new ChangePerson(editor, details.Version, "Theirs", details.CreditNames, null, details.Row.Grants), default);

        await Button(page, "Save").ClickAsync();
        Assert.Contains("管理员 changed this", page.WaitForElement(".problem-title").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", page.Find("input[maxlength='80']").GetAttribute("value"));

        await Button(page, "Save mine anyway").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".problem")));
        Assert.Equal("Mine", (await People.ShowAsync(Administrator, editor, default)).Value!.Row.Name);
    }

    [Fact]
    public async Task Deactivating_asks_first_and_says_what_happens()
    {
        await Newsroom.StoryAsync("在写");
        var reporter = Newsroom.Person("reporter");
        var page = Open<PersonPage>(parameters => parameters.Add(p => p.Id, reporter));

        page.WaitForElement("section.card");
        var asking = Button(page, "Deactivate…").ClickAsync();

        _dialogs.WaitForAssertion(() => Assert.Contains("Open articles wait for the editors of their desks, who are told (1 in all): City desk: 1.", _dialogs.Markup, StringComparison.Ordinal));
        await Button(_dialogs, "Deactivate").ClickAsync();
        await asking;
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), button => button.TextContent.Trim() == "Reactivate"));
    }

    [Fact]
    public async Task A_template_that_nobody_can_fill_is_refused_and_stays_on_the_page()
    {
        var page = Open<DeskPage>(parameters => parameters.Add(p => p.Id, Newsroom.City.Id));
        page.WaitForElements(".level");
        var policy = page.FindComponents<PolicyEditor>()[0];

        await Button(policy, "Add a level").ClickAsync();
        await Button(policy, "Add a level").ClickAsync();
        await Button(policy, "Add a level").ClickAsync();
        foreach (var index in Enumerable.Range(1, 3))
            await policy.FindAll(".level")[index].QuerySelector(".level-names input")!.ChangeAsync($"第{index}审");
        await Button(policy, "Save the policy").ClickAsync();

        Assert.Contains("Nobody is left for", policy.WaitForElement(".problem-title").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, policy.FindAll(".level").Count);
    }

    [Fact]
    public async Task A_desk_gets_lengths_of_its_own_and_gives_them_up_again()
    {
        var page = Open<DeskPage>(parameters => parameters.Add(p => p.Id, Newsroom.City.Id));
        page.WaitForElements("[data-guides]");
        Assert.Contains("As the newsroom: headline 30", page.Markup, StringComparison.Ordinal);

        await page.FindComponents<MudCheckBox<bool>>().First(box => box.Instance.UserAttributes.ContainsKey("data-guides")).Find("input").ChangeAsync(true);
        await page.FindComponent<GuideFields>().Find("input").ChangeAsync("18");
        await Button(page, "Save").ClickAsync();

        page.WaitForAssertion(() => Assert.NotEmpty(Services.GetRequiredService<ISnackbar>().ShownSnackbars));
        var desk = (await Services.GetRequiredService<DeskAdministration>().ListAsync(Administrator, default)).Value!.Single(d => d.Id == Newsroom.City.Id);
        Assert.Equal([("zh-CN", 18)], desk.Guides.Select(guides => (guides.Key, guides.Value.Headline)));

        await page.FindComponents<MudCheckBox<bool>>().First(box => box.Instance.UserAttributes.ContainsKey("data-guides")).Find("input").ChangeAsync(false);
        await Button(page, "Save").ClickAsync();
        Assert.Empty((await Services.GetRequiredService<DeskAdministration>().ListAsync(Administrator, default)).Value!.Single(d => d.Id == Newsroom.City.Id).Guides);
    }

    [Fact]
    public async Task A_desk_sets_how_much_a_kind_of_check_weighs_and_takes_it_back()
    {
        var page = OpenGuarded<DeskPage>(nameof(DeskPage.Id), Newsroom.City.Id);
        page.WaitForElement("[data-add-weight]");

        await page.InvokeAsync(() => page.FindComponent<MudSelect<CheckKind?>>().Instance.ValueChanged.InvokeAsync(CheckKind.WanYi));
        await page.InvokeAsync(() => page.FindComponent<MudSelect<CheckWeight>>().Instance.ValueChanged.InvokeAsync(CheckWeight.Off));
        await Button(page, "Save").ClickAsync();
        Assert.Equal(CheckWeight.Off, (await CityAsync()).CheckWeights[CheckKind.WanYi]);

        await page.Find("[data-kind=WanYi] button[aria-label]").ClickAsync();
        await Button(page, "Save").ClickAsync();
        Assert.Empty((await CityAsync()).CheckWeights);

        async Task<DeskDetails> CityAsync() => (await Services.GetRequiredService<DeskAdministration>().ListAsync(Administrator, default)).Value!.Single(d => d.Id == Newsroom.City.Id);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_not_saved_is_asked_about_before_the_page_is_left()
    {
        var editor = Newsroom.Person("editor");
        var page = OpenGuarded<PersonPage>(nameof(PersonPage.Id), editor);
        Navigation.NavigateTo("/desk/administration/here");
        await page.WaitForElement("input[maxlength='80']").ChangeAsync("Typed");
        page.WaitForAssertion(() => Assert.True(page.FindComponent<NavigationLock>().Instance.ConfirmExternalNavigation));

        Navigation.NavigateTo("/desk/stories");
        await Button(_dialogs, "Stay on the page").ClickAsync();
        await MovedAsync("/desk/stories", NavigationState.Prevented, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal("Typed", page.Find("input[maxlength='80']").GetAttribute("value"));

        Navigation.NavigateTo("/desk/stories");
        await Button(_dialogs, "Leave without saving").ClickAsync();
        await MovedAsync("/desk/stories", NavigationState.Succeeded, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_is_asked_where_nothing_was_changed_or_all_is_saved()
    {
        var page = OpenGuarded<PersonPage>(nameof(PersonPage.Id), Newsroom.Person("editor"));
        var name = page.WaitForElement("input[maxlength='80']");
        var before = name.GetAttribute("value");
        await name.ChangeAsync("Typed");
        await page.Find("input[maxlength='80']").ChangeAsync(before);

        Navigation.NavigateTo("/desk/stories");
        await MovedAsync("/desk/stories", NavigationState.Succeeded, Xunit.TestContext.Current.CancellationToken);

        await page.Find("input[maxlength='80']").ChangeAsync("Saved");
        await Button(page, "Save").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindComponents<NavigationLock>()));
        Navigation.NavigateTo("/desk/new");
        await MovedAsync("/desk/new", NavigationState.Succeeded, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_being_typed_stays_while_another_part_of_the_page_is_saved()
    {
        var page = OpenGuarded<DeskPage>(nameof(DeskPage.Id), Newsroom.City.Id);
        await page.WaitForElement("input[maxlength='80']").ChangeAsync("打字中");

        await Button(page, "Save the policy").ClickAsync();

        page.WaitForAssertion(() => Assert.NotEmpty(Services.GetRequiredService<ISnackbar>().ShownSnackbars));
        Assert.Equal("打字中", page.Find("input[maxlength='80']").GetAttribute("value"));
        Assert.True(page.FindComponent<NavigationLock>().Instance.ConfirmExternalNavigation);
    }

    // A prevented move renders nothing, so there is no rendering to wait for.
    private async Task MovedAsync(string address, NavigationState state, CancellationToken cancellation)
    {
        var history = ((BunitNavigationManager)Navigation).History;
        // Asked where it is written, since a navigation may be on its way.
        while (await Renderer.Dispatcher.InvokeAsync(history.First) is var last && (last.Uri, last.State) != (address, state))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private IRenderedComponent<UnsavedChanges> OpenGuarded<TPage>(string parameter, object value)
        where TPage : IComponent =>
        Render<UnsavedChanges>(builder =>
        {
            builder.AddCascadingValue(new DeskContext(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Now));
            builder.AddChildContent(inner =>
            {
                inner.OpenComponent<TPage>(0);
                inner.AddComponentParameter(1, parameter, value);
                inner.CloseComponent();
            });
        });

    private IRenderedComponent<TPage> Open<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent =>
        Render<TPage>(builder =>
        {
            builder.AddCascadingValue(new DeskContext(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Now));
            parameters?.Invoke(builder);
        });

    private static IElement Button<TComponent>(IRenderedComponent<TComponent> component, string text)
        where TComponent : IComponent
    {
        IElement? found = null;
        component.WaitForAssertion(() => Assert.NotNull(found = component.FindAll("button").FirstOrDefault(button => button.TextContent.Trim() == text)));
        return found!;
    }

    private sealed class FixedSecret : ISecretSource
    {
        public string Next() => "a-secret";
    }
}
