using System.Text.Json;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Templates;

/// <summary>A template is written: its name, its hints and its parts.</summary>
public sealed partial class TemplatePage
{
    private readonly List<Part> _parts = [];
    private DeskTemplates? _desk;
    private IReadOnlyList<LanguageChoice> _languages = [];
    private string _name = "";
    private string _language = "";
    private string _headlineHint = "";
    private string _summaryHint = "";
    private int _version;
    private string? _problem;
    private string _saved = "";
    private bool _isConflict;
    private bool _isGone;
    private bool _busy;

    /// <summary>The desk.</summary>
    [Parameter]
    public Guid DeskId { get; set; }

    /// <summary>The template, null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    private StoryTemplates Templates { get; set; } = default!;

    [Inject]
    private StoryStart Start { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TemplatesText> Texts { get; set; } = default!;

    private string Heading => Id is null ? Texts["NewTitle"] : Texts["EditTitle"];

    private string Typed => JsonSerializer.Serialize(new { _name, _language, _headlineHint, _summaryHint, Parts = _parts });

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var asker = await Session.AskerAsync();
        _languages = (await Start.ReadAsync(asker, CancellationToken.None)).Languages;
        var desk = (await Templates.ListAsync(asker, CancellationToken.None)).Value?.FirstOrDefault(d => d.Id == DeskId);
        var template = desk?.Templates.FirstOrDefault(t => t.Id == Id);
        _isGone = desk is null || (Id is not null && template is null);
        if (_isGone)
            return;
        (_problem, _isConflict) = (null, false);
        (_name, _language, _version) = (template?.Name ?? "", template?.Language ?? _languages[0].Tag, template?.Version ?? 0);
        (_headlineHint, _summaryHint) = (template?.HeadlineHint ?? "", template?.SummaryHint ?? "");
        _parts.Clear();
        _parts.AddRange(template?.Parts.Select(part => new Part { Kind = part.Kind, Text = part.Text }) ?? [new Part()]);
        _desk = desk;
        _saved = Typed;
    }

    private string? LanguageName(string? tag) => _languages.FirstOrDefault(language => language.Tag == tag)?.Name;

    private void Move(int from, int to)
    {
        var part = _parts[from];
        _parts.RemoveAt(from);
        _parts.Insert(to, part);
    }

    private Task SaveAsync() => DoAsync(async () =>
    {
        var command = new SaveTemplate(Id, _version, DeskId, _language, _name, _headlineHint, _summaryHint, [.. _parts.Select(part => new TemplatePart(part.Kind, part.Text))]);
        return (await Templates.SaveAsync(await Session.AskerAsync(), command, CancellationToken.None)).Refusal;
    });

    private Task RemoveAsync() => DoAsync(async () => (await Templates.RemoveAsync(await Session.AskerAsync(), DeskId, Id!.Value, _version, CancellationToken.None)).Refusal);

    private async Task DoAsync(Func<Task<Refusal?>> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var refusal = await act();
            (_problem, _isConflict) = (refusal?.In(System.Globalization.CultureInfo.CurrentUICulture.Name), refusal?.Code == RefusalCode.ChangedMeanwhile);
            if (refusal is not null)
                return;
            _saved = Typed;
            Snackbar.Add(Texts["Saved"], MudBlazor.Severity.Success);
            Navigation.NavigateTo(DeskAddress.Templates);
        }
        finally
        {
            _busy = false;
        }
    }

    private sealed class Part
    {
        public TemplatePartKind Kind { get; set; }

        public string Text { get; set; } = "";
    }
}
