using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>Makes revisions: what they hold is fixed from then on, with the contributors as they stand.</summary>
internal static class Freezing
{
    /// <summary>Freezes a content as a revision of an article.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="article">The article, tracked.</param>
    /// <param name="kind">Why.</param>
    /// <param name="content">The content.</param>
    /// <param name="personId">Who freezes it, or whose text it is.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<Revision> FreezeAsync(
        INewsroomDb db, IIdSource ids, Article article, RevisionKind kind, ArticleContent content, Guid? personId, DateTime now, CancellationToken cancellation)
    {
        article.LastRevisionNumber++;
        var revision = new Revision
        {
            Id = ids.Next(),
            ArticleId = article.Id,
            Number = article.LastRevisionNumber,
            Kind = kind,
            CreatedAt = now,
            CreatedById = personId,
            Content = CanonicalJson.Write(content),
            Headline = content.Headline,
            Hash = ContentHash.OfWhole(content),
            TranslatableHash = ContentHash.OfTranslatable(content),
            Contributors = await db.Contributors.Where(c => c.ArticleId == article.Id).OrderBy(c => c.Since).Select(c => c.PersonId).ToListAsync(cancellation),
            LeftOut = await db.LeftOutBlocks.Where(b => b.ArticleId == article.Id).Select(b => b.SourceBlockId).OrderBy(id => id).ToListAsync(cancellation),
            SourceRevisionId = article.IsOriginal ? null : article.AnsweredRevisionId,
        };
        db.Revisions.Add(revision);
        await PictureReading.NoteRevisionAsync(db, article.Id, revision.Id, content, cancellation);
        // What somebody else typed beside it does not keep the working copy.
        if (kind != RevisionKind.SideCopy)
            article.KeptVersion = article.WorkingVersion;
        return revision;
    }

    /// <summary>
    /// Keeps somebody's text that did not get into the working copy, or that somebody else may write over, as a revision of theirs.
    /// What they have as a revision already is not kept twice.
    /// </summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="article">The article, tracked.</param>
    /// <param name="content">Their text.</param>
    /// <param name="personId">Who wrote it; they count as contributor of the revision.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task KeepSideCopyAsync(
        INewsroomDb db, IIdSource ids, Article article, ArticleContent content, Guid personId, DateTime now, CancellationToken cancellation)
    {
        var hash = ContentHash.OfWhole(content);
        // One that may be thinned out some day keeps nothing for ever.
        if (await db.Revisions.AnyAsync(r => r.ArticleId == article.Id && r.Hash == hash && r.CreatedById == personId && r.Kind != RevisionKind.Work, cancellation))
            return;
        var revision = await FreezeAsync(db, ids, article, RevisionKind.SideCopy, content, personId, now, cancellation);
        if (!revision.Contributors.Contains(personId))
            revision.Contributors.Add(personId);
    }
}
