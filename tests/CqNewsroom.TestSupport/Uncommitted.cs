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
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.TestSupport;

/// <summary>Opens databases that do all of a use case but its commit, so that thousands of acts each begin from the same rows.</summary>
/// <param name="inner">How they are opened otherwise.</param>
public sealed class UncommittedFactory(INewsroomDbFactory inner) : INewsroomDbFactory
{
    /// <inheritdoc />
    public async Task<INewsroomDb> OpenAsync(CancellationToken cancellation) => new UncommittedDb(await inner.OpenAsync(cancellation));

    private sealed class UncommittedDb(INewsroomDb inner) : INewsroomDb
    {
        public DbSet<Newsroom> Newsrooms => inner.Newsrooms;

        public DbSet<Desk> Desks => inner.Desks;

        public DbSet<Section> Sections => inner.Sections;

        public DbSet<ReviewPolicy> ReviewPolicies => inner.ReviewPolicies;

        public DbSet<Person> Persons => inner.Persons;

        public DbSet<Grant> Grants => inner.Grants;

        public DbSet<Substitution> Substitutions => inner.Substitutions;

        public DbSet<Agency> Agencies => inner.Agencies;

        public DbSet<AccountLink> AccountLinks => inner.AccountLinks;

        public DbSet<StoryTemplate> StoryTemplates => inner.StoryTemplates;
        public DbSet<Story> Stories => inner.Stories;

        public DbSet<Article> Articles => inner.Articles;

        public DbSet<WorkingField> WorkingFields => inner.WorkingFields;

        public DbSet<WorkingBlock> WorkingBlocks => inner.WorkingBlocks;

        public DbSet<LeftOutBlock> LeftOutBlocks => inner.LeftOutBlocks;

        public DbSet<Contributor> Contributors => inner.Contributors;

        public DbSet<TranslatorCredit> TranslatorCredits => inner.TranslatorCredits;

        public DbSet<EditLease> EditLeases => inner.EditLeases;

        public DbSet<SourceAnswer> SourceAnswers => inner.SourceAnswers;

        public DbSet<Revision> Revisions => inner.Revisions;

        public DbSet<SignOff> SignOffs => inner.SignOffs;

        public DbSet<Waiver> Waivers => inner.Waivers;

        public DbSet<Confirmation> Confirmations => inner.Confirmations;

        public DbSet<MachinePart> MachineParts => inner.MachineParts;

        public DbSet<AgencyOrder> AgencyOrders => inner.AgencyOrders;

        public DbSet<Suggestion> Suggestions => inner.Suggestions;
        public DbSet<CommentThread> CommentThreads => inner.CommentThreads;
        public DbSet<Comment> Comments => inner.Comments;

        public DbSet<ReturnNote> ReturnNotes => inner.ReturnNotes;

        public DbSet<ReviewerLook> ReviewerLooks => inner.ReviewerLooks;

        public DbSet<Publication> Publications => inner.Publications;

        public DbSet<ImportedArticle> ImportedArticles => inner.ImportedArticles;

        public DbSet<PublicName> PublicNames => inner.PublicNames;

        public DbSet<PublicCredit> PublicCredits => inner.PublicCredits;

        public DbSet<Tag> Tags => inner.Tags;

        public DbSet<TagName> TagNames => inner.TagNames;

        public DbSet<StoryTag> StoryTags => inner.StoryTags;

        public DbSet<OldAddress> OldAddresses => inner.OldAddresses;

        public DbSet<FrontPage> FrontPages => inner.FrontPages;

        public DbSet<SiteSettings> SiteSettings => inner.SiteSettings;

        public DbSet<SitePage> SitePages => inner.SitePages;

        public DbSet<SitePageText> SitePageTexts => inner.SitePageTexts;

        public DbSet<PreviewLink> PreviewLinks => inner.PreviewLinks;
        public DbSet<Picture> Pictures => inner.Pictures;

        public DbSet<PictureUse> PictureUses => inner.PictureUses;

        public DbSet<RevisionPicture> RevisionPictures => inner.RevisionPictures;

        public DbSet<MemorySegment> MemorySegments => inner.MemorySegments;

        public DbSet<MemoryTask> MemoryTasks => inner.MemoryTasks;

        public DbSet<SearchGeneration> SearchGenerations => inner.SearchGenerations;

        public DbSet<SearchDocument> SearchDocuments => inner.SearchDocuments;

        public DbSet<SearchPosting> SearchPostings => inner.SearchPostings;

        public DbSet<TermEntry> TermEntries => inner.TermEntries;

        public DbSet<TermChange> TermChanges => inner.TermChanges;

        public DbSet<TermDisagreement> TermDisagreements => inner.TermDisagreements;

        public DbSet<TermImport> TermImports => inner.TermImports;

        public DbSet<WordEntry> WordEntries => inner.WordEntries;

        public DbSet<Notification> Notifications => inner.Notifications;

        public DbSet<OutboxMessage> OutboxMessages => inner.OutboxMessages;

        public DbSet<ApiToken> ApiTokens => inner.ApiTokens;

        public DbSet<Webhook> Webhooks => inner.Webhooks;

        public DbSet<AuditRecord> AuditRecords => inner.AuditRecords;

        public DbSet<AuditHead> AuditHeads => inner.AuditHeads;

        public Task StayConnectedAsync(CancellationToken cancellation) => inner.StayConnectedAsync(cancellation);

        public Task RefreshStatisticsAsync(CancellationToken cancellation) => inner.RefreshStatisticsAsync(cancellation);

        public Task BeginAsync(CancellationToken cancellation) => inner.BeginAsync(cancellation);

        public Task CommitAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task LockStoryAsync(Guid storyId, CancellationToken cancellation) => inner.LockStoryAsync(storyId, cancellation);

        public Task LockStoryOfAsync(Guid articleId, CancellationToken cancellation) => inner.LockStoryOfAsync(articleId, cancellation);

        public Task<Newsroom> LockNewsroomAsync(CancellationToken cancellation) => inner.LockNewsroomAsync(cancellation);

        public Task<AuditHead> LockAuditHeadAsync(CancellationToken cancellation) => inner.LockAuditHeadAsync(cancellation);

        public Task<IReadOnlySet<Guid>> NamedRevisionsAsync(IReadOnlyCollection<Guid> revisionIds, CancellationToken cancellation) =>
            inner.NamedRevisionsAsync(revisionIds, cancellation);

        public Task PutPostingsAsync(int generation, string language, IReadOnlyList<SearchPosting> postings, CancellationToken cancellation) =>
            inner.PutPostingsAsync(generation, language, postings, cancellation);

        public Task<int> SaveChangesAsync(CancellationToken cancellation) => inner.SaveChangesAsync(cancellation);

        public bool IsContention(Exception exception) => inner.IsContention(exception);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
