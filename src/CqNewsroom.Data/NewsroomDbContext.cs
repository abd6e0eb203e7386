using CqNewsroom.Core;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Site;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Converters;
using CqNewsroom.Data.Identity;
using CqNewsroom.Data.Stories;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data;

/// <summary>The one model of both databases; what they do differently is in the context derived for each.</summary>
/// <param name="options">Options of the derived context.</param>
public abstract class NewsroomDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), INewsroomDb, IDataProtectionKeyContext
{
    private readonly HashSet<Type> _locked = [];

#pragma warning disable CS1591 // The sets are named for their entities, which are described where they stand.
    public DbSet<Newsroom> Newsrooms => Set<Newsroom>();
    public DbSet<Desk> Desks => Set<Desk>();
    public DbSet<Section> Sections => Set<Section>();
    public DbSet<ReviewPolicy> ReviewPolicies => Set<ReviewPolicy>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<Substitution> Substitutions => Set<Substitution>();
    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();
    public DbSet<Confirmation> Confirmations => Set<Confirmation>();

    /// <inheritdoc />
    public DbSet<StoryTemplate> StoryTemplates => Set<StoryTemplate>();
    public DbSet<Story> Stories => Set<Story>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<WorkingField> WorkingFields => Set<WorkingField>();
    public DbSet<WorkingBlock> WorkingBlocks => Set<WorkingBlock>();
    public DbSet<LeftOutBlock> LeftOutBlocks => Set<LeftOutBlock>();
    public DbSet<Contributor> Contributors => Set<Contributor>();
    public DbSet<TranslatorCredit> TranslatorCredits => Set<TranslatorCredit>();
    public DbSet<EditLease> EditLeases => Set<EditLease>();
    public DbSet<SourceAnswer> SourceAnswers => Set<SourceAnswer>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<SignOff> SignOffs => Set<SignOff>();
    public DbSet<Waiver> Waivers => Set<Waiver>();
    public DbSet<MachinePart> MachineParts => Set<MachinePart>();
    public DbSet<AgencyOrder> AgencyOrders => Set<AgencyOrder>();
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();
    public DbSet<ReturnNote> ReturnNotes => Set<ReturnNote>();
    public DbSet<ReviewerLook> ReviewerLooks => Set<ReviewerLook>();
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<ImportedArticle> ImportedArticles => Set<ImportedArticle>();
    public DbSet<PublicName> PublicNames => Set<PublicName>();
    public DbSet<PublicCredit> PublicCredits => Set<PublicCredit>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<TagName> TagNames => Set<TagName>();
    public DbSet<StoryTag> StoryTags => Set<StoryTag>();
    public DbSet<OldAddress> OldAddresses => Set<OldAddress>();
    public DbSet<FrontPage> FrontPages => Set<FrontPage>();
    public DbSet<SiteSettings> SiteSettings => Set<SiteSettings>();
    public DbSet<SitePage> SitePages => Set<SitePage>();
    public DbSet<SitePageText> SitePageTexts => Set<SitePageText>();
    public DbSet<CommentThread> CommentThreads => Set<CommentThread>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    public DbSet<Picture> Pictures => Set<Picture>();
    public DbSet<PictureUse> PictureUses => Set<PictureUse>();
    public DbSet<RevisionPicture> RevisionPictures => Set<RevisionPicture>();
    public DbSet<MemorySegment> MemorySegments => Set<MemorySegment>();
    public DbSet<MemoryTask> MemoryTasks => Set<MemoryTask>();
    public DbSet<SearchGeneration> SearchGenerations => Set<SearchGeneration>();
    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();
    public DbSet<SearchPosting> SearchPostings => Set<SearchPosting>();
    public DbSet<TermEntry> TermEntries => Set<TermEntry>();
    public DbSet<TermChange> TermChanges => Set<TermChange>();
    public DbSet<TermDisagreement> TermDisagreements => Set<TermDisagreement>();
    public DbSet<TermImport> TermImports => Set<TermImport>();
    public DbSet<WordEntry> WordEntries => Set<WordEntry>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
#pragma warning restore CS1591

