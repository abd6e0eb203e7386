using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Terms;

/// <summary>An entry of the termbase: shown, proposed, changed, decided. What is refused stays in the dialog with what was typed.</summary>
public sealed partial class TermDialog
{
    private readonly List<Form> _forms = [];
    private IReadOnlyList<Choice> _desks = [];
    private string _chinese = "";
    private TermKind _kind;
    private Guid _desk;
    private string? _from;
    private string? _to;
    private string? _note;
    private string? _source;
    private string? _reason;
    private string? _refusal;
    private TermAct? _asksFor;
    private bool _isAlike;
    private bool _evenIfAlike;
    private bool _busy;

    /// <summary>The entry, null for a new one.</summary>
    [Parameter]
    public TermLine? Line { get; set; }

    /// <summary>Of a new entry: the Chinese that somebody marked in a text.</summary>
    [Parameter]
    public string Chinese { get; set; } = "";

    /// <summary>Of a new entry: the English that somebody marked.</summary>
    [Parameter]
    public string English { get; set; } = "";

    /// <summary>Of a new entry: the desk of the text; null for the whole newsroom.</summary>
    [Parameter]
    public Guid? DeskId { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private Termbase Terms { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TermsText> Texts { get; set; } = default!;

    private bool IsReadOnly => Line is { MayChange: false };

    /// <summary>Lets somebody propose a term that they marked while they wrote.</summary>
    /// <param name="dialogs">Opens dialogs.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="chinese">The Chinese.</param>
    /// <param name="english">The English; may be empty.</param>
    /// <param name="deskId">Desk of the text.</param>
    /// <returns>Whether it was proposed, or added.</returns>
    public static async Task<bool> ProposeAsync(IDialogService dialogs, IStringLocalizer<TermsText> texts, string chinese, string english, Guid? deskId)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(texts);
        var dialog = await dialogs.ShowAsync<TermDialog>(
            texts["NewTitle"], new DialogParameters<TermDialog> { { d => d.Chinese, chinese }, { d => d.English, english }, { d => d.DeskId, deskId } }, ActNames.Dialog);
        return await dialog.Result is { Canceled: false };
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var text = Line?.Text ?? new TermText(DeskId, TermKind.Term, [Chinese], [new TermForm(English, TermStatus.Preferred)]);
        (_chinese, _kind, _desk, _note, _source) = (string.Join('\n', text.Chinese), text.Kind, text.DeskId ?? Guid.Empty, text.Note, text.Source);
        (_from, _to) = (text.ValidFrom is { } from ? TermWords.Day(from) : null, text.ValidTo is { } to ? TermWords.Day(to) : null);
        _forms.AddRange(text.English.Select(form => new Form { Text = form.Text, Status = form.Status }));
        _desks = (await Terms.ChoicesAsync(await Session.AskerAsync(), CancellationToken.None)).Value?.Desks ?? [];
        if (_desk != Guid.Empty && !_desks.Any(desk => desk.Id == _desk))
            _desks = [.. _desks, new Choice(_desk, Line?.Desk ?? "")];
    }

    private static DateOnly? Read(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    private string NameOfDesk(Guid id) => id == Guid.Empty ? Texts["WholeNewsroom"] : _desks.FirstOrDefault(desk => desk.Id == id)?.Name ?? "";

    private Task SaveAsync() => DoAsync(async asker =>
    {
        var text = new TermText(
            _desk == Guid.Empty ? null : _desk,
            _kind,
            (_chinese ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            [.. _forms.Select(form => new TermForm(form.Text ?? "", form.Status))],
            _note ?? "",
            _source ?? "",
            Read(_from),
            Read(_to));
        return (await Terms.SaveAsync(asker, new SaveTerm(Line?.Id, Line?.Version ?? 0, text, _evenIfAlike), CancellationToken.None)).Refusal;
    });

    private Task ApproveAsync() => DoAsync(async asker => (await Terms.ApproveAsync(asker, Line!.Id, Line.Version, CancellationToken.None)).Refusal);

    private Task ConfirmAsync() => DoAsync(async asker => _asksFor == TermAct.Declined
        ? (await Terms.DeclineAsync(asker, Line!.Id, Line.Version, _reason ?? "", CancellationToken.None)).Refusal
        : (await Terms.RemoveAsync(asker, Line!.Id, Line.Version, _reason ?? "", CancellationToken.None)).Refusal);

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
            _isAlike |= refusal?.Code is RefusalCode.TermExists or RefusalCode.TermProposedAlready;
            if (refusal is null)
                Dialog.Close();
        }
        finally
        {
            _busy = false;
        }
    }

    private sealed class Form
    {
        public string Text { get; set; } = "";

        public TermStatus Status { get; set; }
    }
}
