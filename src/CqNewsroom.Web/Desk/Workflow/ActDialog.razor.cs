using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Workflow;

/// <summary>
/// Asks what an act needs to know, says what it does, and performs it. Where it is refused the dialog stays with everything
/// that was typed, says why and by whom, and the person can act again.
/// </summary>
public sealed partial class ActDialog : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private ActForm _form = new();
    private ActingArticle? _newer;
    private IReadOnlyList<AssigneeChoice>? _assignees;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private string? _refusal;
    private bool _busy;

    /// <summary>The article as the person saw it.</summary>
    [Parameter, EditorRequired]
    public ActingArticle Article { get; set; } = default!;

    /// <summary>The act.</summary>
    [Parameter, EditorRequired]
    public ActionChoice Choice { get; set; } = default!;

    /// <summary>The newsroom's zone, an IANA id.</summary>
    [Parameter, EditorRequired]
    public string TimeZoneId { get; set; } = "UTC";

    /// <summary>Reads the page again when somebody was faster.</summary>
    [Parameter, EditorRequired]
    public Func<Task<ActingArticle?>> Reload { get; set; } = default!;

    /// <summary>Says that it was done, and reads the page again.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Done { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private ArticleService Articles { get; set; } = default!;

    [Inject]
    private StoryPages Pages { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ActionsText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Words> Words { get; set; } = default!;

    private NewsroomAction Action => Choice.Action;

    private string ZoneName => ZonedTimes.Name(_zone, Time.GetUtcNow().UtcDateTime);

    private string? Explanation => Action switch
    {
        NewsroomAction.Publish when Article.Standing == Standing.Live => Texts["ExplainPublishCorrection"].Value,
        NewsroomAction.Publish => Texts["ExplainPublish"].Value,
        NewsroomAction.PublishUrgently => Texts["ExplainPublishUrgently"].Value,
        NewsroomAction.Schedule => Texts["ExplainSchedule"].Value,
        NewsroomAction.Retract => Texts["ExplainRetract"].Value,
        NewsroomAction.AmendNotice => Texts["ExplainAmendNotice"].Value,
        NewsroomAction.Reinstate => Texts["ExplainReinstate"].Value,
        NewsroomAction.Spike => Texts["ExplainSpike"].Value,
        NewsroomAction.Reopen => Texts["ExplainReopen"].Value,
        NewsroomAction.DropCorrection when Article.Standing == Standing.Retracted => Texts["ExplainDropReinstatement"].Value,
        NewsroomAction.DropCorrection => Texts["ExplainDropCorrection"].Value,
        NewsroomAction.RequestChanges => Texts["ExplainRequestChanges"].Value,
        NewsroomAction.Decline => Texts["ExplainDecline"].Value,
        NewsroomAction.AnswerSource => Texts["ExplainAnswerSource"].Value,
        NewsroomAction.SignOff when Article.Submitted is { } revision => Texts["ExplainSignOff", revision.Hash[..12]].Value,
        NewsroomAction.Countersign => Texts["ExplainCountersign"].Value,
        _ => null,
    };

    private string? TextLabel => Action switch
    {
        NewsroomAction.RequestChanges => Texts["LabelNote"].Value,
        NewsroomAction.Retract or NewsroomAction.AmendNotice => Texts[_form.Form == RetractionForm.Notice ? "LabelNotice" : "LabelTakedownReason"].Value,
        NewsroomAction.SignOff or NewsroomAction.Countersign => Texts["LabelOpinion"].Value,
        NewsroomAction.Reopen or NewsroomAction.Spike => Texts["LabelReasonOptional"].Value,
        NewsroomAction.AnswerSource => Texts["LabelReason"].Value,
        _ => Choice.Asks.HasFlag(Asks.Reason) ? Texts["LabelReason"].Value : null,
    };

    // What cannot be undone says what readers will see.
    private List<(string Name, string Value)> ReadersSee
    {
        get
        {
            var lines = new List<(string, string)>();
            if (Action is NewsroomAction.Publish or NewsroomAction.PublishUrgently or NewsroomAction.Schedule)
            {
                if (Article.PublicPath is { } path)
                    lines.Add((Texts["ReadersAddress"], Uri.UnescapeDataString(path)));
                if (Article.Submitted is { } revision)
                    lines.Add((Texts["ReadersText"], Texts["RevisionNumber", revision.Number]));
                AddCredit(Texts["ReadersTranslator"], Article.Credits.TranslatorLine);
                AddCredit(Texts["ReadersEditor"], Article.Credits.EditorLine);
            }
            else if (Action is NewsroomAction.Retract && Article.PublicPath is { } path)
            {
                lines.Add((Texts["ReadersAddress"], Uri.UnescapeDataString(path)));
                lines.Add((Texts["ReadersThen"], Texts["Sees" + _form.Form]));
                lines.Add((Texts["ReadersElsewhere"], Texts["ReadersNothing"]));
            }

            return lines;

            void AddCredit(string name, string line)
            {
                if (line.Length > 0)
                    lines.Add((name, line));
            }
        }
    }

    private List<OtherArticleView> AskedOthers => Action == NewsroomAction.Spike && !Article.IsOriginal ? [] : [.. Article.Others];

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);
        _form = ActForm.For(Article, Action, _zone);
        if (!Choice.Asks.HasFlag(Asks.Assignee))
            return;
        var asker = await Session.AskerAsync();
        var outcome = await Pages.AssigneesAsync(asker, Article.ArticleId, _closed.Token);
        _assignees = outcome.Value ?? [];
        _refusal = outcome.Refusal?.In(asker.Language);
    }

    private string InZone(DateTime utc) => TimeWords.Exact(Words, new DeskContext(_zone, Time.GetUtcNow().UtcDateTime), utc);

    private async Task ConfirmAsync()
    {
        if (_busy)
            return;
        if (Choice.Asks.HasFlag(Asks.Time) && _form.AtUtc(_zone) is null)
        {
            _refusal = Texts["ChooseTime"];
            return;
        }

        _busy = true;
        try
        {
            var asker = await Session.AskerAsync();
            var outcome = await Articles.PerformAsync(asker, _form.Command(_newer ?? Article, Action, _zone), _closed.Token);
            if (outcome.Refusal is not { } refusal)
            {
                Dialog.Close();
                await Done();
                return;
            }

            _refusal = refusal.In(asker.Language);
            // The revision stays the one on the screen: a sign-off never passes to a text that was not seen.
            if (refusal.Code == RefusalCode.SomebodyWasFaster && await Reload() is { } now)
                _newer = Article with { Version = now.Version };
        }
        finally
        {
            _busy = false;
        }
    }
}
