using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// To readers: Schedule, Unschedule, Hold, Publish (by a person and by the clock), PublishUrgently.
internal static partial class Articles
{
    /// <summary>How late the clock may be for the scheduled time to stand as the public one (workflow.md, below the table).</summary>
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(5);

    private static Task<Refusal?> ScheduleAsync(Act act, Schedule command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!SawSubmitted(act, command.RevisionHash))
            return Refused(RefusalCode.OtherTextThanSeen);
        if (command.At.Kind != DateTimeKind.Utc || command.At <= act.Now)
            return Refused(RefusalCode.TimeNotAhead);
        if (act.Story.Embargo > command.At)
            return Refused(RefusalCode.TimeBeforeEmbargo);
        if (act.Loaded.PictureEnds.FirstOrDefault(picture => picture.EndAt <= command.At) is { } ends)
            return Refused(RefusalCode.PictureRightsEndBefore, ends.Name);
        if (AnswersRefusal(act, command.Answers) is { } refusal)
            return Task.FromResult<Refusal?>(refusal);
        var (article, from) = (act.Article, act.Article.State);
        article.ScheduledFor = command.At;
        article.ScheduledById = act.PersonId;
        article.ScheduleAnswers = command.Answers;
        act.Move(article, ArticleState.Scheduled);
        act.Record(NewsroomAction.Schedule, article, from, act.Loaded.Submitted!.Hash, command.Answers.PublishAnyway, ActDetails.Of(
            ("at", command.At), ("notice", command.Answers.CorrectionNotice), ("noNotice", command.Answers.NoNotice),
            ("technicalFix", act.Loaded.NeedsCorrectionAnswer && command.Answers is { NoNotice: true, IsTechnicalFix: true })));
        return Done;
    }

    private static Task<Refusal?> UnscheduleAsync(Act act)
    {
        Act.EndSchedule(act.Article);
        act.Move(act.Article, ArticleState.Approved);
        act.Record(NewsroomAction.Unschedule, act.Article, ArticleState.Scheduled, act.Loaded.Submitted?.Hash);
        return Done;
    }

    /// <summary>Takes an article off the schedule for a reason, and tells those concerned; it never goes out later by itself.</summary>
    public static async Task HoldAsync(Act act, Article article, string reason, bool byWorkflow, CancellationToken cancellation)
    {
        IEnumerable<Guid?> told = [article.ScheduledById, article.AssigneeId, .. (await act.EditorsAsync(article.Language, cancellation)).Select(id => (Guid?)id)];
        var hash = await act.Db.Revisions.Where(r => r.Id == article.SubmittedRevisionId).Select(r => r.Hash).SingleOrDefaultAsync(cancellation);
        Act.EndSchedule(article);
        act.Move(article, ArticleState.Approved);
        act.Record(NewsroomAction.Hold, article, ArticleState.Scheduled, hash, reason, byWorkflow: byWorkflow);
        act.Tell(told, NotificationKind.Held, article, reason);
    }

    private static async Task<Refusal?> PublishAsync(Act act, Publish command, CancellationToken cancellation)
    {
        if (!SawSubmitted(act, command.RevisionHash))
            return new Refusal(RefusalCode.OtherTextThanSeen);
        if (AnswersRefusal(act, command.Answers) is { } refusal)
            return refusal;
        await GoLiveAsync(act, PublicationKind.SignedOff, act.Now, command.Answers, command.Answers.PublishAnyway, cancellation);
        return null;
    }

    /// <summary>
    /// Publishes what came due with the answers that Schedule stored, or takes it off the schedule where a guard of Publish is broken;
    /// both in the transaction that found it due, so that nobody's new time is taken away by an old round.
    /// </summary>
    /// <returns>Why it was held; null where it went out.</returns>
    public static async Task<Refusal?> PublishOrHoldAsync(Act act, DateTime due, CancellationToken cancellation)
    {
        var answers = act.Article.ScheduleAnswers ?? new PublishAnswers();
        var decision = act.Loaded.Decide(NewsroomAction.Publish);
        var refusal = decision.IsAllowed ? null : decision.RefusalForService;
        if (refusal is null && act.Loaded.NeedsPublishAnyway && string.IsNullOrWhiteSpace(answers.PublishAnyway))
            refusal = new Refusal(RefusalCode.PublishAnywayMissing);
        if (refusal is null && act.Loaded.NeedsCorrectionAnswer && string.IsNullOrWhiteSpace(answers.CorrectionNotice) && !answers.NoNotice)
            refusal = new Refusal(RefusalCode.CorrectionAnswerMissing);
        if (refusal is null)
            await GoLiveAsync(act, PublicationKind.SignedOff, due, answers, answers.PublishAnyway, cancellation);
        else
            await HoldAsync(act, act.Article, ActWords.ReasonOf(refusal), byWorkflow: false, cancellation);
        return refusal;
    }

    private static async Task<Refusal?> PublishUrgentlyAsync(Act act, PublishUrgently command, CancellationToken cancellation)
    {
        if (TextRefusal(command.Reason, RefusalCode.ReasonMissing) is { } missing)
            return missing;
        if (!SawSubmitted(act, command.RevisionHash))
            return new Refusal(RefusalCode.OtherTextThanSeen);
        if (AnswersRefusal(act, command.Answers) is { } refusal)
            return refusal;
        await GoLiveAsync(act, PublicationKind.Urgent, act.Now, command.Answers, command.Reason, cancellation);
        return null;
    }

    // What Publish asks: a correction notice or 'no notice', a reason to publish anyway, waivers of findings that appeared since Submit.
    private static Refusal? AnswersRefusal(Act act, PublishAnswers answers)
    {
        var texts = WaivedOf(act, answers).Select(waived => waived.Reason).Append(answers.CorrectionNotice).Append(answers.PublishAnyway);
        if (texts.Select(text => ShortTextRefusal(text)).FirstOrDefault(wrong => wrong is not null) is { } text)
            return text;
        if (!Enum.IsDefined(answers.NoticeKind) || answers.NoticePlacement is { } placement && !Enum.IsDefined(placement))
            return new Refusal(RefusalCode.ValueInvalid, $"{answers.NoticeKind}, {answers.NoticePlacement}");
        if (act.Loaded.NeedsCorrectionAnswer && string.IsNullOrWhiteSpace(answers.CorrectionNotice) && !answers.NoNotice)
            return new Refusal(RefusalCode.CorrectionAnswerMissing);
        if (act.Loaded.NeedsPublishAnyway && TextRefusal(answers.PublishAnyway, RefusalCode.PublishAnywayMissing) is { } anyway)
            return anyway;
        var waived = WaivedOf(act, answers).Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
        var open = act.Loaded.OpenFindings.Count(f => f.Severity == Severity.Blocking && !waived.Contains(f.Key));
        return open > 0 ? new Refusal(RefusalCode.FindingsOpen, open) : null;
    }

    // Of what is waived, only what was found counts.
    private static IEnumerable<(string Key, string Reason)> WaivedOf(Act act, PublishAnswers answers) =>
        from finding in act.Loaded.OpenFindings
        let reason = answers.WaivedFindings?.GetValueOrDefault(finding.Key)
        where !string.IsNullOrWhiteSpace(reason)
        select (finding.Key, reason);

    private static async Task GoLiveAsync(Act act, PublicationKind kind, DateTime due, PublishAnswers answers, string? reason, CancellationToken cancellation)
    {
        var (article, revision) = (act.Article, act.Loaded.Submitted!);
        var from = article.State;
        var late = act.Now - due > Punctual;
        var publicAt = late ? act.Now : due;
        var content = CanonicalJson.Read(revision.Content);
        var publication = new Publication
        {
            Id = act.NewId(),
            ArticleId = article.Id,
            RevisionId = revision.Id,
            RevisionHash = revision.Hash,
            Kind = kind,
            PublicAt = publicAt,
            ActualAt = act.Now,
            IsLate = late,
            PersonId = act.PersonId,
            Reason = reason,
            Change = ChangeOf(article, answers),
            Slug = Slug.From(content.Headline),
            Credits = await PrintedCredits.OfAsync(act.Db, act.Loaded, content, kind == PublicationKind.Urgent ? act.PersonId : null, cancellation),
        };
        act.Db.Publications.Add(publication);
        if (publication.Change == PublicationChange.Notice)
            GiveNotice(publication, answers.NoticeKind, answers.CorrectionNotice!, answers.NoticePlacement ?? NoticeRule.PlacementOf(CanonicalJson.Read(act.Loaded.Live!.Content), content));
        await PublicCredits.WriteAsync(act.Db, article, publication.Credits, content.Byline, act.Original.AssigneeId, act.Now, cancellation);
        var waived = WaivedOf(act, answers).DistinctBy(w => w.Key).ToDictionary(StringComparer.Ordinal);
        if ((act.PersonId ?? article.ScheduledById) is { } waiver)
        {
            foreach (var (key, why) in waived)
                act.Db.Waivers.Add(new Waiver { Id = act.NewId(), ArticleId = article.Id, FindingKey = key, PersonId = waiver, Reason = why, At = act.Now });
        }

        article.Standing = Standing.Live;
        article.LiveRevisionId = revision.Id;
        article.PublicationId = publication.Id;
        article.PublishedAt = publicAt;
        MoveTimes(article, publication);
        article.RetractionNotice = null;
        article.RetractionForm = RetractionForm.Notice;
        article.RetractedAt = null;
        article.CorrectionStartedById = null;
        article.CountersignNeeded = kind == PublicationKind.Urgent;
        article.Level = 0;
        article.LevelCount = 0;
        article.SubmittedRevisionId = null;
        article.SubmittedById = null;
        Act.EndSchedule(article);
        await act.ClearContributorsAsync(article, cancellation);
        await act.LapseSuggestionsAsync(article, cancellation);
        act.Move(article, ArticleState.Published);
        act.Remember(article, revision);
        act.ChangesWhatReadersSee = true;
        act.Record(
            kind == PublicationKind.Urgent ? NewsroomAction.PublishUrgently : NewsroomAction.Publish, article, from, revision.Hash, reason,
            ActDetails.Of(
                ("due", late || due != act.Now ? due : null), ("late", late), ("change", publication.Change), ("kind", publication.NoticeKind), ("notice", publication.CorrectionNotice),
                ("placement", publication.NoticePlacement), ("waived", waived.Count > 0 ? waived : null)));
        act.Tell([article.AssigneeId], NotificationKind.Published, article);
        if (kind == PublicationKind.Urgent)
        {
            var signed = act.Loaded.SignOffs.Where(s => s.RevisionId == revision.Id).Select(s => s.Level).ToHashSet();
            var missing = revision.Levels.Where(l => !signed.Contains(l.Number)).ToList();
            article.CountersignNeeded = missing.Count > 0;
            act.Tell((await act.PeopleAsync(cancellation)).Where(p => missing.Exists(l => Relations.MaySign(p, act.Story.DeskId, article.Language, l))).Select(p => p.Id), NotificationKind.CountersignNeeded, article);
        }

        if (article.IsOriginal)
            await Sources.SetCurrentAsync(act, revision, cancellation);
        await Sources.RequestWantedAsync(act, TranslationPoint.Live, cancellation);
        if (publication.Change == PublicationChange.Notice)
            await TellOtherLanguagesAsync(act, publication, cancellation);
    }
}
