using System.Globalization;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Comments;
using CqNewsroom.Web.Desk.Media;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Stories;
using CqNewsroom.Web.Desk.Terms;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Editing;

/// <summary>
/// The writing surface: the editor, which saves by itself, and around it what the writer has to know. The page holds no text and
/// judges nothing; it hears from the editor how saving stands, and from the newsroom when somebody else acts.
/// </summary>
public sealed partial class EditPage : IDisposable
{
    private static readonly string[] WritingStates = ["saved", "unsaved", "saving", "offline", "conflict", "signed-out"];

    // Who reads along sees each save soon after it, and never a request for every one of many.
    private static readonly TimeSpan ReadingInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();
    private EditingView? _view;
    private ArticleEditor? _editor;
    private EditorState? _state;
    private EditorCounts? _counts;
    private TextLength? _length;
    private bool _keepsVersion;
    private string? _problem;
    private CommentPanel? _talk;
    private IReadOnlyList<CommentMark> _marks = [];
    private int _openComments;
    private string? _news;
    private IReadOnlyList<string>? _wordNotes;
    private int? _newSource;
    private int _mount;
    private bool _isGone;
    private bool _isPanelOpen = true;
    private bool _busy;

    /// <summary>The article.</summary>
    [Parameter]
    public Guid ArticleId { get; set; }

    /// <summary>Whether a Word file is to be asked for at once, as the form for a new story wants it.</summary>
    [SupplyParameterFromQuery(Name = "word")]
    private bool AsksForWord { get; set; }

    [CascadingParameter]
    private Myself Myself { get; set; } = default!;

    [Inject]
    private WorkingCopyService Writing { get; set; } = default!;

