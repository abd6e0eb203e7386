using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Media;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Media;

/// <summary>The pictures that a person may see, with search, filters and pages: of the library's page, and of the dialog in which a writer chooses one.</summary>
public sealed partial class PictureShelf
{
    private PictureFilterChoices? _choices;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public PictureFilter Filter { get; set; } = new();

    /// <summary>Somebody wants to see something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<PictureFilter> OnFilter { get; set; }

    /// <summary>Where a picture leads to; null where a press chooses it.</summary>
    [Parameter]
    public Func<PictureLine, string>? Address { get; set; }

    /// <summary>A picture was chosen.</summary>
    [Parameter]
    public EventCallback<PictureLine> OnChosen { get; set; }

    /// <summary>The picture that is shown beside the shelf.</summary>
    [Parameter]
    public Guid? Open { get; set; }

    [Inject]
    private PictureLibrary Library { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MediaText> Texts { get; set; } = default!;

    private bool IsFiltered => Filter != new PictureFilter();

    private protected override PictureFilter Asked => Filter;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _choices = (await Library.ChoicesAsync(await Session.AskerAsync(), Closed)).Value;

    private protected override string? WordsOf(PictureFilter filter) => filter.Words;

    private protected override Task<Outcome<PicturePage>> ReadAsync(Asker asker, PictureFilter filter, CancellationToken cancellation) => Library.ReadAsync(asker, filter, cancellation);

    private protected override Task AskForAsync(string? words) => ShowAsync(Filter with { Words = words, Page = 1 });

    private Task ClearAsync()
    {
        Typed = "";
        return ShowAsync(new PictureFilter());
    }

    private Task ShowAsync(PictureFilter filter) => OnFilter.InvokeAsync(filter);
}
