using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Home;

/// <summary>The home page: what waits for me, what is late, what happened to what I sent.</summary>
public sealed partial class MyWorkPage : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private WaitingWork? _work;
    private string? _problem;

    [CascadingParameter]
    private Myself Myself { get; set; } = default!;

    [Inject]
    private MyWork MyWork { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MyWorkText> Texts { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private string Done(SentLine line)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        var done = ActWords.Done(line.LastAction, language);
        return (line.ByAsker ? Texts["You"].Value : line.LastActor) is { } who ? $"{who} {done}" : done;
    }

    private async Task LoadAsync()
    {
        var asker = await Session.AskerAsync();
        var outcome = await MyWork.ReadAsync(asker, _closed.Token);
        (_work, _problem) = (outcome.Value, outcome.Refusal?.In(asker.Language));
    }
}