    [Inject]
    private StoryPages Stories { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<EditingText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActionsText> Actions { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MediaText> Pictures { get; set; } = default!;

    [Inject]
    private IStringLocalizer<VersionsText> Versions { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TermsText> Terms { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Shell { get; set; } = default!;

    private static string Language => CultureInfo.CurrentUICulture.Name;

    private bool IsWritingHere => _state is { } state && WritingStates.Contains(state.Name, StringComparer.Ordinal);

    private bool IsChinese => _view!.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    // Greyed with the reason while it is written; where it is not, the state says enough.
    private bool ShowsSubmit => _view is { State: ArticleState.Drafting or ArticleState.ChangesRequested } view && view.Submit.Verdict != Verdict.Hidden;

    private string PageName => _view is { } view ? $"{Texts[view.IsOriginal ? "Write" : "Translate"]}: {view.Headline}" : Texts["Write"];

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_view?.ArticleId == ArticleId)
            return;
        (_view, _state, _counts, _problem, _news, _newSource, _wordNotes, _isGone) = (null, null, null, null, null, null, null, false);
        (_marks, _openComments) = ([], 0);
        _length?.Show(null);
        _mount++;
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!AsksForWord || _view is not { MayBringIn: true })
            return;
        AsksForWord = false;
        // A page that is loaded again must not ask again.
        Navigation.NavigateTo(DeskAddress.Edit(ArticleId), replace: true);
        await ImportWordAsync();
    }

    private bool Concerns(NewsroomEvent happened) => happened switch
    {
        StoryChanged changed => changed.StoryId == _view?.StoryId && changed.Action is not (WorkingCopyService.SaveEvent or CommentService.CommentEvent),
        PersonChanged changed => changed.PersonId == Myself.PersonId,
        SettingsChanged => true,
        _ => false,
    };

    private bool IsSave(NewsroomEvent happened) => happened is StoryChanged { Action: WorkingCopyService.SaveEvent } changed && changed.ArticleId == ArticleId;

    private Task ReadAlongAsync() => _editor is null || IsWritingHere ? Task.CompletedTask : _editor.ReadAlongAsync();

    private async Task LoadAsync()
    {
        var outcome = await Writing.OpenAsync(await Session.AskerAsync(), ArticleId, _closed.Token);
        if (outcome.Value is not { } now)
        {
            // What somebody typed stays on their screen to be copied, also where nothing else of the article is theirs any more.
            _isGone = _view is null;
            if (_view is not null)
                await EndWritingAsync(outcome.Refusal!.In(Language));
            return;
        }

        var before = _view;
        _view = now;
        if (before is not null)
            await FollowAsync(before, now);
        StateHasChanged();
    }

    // The editor hears at its next save or heartbeat that it may not write any more; the page hears at once (case N11).
    private async Task FollowAsync(EditingView before, EditingView now)
    {
        _news = null;
        if (before.SourceNumber != now.SourceNumber)
            _newSource = now.SourceNumber;
        if (before.Lease.IsAskedByMe && !now.Lease.IsAskedByMe)
        {
            await HearAnswerAsync(before.Lease, now.Lease);
            return;
        }

        if (!now.MayWrite)
            await EndWritingAsync(now.WriteRefusal!.In(Language));
        else if (now.Lease.HolderId is { } holder && holder != Myself.PersonId)
            await EndWritingAsync(Texts["TakenOver", now.Lease.HolderName ?? ""]);
        else if (!before.MayWrite)
            _mount++;
    }

    private async Task EndWritingAsync(string why)
    {
        if (_editor is null || !IsWritingHere)
            return;
        _state = null;
        // What was not saved goes out and is kept as a revision; the editor then says so itself.
        if (await _editor.FlushAsync())
            await _editor.SetReadOnlyAsync(why);
    }

    // What somebody asked for was given to them, or was not.
    private async Task HearAnswerAsync(LeaseView before, LeaseView now)
    {
        if (now.HolderId == Myself.PersonId && !IsWritingHere)
        {
            _news = Texts["ReceivedIt", before.HolderName ?? ""];
            _mount++;
        }
        else if (now.HolderId is { } holder && holder == before.HolderId)
        {
            _news = Texts["NotHandedOver", now.HolderName ?? ""];
            await ReadAlongAsync();
        }
    }

    private Task<bool> FlushAsync() => _editor?.FlushAsync() ?? Task.FromResult(false);

    private async Task HandOverAsync()
    {
        if (_busy || _editor is null || _view?.Lease.AskedByName is not { } name)
            return;
        (_busy, _problem) = (true, null);
        try
        {
            if (!await _editor.FlushAsync())
            {
                _problem = Texts["NotFlushed"];
                return;
            }

            // From here on this page does not write; that the other one does is no news to it.
            (var before, _state) = (_state, null);
            var outcome = await Writing.HandOverAsync(await Session.AskerAsync(), ArticleId, CancellationToken.None);
            if (outcome.Refusal is { } refusal)
            {
                (_state, _problem) = (before, refusal.In(Language));
                return;
            }

            await _editor.SetReadOnlyAsync(Texts["HandedOver", name]);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task GoOnAsync()
    {
        await Writing.KeepLeaseAsync(await Session.AskerAsync(), ArticleId, CancellationToken.None);
        await LoadAsync();
    }

    // Called at every pause in typing: what does not show is not rendered.
    private async Task HearStateAsync(EditorState state)
    {
        var (wasWriting, problem) = (IsWritingHere, _problem);
        _state = state;
        if (state.Name == "saved")
        {
            _problem = null;
            // The first save has made a contributor of who was warned of it.
            if (state.Detail.Length > 0 && _view?.Warning is not null)
                await LoadAsync();
        }

        if (problem != _problem || (wasWriting != IsWritingHere && _view?.Lease.AskedByName is not null))
            StateHasChanged();
    }

    private void HearCounts(EditorCounts counts)
    {
        _counts = counts;
        _length?.Show(counts);
    }

    private Task FocusAsync(string blockId) => _editor?.FocusBlockAsync(blockId) ?? Task.CompletedTask;

    private async Task ShowNewSourceAsync()
    {
        if (_editor is not null && !await _editor.FlushAsync())
        {
            _problem = Texts["NotFlushed"];
            return;
        }

        _newSource = null;
        _mount++;
    }

    private void MarkComments(CommentsView comments)
    {
        var (marks, open) = (CommentMark.Of(comments), comments.Open.Count());
        if (open == _openComments && marks.SequenceEqual(_marks))
            return;
        (_marks, _openComments) = (marks, open);
        StateHasChanged();
    }

    private async Task CommentAsync(CommentPlace place)
    {
        _isPanelOpen = true;
        StateHasChanged();
        if (_talk is not null)
            await _talk.BeginAsync(place);
    }

    private async Task ChoosePictureAsync(string replaces)
    {
        var dialog = await Dialogs.ShowAsync<PicturePicker>(Pictures["Choose"], PicturePicker.Size);
        if (await dialog.Result is { Canceled: false, Data: PictureLine chosen } && _editor is not null)
            await _editor.PutPictureAsync(chosen, replaces);
    }

    private async Task ProposeTermAsync(string chinese, string english) => await TermDialog.ProposeAsync(Dialogs, Terms, chinese, english, _view?.DeskId);

    private void ShowThread(Guid threadId)
    {
        _isPanelOpen = true;
        _talk?.Choose(threadId);
    }

    private async Task GoToThreadAsync(ThreadView thread)
    {
        if (_editor is null)
            return;
        if (thread.IsResolved || thread.Length == 0)
            await _editor.FocusBlockAsync(thread.BlockId!);
        else
            await _editor.FocusCommentAsync(thread.Id);
    }

    private async Task<bool> FlushedAsync()
    {
        var isSaved = _editor is null || await _editor.FlushAsync();
        _problem = isSaved ? null : Texts["NotFlushed"].Value;
        return isSaved;
    }

    // What was accepted is in the text that the server has.
    private async Task ShowAnewAsync()
    {
        _mount++;
        await LoadAsync();
    }

    private async Task SubmitAsync()
    {
        if (_busy || _editor is null)
            return;
        _busy = true;
        _problem = null;
        try
        {
            if (!await _editor.FlushAsync())
            {
                _problem = Texts["NotFlushed"];
                return;
            }

            var dialog = await Dialogs.ShowAsync<SubmitDialog>(Texts["SubmitTitle"], new DialogParameters<SubmitDialog> { { d => d.ArticleId, ArticleId } });
            var result = await dialog.Result;
            if (result is { Canceled: true } or null)
                return;
            if (result.Data is string blockId)
            {
                await FocusAsync(blockId);
                return;
            }

            Snackbar.Add(Texts["Submitted"], MudBlazor.Severity.Success);
            Navigation.NavigateTo(DeskAddress.Story(_view!.StoryNumber));
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ImportWordAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var dialog = await Dialogs.ShowAsync<WordDialog>(Texts["WordImport"], new DialogParameters<WordDialog>
            {
                { d => d.ArticleId, ArticleId },
                { d => d.Replaces, _view!.HasText || _counts is { Words: > 0 } },
                { d => d.Save, SaveBeforeAsync },
            });
            if (await dialog.Result is not { Canceled: false, Data: IReadOnlyList<string> notes })
                return;
            (_wordNotes, _problem) = (notes, null);
            _mount++;
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    // What was typed a moment ago belongs to the text that is kept.
    private async Task<bool> SaveBeforeAsync() => _view is not { MayWrite: true } || _editor is null || await _editor.FlushAsync();

    private async Task ChangeStoryAsync()
    {
        var story = await Stories.ReadAsync(await Session.AskerAsync(), _view!.StoryNumber, _closed.Token);
        if (story.Value is not { } view)
        {
            _problem = story.Refusal!.In(Language);
            return;
        }

        var dialog = await Dialogs.ShowAsync<StoryDialog>(Actions["ActionChangeStory"], new DialogParameters<StoryDialog> { { d => d.Story, view } });
        if (await dialog.Result is { Canceled: false })
            await LoadAsync();
    }
}
