using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Workflow;

/// <summary>
/// What a person may do with one article: one main action by name, the rest in a menu, the impossible greyed with the reason.
/// It shows the choices that the service made and performs what is chosen; it judges nothing.
/// </summary>
public sealed partial class ActionBar : IDisposable
{
    // What a reader of the page would look for first when nothing can be done.
    private static readonly NewsroomAction[] LookedFor = [NewsroomAction.SignOff, NewsroomAction.Countersign, NewsroomAction.Submit, NewsroomAction.Publish, NewsroomAction.Claim];

    private readonly CancellationTokenSource _closed = new();
    private readonly string _reasonId = "why-" + Identifier.Create();
    private bool _busy;
    private string? _refusal;

    /// <summary>The article and its choices.</summary>
    [Parameter, EditorRequired]
    public ActingArticle Article { get; set; } = default!;

    /// <summary>The newsroom's zone, an IANA id.</summary>
    [Parameter, EditorRequired]
    public string TimeZoneId { get; set; } = "UTC";

    /// <summary>Whether the submitted revision is on the page, so that it can be signed here.</summary>
    [Parameter]
    public bool IsReview { get; set; }

    /// <summary>In a list, where no line may shout.</summary>
    [Parameter]
    public bool IsQuiet { get; set; }

    /// <summary>Reads the page again, after an act or when somebody was faster; answers the article as it is now, null where it is gone.</summary>
    [Parameter, EditorRequired]
    public Func<Task<ActingArticle?>> Reload { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActionsText> Texts { get; set; } = default!;

    [Inject]
    private ArticleService Articles { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private Variant MainVariant => IsQuiet ? Variant.Outlined : Variant.Filled;

    private Size ButtonSize => IsQuiet ? Size.Small : Size.Medium;

    private ActionChoice? MainChoice => Article.Actions.FirstOrDefault(choice => choice.IsAllowed && choice.Action == Article.Main);

    private ActionChoice? Expected => LookedFor.Select(action => Article.Actions.FirstOrDefault(choice => choice.Action == action && !choice.IsAllowed)).FirstOrDefault(choice => choice is not null);

    private Variant BesideVariant => IsQuiet ? Variant.Text : Variant.Outlined;

    // Two answers of a reviewer, two of a publisher, and writing on beside handing in stand side by side; everything else is one step away.
    private IEnumerable<ActionChoice> Beside => Article.Actions.Where(choice => choice.IsAllowed && choice.Action != Article.Main && choice.Action switch
    {
        NewsroomAction.RequestChanges => IsReview,
        NewsroomAction.Schedule => !IsReview && Article.State == ArticleState.Approved,
        NewsroomAction.Save => !IsReview && Article.Main == NewsroomAction.Submit,
        _ => false,
    });

    private List<ActionChoice> Rest => [.. Article.Actions.Where(choice =>
        choice != MainChoice && !Beside.Contains(choice) && (MainChoice is not null || choice != Expected) && !(IsReview && IsOnPage(choice.Action)))];

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private static bool IsOnPage(NewsroomAction action) => action is NewsroomAction.Suggest or NewsroomAction.AnswerSuggestions;

    private async Task StartAsync(ActionChoice choice)
    {
        if (_busy)
            return;
        _refusal = null;
        if (ActNames.NeedsDialog(choice))
            await AskAsync(choice);
        else
            await PerformAsync(choice.Action);
    }

    private async Task AskAsync(ActionChoice choice)
    {
        // Not waited for: a menu stays open as long as the handler of its item runs.
        await Dialogs.ShowAsync<ActDialog>(
            ActNames.Of(Texts, Article, choice.Action),
            new DialogParameters<ActDialog>
            {
                { d => d.Article, Article },
                { d => d.Choice, choice },
                { d => d.TimeZoneId, TimeZoneId },
                { d => d.Reload, Reload },
                { d => d.Done, () => SayDoneAsync(choice.Action) },
            },
            ActNames.Dialog);
    }

    private async Task PerformAsync(NewsroomAction action)
    {
        _busy = true;
        try
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);
            var asker = await Session.AskerAsync();
            var outcome = await Articles.PerformAsync(asker, ActForm.For(Article, action, zone).Command(Article, action, zone), _closed.Token);
            if (outcome.Refusal is { } refusal)
            {
                _refusal = refusal.In(asker.Language);
                await Reload();
            }
            else
            {
                await SayDoneAsync(action);
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task SayDoneAsync(NewsroomAction action)
    {
        Snackbar.Add(Texts["YouDid", ActWords.Done(action.ToString(), CultureInfo.CurrentUICulture.Name)], MudBlazor.Severity.Success);
        await Reload();
    }
}
