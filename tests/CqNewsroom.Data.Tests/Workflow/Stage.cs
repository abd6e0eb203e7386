using CqNewsroom.Core;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>Where an article is to be put for the matrix.</summary>
/// <param name="Original">The original, or a translation into English of a live original.</param>
/// <param name="AtAgency">Whether the translation was given to the agency; then its source changed as well.</param>
/// <param name="State">Its state.</param>
/// <param name="Standing">Its standing.</param>
/// <param name="Level">The level that waits in review.</param>
/// <param name="Urgent">Whether what is live was published urgently after its first level.</param>
public sealed record Place(bool Original, bool AtAgency, ArticleState State, Standing Standing, int Level = 1, bool Urgent = false)
{
    /// <summary>Whether anything is under way.</summary>
    public bool IsPending => State is not (ArticleState.Published or ArticleState.Retracted or ArticleState.Spiked);

    /// <summary>Whether a revision is in review or was signed.</summary>
    public bool IsSubmitted => State is ArticleState.InReview or ArticleState.Approved or ArticleState.Scheduled;

    /// <summary>Whether it was never submitted.</summary>
    public bool IsFresh => Standing == Standing.NeverPublished && State is ArticleState.Drafting or ArticleState.Spiked or ArticleState.Requested;

    /// <summary>Who it is assigned to; nobody has taken what is only requested.</summary>
    public string? Assignee => State == ArticleState.Requested ? null : Original ? "reporter" : AtAgency ? "agencyTranslator" : "translator";

    public override string ToString() =>
        $"{(Original ? "original" : AtAgency ? "agency's translation" : "translation")} {State}{(State == ArticleState.InReview ? Level : "")} {Standing}{(Urgent ? " urgent" : "")}";
}

/// <summary>Puts articles into the database as rows, in any place of the workflow. Two levels: an editor's review, a chief editor's.</summary>
/// <param name="newsroom">The newsroom.</param>
public sealed class Stage(WorkflowNewsroom newsroom)
{
    private static readonly List<ReviewLevel> Levels =
    [
        new(1, LevelKind.Review, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "First" }, Role.Editor),
        new(2, LevelKind.Review, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Final" }, Role.ChiefEditor),
    ];

    private int _number = 5000;

    /// <summary>Sets the policies that the matrix expects.</summary>
    public async Task PrepareAsync()
    {
        await newsroom.PolicyAsync(WorkflowNewsroom.Zh, [(LevelKind.Review, Role.Editor), (LevelKind.Review, Role.ChiefEditor)], Role.Editor, "chief");
        await newsroom.PolicyAsync(WorkflowNewsroom.En, [(LevelKind.Review, Role.Editor), (LevelKind.Review, Role.ChiefEditor)], Role.Editor, "chief");
    }

    /// <summary>Puts one article there, in a story of its own.</summary>
    public async Task<Staged> PutAsync(Place place)
    {
        Staged? staged = null;
        await newsroom.ChangeAsync(async db =>
        {
            var story = new Story
            {
                Id = newsroom.Ids.Next(),
                Number = ++_number,
                DeskId = newsroom.City,
                SectionId = newsroom.Section,
                WantedLanguages = [WorkflowNewsroom.En],
                CreatedAt = newsroom.Clock.Now,
                CreatedById = newsroom.Id("reporter"),
                Version = 1,
            };
            db.Stories.Add(story);
            var original = place.Original ? place : new Place(true, false, ArticleState.Published, Standing.Live);
            var article = await ArticleAsync(db, story, original, null);
            if (place.Original)
            {
                staged = new Staged(story.Id, article, null, Hash(article.Content), null);
                return;
            }

            var source = new Source(article.Revision!.Value, article.TranslatableHash, place.AtAgency ? new string('0', 64) : article.TranslatableHash);
            staged = new Staged(story.Id, await ArticleAsync(db, story, place, source), article.Id, Hash(Content(place)), source.Revision);
        });
        return staged!;
    }

    private static ArticleContent Content(Place place) => place.Original
        ? WorkflowNewsroom.Text("标题", "第一段。", "第二段。")
        : WorkflowNewsroom.Translated("Headline", "First.", "Second.");

    private static string Hash(ArticleContent content) => ContentHash.OfWhole(content);

