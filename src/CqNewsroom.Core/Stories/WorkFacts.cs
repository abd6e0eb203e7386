using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>What has to be known of a few hundred articles to tell for whom they wait: each table read once.</summary>
internal sealed class WorkFacts
{
    private readonly PersonFacts _person;
    private readonly string _language;
    private readonly DateTime _now;
    private readonly Dictionary<Guid, Story> _stories;
    private readonly ILookup<Guid, Article> _articles;
    private readonly Dictionary<(Guid Desk, string Language), ReviewPolicy> _policies;
    private readonly Dictionary<Guid, RevisionFacts> _revisions;
    private readonly ILookup<Guid, (int Level, Guid PersonId)> _signatures;
    private readonly ILookup<Guid, (Guid ArticleId, Guid PersonId)> _storyContributors;
    private readonly Dictionary<Guid, string> _notes;
    private readonly IReadOnlyList<PersonFacts> _people;
    private readonly LineNames _names;
    private readonly HashSet<Guid> _readable;
    private readonly HashSet<Guid> _owing;

    private WorkFacts(
        PersonFacts person,
        string language,
        DateTime now,
        Dictionary<Guid, Story> stories,
        ILookup<Guid, Article> articles,
        Dictionary<(Guid, string), ReviewPolicy> policies,
        Dictionary<Guid, RevisionFacts> revisions,
        ILookup<Guid, (int, Guid)> signatures,
        ILookup<Guid, (Guid, Guid)> storyContributors,
        Dictionary<Guid, string> notes,
        IReadOnlyList<PersonFacts> people,
        LineNames names,
        HashSet<Guid> readable,
        HashSet<Guid> owing)
    {
        (_person, _language, _now) = (person, language, now);
        (_stories, _articles, _policies, _revisions) = (stories, articles, policies, revisions);
        (_signatures, _storyContributors, _notes, _people, _names, _readable) = (signatures, storyContributors, notes, people, names, readable);
        _owing = owing;
    }

