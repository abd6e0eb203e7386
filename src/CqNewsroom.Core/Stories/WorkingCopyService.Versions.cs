using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// Looking back: what was kept, what differs, who wrote what.
public sealed partial class WorkingCopyService
{
    private const int MostVersions = 500;

    /// <summary>
    /// Reads an article's versions and compares two of them. An agency's people see what their agency had a hand in, and no names of
    /// the house.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="old">Number of the older version; null for the newest that differs from the other one.</param>
    /// <param name="new">Number of the newer version; null for the working copy.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<VersionsView>> VersionsAsync(Asker asker, Guid articleId, int? old, int? @new, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var now = clock.Now();
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
        if (situation is null)
            return missing!;
        var article = situation.Article;
        var rows = await RowsAsync(db, situation, cancellation);
        var text = await WorkingCopyContent.ReadAsync(db, articleId, cancellation);
        var story = await db.Stories.AsNoTracking().Where(s => s.Id == article.StoryId).Select(s => s.Number).SingleAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        return new VersionsView
        {
            ArticleId = articleId,
            StoryId = article.StoryId,
            StoryNumber = story,
            Headline = article.WorkingHeadline,
            Language = article.Language,
            LanguageName = newsroom.Languages.Find(l => string.Equals(l.Tag, article.Language, StringComparison.Ordinal))?.Name ?? article.Language,
            SavedAt = article.SavedAt,
            MayKeep = situation.MayType,
            RestoreRefusal = await RestoreRefusalAsync(db, situation, asker, now, cancellation),
            Versions = await LinesAsync(db, situation, rows, asker.Language, cancellation),
            Compared = await CompareAsync(db, articleId, rows, text, old, @new, cancellation),
            Blocks = await WrittenAsync(db, situation, asker.Language, cancellation),
        };
    }

    // As RestoreAsync decides.
    private static async Task<Refusal?> RestoreRefusalAsync(INewsroomDb db, WritingSituation situation, Asker asker, DateTime now, CancellationToken cancellation) =>
        situation.MayType ? await HeldAsync(db, situation, asker, now, cancellation) : situation.ReadOnlyBecause;

    private static async Task<List<VersionRow>> RowsAsync(INewsroomDb db, WritingSituation situation, CancellationToken cancellation)
    {
        var id = situation.Article.Id;
        var rows = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == id).OrderByDescending(r => r.Number).Take(MostVersions)
            .Select(r => new VersionRow(r.Id, r.Number, r.Kind, r.CreatedAt, r.CreatedById, r.Name, r.RestoredFromRevisionId, r.Hash, r.Contributors))
            .ToListAsync(cancellation);
        if (situation.Person.AgencyId is not { } agency)
            return rows;
        var colleagues = (await db.Persons.Where(p => p.AgencyId == agency).Select(p => p.Id).ToListAsync(cancellation)).ToHashSet();
        return rows.FindAll(row => colleagues.Overlaps(row.Contributors) || (row.CreatedById is { } by && colleagues.Contains(by)));
    }

    private static async Task<IReadOnlyList<VersionLine>> LinesAsync(
        INewsroomDb db, WritingSituation situation, List<VersionRow> rows, string language, CancellationToken cancellation)
    {
        var article = situation.Article;
        var names = await ShownNames.ReadAsync(db, situation.Person, language, rows.Select(row => row.CreatedById).OfType<Guid>(), cancellation);
        var published = (await db.Publications.AsNoTracking().Where(p => p.ArticleId == article.Id).Select(p => new { p.RevisionId, p.PublicAt }).ToListAsync(cancellation))
            .ToLookup(p => p.RevisionId, p => p.PublicAt);
        var signOffs = situation.Person.IsOfHouse ? await SignOffsAsync(db, article.Id, language, cancellation) : null;
        var numbers = rows.ToDictionary(row => row.Id, row => row.Number);
        return [.. rows.Select(row => new VersionLine(
            row.Id,
            row.Number,
            row.Kind,
            row.CreatedAt,
            row.CreatedById is { } by ? names.Find(by) : null,
            row.Name,
            row.RestoredFrom is { } from && numbers.TryGetValue(from, out var number) ? number : null,
            row.Id == article.SubmittedRevisionId,
            row.Id == article.LiveRevisionId && article.Standing == Standing.Live,
            published[row.Id].Select(at => (DateTime?)at).Min(),
            signOffs is null ? [] : [.. signOffs[row.Id]]))];
    }

    private static async Task<ILookup<Guid, VersionSignOff>> SignOffsAsync(INewsroomDb db, Guid articleId, string language, CancellationToken cancellation)
    {
        var signed = await db.SignOffs.AsNoTracking().Where(s => s.ArticleId == articleId && s.VoidedAt == null).OrderBy(s => s.At)
            .Select(s => new { s.RevisionId, s.Level, s.Name, s.At }).ToListAsync(cancellation);
        var ids = signed.Select(s => s.RevisionId).Distinct().ToList();
        var levels = await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Levels }).ToDictionaryAsync(r => r.Id, r => r.Levels, cancellation);
        return signed.ToLookup(s => s.RevisionId, s => new VersionSignOff(levels[s.RevisionId].Find(level => level.Number == s.Level)?.NameIn(language) ?? "", s.Name, s.At));
    }

    private static async Task<VersionComparison?> CompareAsync(
        INewsroomDb db, Guid articleId, List<VersionRow> rows, ArticleContent text, int? old, int? @new, CancellationToken cancellation)
    {
        var newer = @new is { } number ? rows.Find(row => row.Number == number) : null;
        if (@new is not null && newer is null)
            return null;
        var hash = newer?.Hash ?? ContentHash.OfWhole(text);
        var older = old is { } given
            ? rows.Find(row => row.Number == given)
            : rows.Find(row => (newer is null || row.Number < newer.Number) && !string.Equals(row.Hash, hash, StringComparison.Ordinal)) ?? rows.Find(row => newer is null || row.Number < newer.Number);
        if (older is null)
            return null;
        var (oldId, newId) = (older.Id, newer?.Id);
        var contents = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == articleId && (r.Id == oldId || r.Id == newId))
            .Select(r => new { r.Id, r.Content }).ToDictionaryAsync(r => r.Id, r => r.Content, cancellation);
        var after = newer is null ? text : CanonicalJson.Read(contents[newer.Id]);
        return new VersionComparison(older.Number, newer?.Number, TextDifference.Between(CanonicalJson.Read(contents[older.Id]), after));
    }

    private static async Task<IReadOnlyList<WrittenBlock>> WrittenAsync(INewsroomDb db, WritingSituation situation, string language, CancellationToken cancellation)
    {
        var id = situation.Article.Id;
        var blocks = await db.WorkingBlocks.AsNoTracking().Where(b => b.ArticleId == id).OrderBy(b => b.Position).ToListAsync(cancellation);
        var names = await ShownNames.ReadAsync(db, situation.Person, language, blocks.Select(b => b.ChangedById), cancellation);
        return [.. blocks.Select(b => new WrittenBlock(
            CanonicalJson.ReadBlock(b.Content), new PersonAt(b.ChangedById, names.Of(b.ChangedById), b.ChangedAt)))];
    }

    private sealed record VersionRow(
        Guid Id, int Number, RevisionKind Kind, DateTime CreatedAt, Guid? CreatedById, string? Name, Guid? RestoredFrom, string Hash, List<Guid> Contributors);
}
