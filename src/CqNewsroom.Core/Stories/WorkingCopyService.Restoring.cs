using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// Saves of a whole text: an older revision, or a file.
public sealed partial class WorkingCopyService
{
    /// <summary>
    /// Sets the working copy back to an older revision, which changes nothing that readers see (case N23). What stood there is kept as a
    /// revision, and what stands there now is a new one that names the old; whose text comes back contributes again, together with
    /// who brings it.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="revisionId">One of its revisions.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> RestoreAsync(Asker asker, Guid articleId, Guid revisionId, CancellationToken cancellation) => WholeAsync(
        asker,
        articleId,
        situation => situation.MayType,
        async (transaction, situation) =>
        {
            var (db, now) = transaction;
            var article = situation.Article;
            var revision = await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == revisionId && r.ArticleId == articleId, cancellation);
            if (revision is null)
                return new Refusal(RefusalCode.NotFound);
            var current = await WorkingCopyContent.ReadAsync(db, articleId, cancellation);
            var content = CanonicalJson.Read(revision.Content);
            if (!current.Equals(content) && !current.Equals(ArticleContent.Empty))
                await Freezing.FreezeAsync(db, ids, article, RevisionKind.BeforeRestore, current, situation.Person.Id, now, cancellation);
            var before = article.WorkingVersion;
            await PutAsync(transaction, situation, content, [situation.Person.Id, .. revision.Contributors], cancellation);
            if (await LeaveOutAsync(db, situation, revision.LeftOut, now, cancellation) != Applied.Nothing && !transaction.IsToBeKept)
            {
                article.WorkingVersion++;
                transaction.IsToBeKept = true;
            }

            if (article.WorkingVersion > before)
            {
                // Its contributors and what it leaves out are read from the rows.
                await db.SaveChangesAsync(cancellation);
                var restored = await Freezing.FreezeAsync(db, ids, article, RevisionKind.Restored, content, situation.Person.Id, now, cancellation);
                restored.RestoredFromRevisionId = revision.Id;
            }

            Log.Restored(logger, situation.Person.Id, revisionId, articleId);
            return null;
        },
        cancellation);

    /// <summary>
    /// Saves a whole text at once, as an import of a file does. From an agency's coordinator it is credited to the assigned translator and
    /// both contribute (workflow.md, Save).
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="content">The text.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> WriteAsync(Asker asker, Guid articleId, ArticleContent content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var clean = TextCleaner.Clean(content);
        if (ContentRules.Check(clean) is [var first, ..])
            return new Outcome(new Refusal(RefusalCode.TextInvalid, new ProblemSentence(first)));
        return await WholeAsync(
            asker,
            articleId,
            situation => situation.Save.IsAllowed,
            async (transaction, situation) =>
            {
                await PutAsync(transaction, situation, clean, ContributorsOf(situation), cancellation);
                return null;
            },
            cancellation);
    }

    /// <summary>
    /// Brings in the text of a file. What stood there is kept as a revision, so that nothing is lost by choosing the wrong file. From an
    /// agency's coordinator it is credited as by <see cref="WriteAsync"/>.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="make">Makes the new text of the one that stands there.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> BringInAsync(Asker asker, Guid articleId, Func<ArticleContent, ArticleContent> make, CancellationToken cancellation) => WholeAsync(
        asker,
        articleId,
        situation => situation.Save.IsAllowed,
        async (transaction, situation) =>
        {
            ArgumentNullException.ThrowIfNull(make);
            var (db, now) = transaction;
            var current = await WorkingCopyContent.ReadAsync(db, articleId, cancellation);
            var content = TextCleaner.Clean(make(current));
            if (ContentRules.Check(content) is [var first, ..])
                return new Refusal(RefusalCode.TextInvalid, new ProblemSentence(first));
            if (!current.Equals(content) && !current.Equals(ArticleContent.Empty))
                await Freezing.FreezeAsync(db, ids, situation.Article, RevisionKind.BeforeImport, current, situation.Person.Id, now, cancellation);
            await PutAsync(transaction, situation, content, ContributorsOf(situation), cancellation);
            return null;
        },
        cancellation);

    // A whole text is put in only while nobody writes.
    private static async Task<Refusal?> HeldAsync(INewsroomDb db, WritingSituation situation, Asker asker, DateTime now, CancellationToken cancellation) =>
        situation.IsHeldElsewhere(null, now)
            ? new Refusal(RefusalCode.LeaseHeld, await ShownNames.ReadOneAsync(db, situation.Person, asker.Language, situation.Lease!.PersonId, cancellation))
            : null;

    private async Task<Outcome> WholeAsync(
        Asker asker, Guid articleId, Func<WritingSituation, bool> may, Func<WritingTransaction, WritingSituation, Task<Refusal?>> write, CancellationToken cancellation)
    {
        var outcome = await AllowedAsync(
            asker,
            articleId,
            may,
            refusal => new Outcome(refusal),
            async (transaction, situation) => new Outcome(
                await HeldAsync(transaction.Db, situation, asker, transaction.Now, cancellation) ?? await write(transaction, situation)),
            cancellation);
        if (outcome.Refusal is { } refusal)
            Log.Refused(logger, articleId, asker.PersonId, refusal.Code);
        return outcome;
    }

    private static async Task PutAsync(
        WritingTransaction transaction, WritingSituation situation, ArticleContent content, IReadOnlyList<Guid> contributors, CancellationToken cancellation)
    {
        var (db, now) = transaction;
        var article = situation.Article;
        if (!await WorkingCopyContent.ReplaceAsync(db, article.Id, content, situation.Person.Id, now, cancellation))
            return;
        await PictureReading.NoteUsesAsync(db, situation.Person, article.Id, content.Blocks.OfType<PictureBlock>(), cancellation);
        var known = await db.Contributors.Where(c => c.ArticleId == article.Id).Select(c => c.PersonId).ToListAsync(cancellation);
        foreach (var person in contributors.Except(known))
            db.Contributors.Add(new Contributor { ArticleId = article.Id, PersonId = person, Since = now });
        article.SavedAt = now;
        article.HasSavedText = true;
        if (CreditedFor(situation) is { } translator && !await db.TranslatorCredits.AnyAsync(c => c.ArticleId == article.Id && c.PersonId == translator, cancellation))
        {
            var agency = await db.Persons.Where(p => p.Id == translator).Select(p => p.AgencyId).SingleAsync(cancellation);
            db.TranslatorCredits.Add(new TranslatorCredit { ArticleId = article.Id, PersonId = translator, AgencyId = agency, FirstSavedAt = now });
        }

        transaction.IsToBeKept = true;
        transaction.Events.Add(new Notifications.StoryChanged(article.StoryId, article.Id, SaveEvent, situation.Person.Id));
    }

    // What a coordinator brings in, its translator is taken to have written too.
    private static List<Guid> ContributorsOf(WritingSituation situation) =>
        !situation.MayType && situation.Article.AssigneeId is { } translator ? [situation.Person.Id, translator] : [situation.Person.Id];

    // Editors who type are not among the translators; what a coordinator brings in is the translator's.
    private static Guid? CreditedFor(WritingSituation situation)
    {
        if (situation.Article.IsOriginal)
            return null;
        if (situation.Who.HasFlag(Who.Translator))
            return situation.Person.Id;
        return situation.MayType ? null : situation.Article.AssigneeId;
    }
}
