using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Publishing;

/// <summary>What is approved, scheduled and out: publish, schedule, correct, retract. Times stand in the newsroom's zone, by name.</summary>
public sealed partial class PublicationPage : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private PublicationView? _view;
    private bool _isGone;

    [CascadingParameter]
    private DeskContext Context { get; set; } = default!;

    [Inject]
    private PublicationPages Pages { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PublicationText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Shell { get; set; } = default!;

    private DeskContext InZone => Context with { Zone = TimeZoneInfo.FindSystemTimeZoneById(_view!.TimeZoneId) };

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    // A save of a working copy changes nothing here.
    private static bool Concerns(NewsroomEvent happened) => happened switch
    {
        StoryChanged changed => !string.Equals(changed.Action, nameof(NewsroomAction.Save), StringComparison.Ordinal),
        SettingsChanged or PersonChanged or PicturesChanged => true,
        _ => false,
    };

    private async Task LoadAsync()
    {
        var outcome = await Pages.ReadAsync(await Session.AskerAsync(), _closed.Token);
        (_view, _isGone) = (outcome.Value, !outcome.IsDone);
        StateHasChanged();
    }

    private async Task<ActingArticle?> ReloadAsync(Guid articleId)
    {
        await LoadAsync();
        return _view is null ? null : _view.Approved.Concat(_view.Scheduled).Concat(_view.Recent).Select(row => row.Acting).FirstOrDefault(acting => acting.ArticleId == articleId);
    }
}