    /// <summary>The keys of cookies and links, where several servers on one PostgreSQL share them; with SQLite they lie in the data folder.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    public virtual async Task BeginAsync(CancellationToken cancellation)
    {
        _locked.Clear();
        await BeginTransactionAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task StayConnectedAsync(CancellationToken cancellation) => Database.OpenConnectionAsync(cancellation);

    /// <inheritdoc/>
    public virtual Task RefreshStatisticsAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task CommitAsync(CancellationToken cancellation) => Database.CommitTransactionAsync(cancellation);

    /// <inheritdoc/>
    public Task LockStoryAsync(Guid storyId, CancellationToken cancellation)
    {
        RequireTransaction();
        return LockRowAsync(nameof(Stories), storyId, cancellation);
    }

    /// <inheritdoc/>
    public Task LockStoryOfAsync(Guid articleId, CancellationToken cancellation)
    {
        RequireTransaction();
        return LockStoryOfArticleAsync(articleId, cancellation);
    }

    /// <inheritdoc/>
    public Task<Newsroom> LockNewsroomAsync(CancellationToken cancellation) => LockOnlyRowAsync<Newsroom>(nameof(Newsrooms), Newsroom.TheId, cancellation);

    /// <inheritdoc/>
    public Task<AuditHead> LockAuditHeadAsync(CancellationToken cancellation) => LockOnlyRowAsync<AuditHead>(nameof(AuditHeads), AuditHead.TheId, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<Guid>> NamedRevisionsAsync(IReadOnlyCollection<Guid> revisionIds, CancellationToken cancellation)
    {
        var named = new HashSet<Guid>();
        foreach (var (entity, property) in RevisionNames.In(Model))
            named.UnionWith(await RevisionNames.Find(this, entity, property, revisionIds).ToListAsync(cancellation));
        return named;
    }

    /// <inheritdoc/>
    public Task PutPostingsAsync(int generation, string language, IReadOnlyList<SearchPosting> postings, CancellationToken cancellation)
    {
        RequireTransaction();
        return PutAsync(generation, language, postings, cancellation);
    }

    /// <inheritdoc/>
    public bool IsContention(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException || IsContentionOfProvider(cause))
                return true;
        }

        return false;
    }

    /// <summary>Begins the transaction as the provider does it best.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    protected abstract Task BeginTransactionAsync(CancellationToken cancellation);

    /// <summary>Locks a row until the transaction ends.</summary>
    /// <param name="table">The table, one of ours.</param>
    /// <param name="id">The row's id.</param>
    /// <param name="cancellation">Ends the wait.</param>
    protected abstract Task LockRowAsync(string table, object id, CancellationToken cancellation);

    /// <summary>Locks the row of an article's story until the transaction ends, in one statement.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    protected abstract Task LockStoryOfArticleAsync(Guid articleId, CancellationToken cancellation);

    /// <summary>Writes postings as the provider does it fastest.</summary>
    /// <param name="generation">The index.</param>
    /// <param name="language">Language, a BCP 47 tag.</param>
    /// <param name="postings">The stretches.</param>
    /// <param name="cancellation">Ends the wait.</param>
    protected abstract Task PutAsync(int generation, string language, IReadOnlyList<SearchPosting> postings, CancellationToken cancellation);

    /// <summary>Whether the provider's exception means that another transaction was faster.</summary>
    /// <param name="exception">One exception, not its causes.</param>
    protected abstract bool IsContentionOfProvider(Exception exception);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        // By name: a number would silently mean something else once a member is put between two others.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(NewsroomDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => entity.ClrType.Assembly == typeof(INewsroomDb).Assembly))
        {
            // Keys come from the use case. Were they generated, EF Core would take a new child with a key for one that exists.
            // (A record that became a JSON column is still listed here, without a key; EF Core drops it at the end.)
            foreach (var property in entity.FindPrimaryKey()?.Properties ?? [])
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            // Nothing disappears because something else does.
            foreach (var key in entity.GetForeignKeys())
                key.DeleteBehavior = DeleteBehavior.Restrict;
        }

        AccountConfiguration.Configure(builder);
    }

    private async Task<T> LockOnlyRowAsync<T>(string table, int id, CancellationToken cancellation)
        where T : class
    {
        RequireTransaction();
        var tracked = ChangeTracker.Entries<T>().SingleOrDefault();
        if (tracked is not null && _locked.Contains(typeof(T)))
            return tracked.Entity;
        if (tracked is { State: not EntityState.Unchanged })
            throw new InvalidOperationException($"{typeof(T).Name} was changed before it was locked.");
        await LockRowAsync(table, id, cancellation);
        // What was read before the lock may be old by now.
        if (tracked is not null)
            await tracked.ReloadAsync(cancellation);
        var entity = tracked?.Entity ?? await Set<T>().AsTracking().SingleAsync(cancellation);
        _locked.Add(typeof(T));
        return entity;
    }

    private void RequireTransaction()
    {
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException("A row can be locked only in a transaction; call BeginAsync first.");
    }
}
