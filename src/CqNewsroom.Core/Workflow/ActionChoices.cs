using CqNewsroom.Core.Acts;

namespace CqNewsroom.Core.Workflow;

/// <summary>An action as a page offers it to one person. What is hidden from them has no choice at all.</summary>
/// <param name="Action">The action.</param>
/// <param name="IsAllowed">Whether it may be done now; else it is shown greyed with the reason.</param>
/// <param name="Asks">What the person is asked in a dialog; nothing where it is refused.</param>
/// <param name="Code">Why not, null where it is allowed.</param>
/// <param name="Reason">Why not, as a sentence in the asker's language.</param>
public sealed record ActionChoice(NewsroomAction Action, bool IsAllowed, Asks Asks, RefusalCode? Code, string? Reason);

/// <summary>
/// The actions of one person on one article, from the same <see cref="WorkflowTable.Decide"/> that the service asks before it
/// acts, so that a button and a refusal never disagree.
/// </summary>
public static class ActionChoices
{
    // What people ask for on an article, in the order of a menu. The clock, the import and the workflow do the others.
    private static readonly NewsroomAction[] OnArticles =
    [
        NewsroomAction.SignOff,
        NewsroomAction.Countersign,
        NewsroomAction.Publish,
        NewsroomAction.Submit,
        NewsroomAction.Claim,
        NewsroomAction.Save,
        NewsroomAction.AnswerSource,
        NewsroomAction.AnswerSuggestions,
        NewsroomAction.Suggest,
        NewsroomAction.RequestChanges,
        NewsroomAction.Schedule,
        NewsroomAction.Unschedule,
        NewsroomAction.Assign,
        NewsroomAction.Recall,
        NewsroomAction.Reopen,
        NewsroomAction.StartCorrection,
        NewsroomAction.Unspike,
        NewsroomAction.Reinstate,
        NewsroomAction.AmendNotice,
        NewsroomAction.PublishUrgently,
        NewsroomAction.Decline,
        NewsroomAction.DropCorrection,
        NewsroomAction.Spike,
        NewsroomAction.Retract,
    ];

    private static readonly NewsroomAction[] OnStories = [NewsroomAction.RequestTranslation, NewsroomAction.ChangeStory];

    // The next step on an article's way, by who stands before it. Writing comes before assigning: an editor who writes is the writer.
    private static readonly NewsroomAction[] Steps =
    [
        NewsroomAction.SignOff,
        NewsroomAction.Countersign,
        NewsroomAction.Publish,
        NewsroomAction.AnswerSuggestions,
        NewsroomAction.AnswerSource,
        NewsroomAction.Submit,
        NewsroomAction.Claim,
        NewsroomAction.Unspike,
    ];

    /// <summary>The choices on an article, in the order of a menu.</summary>
    /// <param name="loaded">The article with the person's situation.</param>
    /// <param name="hasOpenSuggestions">Whether a suggestion waits for an answer; without one there is nothing to answer.</param>
    /// <param name="language">Interface language of the person.</param>
    public static IReadOnlyList<ActionChoice> Of(LoadedArticle loaded, bool hasOpenSuggestions, string language) =>
        Of(loaded, hasOpenSuggestions ? OnArticles : [.. OnArticles.Where(action => action != NewsroomAction.AnswerSuggestions)], language);

    /// <summary>The choices on a story as a whole.</summary>
    /// <param name="original">Its original with the person's situation.</param>
    /// <param name="language">Interface language of the person.</param>
    public static IReadOnlyList<ActionChoice> OfStory(LoadedArticle original, string language) => Of(original, OnStories, language);

    /// <summary>The one action that a page puts forward: the next step that this person may take; null where they only look on.</summary>
    /// <param name="loaded">The article with the person's situation.</param>
    /// <param name="choices">Its choices.</param>
    public static NewsroomAction? Main(LoadedArticle loaded, IReadOnlyList<ActionChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var allowed = choices.Where(choice => choice.IsAllowed).Select(choice => choice.Action).ToHashSet();
        // Whoever writes goes on writing until the text can be handed in.
        if (!allowed.Contains(NewsroomAction.Submit) && allowed.Contains(NewsroomAction.Save) && (loaded.Situation.Who & (Who.Assignee | Who.Coordinator)) != Who.None)
            return allowed.Contains(NewsroomAction.AnswerSource) ? NewsroomAction.AnswerSource : NewsroomAction.Save;
        // What has its time waits for it: the page offers another time, not haste.
        if (loaded.Article.State == ArticleState.Scheduled && allowed.Contains(NewsroomAction.Schedule) && !allowed.Contains(NewsroomAction.AnswerSource))
            return NewsroomAction.Schedule;
        foreach (var step in Steps.Where(allowed.Contains))
            return step;
        return loaded.Article.AssigneeId is null && allowed.Contains(NewsroomAction.Assign) ? NewsroomAction.Assign
            : allowed.Contains(NewsroomAction.StartCorrection) ? NewsroomAction.StartCorrection
            : null;
    }

    private static List<ActionChoice> Of(LoadedArticle loaded, NewsroomAction[] actions, string language)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var choices = new List<ActionChoice>();
        foreach (var decision in actions.Select(loaded.Decide))
        {
            if (decision is { IsAllowed: true, Transition: { } row })
                choices.Add(new ActionChoice(decision.Action, true, row.Asks, null, null));
            else if (decision.Refusal is { } refusal && IsExpected(refusal.Code, loaded))
                choices.Add(new ActionChoice(decision.Action, false, Asks.Nothing, refusal.Code, refusal.In(language)));
        }

        return choices;
    }

    // Greyed is what a person would look for here and now. Nobody looks for 'publish' on a draft or for 'recall' on a live
    // article: what belongs to another state is absent.
    private static bool IsExpected(RefusalCode code, LoadedArticle loaded) => code switch
    {
        RefusalCode.WrongState or RefusalCode.WrongStanding or RefusalCode.NotAllowed => false,
        RefusalCode.NothingToCountersign or RefusalCode.SourceNotChanged or RefusalCode.NotGivenToAgency => false,
        RefusalCode.NotStarter => loaded.Article.CorrectionStartedById is not null,
        _ => true,
    };
}
