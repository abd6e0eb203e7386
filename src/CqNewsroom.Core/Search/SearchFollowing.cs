using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
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
    /// <summary>Makes ready what is live of some stories and not yet in the index. Done before the newsroom's row is locked: it takes milliseconds.</summary>
    /// <param name="db">The database.</param>
    /// <param name="stories">Ids of the stories.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>By publication.</returns>
    public static async Task<Dictionary<Guid, PreparedDocument>> PrepareAsync(INewsroomDb db, IReadOnlyCollection<Guid> stories, CancellationToken cancellation)
    {
        var live = await LiveAsync(db, stories, cancellation);
        var publications = live.ConvertAll(fact => fact.PublicationId);
        var known = (await db.SearchDocuments.AsNoTracking().Where(d => d.Generation == SearchAnalyzer.Version && d.IsLive && publications.Contains(d.PublicationId))
            .Select(d => new { d.PublicationId, d.Tags }).ToListAsync(cancellation)).Select(d => (d.PublicationId, d.Tags)).ToHashSet();
        return await PrepareAsync(db, [.. live.Where(fact => !known.Contains((fact.PublicationId, fact.Tags))).Select(fact => fact.PublicationId)], cancellation);
    }

    /// <summary>Brings the index to where the stories are. The newsroom's row is locked, and all that was changed is written.</summary>
    /// <param name="db">The database, in its transaction.</param>
    /// <param name="stories">Ids of the stories.</param>
    /// <param name="prepared">What was made ready; what is missing is made here.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task FollowAsync(INewsroomDb db, IReadOnlyCollection<Guid> stories, Dictionary<Guid, PreparedDocument> prepared, CancellationToken cancellation)
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
            if (Changed(generation, documents, live) is not { Count: > 0 } added)
                continue;
            var missing = added.Where(fact => prepared.GetValueOrDefault(fact.PublicationId)?.Tags != fact.Tags).Select(fact => fact.PublicationId).ToList();
            foreach (var (publication, made) in await PrepareAsync(db, missing, cancellation))
                prepared[publication] = made;
            added.ForEach(fact => db.SearchDocuments.Add(Document(generation, fact, prepared[fact.PublicationId])));
        }
    }

    // Ends what is no longer live, moves what moved; gives what is to be added.
    private static List<LiveFact> Changed(SearchGeneration generation, List<SearchDocument> documents, List<LiveFact> live)
    {
        var change = generation.LastChange + 1;
        foreach (var document in documents)
        {
            var fact = live.Find(fact => fact.PublicationId == document.PublicationId && string.Equals(fact.Tags, document.Tags, StringComparison.Ordinal));
            if (fact is not null && fact.SectionId == document.SectionId && fact.FirstPublishedAt == document.FirstPublishedAt)
                continue;
            document.Change = generation.LastChange = change;
            document.IsLive = fact is not null;
            document.SectionId = fact?.SectionId ?? document.SectionId;
            document.FirstPublishedAt = fact?.FirstPublishedAt ?? document.FirstPublishedAt;
        }

        var added = live.FindAll(fact => !documents.Exists(d => d.IsLive && d.PublicationId == fact.PublicationId));
        if (added.Count > 0)
            generation.LastChange = change;
        return added;
    }

    private static SearchDocument Document(SearchGeneration generation, LiveFact fact, PreparedDocument prepared) => new()
    {
        Generation = generation.Version,
        Number = ++generation.LastNumber,
        ArticleId = fact.ArticleId,
        PublicationId = fact.PublicationId,
        Language = fact.Language,
        SectionId = fact.SectionId,
        StoryNumber = fact.StoryNumber,
        Tags = fact.Tags,
        FirstPublishedAt = fact.FirstPublishedAt,
        Length = prepared.Length,
        IsLive = true,
        Change = generation.LastChange,
        Terms = prepared.Terms,
    };

    private static async Task<Dictionary<Guid, PreparedDocument>> PrepareAsync(INewsroomDb db, List<Guid> publications, CancellationToken cancellation)
    {
        if (publications.Count == 0)
            return [];
        var rows = await LiveArticles.In(db).Where(row => publications.Contains(row.Publication.Id))
            .Select(row => new { row.Publication.Id, StoryId = row.Story.Id, row.Article.Language, row.Revision.Content, row.Publication.Credits }).ToListAsync(cancellation);
        var tags = await StoryTags.OfAsync(db, [.. rows.Select(row => row.StoryId).Distinct()], cancellation);
        return rows.ToDictionary(row => row.Id, row =>
        {
            var names = Names(tags[row.StoryId], row.Language);
            var terms = DocumentTerms.Of(CanonicalJson.Read(row.Content), row.Credits, names, out var length);
            return new PreparedDocument(terms, length, Joined(names));
        });
    }

    // Without the texts, which are long.
    private static async Task<List<LiveFact>> LiveAsync(INewsroomDb db, IReadOnlyCollection<Guid> stories, CancellationToken cancellation)
    {
        var rows = await LiveArticles.In(db).Where(row => stories.Contains(row.Story.Id))
            .Select(row => new { row.Article.Id, Publication = row.Publication.Id, row.Article.Language, row.Story.SectionId, StoryId = row.Story.Id, row.Story.Number, row.Article.FirstPublishedAt })
            .ToListAsync(cancellation);
        var tags = await StoryTags.OfAsync(db, stories, cancellation);
        return rows.ConvertAll(row => new LiveFact(row.Id, row.Publication, row.Language, row.SectionId, row.Number, Joined(Names(tags[row.StoryId], row.Language)), row.FirstPublishedAt!.Value));
    }

    // A tag is found by its name in the article's language; one that is renamed, by its new name within seconds (RenamingSender).
    private static List<string> Names(IEnumerable<Tag> tags, string language) => [.. tags.Select(tag => tag.NameIn(language))];

    private static string Joined(IReadOnlyList<string> tags) => string.Join('\n', tags);

    private sealed record LiveFact(Guid ArticleId, Guid PublicationId, string Language, Guid SectionId, int StoryNumber, string Tags, DateTime FirstPublishedAt);
}
