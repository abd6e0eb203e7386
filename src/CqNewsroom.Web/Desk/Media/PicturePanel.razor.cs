using CqNewsroom.Core.Media;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Media;

/// <summary>One picture beside the library: what is known of it, where it stands, and what may be done with it.</summary>
public sealed partial class PicturePanel
{
    private readonly string _titleId = "picture-" + Identifier.Create();
    private ElementReference _title;
    private PictureDetails? _details;
    private string? _problem;
    private string? _refusal;
    private bool _isGone;
    private bool _asksToRemove;
    private bool _busy;

    /// <summary>The picture.</summary>
    [Parameter, EditorRequired]
    public Guid PictureId { get; set; }

    /// <summary>The library without it.</summary>
    [Parameter, EditorRequired]
    public string CloseAddress { get; set; } = "";

    /// <summary>It was removed.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnRemoved { get; set; }

    [Inject]
    private PictureLibrary Library { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MediaText> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _title.FocusAsync();
    }

    private async Task LoadAsync()
    {
        var asker = await Session.AskerAsync();
        var outcome = await Library.FindAsync(asker, PictureId, CancellationToken.None);
        _isGone = outcome.Refusal?.Code == RefusalCode.NotFound;
        (_details, _problem) = (outcome.Value, _isGone ? null : outcome.Refusal?.In(asker.Language));
    }

    private string Or(string text) => text.Length > 0 ? text : Texts["Unknown"];

    private string Where(PicturePlace place) => place switch
    {
        { IsLive: true, IsInText: true } => $"{Texts["PlaceText"]} · {Texts["PlaceLive"]}",
        { IsLive: true } => Texts["PlaceLive"],
        { IsInText: true } => Texts["PlaceText"],
        _ => Texts["PlaceEarlier"],
    };

    private async Task ChangeAsync()
    {
        var dialog = await Dialogs.ShowAsync<RightsDialog>(Texts["ChangeRights"], new DialogParameters<RightsDialog> { { d => d.Picture, _details! } });
        await dialog.Result;
        await LoadAsync();
    }

    private async Task ChangeFocusAsync()
    {
        var dialog = await Dialogs.ShowAsync<FocusDialog>(Texts["ChangeFocus"], new DialogParameters<FocusDialog> { { d => d.Picture, _details! } });
        await dialog.Result;
        await LoadAsync();
    }

    private async Task RemoveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var asker = await Session.AskerAsync();
            var outcome = await Library.RemoveAsync(asker, PictureId, CancellationToken.None);
            _refusal = outcome.Refusal?.In(asker.Language);
            _asksToRemove = false;
            if (!outcome.IsDone)
                return;
            Snackbar.Add(Texts["Removed"]);
            await OnRemoved.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
