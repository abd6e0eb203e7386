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
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core;

/// <summary>
/// The one seam between the use cases and the database: EF Core's provider-free types, and what the two databases do differently.
/// One instance serves one use case.
/// </summary>
public interface INewsroomDb : IAsyncDisposable
{
#pragma warning disable CS1591 // The sets are named for their entities, which are described where they stand.
    DbSet<Newsroom> Newsrooms { get; }
    DbSet<Desk> Desks { get; }
    DbSet<Section> Sections { get; }
    DbSet<ReviewPolicy> ReviewPolicies { get; }
    DbSet<Person> Persons { get; }
    DbSet<Grant> Grants { get; }
    DbSet<Substitution> Substitutions { get; }
    DbSet<Agency> Agencies { get; }
    DbSet<AccountLink> AccountLinks { get; }
    DbSet<StoryTemplate> StoryTemplates { get; }
    DbSet<Story> Stories { get; }
    DbSet<Article> Articles { get; }
    DbSet<WorkingField> WorkingFields { get; }
    DbSet<WorkingBlock> WorkingBlocks { get; }
    DbSet<LeftOutBlock> LeftOutBlocks { get; }
    DbSet<Contributor> Contributors { get; }
    DbSet<TranslatorCredit> TranslatorCredits { get; }
    DbSet<EditLease> EditLeases { get; }
    DbSet<SourceAnswer> SourceAnswers { get; }
    DbSet<Revision> Revisions { get; }
    DbSet<SignOff> SignOffs { get; }
    DbSet<Waiver> Waivers { get; }

    /// <summary>Parts of translations that are done.</summary>
    DbSet<Confirmation> Confirmations { get; }

    /// <summary>What machines suggested for parts of translations.</summary>
    DbSet<MachinePart> MachineParts { get; }

    /// <summary>What was handed to agencies.</summary>
    DbSet<AgencyOrder> AgencyOrders { get; }
    DbSet<Suggestion> Suggestions { get; }
    DbSet<ReturnNote> ReturnNotes { get; }
    DbSet<ReviewerLook> ReviewerLooks { get; }
    DbSet<Publication> Publications { get; }
    DbSet<ImportedArticle> ImportedArticles { get; }
    DbSet<PublicName> PublicNames { get; }
    DbSet<PublicCredit> PublicCredits { get; }
    DbSet<Tag> Tags { get; }
    DbSet<TagName> TagNames { get; }
    DbSet<StoryTag> StoryTags { get; }
    DbSet<OldAddress> OldAddresses { get; }
    DbSet<FrontPage> FrontPages { get; }
    DbSet<SiteSettings> SiteSettings { get; }
    DbSet<SitePage> SitePages { get; }
    DbSet<SitePageText> SitePageTexts { get; }
    DbSet<CommentThread> CommentThreads { get; }
    DbSet<Comment> Comments { get; }
    DbSet<PreviewLink> PreviewLinks { get; }
    DbSet<Picture> Pictures { get; }
    DbSet<PictureUse> PictureUses { get; }
    DbSet<RevisionPicture> RevisionPictures { get; }
    DbSet<MemorySegment> MemorySegments { get; }
    DbSet<MemoryTask> MemoryTasks { get; }
    DbSet<SearchGeneration> SearchGenerations { get; }
    DbSet<SearchDocument> SearchDocuments { get; }
    DbSet<SearchPosting> SearchPostings { get; }
    DbSet<TermEntry> TermEntries { get; }
    DbSet<TermChange> TermChanges { get; }
    DbSet<TermDisagreement> TermDisagreements { get; }
    DbSet<TermImport> TermImports { get; }
    DbSet<WordEntry> WordEntries { get; }
    DbSet<Notification> Notifications { get; }
    DbSet<OutboxMessage> OutboxMessages { get; }
    DbSet<ApiToken> ApiTokens { get; }
    DbSet<Webhook> Webhooks { get; }
    DbSet<AuditRecord> AuditRecords { get; }
    DbSet<AuditHead> AuditHeads { get; }
#pragma warning restore CS1591

    /// <summary>
    /// Keeps one connection until this is disposed. Outside a transaction each query otherwise takes one and gives it back, which costs a page of ten
    /// queries more than some of them do.
    /// </summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task StayConnectedAsync(CancellationToken cancellation);

    /// <summary>
    /// Lets the database count its rows anew where their number has changed much, in a transaction of its own. SQLite chooses its ways by these figures and never
    /// makes them by itself: without them it looked at every live article for each story that the search index asked about. PostgreSQL keeps its own.
    /// </summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task RefreshStatisticsAsync(CancellationToken cancellation);

    /// <summary>Begins the use case's transaction; on SQLite it takes the write lock at once, so that it never fails half way.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task BeginAsync(CancellationToken cancellation);

    /// <summary>Commits the transaction begun by <see cref="BeginAsync"/>; without it, disposing rolls back.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task CommitAsync(CancellationToken cancellation);

    /// <summary>Locks a story's row until the transaction ends, so that acts on its articles follow one another.</summary>
    /// <param name="storyId">The story.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task LockStoryAsync(Guid storyId, CancellationToken cancellation);

    /// <summary>Locks the row of an article's story, as <see cref="LockStoryAsync"/> does; nothing where there is no such article.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task LockStoryOfAsync(Guid articleId, CancellationToken cancellation);

    /// <summary>Locks and returns the newsroom's row, tracked (story numbers, publication counter).</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Newsroom> LockNewsroomAsync(CancellationToken cancellation);

    /// <summary>Locks and returns the head of the audit chain, tracked. Always the last lock taken.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task<AuditHead> LockAuditHeadAsync(CancellationToken cancellation);

    /// <summary>
    /// Of some revisions those that a row of any table names: whatever is called a revision's id counts, in tables of later versions too,
    /// so that nothing that keeps a revision can be forgotten here. Which pictures it shows is part of a revision and does not keep it.
    /// </summary>
    /// <param name="revisionIds">The revisions in question.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlySet<Guid>> NamedRevisionsAsync(IReadOnlyCollection<Guid> revisionIds, CancellationToken cancellation);

    /// <summary>Writes stretches of postings of one index and language, over those of the same key; thousands at once, in the transaction.</summary>
    /// <param name="generation">The index.</param>
    /// <param name="language">Language, a BCP 47 tag.</param>
    /// <param name="postings">The stretches.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task PutPostingsAsync(int generation, string language, IReadOnlyList<SearchPosting> postings, CancellationToken cancellation);

    /// <summary>Writes what was changed.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task<int> SaveChangesAsync(CancellationToken cancellation);

    /// <summary>
    /// Whether an exception means that another transaction was faster (a row version, a unique key, a deadlock or a busy
    /// database) and the use case may be tried again on a fresh context.
    /// </summary>
    /// <param name="exception">What was thrown.</param>
    bool IsContention(Exception exception);
}

/// <summary>Makes one <see cref="INewsroomDb"/> for each use case.</summary>
public interface INewsroomDbFactory
{
    /// <summary>Opens a fresh one.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task<INewsroomDb> OpenAsync(CancellationToken cancellation);
}
