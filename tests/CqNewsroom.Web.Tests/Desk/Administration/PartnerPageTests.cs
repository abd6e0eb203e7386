using System.Net;
using AngleSharp.Dom;
using Bunit;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Desk.Administration;
using CqNewsroom.Web.Desk.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk.Administration;

/// <summary>The pages of tokens and webhooks: empty, full, refused, and asked before what cannot be undone.</summary>
public sealed class PartnerPageTests : DeskTestContext
{
    private IRenderedComponent<MudDialogProvider> _dialogs = default!;

    private Asker Administrator => Newsroom.Asker("administrator");

    private ApiTokens Tokens => Services.GetRequiredService<ApiTokens>();

    private WebhookAdministration Webhooks => Services.GetRequiredService<WebhookAdministration>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<ISecretSource, CountedSecrets>();
        Services.AddSingleton<AdministrativeActs>();
        Services.AddSingleton<AgencyAdministration>();
        Services.AddSingleton<DeskAdministration>();
        Services.AddSingleton<NewsroomSettings>();
        Services.AddSingleton<ApiTokens>();
        Services.AddSingleton<WebhookAdministration>();
        Services.AddSingleton<IWebhookSecrets, OpenSecrets>();
        Services.AddSingleton<IRemoteFiles, PublicNetwork>();
        SignIn("administrator");
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
    }

    [Fact]
    public void Who_is_no_administrator_sees_why_not_and_nothing_else()
    {
        SignIn("chief");

        foreach (var title in new[] { Open<TokensPage>().WaitForElement(".problem-title"), Open<WebhooksPage>().WaitForElement(".problem-title") })
            Assert.Contains("Your role does not include this", title.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_made_shown_once_and_revoked_after_a_question()
    {
        var page = Open<TokensPage>();
        Assert.Equal("No tokens yet", page.WaitForElement(".empty-title").TextContent);

        var making = Button(page, "Make a token").ClickAsync();
        await _dialogs.WaitForElement("input[maxlength='80']").ChangeAsync("Partner Times");
        await _dialogs.Find("[data-save]").ClickAsync();
        var secret = _dialogs.WaitForElement("[data-link]");
        Assert.StartsWith(ApiToken.Prefix, secret.GetAttribute("value") ?? secret.TextContent, StringComparison.Ordinal);
        await Button(_dialogs, "Close").ClickAsync();
        await making;

        Assert.Contains("Partner Times", page.WaitForElement(".desk-row").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiToken.Prefix, page.Markup, StringComparison.Ordinal);

        var revoking = page.Find("[data-revoke]").ClickAsync();
        Assert.Contains("cannot be undone", _dialogs.WaitForElement("[data-confirm]").Closest(".mud-dialog")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(TokenState.Works, (await Tokens.ListAsync(Administrator, default)).Value!.Tokens[0].State);
        await _dialogs.Find("[data-confirm]").ClickAsync();
        await revoking;

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-revoke]")));
        Assert.Equal(TokenState.Revoked, (await Tokens.ListAsync(Administrator, default)).Value!.Tokens[0].State);
    }

    [Fact]
    public async Task A_refused_token_stays_in_its_dialog_with_the_reason()
    {
        var page = Open<TokensPage>();
        page.WaitForElement(".empty-title");

        _ = Button(page, "Make a token").ClickAsync();
        _dialogs.WaitForElement("[data-save]");
        await _dialogs.Find("[data-save]").ClickAsync();

        Assert.Equal("Write a name.", _dialogs.WaitForElement(".problem-title").TextContent);
        Assert.Empty((await Tokens.ListAsync(Administrator, default)).Value!.Tokens);
    }

    [Fact]
    public async Task Deliveries_are_listed_and_a_webhook_is_tried_paused_and_removed()
    {
        var saved = (await Webhooks.SaveAsync(Administrator, new SaveWebhook(null, 0, "Partner Times", "https://partner.example/hook", [WebhookEvent.Retracted], [], []), default)).Value!;
        var list = Open<WebhooksPage>();
        Assert.Contains("nothing arrived yet", list.WaitForElement(".desk-row").TextContent, StringComparison.Ordinal);

        var page = Open<WebhookPage>(parameters => parameters.Add(p => p.Id, saved.Id));
        Assert.Equal("Nothing was sent yet", page.WaitForElement(".empty-title").TextContent);
        await page.Find("[data-ping]").ClickAsync();
        Assert.Contains("waits", page.WaitForElement(".desk-row").TextContent, StringComparison.Ordinal);

        await page.Find("[data-pause]").ClickAsync();
        Assert.Contains("1 messages wait", page.WaitForElement(".warn").TextContent, StringComparison.Ordinal);

        var removing = page.Find("[data-remove]").ClickAsync();
        _dialogs.WaitForElement("[data-confirm]");
        await _dialogs.Find("[data-confirm]").ClickAsync();
        await removing;
        Assert.EndsWith(AdministrationAddress.Webhooks, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty((await Webhooks.ListAsync(Administrator, default)).Value!.Webhooks);
    }

    [Fact]
    public async Task What_was_given_up_leads_from_what_is_new_to_its_webhook_while_one_administers()
    {
        var saved = (await Webhooks.SaveAsync(Administrator, new SaveWebhook(null, 0, "Partner Times", "https://partner.example/hook", [WebhookEvent.Retracted], [], []), default)).Value!;
        var whatIsNew = new WhatIsNew(Services.GetRequiredService<INewsroomDbFactory>(), Services.GetRequiredService<TimeProvider>(), Services.GetRequiredService<INewsroomEvents>());
        var ids = Services.GetRequiredService<IIdSource>();
        foreach (var person in new[] { "administrator", "chief" })
        {
            await Newsroom.ChangeAsync(db => db.Notifications.Add(new Notification
            {
                Id = ids.Next(),
                PersonId = Newsroom.Person(person),
                Kind = NotificationKind.WebhookGivenUp,
                WebhookId = saved.Id,
                At = Now,
            }));
        }

        var told = (await whatIsNew.ReadAsync(Administrator, 1, default)).Value!;
        var other = (await whatIsNew.ReadAsync(Newsroom.Asker("chief"), 1, default)).Value!;

        Assert.Equal((saved.Id, "Partner Times"), Assert.Single(told.Items) is var item ? (item.WebhookId!.Value, item.Headline) : default);
        Assert.Equal((0, 0), (other.Items.Count, other.Unread));
        await Webhooks.RemoveAsync(Administrator, saved.Id, default);
        Assert.Empty((await whatIsNew.ReadAsync(Administrator, 1, default)).Value!.Items);
    }

    private IRenderedComponent<TPage> Open<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent =>
        Render<TPage>(builder =>
        {
            builder.AddCascadingValue(new DeskContext(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Now));
            parameters?.Invoke(builder);
        });

    private static IElement Button<TComponent>(IRenderedComponent<TComponent> component, string text)
        where TComponent : IComponent => component.WaitForElements("button").First(button => button.TextContent.Trim() == text);

    private sealed class OpenSecrets : IWebhookSecrets
    {
        public string Protect(string secret) => secret;

        public string? Unprotect(string kept) => kept;
    }

    private sealed class PublicNetwork : IRemoteFiles
    {
        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse("8.8.4.4")]);

        public Task<RemoteAnswer?> GetAsync(Uri address, IPAddress host, int most, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
