using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>Stands beside a form: while it is there, leaving the page asks where the form holds what is not saved (<see cref="UnsavedChanges"/>).</summary>
public sealed class WatchedForm : ComponentBase, IDisposable
{
    private IDisposable? _watched;

    /// <summary>Whether the form holds what is not saved.</summary>
    [Parameter, EditorRequired]
    public Func<bool> IsChanged { get; set; } = () => false;

    [CascadingParameter]
    private UnsavedChanges? Unsaved { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _watched?.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => _watched = Unsaved?.Watch(() => IsChanged());

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender) => Unsaved?.Look();
}
