using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

/// <summary>Which action each command is, and what it does once <see cref="WorkflowTable.Decide"/> allowed it.</summary>
internal static partial class Articles
{
    /// <summary>The action of a command, and whether its decision looks at the text.</summary>
    public static (NewsroomAction Action, bool WithText) ActionOf(ArticleCommand command) => command switch
    {
        Assign => (NewsroomAction.Assign, false),
        Claim => (NewsroomAction.Claim, false),
        Decline => (NewsroomAction.Decline, false),
        Submit => (NewsroomAction.Submit, true),
        Recall => (NewsroomAction.Recall, false),
        Suggest => (NewsroomAction.Suggest, false),
        AnswerSuggestions => (NewsroomAction.AnswerSuggestions, false),
        RequestChanges => (NewsroomAction.RequestChanges, false),
        Reopen => (NewsroomAction.Reopen, false),
        GiveSignOff => (NewsroomAction.SignOff, false),
        Schedule => (NewsroomAction.Schedule, true),
        Unschedule => (NewsroomAction.Unschedule, false),
        Publish => (NewsroomAction.Publish, true),
        PublishUrgently => (NewsroomAction.PublishUrgently, true),
        Countersign => (NewsroomAction.Countersign, false),
        StartCorrection => (NewsroomAction.StartCorrection, false),
        DropCorrection => (NewsroomAction.DropCorrection, false),
        Retract => (NewsroomAction.Retract, false),
        AmendNotice => (NewsroomAction.AmendNotice, false),
        Reinstate => (NewsroomAction.Reinstate, false),
        AnswerSource => (NewsroomAction.AnswerSource, false),
        Spike => (NewsroomAction.Spike, false),
        Unspike => (NewsroomAction.Unspike, false),
        WaiveFinding => (NewsroomAction.Save, true),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, null),
    };

    /// <summary>Does it. A refusal leaves everything as it was, since the pipeline then never commits.</summary>
    public static Task<Refusal?> ApplyAsync(Act act, ArticleCommand command, SituationLoader loader, CancellationToken cancellation) => command switch
    {
        Assign assign => AssignAsync(act, assign, cancellation),
        Claim => ClaimAsync(act, cancellation),
        Decline decline => DeclineAsync(act, decline, cancellation),
        Submit submit => SubmitAsync(act, submit, cancellation),
        Recall => RecallAsync(act, cancellation),
        Suggest suggest => Task.FromResult(Suggested(act, suggest)),
        AnswerSuggestions answers => AnswerSuggestionsAsync(act, answers, loader, cancellation),
        RequestChanges changes => RequestChangesAsync(act, changes, cancellation),
        Reopen reopen => ReopenAsync(act, reopen, cancellation),
        GiveSignOff signOff => SignOffAsync(act, signOff, loader, cancellation),
        Schedule schedule => ScheduleAsync(act, schedule, cancellation),
        Unschedule => UnscheduleAsync(act),
        Publish publish => PublishAsync(act, publish, cancellation),
        PublishUrgently urgent => PublishUrgentlyAsync(act, urgent, cancellation),
        Countersign countersign => CountersignAsync(act, countersign, loader, cancellation),
        StartCorrection => StartCorrectionAsync(act),
        DropCorrection => DropCorrectionAsync(act, cancellation),
        Retract retract => RetractAsync(act, retract, loader, cancellation),
        AmendNotice amend => AmendNoticeAsync(act, amend),
        Reinstate reinstate => ReinstateAsync(act, reinstate, cancellation),
        AnswerSource answer => AnswerSourceAsync(act, answer, cancellation),
        Spike spike => SpikeAsync(act, spike, cancellation),
        Unspike => UnspikeAsync(act, cancellation),
        WaiveFinding waive => Task.FromResult(Waived(act, waive)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, null),
    };

    // Reasons, notes and notices: present where asked, bounded, and of characters that can be shown everywhere.
    private static Refusal? TextRefusal(string? text, RefusalCode missing, int most = 4000)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Refusal(missing);
        return ShortTextRefusal(text, most);
    }

    private static Refusal? ShortTextRefusal(string? text, int most = 4000)
    {
        if (text is null)
            return null;
        if (text.Length > most)
            return new Refusal(RefusalCode.TooLong, most);
        // The document's own rules for characters: a headline that may not be stored may not be a notice either.
        var problem = ContentRules.Check(new ParagraphBlock { Id = "note", Text = RichText.Of(text.ReplaceLineEndings("\n")) });
        return problem.Count == 0 ? null : new Refusal(RefusalCode.TextInvalid, problem[0].Code);
    }

    private static Task<Refusal?> Done => Task.FromResult<Refusal?>(null);

    private static Task<Refusal?> Refused(RefusalCode code, params object[] arguments) => Task.FromResult<Refusal?>(new Refusal(code, arguments));

    private static bool SawSubmitted(Act act, string hash) =>
        act.Loaded.Submitted is { } submitted && string.Equals(submitted.Hash, hash, StringComparison.OrdinalIgnoreCase);
}
