using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// What the import of an archive does: a story that was public elsewhere goes live with its original time, credits and addresses.
public sealed partial class ArticleService
{
    /// <summary>Imports one article, once for each source id; only the <c>import</c> command calls this.</summary>
    /// <param name="command">The article; its time in UTC.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> ImportAsync(ImportArticle command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var content = TextCleaner.Clean(command.Content);
        if (RefusalOf(command, content) is { } unsound)
            return new Outcome(unsound);
        return await InTransactionAsync(
            async db =>
            {
                var newsroom = await db.LockNewsroomAsync(cancellation);
                var now = clock.Now();
                if (await RefusalAsync(db, command, newsroom, now, cancellation) is { } refusal)
                    return (null, refusal);
                var desk = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == command.DeskId, cancellation);
                var story = await StoryOfImportAsync(db, command, newsroom, now, cancellation);
                if (story is null || story.Articles.Exists(a => string.Equals(a.Language, command.Language, StringComparison.Ordinal)))
                    return (null, new Refusal(story is null ? RefusalCode.NotFound : RefusalCode.LanguageExists));
                return (await ImportedAsync(db, command, content, story, desk, newsroom, now, cancellation), null);
            },
            cancellation);
    }

    /// <summary>
    /// What stands against an import, by the same rules and without writing anything; null where nothing does. Whether the original of a translation
    /// is there is not asked: in a dry run it is not.
    /// </summary>
    /// <param name="command">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Refusal?> RefusalOfImportAsync(ImportArticle command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (RefusalOf(command, TextCleaner.Clean(command.Content)) is { } unsound)
            return unsound;
        await using var db = await factory.OpenAsync(cancellation);
        return await RefusalAsync(db, command, await db.Newsrooms.AsNoTracking().SingleAsync(cancellation), clock.Now(), cancellation);
    }

    private static Refusal? RefusalOf(ImportArticle command, ArticleContent content)
    {
        if (ContentRules.Check(content) is [var problem, ..])
            return new Refusal(RefusalCode.TextInvalid, problem.Code);
        if (content.Headline.Trim().Length == 0)
            return new Refusal(RefusalCode.NoHeadline);
        if (!ContentRules.HasTextBlock(content))
            return new Refusal(RefusalCode.NoText);
        if (StoryFields.TagsRefusal(command.Tags ?? []) is { } hostile)
            return hostile;
        return LinesOf(command.Credits).Select(TextRules.FirstProblem).FirstOrDefault(found => found is not null) is { } wrong ? new Refusal(RefusalCode.TextInvalid, wrong.Character) : null;
    }

    private static IEnumerable<string> LinesOf(Credits credits) =>
        credits.Translators.Append(credits.Editor).OfType<CreditedPerson>().SelectMany(person => new[] { person.Name, person.CreditName, person.AgencyName ?? "" })
            .Concat([credits.DatelineLine, credits.TranslatorLine, credits.EditorLine, credits.BylineLine]);

    private static async Task<Refusal?> RefusalAsync(INewsroomDb db, ImportArticle command, Newsroom newsroom, DateTime now, CancellationToken cancellation)
    {
        if (await db.ImportedArticles.AnyAsync(i => i.SourceId == command.SourceId, cancellation))
            return new Refusal(RefusalCode.Duplicate);
        if (newsroom.Languages.TrueForAll(l => !string.Equals(l.Tag, command.Language, StringComparison.Ordinal)))
            return new Refusal(RefusalCode.LanguageUnknown);
        // What is dated ahead was not public yet: it would stand above all news for as long.
        if (command.PublishedAt > now)
            return new Refusal(RefusalCode.ValueInvalid);
        return await db.Desks.AnyAsync(d => d.Id == command.DeskId, cancellation) && await db.Sections.AnyAsync(s => s.Id == command.SectionId, cancellation)
            ? null
            : new Refusal(RefusalCode.NotFound);
    }

    private async Task<Story?> StoryOfImportAsync(INewsroomDb db, ImportArticle command, Newsroom newsroom, DateTime now, CancellationToken cancellation)
    {
        if (command.TranslationOfSourceId is { } original)
        {
            var storyId = await (
                from imported in db.ImportedArticles
                where imported.SourceId == original
                join article in db.Articles on imported.ArticleId equals article.Id
                where article.IsOriginal
                select (Guid?)article.StoryId).SingleOrDefaultAsync(cancellation);
            if (storyId is not { } known)
                return null;
            await db.LockStoryAsync(known, cancellation);
            return await db.Stories.Include(s => s.Articles).SingleAsync(s => s.Id == known, cancellation);
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
        INewsroomDb db, ImportArticle command, ArticleContent text, Story story, Desk desk, Newsroom newsroom, DateTime now, CancellationToken cancellation)
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
            WorkingHeadline = text.Headline,
            FirstPublishedAt = command.PublishedAt,
            PublishedAt = command.PublishedAt,
            Version = 1,
        };
        story.Articles.Add(article);
        db.Articles.Add(article);
        db.ImportedArticles.Add(new ImportedArticle { SourceId = command.SourceId, ArticleId = article.Id });
        await KeepAddressesAsync(db, command, article, cancellation);
        var content = await PictureReading.NoteImportedAsync(db, article.Id, text, command.Pictures ?? [], cancellation);
        var original = story.Articles.Single(a => a.IsOriginal);
        var act = new Act(db, Bare(null, story, original, desk, newsroom, new Situation { MayRead = true, Who = Who.Import }), now, ids);
        await WorkingCopyContent.ReplaceAsync(db, article.Id, content, Guid.Empty, now, cancellation);
        if (!article.IsOriginal)
            await AnswerImportedAsync(db, article, original, cancellation);
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
            Details = ActDetails.Of(("source", command.SourceId), ("published", command.PublishedAt), ("pictures", PictureReading.NamedIn(content).Count())),
        });
        return act;
    }

    // It was made from the text that came with it; what the newsroom changed in the original since is 'source changed'.
    private static async Task AnswerImportedAsync(INewsroomDb db, Article article, Article original, CancellationToken cancellation)
    {
        var source = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == original.Id && r.Kind == RevisionKind.Imported)
            .OrderBy(r => r.Number).Select(r => new { r.Id, r.TranslatableHash }).FirstAsync(cancellation);
        article.SourceRevisionId = source.Id;
        article.AnsweredRevisionId = source.Id;
        article.AnsweredHash = source.TranslatableHash;
        article.SourceHash = original.SourceHash;
    }

    // An address that leads to another article already goes on doing so: it was promised for ever.
    private static async Task KeepAddressesAsync(INewsroomDb db, ImportArticle command, Article article, CancellationToken cancellation)
    {
        var addresses = (command.OldAddresses ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (addresses.Count == 0)
            return;
        var taken = await db.OldAddresses.AsNoTracking().Where(old => addresses.Contains(old.Address)).Select(old => old.Address).ToListAsync(cancellation);
        db.OldAddresses.AddRange(addresses.Except(taken, StringComparer.Ordinal).Select(address => new OldAddress { Address = address, ArticleId = article.Id }));
    }
}
