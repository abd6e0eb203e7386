using System.Globalization;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Administration;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.New;

/// <summary>What is new: what others did that concerns me.</summary>
public sealed partial class WhatIsNewPage : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private NewsPage? _page;
    private int _shown;
    private string? _problem;

    /// <summary>Page in the address.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }

    [CascadingParameter]
    private Myself Myself { get; set; } = default!;

    [Inject]
    private WhatIsNew News { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WhatIsNewText> Texts { get; set; } = default!;

    private int Number => int.TryParse(PageInAddress, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Number != _shown)
            await LoadAsync();
    }

    private static string AddressOf(NewsItem item) => item switch
    {
        { ArticleId: { } article, Kind: NotificationKind.Assigned or NotificationKind.Returned or NotificationKind.TakenOver or NotificationKind.WritingAsked, State: ArticleState.Drafting or ArticleState.ChangesRequested } => DeskAddress.Edit(article),
        { ArticleId: { } article, Kind: NotificationKind.Mentioned or NotificationKind.Commented, State: ArticleState.Drafting or ArticleState.ChangesRequested } => DeskAddress.Edit(article),
        { ArticleId: { } article, Kind: NotificationKind.Mentioned or NotificationKind.Commented, State: ArticleState.InReview or ArticleState.Approved or ArticleState.Scheduled } => DeskAddress.Review(article),
        { ArticleId: { } article, Kind: NotificationKind.Submitted, State: ArticleState.InReview } => DeskAddress.Review(article),
        { Term: { } term } => AddressOf(DeskAddress.Terms, term.Chinese, term.State),
        { Word: { } word } => AddressOf(DeskAddress.Words, word.Word, word.State),
        { WebhookId: { } webhook } => AdministrationAddress.Webhook(webhook),
        _ => DeskAddress.Story(item.Number!.Value),
    };

    // The list with this entry alone, in the state that it has now.
    private static string AddressOf(string list, string words, TermState state) =>
        $"{list}{QueryString.Create([new("words", words), .. state is TermState.Declined or TermState.Removed ? [new KeyValuePair<string, string?>("state", state.ToString())] : Array.Empty<KeyValuePair<string, string?>>()])}";

    private static string IconOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Assigned => Icons.Material.Outlined.AssignmentInd,
        NotificationKind.Declined => Icons.Material.Outlined.AssignmentReturn,
        NotificationKind.Requested => Icons.Material.Outlined.Translate,
        NotificationKind.Submitted => Icons.Material.Outlined.RateReview,
        NotificationKind.Returned => Icons.Material.Outlined.Undo,
        NotificationKind.Voided => Icons.Material.Outlined.Unpublished,
        NotificationKind.SourceChanged => Icons.Material.Outlined.ChangeCircle,
        NotificationKind.Held => Icons.Material.Outlined.TimerOff,
        NotificationKind.TakenOver => Icons.Material.Outlined.SwapHoriz,
        NotificationKind.Published => Icons.Material.Outlined.Public,
        NotificationKind.Retracted => Icons.Material.Outlined.Block,
        NotificationKind.Spiked => Icons.Material.Outlined.Delete,
        NotificationKind.Suggested => Icons.Material.Outlined.EditNote,
        NotificationKind.LeftBehind => Icons.Material.Outlined.PersonOff,
        NotificationKind.CountersignNeeded => Icons.Material.Outlined.Draw,
        NotificationKind.Mentioned => Icons.Material.Outlined.AlternateEmail,
        NotificationKind.Commented => Icons.Material.Outlined.Comment,
        NotificationKind.WritingAsked => Icons.Material.Outlined.PanTool,
        NotificationKind.TermApproved or NotificationKind.WordApproved => Icons.Material.Outlined.Spellcheck,
        NotificationKind.TermDeclined or NotificationKind.WordDeclined => Icons.Material.Outlined.DoNotDisturbOn,
        NotificationKind.OriginalCorrected => Icons.Material.Outlined.Campaign,
        NotificationKind.WebhookGivenUp => Icons.Material.Outlined.LinkOff,
        _ => Icons.Material.Outlined.Notifications,
    };

    private static string ClassOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Returned or NotificationKind.SourceChanged or NotificationKind.Voided or NotificationKind.TermDeclined or NotificationKind.WordDeclined or NotificationKind.OriginalCorrected => "news-icon tone-returned",
        NotificationKind.Held or NotificationKind.Retracted or NotificationKind.WebhookGivenUp => "news-icon tone-retracted",
        NotificationKind.Published => "news-icon tone-live",
        _ => "news-icon",
    };

    private async Task LoadAsync()
    {
        var asker = await Session.AskerAsync();
        _shown = Number;
        var outcome = await News.ReadAsync(asker, Number, _closed.Token);
        (_page, _problem) = (outcome.Value, outcome.Refusal?.In(asker.Language));
    }

    private async Task MarkAsync(NewsItem item)
    {
        if (!item.IsRead)
            await News.MarkReadAsync(await Session.AskerAsync(), [item.Id], CancellationToken.None);
    }

    private async Task MarkAllAsync() => await News.MarkReadAsync(await Session.AskerAsync(), null, CancellationToken.None);
}
