using System.Globalization;
using System.Text.Json;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Comments;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CqNewsroom.Web.Desk.Editing;

/// <summary>
/// The rich-text editor of one article: a place in the page for the script, which loads and saves over HTTP. Ids go in, short
/// words about the state come out; text never travels on the circuit.
/// </summary>
public sealed partial class ArticleEditor : IAsyncDisposable
{
    private DotNetObjectReference<ArticleEditor>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _handle;
    private ElementReference _element;
    private IReadOnlyList<CommentMark> _marked = [];

    /// <summary>The article.</summary>
    [Parameter, EditorRequired]
    public Guid ArticleId { get; set; }

    /// <summary>The person who looks at it; what this browser keeps for them opens for them alone.</summary>
    [Parameter, EditorRequired]
    public Guid PersonId { get; set; }

    /// <summary>Whether the text is only shown, also to somebody who may write it.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Whether a translation shows its source beside it.</summary>
    [Parameter]
    public bool SideBySide { get; set; }

    /// <summary>How long headline and summary should be; null to count nothing beside them.</summary>
    [Parameter]
    public LengthGuides? Guides { get; set; }

    /// <summary>What stands in headline and summary while they are empty.</summary>
    [Parameter]
    public FieldHints? Hints { get; set; }

    /// <summary>The person's IANA time zone; null for that of the browser.</summary>
    [Parameter]
    public string? TimeZone { get; set; }

    /// <summary>Where to sign in when the session has ended.</summary>
    [Parameter]
    public string SignInUrl { get; set; } = "/account/sign-in";

    /// <summary>Hears of every change of state. No event of the page, which would be rendered anew at every pause in typing.</summary>
    [Parameter]
    public Func<EditorState, Task>? OnStateChanged { get; set; }

    /// <summary>Hears now and then how long the text is; likewise.</summary>
    [Parameter]
    public Action<EditorCounts>? OnCountsChanged { get; set; }

    /// <summary>Of a translation: when it is due (UTC).</summary>
    [Parameter]
    public DateTime? Deadline { get; set; }

    /// <summary>Where comments stand in the text.</summary>
    [Parameter]
    public IReadOnlyList<CommentMark> Comments { get; set; } = [];

    /// <summary>Somebody wants to comment on what is selected.</summary>
    [Parameter]
    public EventCallback<CommentPlace> OnCommentAsked { get; set; }

    /// <summary>Somebody pressed the mark of a thread.</summary>
    [Parameter]
    public EventCallback<Guid> OnCommentMarkPressed { get; set; }

    /// <summary>Somebody wants a picture of the library; with the block whose picture it replaces, empty for none.</summary>
    [Parameter]
    public EventCallback<string> OnLibraryAsked { get; set; }

    /// <summary>Somebody proposes a term: the Chinese and the English, each perhaps empty.</summary>
    [Parameter]
    public Func<string, string, Task>? OnTermProposed { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IStringLocalizer<EditorText> Texts { get; set; } = default!;

    [Inject]
    private AntiforgeryStateProvider Antiforgery { get; set; } = default!;

    /// <summary>Saves what is not saved.</summary>
    /// <returns>True when the server has everything, so that an action on the article sees all that was typed.</returns>
    public async Task<bool> FlushAsync() => _handle is not null && await _handle.InvokeAsync<bool>("flush");

    /// <summary>Puts the cursor into a block and brings it into view.</summary>
    /// <param name="blockId">The block.</param>
    public async Task FocusBlockAsync(string blockId)
    {
        if (_handle is not null)
            await _handle.InvokeVoidAsync("focusBlock", blockId);
    }

    /// <summary>Ends writing in this page; the text stays to be read and copied.</summary>
    /// <param name="message">Why, in the interface language.</param>
    public async Task SetReadOnlyAsync(string message)
    {
        if (_handle is not null)
            await _handle.InvokeVoidAsync("setReadOnly", message);
    }

    /// <summary>Selects the words of a thread and brings them into view.</summary>
    /// <param name="threadId">The thread.</param>
    public async Task FocusCommentAsync(Guid threadId)
    {
        if (_handle is not null)
            await _handle.InvokeVoidAsync("focusComment", threadId.ToString());
    }

    /// <summary>Called by the script.</summary>
    /// <param name="block">See <see cref="CommentPlace"/>.</param>
    /// <param name="start">See <see cref="CommentPlace"/>.</param>
    /// <param name="quote">See <see cref="CommentPlace"/>.</param>
    [JSInvokable]
    public Task OnComment(string block, int start, string quote) => InvokeAsync(() => OnCommentAsked.InvokeAsync(new CommentPlace(block, start, quote)));

    /// <summary>Called by the script.</summary>
    /// <param name="id">The thread.</param>
    [JSInvokable]
    public Task OnCommentChosen(string id) => Guid.TryParse(id, out var thread) ? InvokeAsync(() => OnCommentMarkPressed.InvokeAsync(thread)) : Task.CompletedTask;

    /// <summary>Called by the script.</summary>
    /// <param name="replaces">See <see cref="OnLibraryAsked"/>.</param>
    [JSInvokable]
    public Task OnLibrary(string replaces) => InvokeAsync(() => OnLibraryAsked.InvokeAsync(replaces));

    /// <summary>Called by the script.</summary>
    /// <param name="chinese">See <see cref="OnTermProposed"/>.</param>
    /// <param name="english">See <see cref="OnTermProposed"/>.</param>
    [JSInvokable]
    public Task OnTerm(string chinese, string english) => InvokeAsync(() => OnTermProposed?.Invoke(chinese ?? "", english ?? "") ?? Task.CompletedTask);

    /// <summary>Puts a picture of the library into the text.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="replaces">The block whose picture it replaces, empty for none.</param>
    public async Task PutPictureAsync(PictureLine picture, string replaces)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (_handle is not null)
            await _handle.InvokeVoidAsync("putPicture", new { picture.Id, picture.Caption, picture.Credit, picture.Alt }, replaces);
    }

