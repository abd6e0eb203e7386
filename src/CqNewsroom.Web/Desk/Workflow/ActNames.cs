using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Workflow;

/// <summary>Acts named by what they do to this article, and where they are done.</summary>
internal static class ActNames
{
    /// <summary>The first field of a dialog has the focus, so that it can be answered without a mouse.</summary>
    public static DialogOptions Dialog { get; } = new() { DefaultFocus = DefaultFocus.FirstChild };

    /// <summary>What stands on the button.</summary>
    public static string Of(IStringLocalizer<ActionsText> texts, ActingArticle article, NewsroomAction action) => action switch
    {
        NewsroomAction.SignOff when article is { Submitted: { } revision, LevelName: { } level } => texts["SignOffRevision", revision.Number, level],
        NewsroomAction.Countersign when article is { Live: { } revision, LevelName: { } level } => texts["CountersignRevision", revision.Number, level],
        NewsroomAction.Save => texts[article.IsOriginal ? "Write" : "Translate"],
        NewsroomAction.Publish when article.Standing == Standing.Live => texts["PublishCorrection"],
        NewsroomAction.Schedule when article.State == ArticleState.Scheduled => texts["Reschedule"],
        NewsroomAction.Assign when article.State != ArticleState.Requested => texts["AssignAnew"],
        _ => texts["Action" + action],
    };

    /// <summary>What stands on the button of a page that leads to the review, where the revision is on the screen.</summary>
    public static string Leading(IStringLocalizer<ActionsText> texts, ActingArticle article, NewsroomAction action) => action switch
    {
        NewsroomAction.SignOff when article is { Submitted: { } revision, LevelName: { } level } => texts["ReviewRevision", revision.Number, level],
        NewsroomAction.Countersign when article is { Live: { } revision, LevelName: { } level } => texts["ReviewRevision", revision.Number, level],
        _ => Of(texts, article, action),
    };

    /// <summary>Where an act is done that is more than a dialog; null where it is done on the spot.</summary>
    public static string? Place(ActingArticle article, NewsroomAction action, bool isReview) => action switch
    {
        NewsroomAction.Save => DeskAddress.Edit(article.ArticleId),
        NewsroomAction.AnswerSource when !article.AnswersSourceAsEditor => DeskAddress.Edit(article.ArticleId),
        // What is signed has to be on the screen.
        NewsroomAction.SignOff or NewsroomAction.Countersign or NewsroomAction.Suggest or NewsroomAction.AnswerSuggestions when !isReview => DeskAddress.Review(article.ArticleId),
        _ => null,
    };

    /// <summary>Whether an act is asked about before it is done.</summary>
    public static bool NeedsDialog(ActionChoice choice) =>
        choice.Asks != Asks.Nothing || choice.Action is NewsroomAction.Reopen or NewsroomAction.DropCorrection or NewsroomAction.AnswerSource;

    /// <summary>Whether it takes something from readers or gives work up.</summary>
    public static bool IsGrave(NewsroomAction action) => action is NewsroomAction.Retract or NewsroomAction.Spike or NewsroomAction.DropCorrection;

    /// <summary>Icon of a menu.</summary>
    public static string Icon(NewsroomAction action) => action switch
    {
        NewsroomAction.SignOff or NewsroomAction.Countersign => Icons.Material.Outlined.Draw,
        NewsroomAction.Publish => Icons.Material.Outlined.Public,
        NewsroomAction.PublishUrgently => Icons.Material.Outlined.Bolt,
        NewsroomAction.Submit => Icons.Material.Outlined.Send,
        NewsroomAction.Claim => Icons.Material.Outlined.BackHand,
        NewsroomAction.Save => Icons.Material.Outlined.Edit,
        NewsroomAction.AnswerSource => Icons.Material.Outlined.PublishedWithChanges,
        NewsroomAction.AnswerSuggestions or NewsroomAction.Suggest => Icons.Material.Outlined.RateReview,
        NewsroomAction.RequestChanges or NewsroomAction.Decline => Icons.Material.Outlined.Undo,
        NewsroomAction.Schedule => Icons.Material.Outlined.Schedule,
        NewsroomAction.Unschedule => Icons.Material.Outlined.EventBusy,
        NewsroomAction.Assign => Icons.Material.Outlined.PersonAdd,
        NewsroomAction.Recall or NewsroomAction.Reopen or NewsroomAction.Unspike or NewsroomAction.Reinstate => Icons.Material.Outlined.Replay,
        NewsroomAction.StartCorrection => Icons.Material.Outlined.EditNote,
        NewsroomAction.DropCorrection => Icons.Material.Outlined.DeleteSweep,
        NewsroomAction.AmendNotice => Icons.Material.Outlined.Notes,
        NewsroomAction.Spike => Icons.Material.Outlined.DoNotDisturbOn,
        NewsroomAction.Retract => Icons.Material.Outlined.Block,
        NewsroomAction.RequestTranslation => Icons.Material.Outlined.Translate,
        _ => Icons.Material.Outlined.Tune,
    };
}