    private async Task<StagedArticle> ArticleAsync(INewsroomDb db, Story story, Place place, Source? source)
    {
        var now = newsroom.Clock.Now;
        var assignee = place.Assignee is { } name ? newsroom.Id(name) : (Guid?)null;
        var content = Content(place);
        var article = new Article
        {
            Id = newsroom.Ids.Next(),
            StoryId = story.Id,
            Language = place.Original ? WorkflowNewsroom.Zh : WorkflowNewsroom.En,
            IsOriginal = place.Original,
            State = place.State,
            Standing = place.Standing,
            StateSince = now,
            AssigneeId = assignee,
            AgencyId = place.AtAgency ? newsroom.Fathom : null,
            HadAssignee = assignee is not null,
            HasSavedText = true,
            WorkingHeadline = content.Headline,
            Version = 1,
            WorkingVersion = 1,
            SourceRevisionId = source?.Revision,
            AnsweredRevisionId = source?.Revision,
            AnsweredHash = source?.AnsweredHash,
            SourceHash = source?.Hash,
            RetractionNotice = place.Standing == Standing.Retracted ? "撤回" : null,
            CountersignNeeded = place.Urgent,
            CorrectionStartedById = place is { IsPending: true, Standing: not Standing.NeverPublished } ? newsroom.Id(place.Original ? "reporter" : "translator") : null,
        };
        db.Articles.Add(article);
        await db.SaveChangesAsync(WorkflowNewsroom.Cancellation);
        await WorkingCopyContent.ReplaceAsync(db, article.Id, content, newsroom.Id("all"), now, WorkflowNewsroom.Cancellation);
        if (!place.IsFresh)
            Submit(db, article, place, content);
        if (place.Standing != Standing.NeverPublished)
            Publish(db, article, place, content);
        return new StagedArticle(article.Id, content, article.LiveRevisionId ?? article.SubmittedRevisionId, ContentHash.OfTranslatable(content));
    }

    // The revision that is in review or was returned, with a suggestion that nobody answered.
    private void Submit(INewsroomDb db, Article article, Place place, ArticleContent content)
    {
        var revision = Revision(db, article, content);
        db.Suggestions.Add(new Suggestion
        {
            Id = newsroom.Ids.Next(),
            ArticleId = article.Id,
            RevisionId = revision.Id,
            BlockId = content.Blocks[0].Id,
            Content = CanonicalJson.WriteBlock(content.Blocks[0]),
            PersonId = newsroom.Id("editor3"),
            At = newsroom.Clock.Now,
        });
        if (!place.IsSubmitted)
            return;
        article.SubmittedRevisionId = revision.Id;
        article.SubmittedById = newsroom.Id(place.Assignee!);
        article.Level = place.State == ArticleState.InReview ? place.Level : 0;
        article.LevelCount = Levels.Count;
        Sign(db, article, revision, place.State == ArticleState.InReview ? place.Level - 1 : 2);
        if (place.State != ArticleState.Scheduled)
            return;
        article.ScheduledFor = newsroom.Clock.Now.AddHours(1);
        article.ScheduledById = newsroom.Id("editor3");
        article.ScheduleAnswers = WorkflowNewsroom.NoNotice;
    }

    private void Publish(INewsroomDb db, Article article, Place place, ArticleContent content)
    {
        var revision = Revision(db, article, content);
        Sign(db, article, revision, place.Urgent ? 1 : 2);
        var publication = new Publication
        {
            Id = newsroom.Ids.Next(),
            ArticleId = article.Id,
            RevisionId = revision.Id,
            RevisionHash = revision.Hash,
            Kind = place.Urgent ? PublicationKind.Urgent : PublicationKind.SignedOff,
            PublicAt = newsroom.Clock.Now,
            ActualAt = newsroom.Clock.Now,
            Slug = "bridge",
        };
        db.Publications.Add(publication);
        article.LiveRevisionId = revision.Id;
        article.PublicationId = publication.Id;
        article.FirstPublishedAt = article.PublishedAt = newsroom.Clock.Now;
        if (!article.IsOriginal)
            return;
        article.SourceRevisionId = revision.Id;
        article.SourceHash = revision.TranslatableHash;
    }

    private Revision Revision(INewsroomDb db, Article article, ArticleContent content)
    {
        var revision = new Revision
        {
            Id = newsroom.Ids.Next(),
            ArticleId = article.Id,
            Number = ++article.LastRevisionNumber,
            CreatedAt = newsroom.Clock.Now,
            Content = CanonicalJson.Write(content),
            Headline = content.Headline,
            Hash = Hash(content),
            TranslatableHash = ContentHash.OfTranslatable(content),
            Levels = [.. Levels],
            Contributors = [newsroom.Id(article.IsOriginal ? "reporter" : "translator"), newsroom.Id("all")],
            SourceRevisionId = article.AnsweredRevisionId,
        };
        db.Revisions.Add(revision);
        return revision;
    }

    private void Sign(INewsroomDb db, Article article, Revision revision, int levels)
    {
        foreach (var (level, person) in new[] { (1, "editor3"), (2, "chief2") }.Take(levels))
        {
            db.SignOffs.Add(new SignOff
            {
                Id = newsroom.Ids.Next(),
                ArticleId = article.Id,
                RevisionId = revision.Id,
                RevisionHash = revision.Hash,
                Level = level,
                PersonId = newsroom.Id(person),
                Name = person,
                CreditName = person,
                At = newsroom.Clock.Now,
            });
        }
    }

    private sealed record Source(Guid Revision, string Hash, string AnsweredHash);
}

/// <summary>An article that was put on the stage.</summary>
public sealed record StagedArticle(Guid Id, ArticleContent Content, Guid? Revision, string TranslatableHash);

/// <summary>A story on the stage.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Article">The article the matrix looks at.</param>
/// <param name="OriginalId">Of a translation: its original.</param>
/// <param name="Hash">Hash of its only text, in every revision.</param>
/// <param name="Source">Of a translation: its source.</param>
public sealed record Staged(Guid StoryId, StagedArticle Article, Guid? OriginalId, string Hash, Guid? Source);
