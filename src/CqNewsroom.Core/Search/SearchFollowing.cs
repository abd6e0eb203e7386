using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Search;

/// <summary>What the index will hold of a publication, made ready outside the lock.</summary>
/// <param name="Terms">Its terms; see <see cref="DocumentTerms"/>.</param>
/// <param name="Length">Words and Chinese characters.</param>
/// <param name="Tags">The tags among them, joined.</param>
internal sealed record PreparedDocument(byte[] Terms, int Length, string Tags);

/// <summary>
/// Lets the index follow what became of stories, in the transaction that changed them: what went live is found from its commit on, what was corrected or
/// retracted no longer. It goes by what is live now and not by what was done, so that no act can forget it.
/// </summary>
internal static class SearchFollowing
{
    /// <summary>Reads what is live of some stories and makes it ready. Done before the newsroom's row is locked: it takes milliseconds.</summary>
    /// <param name="db">The database.</param>
    /// <param name="stories">Ids of the stories.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>By publication.</returns>
    public static async Task<IReadOnlyDictionary<Guid, PreparedDocument>> PrepareAsync(INewsroomDb db, IReadOnlyCollection<Guid> stories, CancellationToken cancellation)
    {
        var live = await LiveAsync(db, stories, cancellation);
        var known = await KnownAsync(db, live.ConvertAll(row => row.Publication.Id), cancellation);
        return live.Where(row => !known.Contains((row.Publication.Id, row.JoinedTags))).ToDictionary(row => row.Publication.Id, Prepare);
    }

    /// <summary>Brings the index to where the stories are. The newsroom's row is locked, and all that was changed is written.</summary>
    /// <param name="db">The database, in its transaction.</param>
    /// <param name="stories">Ids of the stories.</param>
    /// <param name="prepared">What was made ready; what is missing is made here.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task FollowAsync(
        INewsroomDb db, IReadOnlyCollection<Guid> stories, IReadOnlyDictionary<Guid, PreparedDocument> prepared, CancellationToken cancellation)
    {
        var generations = await db.SearchGenerations.AsTracking().ToListAsync(cancellation);
        if (!generations.Exists(generation => generation.Version == SearchAnalyzer.Version))
        {
            generations.Add(new SearchGeneration { Version = SearchAnalyzer.Version });
            db.SearchGenerations.Add(generations[^1]);
        }

        var articles = await db.Articles.Where(a => stories.Contains(a.StoryId)).Select(a => a.Id).ToListAsync(cancellation);
        var live = await LiveAsync(db, stories, cancellation);
        foreach (var generation in generations)
        {
            var documents = await db.SearchDocuments.AsTracking()
                .Where(d => d.Generation == generation.Version && d.IsLive && articles.Contains(d.ArticleId)).ToListAsync(cancellation);
            Follow(db, generation, documents, live, prepared);
        }
    }

    private static void Follow(
        INewsroomDb db, SearchGeneration generation, List<SearchDocument> documents, List<TaggedArticle> live, IReadOnlyDictionary<Guid, PreparedDocument> prepared)
    {
        var change = generation.LastChange + 1;
        foreach (var document in documents)
        {
            var row = live.Find(row => row.Publication.Id == document.PublicationId && string.Equals(row.JoinedTags, document.Tags, StringComparison.Ordinal));
            if (row is not null && row.Story.SectionId == document.SectionId && row.Article.FirstPublishedAt == document.FirstPublishedAt)
                continue;
            document.Change = generation.LastChange = change;
            document.IsLive = row is not null;
            document.SectionId = row?.Story.SectionId ?? document.SectionId;
            document.FirstPublishedAt = row?.Article.FirstPublishedAt ?? document.FirstPublishedAt;
        }

        foreach (var row in live.Where(row => !documents.Exists(d => d.IsLive && d.PublicationId == row.Publication.Id)))
        {
            var ready = prepared.GetValueOrDefault(row.Publication.Id) is { } found && string.Equals(found.Tags, row.JoinedTags, StringComparison.Ordinal) ? found : Prepare(row);
            generation.LastChange = change;
            generation.LastNumber++;
            db.SearchDocuments.Add(new SearchDocument
            {
                Generation = generation.Version,
                Number = generation.LastNumber,
                ArticleId = row.Article.Id,
                PublicationId = row.Publication.Id,
                Language = row.Article.Language,
                SectionId = row.Story.SectionId,
                StoryNumber = row.Story.Number,
                Tags = ready.Tags,
                FirstPublishedAt = row.Article.FirstPublishedAt!.Value,
                Length = ready.Length,
                IsLive = true,
                Change = change,
                Terms = ready.Terms,
            });
        }
    }

    private static PreparedDocument Prepare(TaggedArticle row)
    {
        var terms = DocumentTerms.Of(CanonicalJson.Read(row.Revision.Content), row.Publication.Credits, row.Tags, out var length);
        return new PreparedDocument(terms, length, row.JoinedTags);
    }

    private static async Task<HashSet<(Guid Publication, string Tags)>> KnownAsync(INewsroomDb db, List<Guid> publications, CancellationToken cancellation)
    {
        var known = await db.SearchDocuments.AsNoTracking().Where(d => d.Generation == SearchAnalyzer.Version && d.IsLive && publications.Contains(d.PublicationId))
            .Select(d => new { d.PublicationId, d.Tags }).ToListAsync(cancellation);
        return [.. known.Select(d => (d.PublicationId, d.Tags))];
    }

    // A tag is found by its name in the article's language; one that is renamed, by its new name once its stories are indexed again.
    private static async Task<List<TaggedArticle>> LiveAsync(INewsroomDb db, IReadOnlyCollection<Guid> stories, CancellationToken cancellation)
    {
        var rows = await LiveArticles.In(db).Where(row => stories.Contains(row.Story.Id)).ToListAsync(cancellation);
        var tags = await StoryTags.OfAsync(db, stories, cancellation);
        return rows.ConvertAll(row => new TaggedArticle(row, [.. tags[row.Story.Id].Select(tag => tag.NameIn(row.Article.Language))]));
    }

    private sealed record TaggedArticle(LiveArticle Row, IReadOnlyList<string> Tags)
    {
        public Publication Publication => Row.Publication;

        public Revision Revision => Row.Revision;

        public Article Article => Row.Article;

        public Story Story => Row.Story;

        public string JoinedTags => string.Join('\n', Tags);
    }
}
