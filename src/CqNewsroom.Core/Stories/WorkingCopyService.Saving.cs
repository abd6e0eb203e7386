using System.Globalization;
using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// Saving as somebody types. A save is taken as a whole or refused as a whole; what is refused is kept as a revision of who typed it.
public sealed partial class WorkingCopyService
{
    /// <summary>
    /// Saves what somebody typed. It reads and writes what changed and the order of the blocks, nothing else. The same save sent again finds its
    /// own text there and is answered as the first time.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="request">What changed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<SaveOutcome> SaveAsync(Asker asker, Guid articleId, SaveRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(request);
        if (!SaveChanges.TryRead(request, out var changes, out var refused))
            return refused;
        var outcome = await InTransactionAsync(
            articleId, SaveOutcome.Refused, transaction => SaveAsync(transaction, asker, articleId, request, changes, cancellation), cancellation);
        if (outcome.Refusal is { } refusal)
            Log.Refused(logger, articleId, asker.PersonId, refusal.Code);
        return outcome;
    }

    private async Task<SaveOutcome> SaveAsync(
        WritingTransaction transaction, Asker asker, Guid articleId, SaveRequest request, SaveChanges changes, CancellationToken cancellation)
    {
        var (db, now) = transaction;
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, StandingBlocks.Of(changes), now, cancellation);
        if (situation is null)
            return SaveOutcome.Refused(missing!);
        if (!situation.MayType)
            return await WritingEndedAsync(transaction, situation, changes, asker, cancellation);
        if (situation.IsHeldElsewhere(request.Tab, now))
        {
            await KeepAsync(transaction, situation, changes, cancellation);
            var lease = situation.Lease!;
            var holder = new PersonAt(lease.PersonId, await ShownNames.ReadOneAsync(db, situation.Person, asker.Language, lease.PersonId, cancellation), lease.Since);
            return SaveOutcome.Refused(new Refusal(RefusalCode.LeaseLost, holder.Name)) with { By = holder };
        }

        var parts = await WorkingParts.LoadAsync(db, articleId, changes, situation.Standing, cancellation);
        if (parts.FindStale(changes) is { } stale)
        {
            await KeepAsync(transaction, situation, changes, cancellation);
            return await StaleAsync(db, stale, situation.Person, asker, cancellation);
        }

        var before = situation.Article.WorkingVersion;
        var stamp = new Stamp(articleId, before + 1, situation.Person.Id, now);
        var result = await parts.ApplyAsync(db, changes, stamp, cancellation);
        result |= await LeaveOutAsync(db, situation, changes.LeftOut, now, cancellation);
        if (result != Applied.Nothing)
        {
            if (await TooBigAsync(db, articleId, parts, cancellation) is { } tooBig)
                return tooBig;
            await KeepWorkAsync(transaction, situation, cancellation);
            await NoteSaveAsync(transaction, situation, stamp, result, request.SourceRevisionId, cancellation);
            await PictureReading.NoteUsesAsync(db, situation.Person, articleId, changes.Pictures(), cancellation);
            if (changes.Fields.FirstOrDefault(field => field.Name == "headline") is { } headline)
                situation.Article.WorkingHeadline = WorkingCopyContent.Assemble(new Dictionary<string, string>(StringComparer.Ordinal) { ["headline"] = headline.Value }, []).Headline;
        }

        // A lease that was just prolonged is left alone: its row would be written with every second of typing.
        if (situation.LeaseNow(now) is not { } held || held.ExpiresAt < now + LeaseTime - LeaseStep)
            Hold(transaction, situation, request.Tab);
        return new SaveOutcome(
            new SavedCopy(
                situation.Article.SavedAt ?? now,
                situation.Article.WorkingVersion,
                [.. changes.Fields.Select(field => new PartVersion(field.Name, parts.VersionOfField(field.Name)))],
                [.. changes.Blocks.Where(block => parts.HasBlock(block.Id)).Select(block => new PartVersion(block.Id, parts.VersionOfBlock(block.Id)))]),
            null);
    }

    // Who could write a moment ago keeps what they typed; who never could is answered as by any other act.
    private async Task<SaveOutcome> WritingEndedAsync(
        WritingTransaction transaction, WritingSituation situation, SaveChanges changes, Asker asker, CancellationToken cancellation)
    {
        var wrote = situation.Lease?.PersonId == situation.Person.Id || situation.IsContributor;
        if (situation.Save.Verdict == Verdict.Hidden && !wrote)
            return SaveOutcome.Refused(situation.Save.RefusalForService);
        if (situation.Save.IsAllowed)
            return SaveOutcome.Refused(Against(situation));
        await KeepAsync(transaction, situation, changes, cancellation);
        var last = await transaction.Db.AuditRecords.AsNoTracking().Where(r => r.ArticleId == situation.Article.Id && !BesideTheWorkflow.All.Contains(r.Action)).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellation);
        return SaveOutcome.Refused(last is null
            ? situation.Save.RefusalForService
            : new Refusal(RefusalCode.WritingEnded, await ActorAsync(transaction.Db, last, situation.Person, asker.Language, cancellation), ActWords.Done(last.Action, asker.Language)));
    }

    private static async Task<string> ActorAsync(INewsroomDb db, Auditing.AuditRecord record, PersonFacts viewer, string language, CancellationToken cancellation) =>
        record.PersonId is { } person ? await ShownNames.ReadOneAsync(db, viewer, language, person, cancellation) : ActWords.Person(record.PersonName, language);

    private async Task KeepAsync(WritingTransaction transaction, WritingSituation situation, SaveChanges changes, CancellationToken cancellation)
    {
        var (db, now) = transaction;
        var current = await WorkingCopyContent.ReadAsync(db, situation.Article.Id, cancellation);
        var theirs = changes.In(current);
        if (theirs.Equals(current))
            return;
        // Two whole articles in one may be more than a revision holds; then what was typed is kept alone.
        if (ContentRules.Check(theirs).Count > 0)
            theirs = changes.In(ArticleContent.Empty);
        await Freezing.KeepSideCopyAsync(db, ids, situation.Article, theirs, situation.Person.Id, now, cancellation);
        transaction.IsToBeKept = true;
    }

    private static async Task<SaveOutcome> StaleAsync(INewsroomDb db, StaleParts stale, PersonFacts viewer, Asker asker, CancellationToken cancellation)
    {
        var persons = stale.Fields.Select(f => f.Row?.ChangedById).Concat(stale.Blocks.Select(b => b.Row?.ChangedById)).OfType<Guid>();
        var names = await ShownNames.ReadAsync(db, viewer, asker.Language, persons, cancellation);
        PersonAt Who(Guid person, DateTime at) => new(person, names.Of(person), at);
        var last = stale.Fields.Where(f => f.Row is not null).Select(f => Who(f.Row!.ChangedById, f.Row.ChangedAt))
            .Concat(stale.Blocks.Where(b => b.Row is not null).Select(b => Who(b.Row!.ChangedById, b.Row.ChangedAt)))
            .MaxBy(by => by.At);
        var copy = new StaleCopy(
            last,
            [.. stale.Fields.Select(f => new FieldNow(f.Name, f.Row?.Value ?? SaveChanges.EmptyValue(f.Name), f.Row?.Version ?? 0))],
            [.. stale.Blocks.Select(b => new BlockNow(b.Id, b.Row?.Content, b.Row?.Version ?? 0, b.Row is { } row ? Who(row.ChangedById, row.ChangedAt) : null))]);
        var refusal = last is null ? new Refusal(RefusalCode.BlockUnknown) : new Refusal(RefusalCode.StaleSave, last.Name, await ClockTimeAsync(db, asker, last.At, cancellation));
        return SaveOutcome.Refused(refusal) with { Stale = copy };
    }

    // The asker's own clock: a time in a sentence carries no zone.
    private static async Task<string> ClockTimeAsync(INewsroomDb db, Asker asker, DateTime at, CancellationToken cancellation)
    {
        var zone = await db.Persons.Where(p => p.Id == asker.PersonId).Select(p => p.TimeZoneId ?? db.Newsrooms.Select(n => n.TimeZoneId).FirstOrDefault()).SingleOrDefaultAsync(cancellation);
        var local = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTimeFromUtc(at, found) : at;
        return local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    private static async Task<Applied> LeaveOutAsync(
        INewsroomDb db, WritingSituation situation, IReadOnlyList<string>? leftOut, DateTime now, CancellationToken cancellation)
    {
        if (leftOut is null || situation.Article.IsOriginal)
            return Applied.Nothing;
        var rows = await db.LeftOutBlocks.Where(b => b.ArticleId == situation.Article.Id).ToListAsync(cancellation);
        var gone = rows.Where(row => !leftOut.Contains(row.SourceBlockId, StringComparer.Ordinal)).ToList();
        var added = leftOut.Except(rows.Select(row => row.SourceBlockId), StringComparer.Ordinal).ToList();
        db.LeftOutBlocks.RemoveRange(gone);
        foreach (var block in added)
            db.LeftOutBlocks.Add(new LeftOutBlock { ArticleId = situation.Article.Id, SourceBlockId = block, PersonId = situation.Person.Id, At = now });
        return gone.Count + added.Count > 0 ? Applied.Something : Applied.Nothing;
    }

    // The size of the whole is counted in characters; only where that comes near the limit the texts are read.
    private static async Task<SaveOutcome?> TooBigAsync(INewsroomDb db, Guid articleId, WorkingParts parts, CancellationToken cancellation)
    {
        if (parts.Count > DocumentLimits.Blocks)
            return SaveChanges.Invalid(new DocumentProblem(DocumentProblemCode.TooMany, null, "blocks", []));
        if (parts.Growth <= 0)
            return null;
        const int mostBytesOfCharacter = 3;
        const int fieldsAtMost = 20 * 1024;
        if ((parts.Length + parts.Growth + fieldsAtMost) * mostBytesOfCharacter <= DocumentLimits.JsonBytes)
            return null;
        var contents = await db.WorkingBlocks.AsNoTracking().Where(b => b.ArticleId == articleId).Select(b => new { b.BlockId, b.Content }).ToDictionaryAsync(b => b.BlockId, b => b.Content, StringComparer.Ordinal, cancellation);
        var bytes = parts.Now(contents).Sum(content => (long)Encoding.UTF8.GetByteCount(content) + 1);
        return bytes + (fieldsAtMost * mostBytesOfCharacter) <= DocumentLimits.JsonBytes
            ? null
            : SaveChanges.Invalid(new DocumentProblem(DocumentProblemCode.TooBig, null, null, []));
    }

    private static async Task NoteSaveAsync(
        WritingTransaction transaction, WritingSituation situation, Stamp stamp, Applied applied, Guid? seenSource, CancellationToken cancellation)
    {
        var (db, now) = transaction;
        var article = situation.Article;
        article.WorkingVersion = stamp.Version;
        article.SavedAt = now;
        if (!situation.IsContributor)
            db.Contributors.Add(new Contributor { ArticleId = article.Id, PersonId = situation.Person.Id, Since = now });
        if (applied.HasFlag(Applied.Text))
        {
            if (!article.HasSavedText)
                await BeginTranslationAsync(db, situation, seenSource, cancellation);
            article.HasSavedText = true;
            if (situation.Who.HasFlag(Who.Translator) && !situation.HasCredit)
                db.TranslatorCredits.Add(new TranslatorCredit { ArticleId = article.Id, PersonId = situation.Person.Id, AgencyId = situation.Person.AgencyId, FirstSavedAt = now });
        }

        transaction.IsToBeKept = true;
        transaction.Events.Add(new StoryChanged(article.StoryId, article.Id, SaveEvent, situation.Person.Id));
    }

    // A page that was open for hours may show an older source than the current one: the first text was made from what was on screen.
    private static async Task BeginTranslationAsync(INewsroomDb db, WritingSituation situation, Guid? seenSource, CancellationToken cancellation)
    {
        var article = situation.Article;
        if (article.IsOriginal || seenSource is not { } seen || seen == article.AnsweredRevisionId)
            return;
        var hash = await db.Revisions.Where(r => r.Id == seen && r.ArticleId == situation.Original.Id).Select(r => r.TranslatableHash).SingleOrDefaultAsync(cancellation);
        if (hash is null)
            return;
        article.SourceRevisionId = seen;
        article.AnsweredRevisionId = seen;
        article.AnsweredHash = hash;
    }
}
