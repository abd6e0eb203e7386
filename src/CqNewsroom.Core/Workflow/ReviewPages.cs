using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Workflow;

/// <summary>
/// What the review of an article shows. Reading writes nothing: a page that was shown says so afterwards by
/// <see cref="MarkLookAsync"/>, so that a link followed by a robot, or a page that failed half way, is no look. Looks are kept
/// for each revision; the difference is taken from the newest one before the revision on the page, so that loading the same
/// page again shows the same difference.
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class ReviewPages(INewsroomDbFactory databases, SituationLoader loader, TimeProvider time, ILogger<ReviewPages> logger)
{
    private const int MachineExcerpt = 60;

    /// <summary>The review of an article; not found where nothing of it was ever submitted.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<ReviewView>> ReadAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        var views = new ArticleViews(db, loader, asker, now);
        if (await views.ReadAsync(articleId, cancellation) is not { } read)
            return new Refusal(RefusalCode.NotFound);
        var revision = await ShownAsync(db, read.Loaded, cancellation);
        return revision is null ? new Refusal(RefusalCode.NotFound) : await ViewAsync(db, asker, read.Loaded, read.View, revision, cancellation);
    }

    /// <summary>Notes that a reviewer looked at a revision. No act: nothing of the article changes, and nothing is recorded of it.</summary>
    /// <param name="asker">Who looked.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="revisionId">The revision that was on the page.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> MarkLookAsync(Asker asker, Guid articleId, Guid revisionId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return await Attempts.RunAsync(
            databases,
            time,
            logger,
            async db =>
            {
                var now = time.Now();
                var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, now, withText: false, cancellation);
                if (loaded is not { Situation.MayRead: true } || !await db.Revisions.AnyAsync(r => r.Id == revisionId && r.ArticleId == articleId, cancellation))
                    return Outcome.Refused(RefusalCode.NotFound);
                if (!IsReviewer(loaded))
                    return Outcome.Refused(RefusalCode.NotAllowed);
                if (await db.ReviewerLooks.AnyAsync(l => l.ArticleId == articleId && l.PersonId == asker.PersonId && l.RevisionId == revisionId, cancellation))
                    return Outcome.Done;
                db.ReviewerLooks.Add(new ReviewerLook { ArticleId = articleId, PersonId = asker.PersonId, RevisionId = revisionId, At = now });
                await db.SaveChangesAsync(cancellation);
                await db.CommitAsync(cancellation);
                return Outcome.Done;
            },
            refusal => new Outcome(refusal),
            cancellation);
    }

    /// <summary>
    /// The revision that the review shows, which is what a person acts on: the submitted one; the live one while it waits to be countersigned or
    /// nothing is pending; of a text that went back what was submitted last, with its note. Null where nothing was ever submitted.
    /// </summary>
    internal static async Task<Revision?> ShownAsync(INewsroomDb db, LoadedArticle loaded, CancellationToken cancellation)
    {
        if (loaded.Submitted is { } submitted)
            return submitted;
        if (loaded.Live is { } live && (loaded.Article.CountersignNeeded || loaded.Article.State is ArticleState.Published or ArticleState.Retracted))
            return live;
        return await db.Revisions.AsNoTracking()
            .Where(r => r.ArticleId == loaded.Article.Id && (r.Kind == RevisionKind.Submitted || r.Kind == RevisionKind.SuggestionsAccepted || r.Kind == RevisionKind.Imported))
            .OrderByDescending(r => r.Number)
            .FirstOrDefaultAsync(cancellation);
    }

    private static async Task<ReviewView> ViewAsync(
        INewsroomDb db, Asker asker, LoadedArticle loaded, ArticleView article, Revision revision, CancellationToken cancellation)
    {
        var ofHouse = loaded.Person!.IsOfHouse;
        var content = CanonicalJson.Read(revision.Content);
        var (compared, before, lookedAt) = await BeforeAsync(db, asker.PersonId, loaded, revision, cancellation);
        var old = before is null ? ArticleContent.Empty : CanonicalJson.Read(before.Content);
        var persons = await ShownNames.ReadAsync(
            db, loaded.Person!, asker.Language, revision.CreatedById is { } creator ? [creator, .. revision.Contributors] : revision.Contributors, cancellation);
        return new ReviewView
        {
            Acting = article.Acting,
            Revision = ActingArticles.Name(revision)!,
            SubmittedBy = ofHouse && revision.CreatedById is { } by ? persons.Find(by) : null,
            IsCurrent = revision.Id == loaded.Submitted?.Id,
            Compared = compared,
            ComparedNumber = before?.Number,
            LookedAt = lookedAt,
            Difference = TextDifference.Between(old, content),
            Content = content,
            Counts = TextCounts.Of(content),
            Source = loaded.Article.IsOriginal ? null : await SourceAsync(db, loaded, revision, cancellation),
            MachineParts = loaded.Article.IsOriginal ? [] :
            [
                .. (await MachineText.OfAsync(db, loaded.Article.Id, revision.SourceRevisionId, content, cancellation))
                    .Select(part => new MachinePartView(part.State, part.Part.BlockAt(null), PlainTexts.Excerpt(part.Part.Pair.Target, MachineExcerpt))),
            ],
            Levels = article.Levels,
            Suggestions = await SuggestionsAsync(db, loaded.Person, asker.Language, revision, content, cancellation),
            ReturnNotes = article.ReturnNotes,
            Contributors = ofHouse ? [.. revision.Contributors.Select(persons.Find).OfType<string>()] : [],
            TimeZoneId = loaded.Newsroom.TimeZoneId,
            IsReviewer = IsReviewer(loaded),
        };
    }

    private static bool IsReviewer(LoadedArticle loaded) => (loaded.Situation.Who & (Who.Reviewer | Who.ChiefEditor | Who.MissingLevelReviewer)) != Who.None;

    private static async Task<(ComparedWith Compared, Revision? Before, DateTime? LookedAt)> BeforeAsync(
        INewsroomDb db, Guid personId, LoadedArticle loaded, Revision revision, CancellationToken cancellation)
    {
        var look = await db.ReviewerLooks.AsNoTracking()
            .Where(l => l.ArticleId == loaded.Article.Id && l.PersonId == personId)
            .Join(db.Revisions, l => l.RevisionId, r => r.Id, (l, r) => new { l.At, Revision = r })
            .Where(l => l.Revision.Number < revision.Number)
            .OrderByDescending(l => l.Revision.Number)
            .FirstOrDefaultAsync(cancellation);
        if (look is not null)
            return (ComparedWith.LastLook, look.Revision, look.At);
        if (loaded.Live is { } live && live.Number < revision.Number)
            return (ComparedWith.Live, live, null);
        var before = await db.Revisions.AsNoTracking()
            .Where(r => r.ArticleId == loaded.Article.Id && r.Number < revision.Number && (r.Kind == RevisionKind.Submitted || r.Kind == RevisionKind.SuggestionsAccepted))
            .OrderByDescending(r => r.Number)
            .FirstOrDefaultAsync(cancellation);
        return before is null ? (ComparedWith.Nothing, null, null) : (ComparedWith.SubmittedBefore, before, null);
    }

    private static async Task<ReviewSource?> SourceAsync(INewsroomDb db, LoadedArticle loaded, Revision revision, CancellationToken cancellation)
    {
        var source = await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == revision.SourceRevisionId, cancellation);
        return source is null ? null : new ReviewSource(loaded.Original.Language, ActingArticles.Name(source)!, CanonicalJson.Read(source.Content), revision.LeftOut);
    }

    private static async Task<List<SuggestionView>> SuggestionsAsync(
        INewsroomDb db, PersonFacts person, string language, Revision revision, ArticleContent content, CancellationToken cancellation)
    {
        var rows = await db.Suggestions.AsNoTracking().Where(s => s.RevisionId == revision.Id).OrderBy(s => s.Status).ThenBy(s => s.At).ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var names = await ShownNames.ReadAsync(db, person, language, rows.Select(s => s.PersonId), cancellation);
        var blocks = content.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal);
        return [.. rows.Where(s => blocks.ContainsKey(s.BlockId)).Select(s => new SuggestionView(
            s.Id,
            s.BlockId,
            person.IsOfHouse ? names.Find(s.PersonId) : null,
            s.PersonId == person.Id,
            s.At,
            s.Note,
            s.Status,
            TextDifference.Between(blocks[s.BlockId], CanonicalJson.ReadBlock(s.Content))))];
    }
}
