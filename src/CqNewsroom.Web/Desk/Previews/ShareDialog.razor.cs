using CqNewsroom.Core.Previews;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Previews;

/// <summary>Makes links to the preview of an article, shows those that work, and withdraws them.</summary>
public sealed partial class ShareDialog
{
    private readonly string _listId = "links-" + Identifier.Create();
    private PreviewLinksView? _view;
    private MadePreviewLink? _made;
    private TimeSpan _lasting;
    private string? _refusal;
    private bool _busy;

    /// <summary>The article.</summary>
    [Parameter, EditorRequired]
    public Guid ArticleId { get; set; }

    /// <summary>How the person who reads it tells time.</summary>
    [Parameter, EditorRequired]
    public DeskContext Context { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private PreviewLinks Links { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IOptions<NewsroomOptions> Options { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        _lasting = _view?.Proposed ?? PreviewOptions.Default.Lasting;
    }

    private string? Named(TimeSpan lasting) => lasting.TotalHours switch
    {
        1 => Texts["LastingHour"],
        24 => Texts["LastingDay"],
        _ => Texts["LastingDays", (int)lasting.TotalDays],
    };

    private async Task ReadAsync()
    {
        var asker = await Session.AskerAsync();
        var outcome = await Links.ReadAsync(asker, ArticleId, CancellationToken.None);
        // Whoever lost the right meanwhile is told so, with nothing to do.
        _view = outcome.Value ?? new PreviewLinksView([], PreviewOptions.Choices, PreviewOptions.Default.Lasting, outcome.Refusal);
    }

    private async Task MakeAsync()
    {
        if (_busy)
            return;
        (_busy, _refusal) = (true, null);
        try
        {
            var asker = await Session.AskerAsync();
            var outcome = await Links.MakeAsync(asker, ArticleId, _lasting, CancellationToken.None);
            _refusal = outcome.Refusal?.In(asker.Language);
            _made = outcome.Value;
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task WithdrawAsync(PreviewLinkView link)
    {
        if (_busy)
            return;
        (_busy, _refusal) = (true, null);
        try
        {
            var asker = await Session.AskerAsync();
            var outcome = await Links.WithdrawAsync(asker, link.Id, CancellationToken.None);
            _refusal = outcome.Refusal?.In(asker.Language);
            if (outcome.IsDone)
            {
                Snackbar.Add(Texts["Withdrawn"], Severity.Success);
                if (_made?.Id == link.Id)
                    _made = null;
            }

            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
