using CqNewsroom.Core;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.TestSupport.Invariants;

/// <summary>All rows of one story, as they are committed.</summary>
internal sealed class StoryFacts
{
    public required Story Story { get; init; }

    public required IReadOnlyList<Revision> Revisions { get; init; }

    public required IReadOnlyList<SignOff> SignOffs { get; init; }

    public required IReadOnlyList<Publication> Publications { get; init; }

    /// <summary>The acts on the story, oldest first.</summary>
    public required IReadOnlyList<AuditRecord> Records { get; init; }

    /// <summary>The working copies by article.</summary>
    public required IReadOnlyDictionary<Guid, ArticleContent> WorkingCopies { get; init; }

    public Article Original => Story.Articles.Single(a => a.IsOriginal);

    public Revision? Revision(Guid? id) => Revisions.FirstOrDefault(r => r.Id == id);

    /// <summary>The acts on one article, oldest first.</summary>
    public IEnumerable<AuditRecord> RecordsOf(Article article) => Records.Where(r => r.ArticleId == article.Id);

    public static async Task<StoryFacts> LoadAsync(INewsroomDb db, Guid storyId, CancellationToken cancellation)
    {
        var story = await db.Stories.AsNoTracking().Include(s => s.Articles).SingleAsync(s => s.Id == storyId, cancellation);
        var ids = story.Articles.ConvertAll(a => a.Id);
        var fields = await db.WorkingFields.AsNoTracking().Where(f => ids.Contains(f.ArticleId)).ToListAsync(cancellation);
        var blocks = await db.WorkingBlocks.AsNoTracking().Where(b => ids.Contains(b.ArticleId)).OrderBy(b => b.Position).ToListAsync(cancellation);
        return new StoryFacts
        {
            Story = story,
            Revisions = await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.ArticleId)).OrderBy(r => r.Number).ToListAsync(cancellation),
            SignOffs = await db.SignOffs.AsNoTracking().Where(s => ids.Contains(s.ArticleId)).ToListAsync(cancellation),
            Publications = await db.Publications.AsNoTracking().Where(p => ids.Contains(p.ArticleId)).OrderBy(p => p.ActualAt).ToListAsync(cancellation),
            Records = await db.AuditRecords.AsNoTracking().Where(r => r.StoryId == storyId).OrderBy(r => r.Number).ToListAsync(cancellation),
            WorkingCopies = ids.ToDictionary(id => id, id => WorkingCopyContent.Assemble(
                fields.Where(f => f.ArticleId == id).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
                [.. blocks.Where(b => b.ArticleId == id).Select(b => b.Content)])),
        };
    }
}
