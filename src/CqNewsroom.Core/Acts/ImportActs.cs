using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// What the import of an archive does: a story that was public elsewhere goes live with its original time, credits and address.
public sealed partial class ArticleService
{
    /// <summary>Imports one article, once for each source id; only the <c>import</c> command calls this.</summary>
    /// <param name="command">The article; its time in UTC.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> ImportAsync(ImportArticle command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var content = TextCleaner.Clean(command.Content);
        if (ContentRules.Check(content) is [var problem, ..])
            return Outcome.Refused(RefusalCode.TextInvalid, problem.Code);
        if (content.Headline.Trim().Length == 0)
            return Outcome.Refused(RefusalCode.NoHeadline);
        if (StoryFields.TagsRefusal(command.Tags ?? []) is { } hostile)
            return new Outcome(hostile);
        return await InTransactionAsync(
            async db =>
            {
                var newsroom = await db.LockNewsroomAsync(cancellation);
                var now = clock.Now();
                if (await db.ImportedArticles.AnyAsync(i => i.SourceId == command.SourceId, cancellation))
                    return (null, new Refusal(RefusalCode.Duplicate));
                if (newsroom.Languages.TrueForAll(l => !string.Equals(l.Tag, command.Language, StringComparison.Ordinal)))
                    return (null, new Refusal(RefusalCode.LanguageUnknown));
                var desk = await db.Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Id == command.DeskId, cancellation);
                if (desk is null || !await db.Sections.AnyAsync(s => s.Id == command.SectionId, cancellation))
                    return (null, new Refusal(RefusalCode.NotFound));
                var story = await StoryOfImportAsync(db, command, newsroom, now, cancellation);
                if (story is null || story.Articles.Exists(a => string.Equals(a.Language, command.Language, StringComparison.Ordinal)))
                    return (null, new Refusal(story is null ? RefusalCode.NotFound : RefusalCode.LanguageExists));
                return (await ImportedAsync(db, command, content, story, desk, newsroom, now, cancellation), null);
            },
            cancellation);
    }

    private async Task<Story?> StoryOfImportAsync(INewsroomDb db, ImportArticle command, Newsroom newsroom, DateTime now, CancellationToken cancellation)
    {
        if (command.TranslationOfSourceId is { } original)
        {
            return await db.Stories.Include(s => s.Articles).SingleOrDefaultAsync(
                s => s.Articles.Any(a => a.IsOriginal && db.ImportedArticles.Any(i => i.SourceId == original && i.ArticleId == a.Id)), cancellation);
        }

        newsroom.LastStoryNumber++;
        var story = new Story
        {
            Id = ids.Next(),
            Number = newsroom.LastStoryNumber,
            DeskId = command.DeskId,
            SectionId = command.SectionId,
            CreatedAt = now,
            Version = 1,
        };
        db.Stories.Add(story);
        await StoryTags.SetAsync(db, ids, newsroom, story.Id, command.Language, StoryFields.Tags(command.Tags ?? []), now, cancellation);
        return story;
    }

    private async Task<Act> ImportedAsync(
        INewsroomDb db, ImportArticle command, ArticleContent content, Story story, Desk desk, Newsroom newsroom, DateTime now, CancellationToken cancellation)
    {
        var article = new Article
        {
            Id = ids.Next(),
            StoryId = story.Id,
            Language = command.Language,
            IsOriginal = command.TranslationOfSourceId is null,
            State = ArticleState.Published,
            StateSince = now,
            Standing = Standing.Live,
            HasSavedText = true,
            WorkingHeadline = content.Headline,
            FirstPublishedAt = command.PublishedAt,
            PublishedAt = command.PublishedAt,
            Version = 1,
        };
        story.Articles.Add(article);
        db.Articles.Add(article);
        db.ImportedArticles.Add(new ImportedArticle { SourceId = command.SourceId, ArticleId = article.Id, OldPath = command.OldPath });
        var original = story.Articles.Single(a => a.IsOriginal);
        var act = new Act(db, Bare(null, story, original, desk, newsroom, new Situation { MayRead = true, Who = Who.Import }), now, ids);
        await WorkingCopyContent.ReplaceAsync(db, article.Id, content, Guid.Empty, now, cancellation);
        if (!article.IsOriginal)
        {
            article.SourceRevisionId = original.SourceRevisionId;
            article.AnsweredRevisionId = original.SourceRevisionId;
            article.AnsweredHash = original.SourceHash;
            article.SourceHash = original.SourceHash;
        }

        var revision = await act.FreezeAsync(article, RevisionKind.Imported, content, cancellation);
        var publication = new Publication
        {
            Id = ids.Next(),
            ArticleId = article.Id,
            RevisionId = revision.Id,
            RevisionHash = revision.Hash,
            Kind = PublicationKind.Import,
            PublicAt = command.PublishedAt,
            ActualAt = now,
            Slug = Slug.From(content.Headline),
            Credits = command.Credits,
        };
        db.Publications.Add(publication);
        await PublicCredits.WriteAsync(db, article, command.Credits, content.Byline, null, now, cancellation);
        article.LiveRevisionId = revision.Id;
        article.PublicationId = publication.Id;
        if (article.IsOriginal)
            await Sources.SetCurrentAsync(act, revision, cancellation);
        act.Remember(article, revision);
        act.ChangesWhatReadersSee = true;
        act.Records.Add(new AuditRecord
        {
            At = now,
            PersonName = "import",
            Action = nameof(NewsroomAction.Import),
            StoryId = story.Id,
            ArticleId = article.Id,
            To = article.State.ToString(),
            RevisionHash = revision.Hash,
            Details = ActDetails.Of(("source", command.SourceId), ("published", command.PublishedAt)),
        });
        return act;
    }
}
