using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// Versions that are kept without an act: under a name, and by itself every few minutes of work.
public sealed partial class WorkingCopyService
{
    /// <summary>Keeps the text as it is saved now under a name. It changes nothing, so that it does not matter who writes.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The number of the revision.</returns>
    public async Task<Outcome<int>> KeepVersionAsync(Asker asker, Guid articleId, string name, CancellationToken cancellation)
    {
        if (PlainTexts.CleanName(name, out var clean) is { } wrong)
            return wrong;
        return await AsWriterAsync<int>(
            asker,
            articleId,
            async (transaction, situation) =>
            {
                var (db, now) = transaction;
                var content = await WorkingCopyContent.ReadAsync(db, articleId, cancellation);
                var newest = await NewestAsync(db, articleId, cancellation);
                // Pressed twice.
                if (newest is { } same && string.Equals(same.Hash, ContentHash.OfWhole(content), StringComparison.Ordinal) && string.Equals(same.Name, clean, StringComparison.Ordinal))
                    return same.Number;
                var revision = await Freezing.FreezeAsync(db, ids, situation.Article, RevisionKind.Named, content, situation.Person.Id, now, cancellation);
                revision.Name = clean;
                transaction.IsToBeKept = true;
                transaction.Events.Add(new StoryChanged(situation.Article.StoryId, articleId, VersionEvent, situation.Person.Id));
                return revision.Number;
            },
            cancellation);
    }

    // What stood there before this save is kept where the text that no revision has is old enough. The article says so itself, so that
    // an ordinary save asks the database nothing more.
    private async Task KeepWorkAsync(WritingTransaction transaction, WritingSituation situation, CancellationToken cancellation)
    {
        var (db, now) = transaction;
        var article = situation.Article;
        if (article.WorkingVersion == article.KeptVersion || article.UnkeptSince is not { } since)
        {
            article.UnkeptSince = now;
            return;
        }

        if (now - since < (keeping ?? KeepingOptions.Default).Every)
            return;
        article.UnkeptSince = now;
        // The rows as they are stored: nothing of this save is written yet.
        var content = await WorkingCopyContent.ReadAsync(db, article.Id, cancellation);
        var newest = await NewestAsync(db, article.Id, cancellation);
        if (string.Equals(newest?.Hash, ContentHash.OfWhole(content), StringComparison.Ordinal))
        {
            article.KeptVersion = article.WorkingVersion;
            return;
        }

        await Freezing.FreezeAsync(db, ids, article, RevisionKind.Work, content, await LastWriterAsync(db, article.Id, cancellation), article.SavedAt ?? now, cancellation);
    }

    private static async Task<NewestRevision?> NewestAsync(INewsroomDb db, Guid articleId, CancellationToken cancellation) =>
        await db.Revisions.AsNoTracking().Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Number)
            .Select(r => new NewestRevision(r.Number, r.Hash, r.Name)).FirstOrDefaultAsync(cancellation);

    private static async Task<Guid?> LastWriterAsync(INewsroomDb db, Guid articleId, CancellationToken cancellation)
    {
        var block = await db.WorkingBlocks.AsNoTracking().Where(b => b.ArticleId == articleId).OrderByDescending(b => b.Version)
            .Select(b => new { b.Version, b.ChangedById }).FirstOrDefaultAsync(cancellation);
        var field = await db.WorkingFields.AsNoTracking().Where(f => f.ArticleId == articleId).OrderByDescending(f => f.Version)
            .Select(f => new { f.Version, f.ChangedById }).FirstOrDefaultAsync(cancellation);
        return (field?.Version ?? 0) > (block?.Version ?? 0) ? field?.ChangedById : block?.ChangedById;
    }

    private sealed record NewestRevision(int Number, string Hash, string? Name);
}
