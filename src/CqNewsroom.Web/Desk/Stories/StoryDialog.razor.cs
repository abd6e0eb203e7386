using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Workflow;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Stories;

/// <summary>Changes a story's own fields. What somebody else changed meanwhile is not overwritten: the dialog stays with what was typed.</summary>
public sealed partial class StoryDialog
{
    private static readonly char[] TagSeparators = [',', '，', '、', ';', '；', '\n'];

    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private IReadOnlyList<SectionChoice> _sections = [];
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private Guid _section;
    private string? _tags;
    private string? _deadline;
    private string? _embargo;
    private string? _brief;
    private string? _notes;
    private string? _refusal;
    private bool _busy;

    /// <summary>The story as the person saw it.</summary>
    [Parameter, EditorRequired]
    public StoryView Story { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private StoryPages Pages { get; set; } = default!;

    [Inject]
    private ArticleService Articles { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string ZoneName => ZonedTimes.Name(_zone, Time.GetUtcNow().UtcDateTime);

    private IEnumerable<NamedLanguage> Choosable => Story.Languages.Where(language => !Story.Articles.Any(article => article.Acting.IsOriginal && article.Acting.Language == language.Tag));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(Story.TimeZoneId);
        (_section, _tags, _brief, _notes) = (Story.SectionId, string.Join(Texts["TagSeparator"], Story.Tags), Story.Brief, Story.DeskNotes);
        (_deadline, _embargo) = (Local(Story.Deadline), Local(Story.Embargo));
        _wanted.UnionWith(Story.WantedLanguages);
        _sections = [new SectionChoice(Story.SectionId, Story.Section)];
        _sections = await Pages.SectionsAsync(await Session.AskerAsync(), CancellationToken.None);
    }

    private void Want(string language, bool isWanted)
    {
        if (isWanted)
            _wanted.Add(language);
        else
            _wanted.Remove(language);
    }

    private string? Local(DateTime? utc) =>
        utc is { } time ? TimeZoneInfo.ConvertTimeFromUtc(time, _zone).ToString(ActForm.LocalTime, CultureInfo.InvariantCulture) : null;

    // A field that was not touched keeps its seconds.
    private bool TryUtc(string? local, DateTime? before, out DateTime? utc)
    {
        utc = before;
        if (string.Equals(local, Local(before), StringComparison.Ordinal))
            return true;
        utc = null;
        if (string.IsNullOrWhiteSpace(local))
            return true;
        utc = DateTime.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? ZonedTimes.ToUtc(time, _zone) : null;
        return utc is not null;
    }

    private async Task ConfirmAsync()
    {
        if (_busy)
            return;
        if (!TryUtc(_deadline, Story.Deadline, out var deadline) || !TryUtc(_embargo, Story.Embargo, out var embargo))
        {
            _refusal = Actions["ChooseTime"];
            return;
        }

        _busy = true;
        try
        {
            var asker = await Session.AskerAsync();
            var tags = (_tags ?? "").Split(TagSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            // Order as the newsroom lists its languages, so that nothing counts as changed that was not.
            var wanted = Story.WantedLanguages.Where(_wanted.Contains).Concat(Story.Languages.Select(l => l.Tag).Where(tag => _wanted.Contains(tag) && !Story.WantedLanguages.Contains(tag))).ToList();
            var change = new ChangeStory(Story.StoryId, Story.Version, _section, tags, deadline, embargo, wanted, _brief ?? "") { DeskNotes = _notes?.Trim() ?? "" };
            var outcome = await Articles.ChangeStoryAsync(asker, change, CancellationToken.None);
            _refusal = outcome.Refusal?.In(asker.Language);
            if (outcome.IsDone)
                Dialog.Close();
        }
        finally
        {
            _busy = false;
        }
    }
}
