using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Stories;

/// <summary>The form for a new story; it leads straight to the writing surface.</summary>
public sealed partial class NewStoryPage : IDisposable
{
    private static readonly char[] TagSeparators = [',', '，', '、', ';', '；', '\n'];

    private readonly CancellationTokenSource _closed = new();
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private StoryStartChoices? _choices;
    private Guid _deskId;
    private Guid _sectionId;
    private string _language = "";
    private DateTime? _date;
    private TimeSpan? _time;
    private string? _tags;
    private string? _brief;
    private string? _notes;
    private Guid? _templateId;
    private string? _problem;
    private bool _busy;
    private bool _isCreated;

    [CascadingParameter]
    private DeskContext Context { get; set; } = default!;

    [Inject]
    private StoryStart Start { get; set; } = default!;

    [Inject]
    private ArticleService Articles { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<StoriesText> Texts { get; set; } = default!;

    private DeskToStartOn Desk => _choices!.Desks.First(desk => desk.Id == _deskId);

    private IEnumerable<LanguageChoice> Others => _choices!.Languages.Where(language => !string.Equals(language.Tag, _language, StringComparison.Ordinal));

    private IEnumerable<TemplateChoice> Templates => Desk.Templates.Where(template => string.Equals(template.Language, _language, StringComparison.Ordinal));

    private DateTime Today => Context.Local(Context.Now).Date;

    // What somebody typed; what the form proposes is no loss.
    private bool IsChanged => !_isCreated && !(string.IsNullOrWhiteSpace(_brief) && string.IsNullOrWhiteSpace(_notes) && string.IsNullOrWhiteSpace(_tags) && _date is null);

    private string ZoneName => ZonedTimes.Name(Context.Zone, Context.Now);

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _choices = await Start.ReadAsync(await Session.AskerAsync(), _closed.Token);
        if (_choices.Desks.Count == 0 || _choices.Sections.Count == 0)
            return;
        _sectionId = _choices.Sections[0].Id;
        ChooseDesk(_choices.Desks[0].Id);
    }

    private void ChooseDesk(Guid deskId)
    {
        _deskId = deskId;
        _templateId = null;
        if (!Desk.Languages.Any(language => string.Equals(language.Tag, _language, StringComparison.Ordinal)))
            ChooseLanguage(Desk.Languages[0].Tag);
    }

    private void ChooseLanguage(string language)
    {
        _language = language;
        _templateId = null;
        // A bilingual newsroom wants the other language unless somebody says otherwise.
        _wanted.Clear();
        _wanted.UnionWith(Others.Select(other => other.Tag));
    }

    private string? TemplateName(Guid? id) => Templates.FirstOrDefault(template => template.Id == id)?.Name ?? Texts["NoTemplate"];

    private void Want(string language, bool wanted)
    {
        if (wanted)
            _wanted.Add(language);
        else
            _wanted.Remove(language);
    }

    private async Task CreateAsync(bool withWord)
    {
        if (_busy)
            return;
        _problem = null;
        DateTime? deadline = null;
        if (_date is { } date)
        {
            deadline = ZonedTimes.ToUtc(date.Date + (_time ?? new TimeSpan(18, 0, 0)), Context.Zone);
            if (deadline is null)
            {
                _problem = Texts["NoSuchTime", ZoneName];
                return;
            }
        }

        _busy = true;
        var asker = await Session.AskerAsync();
        string[] tags = [.. (_tags ?? "").Split(TagSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var outcome = await Articles.CreateStoryAsync(
            asker,
            new CreateStory(_deskId, _sectionId, _language, [.. _wanted], tags, deadline, Brief: _brief?.Trim() ?? "", DeskNotes: _notes?.Trim() ?? "", TemplateId: _templateId),
            _closed.Token);
        _busy = false;
        _isCreated = outcome.IsDone;
        if (outcome.Value is { } created && outcome.IsDone)
            Navigation.NavigateTo(withWord ? DeskAddress.EditWord(created.ArticleId) : DeskAddress.Edit(created.ArticleId));
        else
            _problem = outcome.Refusal?.In(CultureInfo.CurrentUICulture.Name);
    }
}
