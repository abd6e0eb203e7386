using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shared;

namespace CqNewsroom.Web.Desk.Workflow;

/// <summary>What becomes of another article when one is retracted or spiked.</summary>
public enum OtherFate
{
    /// <summary>Not said; Publish of that article will ask.</summary>
    Undecided,

    /// <summary>It ends too.</summary>
    End,

    /// <summary>It stays, with a reason.</summary>
    Keep,
}

/// <summary>The answer for one other article.</summary>
public sealed class OtherAnswer
{
    /// <summary>What becomes of it.</summary>
    public OtherFate Fate { get; set; }

    /// <summary>The notice for its readers, or the reason why it stays.</summary>
    public string? Text { get; set; }

    /// <summary>Where it stays live: a note of the editors over its text.</summary>
    public string? EditorsNote { get; set; }
}

/// <summary>What a person fills in before an act, and the command it makes. It judges nothing: the service does.</summary>
public sealed class ActForm
{
    /// <summary>How a browser writes a local time.</summary>
    public const string LocalTime = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Reason, note, notice or opinion, as the act asks.</summary>
    public string? Text { get; set; }

    /// <summary>Who takes the article.</summary>
    public AssigneeChoice? Assignee { get; set; }

    /// <summary>The time in the newsroom's zone, as a browser writes it.</summary>
    public string? At { get; set; }

    /// <summary>What a change of a live article is for readers; nothing is chosen beforehand, since the times of the page follow from it.</summary>
    public PublicationChange? Change { get; set; }

    /// <summary>The notice for readers.</summary>
    public string? CorrectionNotice { get; set; }

    /// <summary>What that notice is.</summary>
    public NoticeKind NoticeKind { get; set; }

    /// <summary>Where it stands.</summary>
    public NoticePlacement NoticePlacement { get; set; }

    /// <summary>What readers find in place of a retracted article.</summary>
    public RetractionForm Form { get; set; }

    /// <summary>Why it is published anyway.</summary>
    public string? PublishAnyway { get; set; }

    /// <summary>Reasons for findings that are let stand, by key.</summary>
    public Dictionary<string, string?> Waivers { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers for the story's other articles.</summary>
    public Dictionary<Guid, OtherAnswer> Others { get; } = [];

    /// <summary>A form with what is known beforehand.</summary>
    /// <param name="article">The article.</param>
    /// <param name="action">The act.</param>
    /// <param name="zone">The newsroom's zone.</param>
    public static ActForm For(ActingArticle article, NewsroomAction action, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(article);
        var form = new ActForm
        {
            Text = action == NewsroomAction.AmendNotice ? article.RetractionNotice : null,
            Form = article.RetractionForm,
            NoticePlacement = article.NoticePlacement,
            NoticeKind = article.OriginalNotices is [var newest, ..] ? newest.Kind : NoticeKind.Correction,
        };
        if (action == NewsroomAction.Schedule && article.ScheduledFor is { } due)
            form.At = TimeZoneInfo.ConvertTimeFromUtc(due, zone).ToString(LocalTime, CultureInfo.InvariantCulture);
        foreach (var other in article.Others)
        {
            var spikes = action == NewsroomAction.Spike && other.Standing == Standing.NeverPublished;
            var stays = action == NewsroomAction.Spike && other.Standing != Standing.NeverPublished;
            form.Others[other.ArticleId] = new OtherAnswer { Fate = spikes ? OtherFate.End : stays ? OtherFate.Keep : OtherFate.Undecided };
        }

        return form;
    }

    /// <summary>The time that was chosen (UTC), null where it is no time.</summary>
    /// <param name="zone">The newsroom's zone.</param>
    public DateTime? AtUtc(TimeZoneInfo zone) =>
        DateTime.TryParse(At, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? ZonedTimes.ToUtc(local, zone) : null;

    /// <summary>The command.</summary>
    /// <param name="article">The article as the person saw it.</param>
    /// <param name="action">The act.</param>
    /// <param name="zone">The newsroom's zone.</param>
    public ArticleCommand Command(ActingArticle article, NewsroomAction action, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (id, text) = (article.ArticleId, Text?.Trim() ?? "");
        var optional = text.Length == 0 ? null : text;
        var submitted = article.Submitted?.Hash ?? "";
        ArticleCommand command = action switch
        {
            NewsroomAction.Assign => new Assign(id, Assignee?.PersonId, Assignee?.AgencyId),
            NewsroomAction.Claim => new Claim(id),
            NewsroomAction.Decline => new Decline(id, text),
            NewsroomAction.Submit => new Submit(id, article.WorkingVersion),
            NewsroomAction.Recall => new Recall(id),
            NewsroomAction.RequestChanges => new RequestChanges(id, text),
            NewsroomAction.Reopen => new Reopen(id, optional),
            NewsroomAction.SignOff => new GiveSignOff(id, submitted, optional),
            NewsroomAction.Countersign => new Countersign(id, article.Live?.Hash ?? "", optional),
            NewsroomAction.Schedule => new Schedule(id, AtUtc(zone) ?? default, submitted, Answers()),
            NewsroomAction.Unschedule => new Unschedule(id),
            NewsroomAction.Publish => new Publish(id, submitted, Answers()),
            NewsroomAction.PublishUrgently => new PublishUrgently(id, submitted, text, Answers()),
            NewsroomAction.StartCorrection => new StartCorrection(id),
            NewsroomAction.DropCorrection => new DropCorrection(id),
            NewsroomAction.Retract => new Retract(id, text, Fates(), Form),
            NewsroomAction.AmendNotice => new AmendNotice(id, text, Form),
            NewsroomAction.Reinstate => new Reinstate(id, text),
            NewsroomAction.AnswerSource => new AnswerSource(id, article.CurrentSourceId ?? Guid.Empty, null, text),
            NewsroomAction.Spike => new Spike(id, Fates(), optional),
            NewsroomAction.Unspike => new Unspike(id),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };
        return command with { SeenVersion = article.Version };
    }

    private PublishAnswers Answers()
    {
        var waived = Waivers.Where(waiver => !string.IsNullOrWhiteSpace(waiver.Value)).ToDictionary(waiver => waiver.Key, waiver => waiver.Value!.Trim(), StringComparer.Ordinal);
        return new PublishAnswers(
            Change == PublicationChange.Notice && !string.IsNullOrWhiteSpace(CorrectionNotice) ? CorrectionNotice.Trim() : null,
            Change is PublicationChange.Update or PublicationChange.TechnicalFix,
            string.IsNullOrWhiteSpace(PublishAnyway) ? null : PublishAnyway.Trim(),
            waived.Count == 0 ? null : waived)
        {
            NoticeKind = NoticeKind,
            NoticePlacement = NoticePlacement,
            IsTechnicalFix = Change == PublicationChange.TechnicalFix,
        };
    }

    private Dictionary<Guid, OtherArticle> Fates() => Others
        .Where(other => other.Value.Fate != OtherFate.Undecided)
        .ToDictionary(other => other.Key, other => new OtherArticle(other.Value.Fate == OtherFate.End, other.Value.Text?.Trim() ?? "")
        {
            EditorsNote = string.IsNullOrWhiteSpace(other.Value.EditorsNote) ? null : other.Value.EditorsNote.Trim(),
        });
}
