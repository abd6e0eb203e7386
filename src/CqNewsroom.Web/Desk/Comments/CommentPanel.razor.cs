using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Comments;

/// <summary>The conversations about a text, beside it. The page marks their places and tells which one somebody pressed.</summary>
public sealed partial class CommentPanel : IDisposable
{
    // Saves come every second while somebody writes; where the words stand then is known to the editor.
    private static readonly TimeSpan PlacesInterval = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _closed = new();
    private readonly string _titleId = "talk-" + Identifier.Create();
    private CommentsView? _view;
    private IReadOnlyList<string> _names = [];
    private CommentPlace? _draft;
    private (Guid Article, Guid? Revision) _of;
    private Guid? _answering;
    private Guid? _editing;
    private Guid? _chosen;
    private string? _problem;
    private bool _hasNames;
    private bool _isRevealing;
    private bool _busy;

    /// <summary>The article.</summary>
    [Parameter, EditorRequired]
    public Guid ArticleId { get; set; }

    /// <summary>The revision on the page; null for the working copy.</summary>
    [Parameter]
    public Guid? RevisionId { get; set; }

    /// <summary>Language of the text.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <summary>Hears of the threads whenever they were read.</summary>
    [Parameter]
    public Action<CommentsView>? OnRead { get; set; }

    /// <summary>Somebody wants to see where a thread stands.</summary>
    [Parameter]
    public EventCallback<ThreadView> OnGoTo { get; set; }

    [Inject]
    private CommentService Comments { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IStringLocalizer<CommentsText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Words> Words { get; set; } = default!;

    [CascadingParameter]
    private DeskContext Context { get; set; } = default!;

    /// <summary>Opens the form for a new thread.</summary>
    /// <param name="place">What it is about; null for the article.</param>
    public async Task BeginAsync(CommentPlace? place)
    {
        await NamesAsync();
        _draft = place ?? new CommentPlace("", 0, "");
        StateHasChanged();
    }

    /// <summary>Shows a thread whose mark somebody pressed.</summary>
    /// <param name="threadId">The thread.</param>
    public void Choose(Guid threadId)
    {
        (_chosen, _isRevealing) = (threadId, true);
        StateHasChanged();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_of == (ArticleId, RevisionId))
            return;
        if (_of.Article != ArticleId)
            (_view, _draft, _answering, _editing, _chosen, _hasNames) = (null, null, null, null, null, false);
        _of = (ArticleId, RevisionId);
        await LoadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isRevealing || _chosen is not { } chosen)
            return;
        _isRevealing = false;
        await Js.TryInvokeAsync("deskComments.reveal", chosen.ToString());
    }

    private string About(CommentPlace place) => place switch
    {
        { Block.Length: 0 } => Texts["AboutArticle"],
        { Quote.Length: 0 } => Texts["AboutBlock"],
        _ => Texts["AboutWords", place.Quote],
    };

    private string? Gone(ThreadView thread) => thread.Place switch
    {
        ThreadPlace.WordsGone => Texts["WordsGone"].Value,
        ThreadPlace.BlockGone => Texts["BlockGone"].Value,
        ThreadPlace.Words when !string.Equals(thread.Words, thread.Quote, StringComparison.Ordinal) => Texts["WordsChanged", thread.Quote].Value,
        _ => null,
    };

    private bool Concerns(NewsroomEvent happened) =>
        happened is SettingsChanged or PersonChanged || (happened is StoryChanged changed && changed.ArticleId == ArticleId && changed.Action is not (WorkingCopyService.SaveEvent or WorkingCopyService.LeaseEvent));

    private bool ConcernsPlaces(NewsroomEvent happened) =>
        RevisionId is null && happened is StoryChanged { Action: WorkingCopyService.SaveEvent } changed && changed.ArticleId == ArticleId && _view is { Threads.Count: > 0 };

    private async Task LoadAsync()
    {
        var asker = await Session.AskerAsync();
        var outcome = await Comments.ReadAsync(asker, ArticleId, RevisionId, _closed.Token);
        _view = outcome.Value;
        if (_view is { } view)
            OnRead?.Invoke(view);
        StateHasChanged();
    }

    private async Task NamesAsync()
    {
        if (_hasNames)
            return;
        _names = (await Comments.MentionableAsync(await Session.AskerAsync(), ArticleId, _closed.Token)).Value ?? [];
        _hasNames = true;
    }

    private async Task BeginAnswerAsync(ThreadView thread)
    {
        await NamesAsync();
        _answering = thread.Id;
    }

    private async Task<string?> StartAsync(string text, bool isForAgency)
    {
        if (_draft is not { } place)
            return null;
        var asker = await Session.AskerAsync();
        var outcome = await Comments.StartAsync(
            asker, new StartThread(ArticleId, RevisionId, place.Block.Length == 0 ? null : place.Block, place.Start, place.Quote, text, isForAgency), CancellationToken.None);
        if (outcome.Refusal is { } refusal)
            return refusal.In(asker.Language);
        (_draft, _chosen, _isRevealing) = (null, outcome.Value, true);
        await LoadAsync();
        return null;
    }

    private async Task<string?> AnswerAsync(ThreadView thread, string text)
    {
        var asker = await Session.AskerAsync();
        var outcome = await Comments.AnswerAsync(asker, thread.Id, text, CancellationToken.None);
        if (outcome.Refusal is { } refusal)
            return refusal.In(asker.Language);
        _answering = null;
        await LoadAsync();
        return null;
    }

    private async Task BeginEditAsync(CommentView comment)
    {
        await NamesAsync();
        _editing = comment.Id;
    }

    private async Task<string?> EditAsync(CommentView comment, string text)
    {
        var asker = await Session.AskerAsync();
        var outcome = await Comments.EditAsync(asker, comment.Id, text, CancellationToken.None);
        if (outcome.Refusal is { } refusal)
            return refusal.In(asker.Language);
        _editing = null;
        await LoadAsync();
        return null;
    }

    private async Task ChangeAsync(ThreadView thread, Func<Asker, Guid, CancellationToken, Task<Outcome>> change)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var asker = await Session.AskerAsync();
            var outcome = await change(asker, thread.Id, CancellationToken.None);
            _problem = outcome.Refusal?.In(asker.Language);
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task GoToAsync(ThreadView thread)
    {
        _chosen = thread.Id;
        await OnGoTo.InvokeAsync(thread);
    }
}
