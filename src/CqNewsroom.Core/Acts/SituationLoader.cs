using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

/// <summary>Reads one article with the situation of one person. Acts, pages and the editor all begin here.</summary>
/// <param name="checks">The checks that texts pass.</param>
/// <param name="terms">The termbase; null for none.</param>
public sealed class SituationLoader(IEnumerable<ITextCheck> checks, TermLists? terms = null)
{
    private readonly List<ITextCheck> checks = [.. checks];

    /// <summary>Reads it; null where there is no such article. What the person may not read is loaded with <see cref="Situation.MayRead"/> false.</summary>
    /// <param name="db">The use case's database; entities are tracked.</param>
    /// <param name="personId">The person asking; null for the clock.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="withText">Whether Submit is asked about or its outcome shown: reads the working copy and runs the checks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<LoadedArticle?> LoadAsync(
        INewsroomDb db, Guid? personId, Guid articleId, DateTime now, bool withText, CancellationToken cancellation)
    {
        var story = await db.Stories.Include(s => s.Articles).SingleOrDefaultAsync(s => s.Articles.Any(a => a.Id == articleId), cancellation);
        if (story is null)
            return null;
        var person = personId is { } id ? await PersonFacts.LoadAsync(db, id, now, cancellation) : null;
        var mayRead = personId is null || (person is not null && await db.Articles.Where(a => a.Id == articleId).AnyAsync(Reading.Articles(db, person), cancellation));
        return await LoadAsync(db, person, personId is null, mayRead, story, articleId, now, withText, cancellation);
    }

    private async Task<LoadedArticle> LoadAsync(
        INewsroomDb db, PersonFacts? person, bool byClock, bool mayRead, Story story, Guid articleId, DateTime now, bool withText, CancellationToken cancellation)
    {
        var article = story.Articles.Single(a => a.Id == articleId);
        var original = story.Articles.Single(a => a.IsOriginal);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var desk = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == story.DeskId, cancellation);
        var policy = await PolicyAsync(db, story.DeskId, article.Language, cancellation);
        var revisionIds = new List<Guid?> { article.SubmittedRevisionId, article.LiveRevisionId };
        var frozen = revisionIds.Exists(id => id is not null);
        var revisions = frozen ? await db.Revisions.AsNoTracking().Where(r => revisionIds.Contains(r.Id)).ToListAsync(cancellation) : [];
        var submitted = revisions.Find(r => r.Id == article.SubmittedRevisionId);
        var live = revisions.Find(r => r.Id == article.LiveRevisionId);
        var publication = article.PublicationId is { } publicationId
            ? await db.Publications.AsNoTracking().SingleAsync(p => p.Id == publicationId, cancellation)
            : null;
        var signOffs = !frozen ? [] : await db.SignOffs.Where(s => s.ArticleId == article.Id && s.VoidedAt == null && revisionIds.Contains(s.RevisionId)).OrderBy(s => s.Level).ToListAsync(cancellation);
        var levels = submitted is { Levels.Count: > 0 } ? submitted.Levels : policy.Levels;
        var missing = article.CountersignNeeded && live is not null
            ? live.Levels.Where(level => !signOffs.Exists(s => s.RevisionId == live.Id && s.Level == level.Number)).ToList()
            : [];
        HashSet<Guid> others = desk.ContributionCountsForStory ? await ContributorsOfOthersAsync(db, story, article.Id, cancellation) : [];
        var agency = article.AgencyId is { } agencyId ? await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, cancellation) : null;

        var text = withText ? await TextAsync(db, article, original, submitted, now, cancellation) : null;
        var pictureEnds = submitted is null ? [] : await PictureRights.EndsAsync(db, CanonicalJson.Read(submitted.Content), cancellation);
        var situation = new Situation
        {
            MayRead = mayRead,
            Who = person is not null ? Relations.Of(person, story, article, original, policy, levels, missing) : byClock ? Who.Clock : Who.None,
            State = article.State,
            Standing = article.Standing,
            Kind = article.IsOriginal ? ArticleKind.Original : ArticleKind.Translation,
            AgencyNamed = article.AgencyId is not null,
            AgencyName = agency?.NameIn(article.Language) ?? "",
            HasHeadline = text?.HasHeadline ?? true,
            HasText = text?.HasText ?? true,
            UnpairedSourceBlocks = text?.Unpaired.Count ?? 0,
            OpenBlockingFindings = text?.Blocking ?? 0,
            HasSignOffs = submitted is not null && signOffs.Exists(s => s.RevisionId == submitted.Id),
            IsContributor = person is not null && submitted is not null && (submitted.Contributors.Contains(person.Id) || others.Contains(person.Id)),
            SignedOtherLevel = person is not null && submitted is not null && signOffs.Exists(s => s.RevisionId == submitted.Id && s.PersonId == person.Id),
            IsContributorOfLive = person is not null && live is not null && (live.Contributors.Contains(person.Id) || others.Contains(person.Id)),
            SignedOtherLevelOfLive = person is not null && live is not null && signOffs.Exists(s => s.RevisionId == live.Id && s.PersonId == person.Id),
            SourceChanged = article.IsSourceChanged,
            EmbargoRuns = story.Embargo > now,
            OriginalMissing = !article.IsOriginal && !desk.TranslationMayLead && original.Standing != Standing.Live,
            EndedPicture = pictureEnds.FirstOrDefault(picture => picture.EndAt <= now)?.Name ?? "",
            OriginalSpiked = !article.IsOriginal && original.State == ArticleState.Spiked,
            OriginalGone = original.State is ArticleState.Spiked or ArticleState.Retracted,
            CountersignNeeded = missing.Count > 0,
            EverSubmitted = original.LastRevisionNumber > 0 && await db.Revisions.AnyAsync(r => r.ArticleId == original.Id && r.Kind == RevisionKind.Submitted, cancellation),
        };
        return new LoadedArticle
        {
            Person = person,
            Story = story,
            Article = article,
            Original = original,
            Desk = desk,
            Policy = policy,
            Newsroom = newsroom,
            Levels = levels,
            Submitted = submitted,
            Live = live,
            Publication = publication,
            SignOffs = signOffs,
            MissingLevels = missing,
            OpenFindings = text?.Findings ?? [],
            UnpairedSourceBlocks = text?.Unpaired ?? [],
            ContributorsOfOthers = others,
            PictureEnds = pictureEnds,
            Situation = situation,
        };
    }

    /// <summary>The findings of a text that are not waived, in the order of the text.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articleId">The article, for its waivers.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<Finding>> OpenFindingsAsync(INewsroomDb db, Guid articleId, CheckedText text, CancellationToken cancellation)
    {
        var found = checks.SelectMany(check => check.Find(text)).ToList();
        if (found.Count == 0)
            return found;
        var waived = await db.Waivers.AsNoTracking().Where(w => w.ArticleId == articleId).Select(w => w.FindingKey).ToListAsync(cancellation);
        return [.. found.Where(finding => !waived.Contains(finding.Key, StringComparer.Ordinal))];
    }

    /// <summary>All findings of a text as they are shown to who signs, with waivers.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Language of the sentences.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<List<ShownFinding>> ShownFindingsAsync(INewsroomDb db, Guid articleId, CheckedText text, string language, CancellationToken cancellation)
    {
        var waivers = await db.Waivers.AsNoTracking().Where(w => w.ArticleId == articleId).OrderBy(w => w.At).ToListAsync(cancellation);
        return [.. checks.SelectMany(check => check.Find(text)).Select(finding => new ShownFinding(
            finding.Key, finding.Severity, finding.In(language), waivers.FindLast(w => string.Equals(w.FindingKey, finding.Key, StringComparison.Ordinal))?.Reason))];
    }

    /// <summary>All findings of a text as pages show them, with waivers.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Language of the sentences.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<List<FindingView>> FindingViewsAsync(INewsroomDb db, Guid articleId, CheckedText text, string language, CancellationToken cancellation)
    {
        var found = checks.SelectMany(check => check.Find(text)).ToList();
        if (found.Count == 0)
            return [];
        var waivers = await db.Waivers.AsNoTracking().Where(w => w.ArticleId == articleId).OrderBy(w => w.At).ToListAsync(cancellation);
        return found.ConvertAll(finding => new FindingView(
            finding.Key, finding.Severity, finding.BlockId, finding.In(language), waivers.FindLast(w => string.Equals(w.FindingKey, finding.Key, StringComparison.Ordinal))?.Reason));
    }

    /// <summary>The review policy of a desk and language; one editor's review where none was set.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="deskId">The desk.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ReviewPolicy> PolicyAsync(INewsroomDb db, Guid deskId, string language, CancellationToken cancellation) =>
        await db.ReviewPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.DeskId == deskId && p.Language == language, cancellation)
        ?? ReviewPolicy.Default(deskId, language);

    /// <summary>The text of a revision with the source it answered, as checks want it.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="article">The article.</param>
    /// <param name="original">The story's original.</param>
    /// <param name="content">The text.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<CheckedText> CheckedAsync(INewsroomDb db, Article article, Article original, ArticleContent content, DateTime now, CancellationToken cancellation)
    {
        var source = article.IsOriginal || original.SourceRevisionId is not { } sourceId
            ? null
            : await db.Revisions.AsNoTracking().Where(r => r.Id == sourceId).Select(r => r.Content).SingleAsync(cancellation);
        var (deskId, published) = await DeskAndDayAsync(db, article, original, now, cancellation);
        var sourceLanguage = article.IsOriginal ? null : original.Language;
        var isWeighed = source is not null || ChineseTextCheck.IsFor(article.Language, sourceLanguage);
        return new CheckedText(content, article.Language, source is null ? null : CanonicalJson.Read(source), sourceLanguage)
        {
            Published = published,
            Weights = isWeighed ? await db.Desks.AsNoTracking().Where(d => d.Id == deskId).Select(d => d.CheckWeights).SingleAsync(cancellation) : new Dictionary<CheckKind, CheckWeight>(),
            Terms = isWeighed && terms is not null ? await terms.ForAsync(deskId, published, cancellation) : TermList.Empty,
            Words = isWeighed && source is null && terms is not null ? await terms.Words.ForAsync(deskId, cancellation) : WordList.Starter,
            GonePictures = await PictureReading.GoneAsync(db, article.Id, content, cancellation),
            EndedPictures = (await PictureRights.EndsAsync(db, content, cancellation)).Where(picture => picture.EndAt <= now).ToDictionary(picture => picture.PictureId, picture => picture.Name),
        };
    }

    /// <summary>
    /// The desk of an article and its day of publication, in the newsroom's zone. Date words of a translation are those of its original, so it is the day on
    /// which that was or will be public, else the article's own, else today.
    /// </summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="article">The article.</param>
    /// <param name="original">The story's original.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal static async Task<(Guid DeskId, DateOnly Published)> DeskAndDayAsync(INewsroomDb db, Article article, Article original, DateTime now, CancellationToken cancellation)
    {
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var desk = await db.Stories.AsNoTracking().Where(s => s.Id == article.StoryId).Select(s => s.DeskId).SingleAsync(cancellation);
        return (desk, newsroom.DayAt(original.FirstPublishedAt ?? original.ScheduledFor ?? article.FirstPublishedAt ?? article.ScheduledFor ?? now));
    }

    private async Task<TextFacts> TextAsync(INewsroomDb db, Article article, Article original, Revision? submitted, DateTime now, CancellationToken cancellation)
    {
        var inReview = article.State is ArticleState.InReview or ArticleState.Approved or ArticleState.Scheduled;
        var content = inReview && submitted is not null ? CanonicalJson.Read(submitted.Content) : await WorkingCopyContent.ReadAsync(db, article.Id, cancellation);
        return await FactsOfAsync(db, article, original, content, now, cancellation);
    }

    /// <summary>What Submit looks at in a text.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="article">The article.</param>
    /// <param name="original">The story's original.</param>
    /// <param name="content">The text.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<TextFacts> FactsOfAsync(INewsroomDb db, Article article, Article original, ArticleContent content, DateTime now, CancellationToken cancellation)
    {
        var text = await CheckedAsync(db, article, original, content, now, cancellation);
        var leftOut = await db.LeftOutBlocks.AsNoTracking().Where(b => b.ArticleId == article.Id).Select(b => b.SourceBlockId).ToListAsync(cancellation);
        var paired = content.Blocks.SelectMany(block => block.Sources).Concat(leftOut).ToHashSet(StringComparer.Ordinal);
        return new TextFacts(
            content.Headline.Trim().Length > 0,
            ContentRules.HasTextBlock(content),
            text.Source is null ? [] : [.. text.Source.Blocks.Select(block => block.Id).Where(id => !paired.Contains(id))],
            await OpenFindingsAsync(db, article.Id, text, cancellation));
    }

    private static async Task<HashSet<Guid>> ContributorsOfOthersAsync(INewsroomDb db, Story story, Guid articleId, CancellationToken cancellation)
    {
        var others = story.Articles.Where(a => a.Id != articleId).ToList();
        var ids = others.ConvertAll(a => a.Id);
        var revisions = others.SelectMany(a => new[] { a.SubmittedRevisionId, a.LiveRevisionId }).Where(id => id is not null).ToList();
        var current = await db.Contributors.AsNoTracking().Where(c => ids.Contains(c.ArticleId)).Select(c => c.PersonId).ToListAsync(cancellation);
        var frozen = await db.Revisions.AsNoTracking().Where(r => revisions.Contains(r.Id)).Select(r => r.Contributors).ToListAsync(cancellation);
        return [.. current, .. frozen.SelectMany(list => list)];
    }
}

/// <summary>What Submit looks at in a text.</summary>
/// <param name="HasHeadline">Whether it has a headline.</param>
/// <param name="HasText">Whether it has a text block that is not empty.</param>
/// <param name="Unpaired">Source blocks without counterpart that are not left out.</param>
/// <param name="Findings">Findings that are not waived.</param>
internal sealed record TextFacts(bool HasHeadline, bool HasText, IReadOnlyList<string> Unpaired, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many findings must be resolved or waived before Submit.</summary>
    public int Blocking => Findings.Count(f => f.Severity == Severity.Blocking);
}
