using CqNewsroom.Core;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.TestSupport.Invariants;

/// <summary>
/// Checks invariants 1 to 5 of the workflow in a database, as they are written in the design and not as the product keeps them.
/// One checker watches one database: it remembers the revisions it saw, which may not change, and how far the audit record went.
/// Each violation is a sentence that begins with the number of the invariant.
/// </summary>
public sealed class InvariantChecker
{
    private readonly Dictionary<Guid, string> _seenRevisions = [];
    private AuditMark _audit = new(0, new string('0', 64));

    /// <summary>How many audit records there were at the last check.</summary>
    public long Records => _audit.Count;

    /// <summary>Checks one story and what the audit record grew by since the last time.</summary>
    /// <param name="db">The database, outside a transaction.</param>
    /// <param name="storyId">The story.</param>
    /// <param name="cancellation">Ends the check.</param>
    public async Task<IReadOnlyList<string>> CheckStoryAsync(INewsroomDb db, Guid storyId, CancellationToken cancellation)
    {
        var violations = new List<string>();
        var facts = await StoryFacts.LoadAsync(db, storyId, cancellation);
        Remember(facts, violations);
        foreach (var article in facts.Story.Articles)
        {
            WhatReadersSee.Check(facts, article, violations);
            Signatures.Check(facts, article, violations);
            SourcesAnswered.Check(facts, article, violations);
            ActsRecorded.Check(facts, article, violations);
        }

        await GrowAsync(db, violations, cancellation);
        return violations;
    }

    /// <summary>Checks every story and the whole audit record.</summary>
    /// <param name="db">The database, outside a transaction.</param>
    /// <param name="cancellation">Ends the check.</param>
    public async Task<IReadOnlyList<string>> CheckAsync(INewsroomDb db, CancellationToken cancellation)
    {
        var violations = new List<string>();
        foreach (var story in await db.Stories.AsNoTracking().OrderBy(s => s.Number).Select(s => s.Id).ToListAsync(cancellation))
            violations.AddRange(await CheckStoryAsync(db, story, cancellation));
        var verdict = await AuditTrail.VerifyAsync(db, _audit, cancellation);
        if (!verdict.IsWhole)
            violations.Add($"5: record {verdict.FirstBroken} of the audit chain does not fit: {verdict.Fault}");
        return violations;
    }

    // A revision is immutable: content, hashes, contributors, levels and source stay as they were first seen.
    private void Remember(StoryFacts facts, List<string> violations)
    {
        foreach (var revision in facts.Revisions)
        {
            var form = Form(revision);
            if (!_seenRevisions.TryAdd(revision.Id, form) && !string.Equals(_seenRevisions[revision.Id], form, StringComparison.Ordinal))
                violations.Add($"3: revision {revision.Number} of article {revision.ArticleId} changed");
        }
    }

    private static string Form(Revision revision) => string.Join(
        '|',
        revision.Content,
        revision.Hash,
        revision.TranslatableHash,
        string.Join(',', revision.Contributors),
        string.Join(',', revision.Levels.Select(level => $"{level.Number} {level.Kind} {level.Role}")),
        revision.SourceRevisionId,
        string.Join(',', revision.LeftOut));

    private async Task GrowAsync(INewsroomDb db, List<string> violations, CancellationToken cancellation)
    {
        var (last, hash) = (_audit.Count, _audit.Hash);
        foreach (var record in await db.AuditRecords.AsNoTracking().Where(r => r.Number > last).OrderBy(r => r.Number).ToListAsync(cancellation))
        {
            if (record.Number != last + 1 || record.PreviousHash != hash || record.Hash != AuditTrail.HashOf(record) || record.At.Kind != DateTimeKind.Utc)
                violations.Add($"5: record {record.Number} does not follow record {last}");
            (last, hash) = (record.Number, record.Hash);
        }

        _audit = new AuditMark(last, hash);
    }
}