    /// <summary>Shows what somebody else saved meanwhile; nothing happens in a page that writes.</summary>
    public async Task ReadAlongAsync()
    {
        if (_handle is not null)
            await _handle.InvokeVoidAsync("readAlong");
    }

    /// <summary>Called by the script.</summary>
    /// <param name="state">See <see cref="EditorState"/>.</param>
    /// <param name="detail">See <see cref="EditorState"/>.</param>
    [JSInvokable]
    public Task OnState(string state, string detail) => InvokeAsync(() => OnStateChanged?.Invoke(new EditorState(state, detail)) ?? Task.CompletedTask);

    /// <summary>Called by the script.</summary>
    /// <param name="hanAndWords">The two figures of <see cref="EditorCounts"/> with a space between.</param>
    [JSInvokable]
    public Task OnCounts(string hanAndWords) => hanAndWords?.Split(' ') is [var first, var second] && int.TryParse(first, CultureInfo.InvariantCulture, out var han) && int.TryParse(second, CultureInfo.InvariantCulture, out var words)
        ? InvokeAsync(() => OnCountsChanged?.Invoke(new EditorCounts(han, words)))
        : Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_handle is not null)
            {
                await _handle.InvokeVoidAsync("destroy");
                await _handle.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and with it the script, which has saved or kept what it had.
        }
        catch (OperationCanceledException)
        {
            // Likewise, while it was being closed.
        }

        _self?.Dispose();
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => false;

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => MarkCommentsAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        _marked = Comments;
        try
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["editor.js"]}");
            _handle = await _module.InvokeAsync<IJSObjectReference>("open", _element, Json(Options()), _self);
            await MarkCommentsAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was closed before the script arrived.
        }
        catch (OperationCanceledException)
        {
            // Likewise.
        }
    }

    // One text, since a circuit keeps a description of every type that crosses it for as long as its page is open.
    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private object Options() => new
    {
        ArticleId,
        PersonId,
        Token = Antiforgery.GetAntiforgeryToken()?.Value ?? "",
        ReadOnly,
        SideBySide,
        PictureUrl = PictureAddress.Staff + "/{0}/view",
        Guides,
        Hints,
        TimeZone,
        SignInUrl,
        Lang = CultureInfo.CurrentUICulture.Name,
        Labels = EditorLabels.Of(Texts),
        Deadline,
        Comments = _marked,
    };

    private async Task MarkCommentsAsync()
    {
        if (_handle is null || ReferenceEquals(_marked, Comments))
            return;
        _marked = Comments;
        try
        {
            await _handle.InvokeVoidAsync("setComments", Json(_marked));
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its marks with it.
        }
        catch (OperationCanceledException)
        {
            // Likewise, while it was being closed.
        }
    }
}
