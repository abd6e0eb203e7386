using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Vocabulary;

/// <summary>
/// A word of the list: shown, proposed, changed, decided. A word that ships is changed by an entry of the newsroom that takes its place. What is refused
/// stays in the dialog with what was typed.
/// </summary>
public sealed partial class WordEntryDialog
{
    private string? _word;
    private WordKind _kind;
    private Guid _desk;
    private string? _instead;
    private string? _exceptions;
    private string? _note;
    private string? _reason;
    private string? _refusal;
    private bool _beforeDate;
    private TermState? _asksFor;
    private bool _busy;

    /// <summary>The word, null for a new one.</summary>
    [Parameter]
    public WordLine? Line { get; set; }

    /// <summary>The desks for which the person may propose.</summary>
    [Parameter]
    public IReadOnlyList<Choice> Desks { get; set; } = [];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private WordBook Words { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WordsText> Texts { get; set; } = default!;

    private bool IsReadOnly => Line is { MayChange: false };

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Line?.Text is not { } text)
            return;
        (_word, _kind, _desk, _instead, _note, _beforeDate) = (text.Word, text.Kind, text.DeskId ?? Guid.Empty, text.Instead, text.Note, text.BeforeDate);
        _exceptions = string.Join('\n', text.Exceptions);
        if (_desk != Guid.Empty && !Desks.Any(desk => desk.Id == _desk))
            Desks = [.. Desks, new Choice(_desk, Line.Desk)];
    }

    private string NameOfDesk(Guid id) => id == Guid.Empty ? Texts["WholeNewsroom"] : Desks.FirstOrDefault(desk => desk.Id == id)?.Name ?? "";

    private Task SaveAsync() => DoAsync(async asker =>
    {
        var isAllowed = _kind == WordKind.Allowed;
        var text = new WordText(
            _desk == Guid.Empty ? null : _desk,
            _word ?? "",
            _kind,
            isAllowed ? "" : _instead ?? "",
            _note ?? "",
            isAllowed ? [] : (_exceptions ?? "").Split(['\n', ' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            !isAllowed && _beforeDate);
        return (await Words.SaveAsync(asker, new SaveWord(Line?.Id, Line?.Version ?? 0, text), CancellationToken.None)).Refusal;
    });

    private Task ApproveAsync() => DoAsync(async asker => (await Words.ApproveAsync(asker, Line!.Id!.Value, Line.Version, CancellationToken.None)).Refusal);

    private Task ConfirmAsync() => DoAsync(async asker => _asksFor == TermState.Declined
        ? (await Words.DeclineAsync(asker, Line!.Id!.Value, Line.Version, _reason ?? "", CancellationToken.None)).Refusal
        : (await Words.RemoveAsync(asker, Line!.Id!.Value, Line.Version, _reason ?? "", CancellationToken.None)).Refusal);

    private async Task DoAsync(Func<Asker, Task<Refusal?>> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var asker = await Session.AskerAsync();
            var refusal = await act(asker);
            _refusal = refusal?.In(asker.Language);
            if (refusal is null)
                Dialog.Close();
        }
        finally
        {
            _busy = false;
        }
    }
}
