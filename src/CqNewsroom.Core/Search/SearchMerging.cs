using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Search;

/// <summary>
/// Brings new documents into the postings of their terms. One server does it at a time; the work is cut into short transactions, and what was cut off is
/// repeated without harm: a document's terms stay with it until all of its postings are written, and what stands in a posting is not added again.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="time">The clock.</param>
/// <param name="me">This server.</param>
internal sealed class SearchMerging(INewsroomDbFactory factory, TimeProvider time, Guid me)
{
    private const int DocumentsAtOnce = 3000;
    private const int TermsAtOnce = 4000;
    private const int TailsAtOnce = 500;

    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    /// <summary>Merges all that waits, unless another server does.</summary>
    /// <param name="cancellation">Ends it between two transactions.</param>
    public async Task MergeAsync(CancellationToken cancellation)
    {
        foreach (var generation in await WaitingAsync(cancellation))
        {
            if (!await TakeTurnAsync(generation, cancellation))
                continue;
            while (await MergeAsync(generation, cancellation))
                cancellation.ThrowIfCancellationRequested();
            await EndTurnAsync(generation, cancellation);
        }
    }

    private async Task<List<int>> WaitingAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.SearchGenerations.AsNoTracking()
            .Where(g => g.LastNumber > g.LastMerged).Select(g => g.Version).ToListAsync(cancellation);
    }

    private async Task<bool> MergeAsync(int generation, CancellationToken cancellation)
    {
        List<SearchDocument> documents;
        await using (var db = await factory.OpenAsync(cancellation))
        {
            var merged = await db.SearchGenerations.AsNoTracking().Where(g => g.Version == generation).Select(g => g.LastMerged).SingleAsync(cancellation);
            documents = await db.SearchDocuments.AsNoTracking().Where(d => d.Generation == generation && d.Number > merged)
                .OrderBy(d => d.Number).Take(DocumentsAtOnce).ToListAsync(cancellation);
        }

        if (documents.Count == 0)
            return false;
        // What is no longer live by now is left out: nobody will look for it.
        foreach (var language in documents.Where(d => d.IsLive).GroupBy(d => d.Language, StringComparer.Ordinal))
        {
            foreach (var terms in Inverted(language).OrderBy(term => term.Key, StringComparer.Ordinal).Chunk(TermsAtOnce))
                await WriteAsync(generation, language.Key, terms, cancellation);
        }

        await FinishAsync(generation, documents[0].Number, documents[^1].Number, cancellation);
        return documents.Count == DocumentsAtOnce;
    }

    private static Dictionary<string, List<(int Number, DocumentTerm Term)>> Inverted(IEnumerable<SearchDocument> documents)
    {
        var inverted = new Dictionary<string, List<(int, DocumentTerm)>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            foreach (var term in DocumentTerms.Read(document.Terms))
            {
                if (!inverted.TryGetValue(term.Term, out var list))
                    inverted[term.Term] = list = [];
                list.Add((document.Number, term));
            }
        }

        return inverted;
    }

    private async Task WriteAsync(int generation, string language, KeyValuePair<string, List<(int Number, DocumentTerm Term)>>[] terms, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        var tails = new Dictionary<string, SearchPosting>(StringComparer.Ordinal);
        foreach (var some in terms.Select(term => term.Key).Chunk(TailsAtOnce))
        {
            var read = await db.SearchPostings.AsNoTracking()
                .Where(p => p.Generation == generation && p.Language == language && p.Block == 0 && some.Contains(p.Term)).ToListAsync(cancellation);
            read.ForEach(tail => tails[tail.Term] = tail);
        }

        var changed = new List<SearchPosting>();
        foreach (var (term, documents) in terms)
        {
            var block = new PostingBlock(tails.GetValueOrDefault(term) ?? new SearchPosting { Generation = generation, Language = language, Term = term });
            documents.ForEach(document => block.Add(document.Number, document.Term.Weight, document.Term.Positions.Span));
            block.Finish();
            changed.AddRange(block.Changed);
        }

        await db.PutPostingsAsync(generation, language, changed, cancellation);
        await EndAsync(db, generation, cancellation);
    }

    private async Task FinishAsync(int generation, int first, int last, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        await db.SearchDocuments.Where(d => d.Generation == generation && d.Number >= first && d.Number <= last)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Terms, Array.Empty<byte>()), cancellation);
        await db.SearchGenerations.Where(g => g.Version == generation).ExecuteUpdateAsync(set => set.SetProperty(g => g.LastMerged, last), cancellation);
        await EndAsync(db, generation, cancellation);
    }

    // Whose turn ran out while it worked writes nothing: another server may have gone on.
    private async Task EndAsync(INewsroomDb db, int generation, CancellationToken cancellation)
    {
        var until = time.Now() + Turn;
        var mine = await db.SearchGenerations.Where(g => g.Version == generation && g.WriterId == me)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.WriterUntil, until), cancellation);
        if (mine == 1)
            await db.CommitAsync(cancellation);
        else
            throw new DbUpdateConcurrencyException("Another server took over the merging of the search index.");
    }

    private async Task<bool> TakeTurnAsync(int generation, CancellationToken cancellation)
    {
        var (now, until) = (time.Now(), time.Now() + Turn);
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        var taken = await db.SearchGenerations.Where(g => g.Version == generation && (g.WriterId == null || g.WriterId == me || g.WriterUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.WriterId, me).SetProperty(g => g.WriterUntil, until), cancellation);
        await db.CommitAsync(cancellation);
        return taken == 1;
    }

    private async Task EndTurnAsync(int generation, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        await db.SearchGenerations.Where(g => g.Version == generation && g.WriterId == me)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.WriterId, (Guid?)null).SetProperty(g => g.WriterUntil, (DateTime?)null), cancellation);
        await db.CommitAsync(cancellation);
    }
}
