using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>Reads articles as their story's page shows them. One instance serves one use case.</summary>
/// <param name="db">The use case's database.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="asker">Who asks.</param>
/// <param name="now">Now (UTC).</param>
internal sealed class ArticleViews(INewsroomDb db, SituationLoader loader, Asker asker, DateTime now)
{
    private const int MostRevisions = 100;
    private const int MostEarlierSignOffs = 100;
    private const int MostNotes = 50;

    /// <summary>Reads what acts need.</summary>
    public ActingArticles Acting { get; } = new(db, loader, asker, now);

    /// <summary>Reads one; null where there is none that the person may read.</summary>
    public async Task<(LoadedArticle Loaded, ArticleView View)?> ReadAsync(Guid articleId, CancellationToken cancellation)
    {
        if (await Acting.ReadAsync(articleId, cancellation) is not { } read)
            return null;
        var (loaded, article, ofHouse) = (read.Loaded, read.Loaded.Article, read.Loaded.Person!.IsOfHouse);
        var revisions = await RevisionsAsync(articleId, cancellation);
        var signOffs = ofHouse ? await SignOffsAsync(loaded, revisions, cancellation) : [];
        var levelsOf = loaded.Submitted ?? (article.State is ArticleState.Published or ArticleState.Retracted || article.CountersignNeeded ? loaded.Live : null);
        var view = new ArticleView
        {
            Acting = read.View,
            Assignee = await NameOfAsync(loaded, article.AssigneeId, cancellation),
            IsMine = article.AssigneeId == asker.PersonId,
            Agency = article.AgencyId is { } agencyId ? (await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, cancellation)).NameIn(asker.Language) : null,
            SavedAt = article.SavedAt,
            Counts = TextCounts.Of(read.Content),
            Levels = ofHouse ? Levels(loaded, levelsOf, signOffs) : [],
            LevelsOfRevision = levelsOf?.Number,
            EarlierSignOffs = [.. signOffs.Where(s => s.RevisionId != levelsOf?.Id || s.View.VoidedAt is not null).Take(MostEarlierSignOffs).Select(s => s.View)],
            Revisions = ofHouse ? Named(loaded, revisions, await NamesAsync(loaded, revisions.Select(r => r.CreatedById), cancellation)) : [],
            ReturnNotes = await ReturnNotesAsync(loaded, revisions, cancellation),
            OpenSuggestions = await db.Suggestions.CountAsync(s => s.ArticleId == articleId && s.Status == SuggestionStatus.Open, cancellation),
            MaySharePreview = PreviewLinks.MayShare(loaded),
            Orders = article.IsOriginal ? [] : await AgencyOrders.OfArticleAsync(db, loaded.Person!, articleId, loaded.Story.Number, cancellation),
            Machine = article.IsOriginal ? new MachineCounts(0, 0) : await MachineText.CountAsync(db, articleId, loaded.InQuestion is { } asked ? asked.SourceRevisionId : loaded.Original.SourceRevisionId, read.Content, cancellation),
            Source = article.IsOriginal ? null : await SourceAsync(loaded, cancellation),
            HeldBecause = ofHouse && article.State == ArticleState.Approved ? await HeldBecauseAsync(db, articleId, asker.Language, cancellation) : null,
        };
        return (loaded, view);
    }

    /// <summary>Why the clock did not publish an approved article; null where it was not the clock that brought it back to Approved.</summary>
    public static async Task<string?> HeldBecauseAsync(INewsroomDb db, Guid articleId, string language, CancellationToken cancellation)
    {
        var last = await db.AuditRecords.AsNoTracking()
            .Where(r => r.ArticleId == articleId && r.From != r.To)
            .OrderByDescending(r => r.Number)
            .Select(r => new { r.Action, r.Reason })
            .FirstOrDefaultAsync(cancellation);
        return last is { Action: nameof(NewsroomAction.Hold) } ? ActWords.Reason(last.Reason, language) ?? "" : null;
    }

    private async Task<List<RevisionRow>> RevisionsAsync(Guid articleId, CancellationToken cancellation) =>
        await db.Revisions.AsNoTracking()
            .Where(r => r.ArticleId == articleId)
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionRow(r.Id, r.Number, r.Kind, r.CreatedAt, r.CreatedById, r.Hash, r.Headline))
            .ToListAsync(cancellation);

    private static List<RevisionView> Named(LoadedArticle loaded, List<RevisionRow> revisions, ShownNames names) =>
    [
        .. revisions.Where(r => r.Kind != RevisionKind.Work).Take(MostRevisions).Select(r => new RevisionView(
            new RevisionName(r.Id, r.Number, r.Hash, r.CreatedAt, r.Headline),
            r.Kind,
            r.CreatedById is { } by ? names.Find(by) : null,
            r.Id == loaded.Submitted?.Id,
            r.Id == loaded.Live?.Id && loaded.Article.Standing == Standing.Live)),
    ];

    private async Task<List<(Guid RevisionId, SignOffView View)>> SignOffsAsync(LoadedArticle loaded, List<RevisionRow> revisions, CancellationToken cancellation)
    {
        var rows = await db.SignOffs.AsNoTracking().Where(s => s.ArticleId == loaded.Article.Id).OrderByDescending(s => s.At).ThenByDescending(s => s.Level).ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var names = await NamesAsync(loaded, rows.Select(s => s.ForPersonId), cancellation);
        var ids = rows.ConvertAll(s => s.RevisionId);
        var levels = await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Levels }).ToDictionaryAsync(r => r.Id, r => r.Levels, cancellation);
        return rows.ConvertAll(s => (s.RevisionId, new SignOffView(
            s.Level,
            levels[s.RevisionId].Find(level => level.Number == s.Level)?.NameIn(asker.Language) ?? "",
            revisions.Find(r => r.Id == s.RevisionId)?.Number ?? 0,
            s.Name,
            s.CreditName,
            s.ForPersonId is { } other ? names.Find(other) : null,
            s.At,
            s.RevisionHash,
            s.Opinion,
            s.IsCountersign,
            s.VoidedAt,
            s.Findings)));
    }

    private List<LevelView> Levels(LoadedArticle loaded, Revision? revision, List<(Guid RevisionId, SignOffView View)> signOffs)
    {
        IReadOnlyList<ReviewLevel> levels = revision is { Levels.Count: > 0 } ? revision.Levels : loaded.Policy.Levels;
        return
        [
            .. levels.OrderBy(level => level.Number).Select(level =>
            {
                var signed = revision is null ? null : signOffs.Find(s => s.RevisionId == revision.Id && s.View.Level == level.Number && s.View.VoidedAt is null).View;
                var waits = loaded.Article.State == ArticleState.InReview
                    ? level.Number == loaded.Article.Level
                    : signed is null && loaded.Article.CountersignNeeded && revision?.Id == loaded.Live?.Id;
                return new LevelView(level.Number, level.NameIn(asker.Language), level.Kind, waits, signed);
            }),
        ];
    }

    private async Task<List<ReturnNoteView>> ReturnNotesAsync(LoadedArticle loaded, List<RevisionRow> revisions, CancellationToken cancellation)
    {
        var notes = await db.ReturnNotes.AsNoTracking().Where(n => n.ArticleId == loaded.Article.Id).OrderByDescending(n => n.At).Take(MostNotes).ToListAsync(cancellation);
        var names = loaded.Person!.IsOfHouse ? await NamesAsync(loaded, notes.Select(n => (Guid?)n.PersonId), cancellation) : null;
        return notes.ConvertAll(n => new ReturnNoteView(n.At, names?.Find(n.PersonId), revisions.Find(r => r.Id == n.RevisionId)?.Number ?? 0, n.Text));
    }

    private async Task<SourceView> SourceAsync(LoadedArticle loaded, CancellationToken cancellation)
    {
        var (article, original) = (loaded.Article, loaded.Original);
        var ids = new List<Guid?> { article.AnsweredRevisionId, original.SourceRevisionId };
        var revisions = await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
        var answered = revisions.Find(r => r.Id == article.AnsweredRevisionId);
        var current = revisions.Find(r => r.Id == original.SourceRevisionId);
        return new SourceView
        {
            Language = original.Language,
            Answered = ActingArticles.Name(answered),
            Current = ActingArticles.Name(current),
            Text = loaded.Person!.IsOfHouse || current is null ? null : CanonicalJson.Read(current.Content),
            Changes = article.IsSourceChanged && answered is not null && current is not null ? await ChangesAsync(article.Id, answered, current, cancellation) : [],
        };
    }

    private async Task<List<SourceChangeView>> ChangesAsync(Guid articleId, Revision answered, Revision current, CancellationToken cancellation)
    {
        var done = await db.SourceAnswers.AsNoTracking().Where(a => a.ArticleId == articleId && a.SourceRevisionId == current.Id).Select(a => a.SourceBlockId).ToListAsync(cancellation);
        var (before, after) = (CanonicalJson.Read(answered.Content), CanonicalJson.Read(current.Content));
        return [.. SourceChanges.Between(before, after).Select(id => SourceDifferences.Of(id, before, after, done.Contains(id, StringComparer.Ordinal)))];
    }

    private async Task<string?> NameOfAsync(LoadedArticle loaded, Guid? personId, CancellationToken cancellation)
    {
        if (personId is not { } id)
            return null;
        var person = await db.Persons.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Name, p.AgencyId }).SingleAsync(cancellation);
        return loaded.Person!.IsOfHouse || person.AgencyId == loaded.Person.AgencyId ? person.Name : null;
    }

    private Task<ShownNames> NamesAsync(LoadedArticle loaded, IEnumerable<Guid?> persons, CancellationToken cancellation) =>
        ShownNames.ReadAsync(db, loaded.Person!, asker.Language, persons.OfType<Guid>(), cancellation);

    private sealed record RevisionRow(Guid Id, int Number, RevisionKind Kind, DateTime CreatedAt, Guid? CreatedById, string Hash, string Headline);
}
