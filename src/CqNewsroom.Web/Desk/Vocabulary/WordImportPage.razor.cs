using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Vocabulary;

/// <summary>A file of words is sent, reported on, and applied as one act.</summary>
public sealed partial class WordImportPage
{
    private const int MostLines = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TermReportKind[] Order = [TermReportKind.Refused, TermReportKind.New, TermReportKind.Changed, TermReportKind.Unchanged];

    private ElementReference _input;
    private WordReport? _report;
    private string? _refusal;
    private bool _isRefused;
    private bool _isChosen;
    private bool _busy;

    /// <summary>The import, null before a file was sent.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    private WordListFiles Files { get; set; } = default!;

    [Inject]
    private WordBook Words { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private AntiforgeryStateProvider Antiforgery { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WordsText> Texts { get; set; } = default!;

    private int Applied => _report is null ? 0 : _report.Count(TermReportKind.New) + _report.Count(TermReportKind.Changed);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        (_report, _refusal) = (null, null);
        var asker = await Session.AskerAsync();
        _isRefused = (await Words.ChoicesAsync(asker, CancellationToken.None)).Value is not { MayImport: true };
        if (Id is not null && !_isRefused)
            await LoadAsync();
    }

    private string Said(WordText text) => string.Join(
        " · ", new[] { Texts["Kind" + text.Kind].Value, text.Instead, text.Note, string.Join(' ', text.Exceptions) }.Where(part => part.Length > 0));

    private async Task LoadAsync()
    {
        var asker = await Session.AskerAsync();
        var outcome = await Files.ReportAsync(asker, Id!.Value, CancellationToken.None);
        _report = outcome.Value;
        _refusal ??= outcome.Refusal?.In(asker.Language);
    }

    private Task SendAsync() => DoAsync(async () =>
    {
        try
        {
            // Files travel by HTTP; the circuit hears what became of them.
            var sent = await Js.InvokeAsync<SentFile>("desk.sendFile", Longest, _input, DeskAddress.SendWords, Antiforgery.GetAntiforgeryToken()?.Value ?? "", TermFiles.LargestFile);
            if (sent.Id is { } id)
                Navigation.NavigateTo(DeskAddress.WordImport(id));
            else
                _refusal = sent.Message ?? (sent.IsTooLarge ? new Refusal(RefusalCode.TermFileTooBig, TermFiles.LargestFile / 1024 / 1024).In(System.Globalization.CultureInfo.CurrentUICulture.Name) : Texts["NotSent"]);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
    });

    private Task ApplyAsync() => DoAsync(async () =>
    {
        var asker = await Session.AskerAsync();
        var outcome = await Files.ApplyAsync(asker, Id!.Value, _report!.SeenCounter, CancellationToken.None);
        if (outcome.Refusal is { } refusal)
        {
            _refusal = refusal.In(asker.Language);
            await LoadAsync();
            return;
        }

        Snackbar.Add(Texts["Applied", Applied], MudBlazor.Severity.Success);
        Navigation.NavigateTo(DeskAddress.Words);
    });

    private Task DropAsync() => DoAsync(async () =>
    {
        await Files.DropAsync(await Session.AskerAsync(), Id!.Value, CancellationToken.None);
        Navigation.NavigateTo(DeskAddress.Words);
    });

    private async Task DoAsync(Func<Task> act)
    {
        if (_busy)
            return;
        (_busy, _refusal) = (true, null);
        try
        {
            await act();
        }
        finally
        {
            _busy = false;
        }
    }

    private sealed record SentFile(Guid? Id, string? Message, bool IsTooLarge);
}