    /// <summary>Reads them.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="language">Language of names.</param>
    /// <param name="articles">The articles in question, which the person may read.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<WorkFacts> ReadAsync(
        INewsroomDb db, PersonFacts person, string language, IReadOnlyCollection<Article> articles, DateTime now, CancellationToken cancellation)
    {
        var storyIds = articles.Select(a => a.StoryId).Distinct().ToList();
        var stories = await db.Stories.AsNoTracking().Where(s => storyIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        // The workflow looks at the original's writer and language even where the person may not read the original.
        var all = await db.Articles.AsNoTracking().Where(a => storyIds.Contains(a.StoryId)).ToListAsync(cancellation);
        var readable = await db.Articles.Where(a => storyIds.Contains(a.StoryId)).Where(Reading.Articles(db, person)).Select(a => a.Id).ToListAsync(cancellation);
        var policies = await db.ReviewPolicies.AsNoTracking().ToDictionaryAsync(p => (p.DeskId, p.Language), cancellation);
        var counting = await db.Desks.Where(d => d.ContributionCountsForStory).Select(d => d.Id).ToListAsync(cancellation);

        var revisionIds = articles.SelectMany(a => new[] { a.SubmittedRevisionId, a.CountersignNeeded ? a.LiveRevisionId : null }).OfType<Guid>().ToList();
        var shared = all.Where(a => counting.Contains(stories[a.StoryId].DeskId)).ToList();
        revisionIds.AddRange(shared.SelectMany(a => new[] { a.SubmittedRevisionId, a.LiveRevisionId }).OfType<Guid>());
        var revisions = await db.Revisions.AsNoTracking()
            .Where(r => revisionIds.Contains(r.Id))
            .Select(r => new RevisionFacts(r.Id, r.ArticleId, r.Levels, r.Contributors))
            .ToDictionaryAsync(r => r.Id, cancellation);
        var signatures = await db.SignOffs.Where(s => s.VoidedAt == null && revisionIds.Contains(s.RevisionId))
            .Select(s => new { s.RevisionId, s.Level, s.PersonId })
            .ToListAsync(cancellation);

        var returned = articles.Where(a => a.State == ArticleState.ChangesRequested).Select(a => a.Id).ToList();
        var notes = await db.ReturnNotes.Where(n => returned.Contains(n.ArticleId)).OrderBy(n => n.At).Select(n => new { n.ArticleId, n.Text }).ToListAsync(cancellation);
        var people = articles.Any(a => a.State == ArticleState.InReview) && person.IsOfHouse ? await PersonFacts.LoadAllAsync(db, now, cancellation) : [];
        return new WorkFacts(
            person,
            language,
            now,
            stories,
            all.ToLookup(a => a.StoryId),
            policies,
            revisions,
            signatures.ToLookup(s => s.RevisionId, s => (s.Level, s.PersonId)),
            await ContributorsAsync(db, shared, revisions, cancellation),
            notes.GroupBy(n => n.ArticleId).ToDictionary(group => group.Key, group => group.Last().Text),
            people,
            await LineNames.ReadAsync(db, person, language, all, cancellation),
            [.. readable],
            [.. await OwingAsync(db, articles, cancellation)]);
    }

    /// <summary>Why an article waits for the person; null where it does not.</summary>
    /// <param name="article">The article.</param>
    public WorkKind? KindOf(Article article)
    {
        var who = WhoIs(article);
        var isMine = article.AssigneeId == _person.Id && (who & Who.Assignee) != Who.None;
        if (article.State == ArticleState.ChangesRequested && isMine)
            return WorkKind.CameBack;
        if (who.HasFlag(Who.MissingLevelReviewer) && MayCountersign(article))
            return WorkKind.ToCountersign;
        switch (article.State)
        {
            case ArticleState.InReview when who.HasFlag(Who.LevelReviewer) && MaySign(_person.Id, article):
                return WorkKind.ToReview;
            case ArticleState.InReview when who.HasFlag(Who.DeskEditor) && NobodyCanSign(article):
                return WorkKind.NobodyCanSign;
            case ArticleState.Approved when who.HasFlag(Who.Publisher):
                return WorkKind.ToPublish;
        }

        if (article.State is ArticleState.Drafting or ArticleState.ChangesRequested)
            return KindOfWriting(article, who, isMine);
        if (article.IsSourceChanged && isMine && article.State != ArticleState.Spiked)
            return WorkKind.SourceChanged;
        if (_owing.Contains(article.Id) && (isMine || who.HasFlag(Who.Editor)))
            return WorkKind.OriginalCorrected;
        if (article.State != ArticleState.Requested)
            return null;
        if (article.AgencyId is null ? who.HasFlag(Who.HouseTranslator) : who.HasFlag(Who.AgencyTranslator))
            return WorkKind.ToClaim;
        return article.AgencyId is null ? ForEditors(who) : ForCoordinators(who);
    }

    /// <summary>The line of an article.</summary>
    /// <param name="kind">Why it waits.</param>
    /// <param name="article">The article.</param>
    public WorkLine Line(WorkKind kind, Article article)
    {
        var story = _stories[article.StoryId];
        var readable = ReadableOf(article.StoryId);
        var (headline, language) = article.WorkingHeadline.Length > 0 ? (article.WorkingHeadline, article.Language) : _names.Headline(readable);
        return new WorkLine(
            kind,
            article.Id,
            story.Number,
            headline,
            language,
            article.Language,
            _names.Desk(story.DeskId),
            story.Deadline,
            StoryLines.IsLate(story, [article], _now),
            story.Embargo > _now ? story.Embargo : null,
            LevelName(article),
            _notes.GetValueOrDefault(article.Id),
            StoryLines.Articles(readable, _names));
    }

    /// <summary>The line of something handed in.</summary>
    /// <param name="article">The article.</param>
    /// <param name="lastActor">Who acted last, as far as the person may see them.</param>
    /// <param name="byAsker">Whether that was the person.</param>
    /// <param name="lastAction">What was done last.</param>
    /// <param name="lastAt">When (UTC).</param>
    public SentLine Sent(Article article, string? lastActor, bool byAsker, string lastAction, DateTime lastAt) => new(
        article.Id,
        _stories[article.StoryId].Number,
        article.WorkingHeadline,
        StoryLines.Articles([article], _names)[0],
        LevelName(article),
        lastActor,
        byAsker,
        lastAction,
        lastAt,
        article.State == ArticleState.InReview && _person.IsOfHouse && NobodyCanSign(article));

    /// <summary>Whether the person may see somebody's name: an agency's people see their own agency's.</summary>
    /// <param name="personId">Somebody.</param>
    public bool MaySee(Guid? personId) => personId is not null && (_person.IsOfHouse || personId == _person.Id || _names.Person(personId) is not null);

    private static async Task<ILookup<Guid, (Guid ArticleId, Guid PersonId)>> ContributorsAsync(
        INewsroomDb db, List<Article> shared, Dictionary<Guid, RevisionFacts> revisions, CancellationToken cancellation)
    {
        var storyOf = shared.ToDictionary(a => a.Id, a => a.StoryId);
        var ids = storyOf.Keys.ToList();
        var current = ids.Count == 0
            ? []
            : await db.Contributors.Where(c => ids.Contains(c.ArticleId)).Select(c => new { c.ArticleId, c.PersonId }).ToListAsync(cancellation);
        return current.Select(c => (c.ArticleId, c.PersonId))
            .Concat(revisions.Values.Where(r => storyOf.ContainsKey(r.ArticleId)).SelectMany(r => r.Contributors.Select(c => (r.ArticleId, PersonId: c))))
            .ToLookup(c => storyOf[c.ArticleId]);
    }

    private static Task<List<Guid>> OwingAsync(INewsroomDb db, IReadOnlyCollection<Article> articles, CancellationToken cancellation)
    {
        var live = articles.Where(a => !a.IsOriginal && a.State == ArticleState.Published).Select(a => a.Id).ToList();
        return OriginalNotices.Owing(db, db.Articles.AsNoTracking().Where(a => live.Contains(a.Id))).Select(a => a.Id).ToListAsync(cancellation);
    }

    private Who WhoIs(Article article)
    {
        var story = _stories[article.StoryId];
        var original = _articles[article.StoryId].First(a => a.IsOriginal);
        return Relations.Of(_person, story, article, original, PolicyOf(article), LevelsOf(article), MissingLevels(article));
    }

    private WorkKind? KindOfWriting(Article article, Who who, bool isMine)
    {
        if (isMine)
            return article.IsOriginal ? WorkKind.ToWrite : WorkKind.ToTranslate;
        if (article.AssigneeId is { } assignee && _names.IsActive(assignee))
            return null;
        return article.AgencyId is null ? ForEditors(who) : ForCoordinators(who) ?? ForEditors(who);
    }

    private static WorkKind? ForEditors(Who who) => who.HasFlag(Who.DeskEditor) ? WorkKind.ToAssign : null;

    private static WorkKind? ForCoordinators(Who who) => who.HasFlag(Who.Coordinator) ? WorkKind.ToAssign : null;

    private ReviewPolicy PolicyOf(Article article)
    {
        var desk = _stories[article.StoryId].DeskId;
        return _policies.TryGetValue((desk, article.Language), out var policy) ? policy : ReviewPolicy.Default(desk, article.Language);
    }

    private List<ReviewLevel> LevelsOf(Article article) =>
        article.SubmittedRevisionId is { } id && _revisions.TryGetValue(id, out var revision) && revision.Levels.Count > 0 ? revision.Levels : PolicyOf(article).Levels;

    private IReadOnlyList<ReviewLevel> MissingLevels(Article article) =>
        article.CountersignNeeded && article.LiveRevisionId is { } id && _revisions.TryGetValue(id, out var live)
            ? [.. live.Levels.Where(level => !_signatures[id].Any(s => s.Level == level.Number))]
            : [];

    private ReviewLevel? LevelOf(Article article) =>
        article.State == ArticleState.InReview ? LevelsOf(article).FirstOrDefault(level => level.Number == article.Level) : null;

    private string? LevelName(Article article) => LevelOf(article)?.NameIn(_language);

    private bool MaySign(Guid personId, Article article) => article.SubmittedRevisionId is { } id && IsFree(personId, article, id);

    private bool MayCountersign(Article article) => article.LiveRevisionId is { } id && IsFree(_person.Id, article, id);

    // Separation of duties: no contributor of the revision (of the story, where the desk counts so), no signer of another level.
    private bool IsFree(Guid personId, Article article, Guid revisionId) =>
        _revisions.TryGetValue(revisionId, out var revision)
        && !revision.Contributors.Contains(personId)
        && !_signatures[revisionId].Any(s => s.PersonId == personId)
        && !_storyContributors[article.StoryId].Any(c => c.PersonId == personId && c.ArticleId != article.Id);

    private bool NobodyCanSign(Article article) =>
        LevelOf(article) is { } level
        && !_people.Any(person => Relations.MaySign(person, _stories[article.StoryId].DeskId, article.Language, level) && MaySign(person.Id, article));

    private List<Article> ReadableOf(Guid storyId) => [.. _articles[storyId].Where(a => _readable.Contains(a.Id))];

    private sealed record RevisionFacts(Guid Id, Guid ArticleId, List<ReviewLevel> Levels, List<Guid> Contributors);
}
