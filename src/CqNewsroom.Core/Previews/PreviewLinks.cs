using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Previews;

/// <summary>
/// Links by which a colleague without an account sees one revision until a time. Who answers for a text may make one: its writer or
/// translator of the house and the editors of its desk, nobody of an agency. Spiking and retracting an article end its links.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="clock">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="secrets">Where secrets come from.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="published">Knows what stands around an article.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
/// <param name="options">How long links work; null for a day.</param>
public sealed class PreviewLinks(
    INewsroomDbFactory factory,
    TimeProvider clock,
    IIdSource ids,
    ISecretSource secrets,
    SituationLoader loader,
    PublishedStories published,
    INewsroomEvents events,
    ILogger<PreviewLinks> logger,
    PreviewOptions? options = null)
{
    /// <summary>The most links of one article that work at a time.</summary>
    public const int MostLinks = 20;

    private const Who Sharers = Who.Assignee | Who.StoryReporter | Who.DeskEditor;

    private readonly StoryTransactions transactions = new(factory, clock, events, logger);

    /// <summary>The links of an article that work, and what a new one may be.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<PreviewLinksView>> ReadAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var now = clock.Now();
        var (loaded, refusal) = await LoadAsync(db, asker, articleId, now, cancellation);
        if (loaded is null)
            return refusal!;
        var links = await (
            from link in Working(db, now)
            where link.ArticleId == articleId
            join revision in db.Revisions on link.RevisionId equals revision.Id
            join person in db.Persons on link.CreatedById equals person.Id
            orderby link.CreatedAt descending, link.Id descending
            select new PreviewLinkView(link.Id, revision.Number, person.Name, link.CreatedAt, link.ExpiresAt)).ToListAsync(cancellation);
        return new PreviewLinksView(links, PreviewOptions.Choices, (options ?? PreviewOptions.Default).Lasting, Against(loaded.Article));
    }

    /// <summary>Makes a link to the text in question as it stands now: what was submitted, what is live, else what is being written, which is kept as a revision.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="lasting">How long it works, one of <see cref="PreviewOptions.Choices"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<MadePreviewLink>> MakeAsync(Asker asker, Guid articleId, TimeSpan lasting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return transactions.RunAsync<MadePreviewLink>(
            asker,
            articleId,
            async transaction =>
            {
                var (db, now) = (transaction.Db, transaction.Now);
                var (loaded, refusal) = await LoadAsync(db, asker, articleId, now, cancellation);
                if (loaded is null)
                    return refusal!;
                if (Against(loaded.Article) is { } against)
                    return against;
                if (!PreviewOptions.Choices.Contains(lasting))
                    return new Refusal(RefusalCode.ValueInvalid, lasting);
                db.PreviewLinks.RemoveRange(await db.PreviewLinks.Where(l => l.ArticleId == articleId && l.ExpiresAt <= now).ToListAsync(cancellation));
                if (await db.PreviewLinks.CountAsync(l => l.ArticleId == articleId && l.ExpiresAt > now, cancellation) >= MostLinks)
                    return new Refusal(RefusalCode.PreviewLinksMany, MostLinks);
                var (revision, content) = await RevisionAsync(transaction, loaded, cancellation);
                if (revision is null)
                    return new Refusal(RefusalCode.NoText);
                var credits = revision.Id == loaded.Live?.Id && loaded.Publication is { } publication
                    ? publication.Credits
                    : await PrintedCredits.OfAsync(db, loaded, content, null, cancellation);
                var secret = secrets.Next();
                var link = new PreviewLink
                {
                    Id = ids.Next(),
                    ArticleId = articleId,
                    RevisionId = revision.Id,
                    SecretHash = SecretHash.Of(secret),
                    Credits = credits,
                    CreatedById = loaded.Person!.Id,
                    CreatedAt = now,
                    ExpiresAt = now + lasting,
                };
                db.PreviewLinks.Add(link);
                transaction.Record(loaded.Person, BesideTheWorkflow.SharePreview, loaded.Article.State, revision.Hash, facts: [("link", link.Id), ("until", link.ExpiresAt)]);
                return new MadePreviewLink(link.Id, secret, revision.Number, link.ExpiresAt);
            },
            cancellation);
    }

    /// <summary>Withdraws a link: from then on nobody knows its address.</summary>
    /// <param name="asker">Who asks; who may make links of the article, or made this one and still reads the article.</param>
    /// <param name="linkId">The link.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> WithdrawAsync(Asker asker, Guid linkId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        Guid articleId;
        await using (var db = await factory.OpenAsync(cancellation))
            articleId = await db.PreviewLinks.AsNoTracking().Where(l => l.Id == linkId).Select(l => l.ArticleId).SingleOrDefaultAsync(cancellation);
        return await transactions.RunAsync<bool>(
            asker,
            articleId,
            async transaction =>
            {
                var db = transaction.Db;
                var link = await db.PreviewLinks.SingleOrDefaultAsync(l => l.Id == linkId, cancellation);
                var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, transaction.Now, withText: false, cancellation);
                if (link is null || loaded is not { Situation.MayRead: true, Person: { } person })
                    return new Refusal(RefusalCode.NotFound);
                if (!MayShare(loaded) && link.CreatedById != person.Id)
                    return new Refusal(RefusalCode.NotAllowed);
                var hash = await db.Revisions.Where(r => r.Id == link.RevisionId).Select(r => r.Hash).SingleAsync(cancellation);
                db.PreviewLinks.Remove(link);
                transaction.Record(person, BesideTheWorkflow.WithdrawPreview, loaded.Article.State, hash, facts: ("link", link.Id));
                return true;
            },
            cancellation);
    }

    /// <summary>What a link shows; null where it is unknown, expired, withdrawn or ended: nobody learns which.</summary>
    /// <param name="secret">Its secret.</param>
    /// <param name="pictures">What the address of a picture begins with, by its id.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<SharedPreview?> OpenAsync(string secret, Func<Guid, string> pictures, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        await using var db = await factory.OpenAsync(cancellation);
        var row = await (
            from link in Of(db, secret, clock.Now())
            join revision in db.Revisions.AsNoTracking() on link.RevisionId equals revision.Id
            join article in db.Articles.AsNoTracking() on link.ArticleId equals article.Id
            join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
            join section in db.Sections.AsNoTracking() on story.SectionId equals section.Id
            select new { Link = link, Revision = revision, Article = article, Section = section }).SingleOrDefaultAsync(cancellation);
        if (row is null)
            return null;
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var language = newsroom.Languages.Find(l => string.Equals(l.Tag, row.Article.Language, StringComparison.Ordinal));
        if (language is null || await published.SiteAsync(language.Path, cancellation) is not { } site)
            return null;
        var content = CanonicalJson.Read(row.Revision.Content);
        return new SharedPreview(
            site,
            row.Revision.Number,
            row.Link.ExpiresAt,
            content,
            row.Link.Credits,
            new PublicSection(row.Section.Slug, row.Section.NameIn(language.Tag)),
            await StoryTags.NamesAsync(db, row.Article.StoryId, language.Tag, cancellation),
            row.Article.FirstPublishedAt,
            await PictureReading.ShownAsync(PictureReading.Shared(db, row.Revision.Id, clock.Now()), content, (id, _) => pictures(id), cancellation));
    }

    /// <summary>Whether a person may make links to previews of an article.</summary>
    internal static bool MayShare(LoadedArticle loaded) => loaded.Person is { IsOfHouse: true } && (loaded.Situation.Who & Sharers) != Who.None;

    /// <summary>The link with a secret, while it works.</summary>
    internal static IQueryable<PreviewLink> Of(INewsroomDb db, string secret, DateTime now)
    {
        var hash = SecretHash.Of(secret);
        return Working(db, now).Where(link => link.SecretHash == hash);
    }

    private static IQueryable<PreviewLink> Working(INewsroomDb db, DateTime now) => db.PreviewLinks.AsNoTracking()
        .Where(link => link.ExpiresAt > now && db.Persons.Any(person => person.Id == link.CreatedById && person.DeactivatedAt == null));

    private static Refusal? Against(Article article) =>
        article.State is ArticleState.Spiked or ArticleState.Retracted ? new Refusal(RefusalCode.NothingToShare) : null;

    private async Task<(LoadedArticle? Loaded, Refusal? Refusal)> LoadAsync(INewsroomDb db, Asker asker, Guid articleId, DateTime now, CancellationToken cancellation)
    {
        var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, now, withText: false, cancellation);
        if (loaded is not { Situation.MayRead: true })
            return (null, new Refusal(RefusalCode.NotFound));
        return MayShare(loaded) ? (loaded, null) : (null, new Refusal(RefusalCode.NotAllowed));
    }

    private async Task<(Revision? Revision, ArticleContent Content)> RevisionAsync(StoryTransaction transaction, LoadedArticle loaded, CancellationToken cancellation)
    {
        var (db, article) = (transaction.Db, loaded.Article);
        if (loaded.InQuestion is { } frozen)
            return (frozen, CanonicalJson.Read(frozen.Content));
        var content = await WorkingCopyContent.ReadAsync(db, article.Id, cancellation);
        if (!ContentRules.HasTextBlock(content))
            return (null, content);
        var hash = ContentHash.OfWhole(content);
        var same = await db.Revisions.Where(r => r.ArticleId == article.Id && r.Hash == hash && r.Kind != RevisionKind.SideCopy)
            .OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellation);
        return (same ?? await Freezing.FreezeAsync(db, ids, article, RevisionKind.Shared, content, loaded.Person!.Id, transaction.Now, cancellation), content);
    }
}
