using CqNewsroom.Web.Desk.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>The page's title. The framework's outlet for it holds five components for as long as a page is open (docs/decisions/0010).</summary>
public sealed class DeskTitle : ComponentBase
{
    private string? _shown;

    /// <summary>The title.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown == Text)
            return;
        _shown = Text;
        await Js.TryInvokeAsync("desk.title", Text);
    }
}
