using System.Globalization;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Versions;

/// <summary>What was kept of an article: who, when and why; any two compared under an address that can be passed on; who wrote each block; an older one restored.</summary>
public sealed partial class VersionsPage : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private VersionsView? _view;
    private (Guid Article, string? From, string? To)? _shown;
    private Guid? _asked;
    private string? _problem;
    private bool _isGone;
    private bool _showsWho;
    private bool _busy;

    /// <summary>The article.</summary>
    [Parameter]
    public Guid ArticleId { get; set; }

    /// <summary>Number of the older version in the address.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? FromInAddress { get; set; }

    /// <summary>Number of the newer version in the address; without it the text as it is now.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? ToInAddress { get; set; }

    [CascadingParameter]
    private DeskContext Context { get; set; } = default!;

    [Inject]
    private WorkingCopyService Writing { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<VersionsText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<StoryText> Kinds { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Words> Words { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Shell { get; set; } = default!;

    private static string Language => CultureInfo.CurrentUICulture.Name;

    private int? From => _view?.Compared?.Old ?? Number(FromInAddress);

    private int? To => _view?.Compared?.New ?? Number(ToInAddress);

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = (ArticleId, FromInAddress, ToInAddress);
        if (_shown == wanted)
            return;
        if (_shown?.Article != ArticleId)
            (_view, _isGone, _showsWho) = (null, false, false);
        else
            _showsWho = false;
        (_shown, _asked, _problem) = (wanted, null, null);
        await LoadAsync();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Wanted(string? text) => string.IsNullOrEmpty(text) ? null : Number(text) ?? 0;

    private string NameOf(VersionLine version) =>
        $"{version.Number} · {version.Name ?? Kinds["Kind" + version.Kind].Value} · {TimeWords.Date(Words, Context, version.At)}";

    private bool IsShown(VersionLine version) => !_showsWho && _view?.Compared is { } compared && (version.Number == compared.Old || version.Number == compared.New);

    private bool Concerns(NewsroomEvent happened) => happened is SettingsChanged or PersonChanged || (happened is StoryChanged changed && changed.StoryId == _view?.StoryId);

    private async Task LoadAsync()
    {
        // What an address names that is no number is no version either.
        var outcome = await Writing.VersionsAsync(await Session.AskerAsync(), ArticleId, Wanted(FromInAddress), Wanted(ToInAddress), _closed.Token);
        (_view, _isGone) = (outcome.Value, !outcome.IsDone);
        StateHasChanged();
    }

    private void ChooseFrom(ChangeEventArgs chosen) => Navigation.NavigateTo(DeskAddress.Versions(ArticleId, Number(chosen.Value as string), To));

    private void ChooseTo(ChangeEventArgs chosen) => Navigation.NavigateTo(DeskAddress.Versions(ArticleId, From, Number(chosen.Value as string)));

    private async Task RestoreAsync(VersionLine version)
    {
        if (_busy)
            return;
        (_busy, _problem) = (true, null);
        try
        {
            var outcome = await Writing.RestoreAsync(await Session.AskerAsync(), ArticleId, version.Id, CancellationToken.None);
            if (outcome.Refusal is { } refusal)
                _problem = refusal.In(Language);
            else
                Snackbar.Add(Texts["Restored", version.Number], Severity.Success);
            _asked = null;
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
