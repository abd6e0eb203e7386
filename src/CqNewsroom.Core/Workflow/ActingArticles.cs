using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Workflow;

/// <summary>Reads an article as somebody sees it who may act on it. One instance serves one use case.</summary>
/// <param name="db">The use case's database.</param>
/// <param name="loader">Reads articles with their situation, and their findings.</param>
/// <param name="asker">Who asks.</param>
/// <param name="now">Now (UTC).</param>
internal sealed class ActingArticles(INewsroomDb db, SituationLoader loader, Asker asker, DateTime now)
{
    private IReadOnlyList<PersonFacts>? people;

    /// <summary>Every active person, read once.</summary>
    public async Task<IReadOnlyList<PersonFacts>> PeopleAsync(CancellationToken cancellation) =>
        people ??= await PersonFacts.LoadAllAsync(db, now, cancellation);

    /// <summary>Reads one; null where there is none that the person may read.</summary>
    public async Task<(LoadedArticle Loaded, ActingArticle View, ArticleContent Content)?> ReadAsync(Guid articleId, CancellationToken cancellation)
    {
        var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, now, withText: true, cancellation);
        if (loaded is not { Situation.MayRead: true })
            return null;
        var content = await ContentAsync(loaded, cancellation);
        return (loaded, await ViewAsync(loaded, content, cancellation), content);
    }

    private async Task<ActingArticle> ViewAsync(LoadedArticle loaded, ArticleContent content, CancellationToken cancellation)
    {
        var (article, story, ofHouse) = (loaded.Article, loaded.Story, loaded.Person!.IsOfHouse);
        var suggested = await db.Suggestions.AnyAsync(s => s.ArticleId == article.Id && s.Status == SuggestionStatus.Open, cancellation);
        var choices = ActionChoices.Of(loaded, suggested, asker.Language);
        var signers = ofHouse ? await SignersAsync(loaded, cancellation) : [];
        return new ActingArticle
        {
            StoryId = story.Id,
            StoryNumber = story.Number,
            ArticleId = article.Id,
            Version = article.Version,
            WorkingVersion = article.WorkingVersion,
            Language = article.Language,
            LanguageName = LanguageName(loaded, article.Language),
            IsOriginal = article.IsOriginal,
            Headline = content.Headline,
            State = article.State,
            Standing = article.Standing,
            StateSince = article.StateSince,
            Level = article.Level,
            LevelCount = article.LevelCount,
            LevelName = LevelName(loaded),
            Submitted = Name(loaded.Submitted),
            Live = Name(loaded.Live),
            Actions = choices,
            Main = ActionChoices.Main(loaded, choices),
            IsSourceChanged = article.IsSourceChanged,
            CurrentSourceId = article.IsOriginal ? null : loaded.Original.SourceRevisionId,
            AnswersSourceAsEditor = loaded.Situation.Who.HasFlag(Who.Editor) && !loaded.Situation.Who.HasFlag(Who.Translator),
            NeedsPublishAnyway = ofHouse && loaded.NeedsPublishAnyway,
            NeedsCorrectionAnswer = loaded.NeedsCorrectionAnswer,
            NoticePlacement = loaded is { NeedsCorrectionAnswer: true, Live: { } live, Submitted: not null } ? NoticeRule.PlacementOf(CanonicalJson.Read(live.Content), content) : NoticePlacement.Bottom,
            OriginalNotices = await OriginalNotices.OwedAsync(db, article, loaded.Original, cancellation),
            MayCloseNotices = OriginalNotices.MayClose(loaded),
            CountersignNeeded = article.CountersignNeeded,
            Findings = await FindingsAsync(loaded, content, cancellation),
            UnpairedSourceBlocks = loaded.UnpairedSourceBlocks.Count,
            Others = ofHouse ? Others(loaded) : [],
            Credits = await CreditsAsync(loaded, content, cancellation),
            Embargo = ofHouse ? story.Embargo : null,
            ScheduledFor = article.ScheduledFor,
            PublicPath = await PublicPathAsync(loaded, cancellation),
            FirstPublishedAt = article.FirstPublishedAt,
            PublishedAt = article.PublishedAt,
            WasLate = loaded.Publication?.IsLate ?? false,
            UpdatedAt = article.UpdatedAt,
            CorrectedAt = article.CorrectedAt,
            RetractionNotice = article.RetractionNotice,
            RetractionForm = article.RetractionForm,
            OtherSigners = [.. signers.Where(signer => signer.Id != asker.PersonId).Select(signer => signer.Name)],
            WouldLoseSignature = signers.Exists(signer => signer.Id == asker.PersonId),
            NobodyCanSign = article.State == ArticleState.InReview && ofHouse && await NobodyCanSignAsync(loaded, cancellation),
        };
    }

    /// <summary>A revision as pages name it.</summary>
    public static RevisionName? Name(Revision? revision) =>
        revision is null ? null : new RevisionName(revision.Id, revision.Number, revision.Hash, revision.CreatedAt, revision.Headline);

    /// <summary>The name of a language in itself.</summary>
    public static string LanguageName(LoadedArticle loaded, string tag) =>
        loaded.Newsroom.Languages.Find(l => string.Equals(l.Tag, tag, StringComparison.Ordinal))?.Name ?? tag;

    private async Task<ArticleContent> ContentAsync(LoadedArticle loaded, CancellationToken cancellation) => loaded.InQuestion is { } revision
        ? CanonicalJson.Read(revision.Content)
        : await WorkingCopyContent.ReadAsync(db, loaded.Article.Id, cancellation);

    private async Task<List<FindingView>> FindingsAsync(LoadedArticle loaded, ArticleContent content, CancellationToken cancellation)
    {
        if (loaded.Article.State is ArticleState.Published or ArticleState.Retracted or ArticleState.Spiked or ArticleState.Requested)
            return [];
        var text = await loader.CheckedAsync(db, loaded.Article, loaded.Original, content, now, cancellation);
        return await loader.FindingViewsAsync(db, loaded.Article.Id, text, asker.Language, cancellation);
    }

    // An agency's people see the line that names them, not who else worked on the story.
    private async Task<Credits> CreditsAsync(LoadedArticle loaded, ArticleContent content, CancellationToken cancellation)
    {
        var credits = loaded.Article.State is ArticleState.Published or ArticleState.Retracted && loaded.Publication is { } publication
            ? publication.Credits
            : await PrintedCredits.OfAsync(db, loaded, content, EditorIfSigned(loaded), cancellation);
        return loaded.Person!.IsOfHouse ? credits : Credits.None with { DatelineLine = credits.DatelineLine, TranslatorLine = credits.TranslatorLine };
    }

    // Who signs the last review gives the editor's line; whoever is about to sign it sees their own name there before.
    private static Guid? EditorIfSigned(LoadedArticle loaded) =>
        loaded.Decide(NewsroomAction.SignOff).IsAllowed && loaded.Levels.LastOrDefault(level => level.Kind == LevelKind.Review)?.Number == loaded.Article.Level
            ? loaded.Person!.Id
            : null;

    private string? LevelName(LoadedArticle loaded)
    {
        if (loaded.Article.State == ArticleState.InReview)
            return loaded.Levels.FirstOrDefault(level => level.Number == loaded.Article.Level)?.NameIn(asker.Language);
        return loaded.MissingLevels.FirstOrDefault(level => Relations.MaySign(loaded.Person!, loaded.Story.DeskId, loaded.Article.Language, level))?.NameIn(asker.Language);
    }

    private static List<OtherArticleView> Others(LoadedArticle loaded) =>
    [
        .. loaded.Story.Articles
            .Where(other => other.Id != loaded.Article.Id && other.State != ArticleState.Spiked)
            .OrderByDescending(other => other.IsOriginal).ThenBy(other => other.Language, StringComparer.Ordinal)
            .Select(other => new OtherArticleView(other.Id, other.Language, LanguageName(loaded, other.Language), other.WorkingHeadline, other.State, other.Standing)),
    ];

    private async Task<string?> PublicPathAsync(LoadedArticle loaded, CancellationToken cancellation)
    {
        if (loaded.Publication is not { } publication)
            return null;
        var section = await db.Sections.AsNoTracking().Where(s => s.Id == loaded.Story.SectionId).Select(s => s.Slug).SingleAsync(cancellation);
        var language = loaded.Newsroom.Languages.Find(l => string.Equals(l.Tag, loaded.Article.Language, StringComparison.Ordinal));
        return language is null ? null : PublicAddress.Article(language, section, publication.Slug, loaded.Story.Number);
    }

    private async Task<List<PersonFacts>> SignersAsync(LoadedArticle loaded, CancellationToken cancellation)
    {
        var contributors = Contributors(loaded);
        return [.. (await PeopleAsync(cancellation)).Where(person =>
            !contributors.Contains(person.Id) && loaded.Levels.Any(level => Relations.MaySign(person, loaded.Story.DeskId, loaded.Article.Language, level)))];
    }

    private static HashSet<Guid> Contributors(LoadedArticle loaded) => [.. loaded.Submitted?.Contributors ?? [], .. loaded.ContributorsOfOthers];

    private async Task<bool> NobodyCanSignAsync(LoadedArticle loaded, CancellationToken cancellation) =>
        loaded.Levels.FirstOrDefault(level => level.Number == loaded.Article.Level) is { } waiting
        && loaded.Submitted is { } submitted
        && !await CanBeSignedAsync(loaded, submitted, waiting, cancellation);

    private async Task<bool> CanBeSignedAsync(LoadedArticle loaded, Revision submitted, ReviewLevel waiting, CancellationToken cancellation)
    {
        var signed = loaded.SignOffs.Where(s => s.RevisionId == submitted.Id).Select(s => s.PersonId).ToHashSet();
        var contributors = Contributors(loaded);
        return (await PeopleAsync(cancellation)).Any(person =>
            Relations.MaySign(person, loaded.Story.DeskId, loaded.Article.Language, waiting) && !contributors.Contains(person.Id) && !signed.Contains(person.Id));
    }
}
