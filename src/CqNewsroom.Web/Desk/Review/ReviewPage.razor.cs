using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Comments;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using Block = CqNewsroom.Core.Documents.Block;

namespace CqNewsroom.Web.Desk.Review;

/// <summary>The review of one article: the difference since this reviewer's last look first, the whole text one key away, the decision beside it.</summary>
public sealed partial class ReviewPage : IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private ReviewView? _review;
    private Guid _marked;
    private bool _isGone;
    private bool _isWhole;
    private bool _showSource = true;
    private int? _changedUnder;
    private CommentPanel? _talk;
    private CommentsView? _comments;
    private ElementReference _text;
    private DotNetObjectReference<ReviewPage>? _self;

    /// <summary>The article.</summary>
    [Parameter]
    public Guid ArticleId { get; set; }


    [Inject]
    private ReviewPages Pages { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ReviewText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActionsText> Actions { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Shell { get; set; } = default!;

    // Only what is on the screen may be signed here.
    private bool IsOnScreen => _review is { } review && (review.IsCurrent || review.Revision.Id == review.Acting.Live?.Id);

    private bool CanSign => IsOnScreen && _review!.Acting.Main is NewsroomAction.SignOff or NewsroomAction.Countersign;

    private bool CanReturn => IsOnScreen && Allows(NewsroomAction.RequestChanges);

    private bool CanSuggest => _review!.IsCurrent && Allows(NewsroomAction.Suggest);

    private bool IsBeside => _showSource && _review?.Source is not null;

    private string Length => _review!.Acting.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        ? Texts["Characters", _review.Counts.WordStyleCount]
        : Texts["EnglishWords", _review.Counts.EnglishWords];

    private string ComparedWords => _review!.Compared switch
    {
        ComparedWith.LastLook => Texts["SinceLastLook", _review.ComparedNumber ?? 0],
        ComparedWith.Live => Texts["SinceLive", _review.ComparedNumber ?? 0],
        ComparedWith.SubmittedBefore => Texts["SinceSubmitted", _review.ComparedNumber ?? 0],
        _ => Texts["FirstLook"],
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _closed.Dispose();
        await Js.TryInvokeAsync("deskComments.hide");
        _self?.Dispose();
    }

    /// <summary>Called by the script: somebody pressed the words of a thread.</summary>
    /// <param name="id">The thread.</param>
    [JSInvokable]
    public Task ChooseComment(string id) => InvokeAsync(() =>
    {
        if (Guid.TryParse(id, out var thread))
            _talk?.Choose(thread);
    });

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_review?.Acting.ArticleId == ArticleId)
            return;
        (_review, _isGone, _changedUnder, _marked, _comments) = (null, false, null, Guid.Empty, null);
        await LoadAsync();
        _isWhole = _review?.Compared == ComparedWith.Nothing;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_review is not null && _comments is { } comments)
            await Js.TryInvokeAsync("deskComments.show", _text, CommentMark.Of(comments), _self ??= DotNetObjectReference.Create(this));
        // The page was shown: only now it counts as a look.
        if (_review is { IsReviewer: true } review && _marked != review.Revision.Id)
        {
            _marked = review.Revision.Id;
            await Pages.MarkLookAsync(await Session.AskerAsync(), ArticleId, review.Revision.Id, _closed.Token);
        }
    }

    private bool Allows(NewsroomAction action) => _review!.Acting.Actions.Any(choice => choice.Action == action && choice.IsAllowed);

    private bool Concerns(NewsroomEvent happened) => happened is SettingsChanged or PersonChanged or PicturesChanged || (happened is StoryChanged changed && changed.StoryId == _review?.Acting.StoryId && changed.Action != CommentService.CommentEvent);

    private List<ThreadView> ThreadsAt(Block block) => _comments is null ? [] : [.. _comments.Open.Where(thread => string.Equals(thread.BlockId, block.Id, StringComparison.Ordinal))];

    private void MarkComments(CommentsView comments)
    {
        _comments = comments;
        StateHasChanged();
    }

    private async Task CommentAsync(string? blockId)
    {
        CommentPlace? place = null;
        try
        {
            place = await Js.InvokeAsync<CommentPlace?>("deskComments.place", _closed.Token, _text, blockId);
        }
        catch (JSException)
        {
            // The browser could not say what is selected: then it is the block.
        }

        if (_talk is not null)
            await _talk.BeginAsync(place ?? (blockId is null ? null : new CommentPlace(blockId, 0, "")));
    }

    private async Task GoToThreadAsync(ThreadView thread) => await Js.TryInvokeAsync("deskComments.focus", _text, thread.Id.ToString(), thread.BlockId);

    private async Task LoadAsync()
    {
        var outcome = await Pages.ReadAsync(await Session.AskerAsync(), ArticleId, _closed.Token);
        if (_review is { } before && outcome.Value is { } now && before.Revision.Id != now.Revision.Id)
            _changedUnder = now.Revision.Number;
        (_review, _isGone) = (outcome.Value, !outcome.IsDone);
        StateHasChanged();
    }

    private async Task<ActingArticle?> ReloadAsync()
    {
        await LoadAsync();
        return _review?.Acting;
    }

    private Task SuggestAsync(Block block) => Dialogs.ShowAsync<SuggestDialog>(Actions["ActionSuggest"], new DialogParameters<SuggestDialog>
    {
        { d => d.Article, _review!.Acting },
        { d => d.Block, block },
        { d => d.Reload, ReloadAsync },
    }, ActNames.Dialog);
}
