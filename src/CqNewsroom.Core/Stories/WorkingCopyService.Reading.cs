using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Translation;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// What the editor shows. Reading never writes (case N1).
public sealed partial class WorkingCopyService
{
    /// <summary>Reads a working copy for its editor, a translation with its source.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<WorkingCopyView>> ReadAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var now = clock.Now();
        // The article first: where a save comes in between, its version is too old for the text, and Submit asks to look again.
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
        if (situation is null)
            return missing!;
        var article = situation.Article;
        var fields = await db.WorkingFields.AsNoTracking().Where(f => f.ArticleId == articleId).ToListAsync(cancellation);
        var blocks = await db.WorkingBlocks.AsNoTracking().Where(b => b.ArticleId == articleId).OrderBy(b => b.Position).ToListAsync(cancellation);
        var names = await ShownNames.ReadAsync(db, situation.Person, asker.Language, blocks.Select(b => b.ChangedById), cancellation);
        var leftOut = article.IsOriginal
            ? []
            : await db.LeftOutBlocks.AsNoTracking().Where(b => b.ArticleId == articleId).Select(b => b.SourceBlockId).OrderBy(id => id).ToListAsync(cancellation);
        return new WorkingCopyView(
            articleId,
            article.Language,
            article.Version,
            article.WorkingVersion,
            situation.MayType,
            situation.ReadOnlyBecause,
            await ViewAsync(db, situation.LeaseNow(now), situation.Person, asker.Language, null, cancellation),
            [.. fields.Select(f => new FieldNow(f.Name, f.Value, f.Version))],
            [.. blocks.Select(b => new BlockNow(b.BlockId, b.Content, b.Version, new PersonAt(b.ChangedById, names.Of(b.ChangedById), b.ChangedAt)))],
            leftOut,
            article.IsOriginal ? null : await SourceAsync(db, article, situation.Original, cancellation));
    }

    private static async Task<SourceBeside?> SourceAsync(INewsroomDb db, Article article, Article original, CancellationToken cancellation)
    {
        if (original.SourceRevisionId is not { } currentId)
            return null;
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.Id == currentId || r.Id == article.AnsweredRevisionId)
            .Select(r => new { r.Id, r.Number, r.Content }).ToListAsync(cancellation);
        var current = revisions.Single(r => r.Id == currentId);
        var content = CanonicalJson.Read(current.Content);
        HashSet<string> changed = [];
        if (article.IsSourceChanged && revisions.Find(r => r.Id == article.AnsweredRevisionId) is { } answered)
        {
            changed = SourceChanges.Between(CanonicalJson.Read(answered.Content), content).ToHashSet(StringComparer.Ordinal);
            changed.ExceptWith(await db.SourceAnswers.AsNoTracking().Where(a => a.ArticleId == article.Id && a.SourceRevisionId == currentId).Select(a => a.SourceBlockId).ToListAsync(cancellation));
        }

        return new SourceBeside(
            currentId,
            current.Number,
            original.Language,
            WorkingCopyContent.FieldsOf(content),
            [.. content.Blocks.Select(block => new SourceBlock(block.Id, CanonicalJson.WriteBlock(block), changed.Contains(block.Id)))],
            [.. changed.Where(name => name.StartsWith('@') && name != SourceChanges.Order).Select(name => name[1..])]);
    }
}
