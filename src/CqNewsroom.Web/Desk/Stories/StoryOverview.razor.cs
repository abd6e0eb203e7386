using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Stories;

/// <summary>One story: its original and translations with state and standing, what this person may do, who signed and who did what when.</summary>
public sealed partial class StoryOverview : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private StoryView? _story;
    private HistoryPage? _history;
    private bool _isGone;
    private bool _busy;

    /// <summary>The story's number.</summary>
    [Parameter]
    public int Number { get; set; }

    [Inject]
    private StoryPages Pages { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<StoryText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActionsText> Actions { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Shell { get; set; } = default!;

    private IReadOnlyList<LanguageState> Languages => [.. _story!.Articles.Select(article => article.Acting).Select(article => new LanguageState(
        article.Language,
        article.IsOriginal,
        article.State,
        article.Standing,
        article.StateSince,
        article.Level,
        article.LevelCount,
        article.IsSourceChanged,
        article.ScheduledFor,
        "#" + article.Language))];

    private IEnumerable<NamedLanguage> Awaited => _story!.IsRestricted
        ? []
        : _story.Languages.Where(language => _story.WantedLanguages.Contains(language.Tag) && _story.Articles.All(article => article.Acting.Language != language.Tag));

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_story?.Number == Number)
            return;
        (_story, _history, _isGone) = (null, null, false);
        await LoadAsync();
    }

    private bool Concerns(NewsroomEvent happened) => happened is SettingsChanged or PersonChanged or PicturesChanged || (happened is StoryChanged changed && changed.StoryId == _story?.StoryId);

    private bool IsIdle(ActionChoice choice) => choice.Action == NewsroomAction.RequestTranslation && _story!.RequestableLanguages.Count == 0;

    private async Task LoadAsync()
    {
        var asker = await Session.AskerAsync();
        var story = await Pages.ReadAsync(asker, Number, _closed.Token);
        (_story, _isGone) = (story.Value, !story.IsDone);
        _history = (await Pages.HistoryAsync(asker, Number, null, _closed.Token)).Value;
        StateHasChanged();
    }

    private async Task<ActingArticle?> ReloadAsync(Guid articleId)
    {
        await LoadAsync();
        return _story?.Articles.Select(article => article.Acting).FirstOrDefault(article => article.ArticleId == articleId);
    }

    private async Task MoreHistoryAsync()
    {
        if (_busy || _history is not { Next: { } before } shown)
            return;
        _busy = true;
        try
        {
            var outcome = await Pages.HistoryAsync(await Session.AskerAsync(), Number, before, _closed.Token);
            if (outcome.Value is { } more)
                _history = new HistoryPage([.. shown.Items, .. more.Items], more.Next);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task StartAsync(ActionChoice choice)
    {
        var dialog = choice.Action == NewsroomAction.RequestTranslation
            ? await Dialogs.ShowAsync<TranslationDialog>(Actions["ActionRequestTranslation"], new DialogParameters<TranslationDialog> { { d => d.Story, _story } }, ActNames.Dialog)
            : await Dialogs.ShowAsync<StoryDialog>(Actions["ActionChangeStory"], new DialogParameters<StoryDialog> { { d => d.Story, _story } }, ActNames.Dialog);
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(Actions["YouDid", ActWords.Done(choice.Action.ToString(), System.Globalization.CultureInfo.CurrentUICulture.Name)], MudBlazor.Severity.Success);
        await LoadAsync();
    }
}
