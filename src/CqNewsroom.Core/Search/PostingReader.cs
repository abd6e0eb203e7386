using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Search;

/// <summary>
/// Finds the documents of words and phrases for one search. What is not yet merged is read first: a document that is merged meanwhile is met twice,
/// which is seen by its number, or in the postings alone, and never not at all.
/// </summary>
/// <param name="db">The search's database.</param>
/// <param name="generation">The index.</param>
/// <param name="merged">Number of the last document that is merged, as it was read at the beginning of the search.</param>
/// <param name="language">Language of the documents.</param>
internal sealed class PostingReader(INewsroomDb db, int generation, int merged, string language)
{
    private readonly Dictionary<string, PostingList> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FreshPosting>> _fresh = new(StringComparer.Ordinal);

    /// <summary>Reads the postings of all terms of a question.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task LoadAsync(IReadOnlyCollection<string> terms, CancellationToken cancellation)
    {
        foreach (var term in terms)
            (_lists[term], _fresh[term]) = (new PostingList(), []);
        var unmerged = await db.SearchDocuments.AsNoTracking().Where(d => d.Generation == generation && d.Number > merged && d.Language == language)
            .OrderBy(d => d.Number).Select(d => new { d.Number, d.Terms }).ToListAsync(cancellation);
        foreach (var document in unmerged)
        {
            foreach (var term in DocumentTerms.Read(document.Terms))
            {
                if (_fresh.TryGetValue(term.Term, out var list))
                    list.Add(new FreshPosting(document.Number, term.Weight, term.Positions));
            }
        }

        var blocks = await Blocks(terms).Select(p => new { p.Term, p.Block, p.Documents }).ToListAsync(cancellation);
        // Put in order here: the database would carry all the bytes through its sorter.
        foreach (var block in blocks.OrderBy(block => (uint)(block.Block - 1)))
            _lists[block.Term].AddBlock(block.Documents);
        foreach (var (term, fresh) in _fresh)
            fresh.ForEach(posting => _lists[term].Add(posting.Document, posting.Weight));
    }

    /// <summary>The documents that hold a word or phrase.</summary>
    /// <param name="unit">The word or phrase.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PostingList> FindAsync(SearchUnit unit, CancellationToken cancellation)
    {
        if (unit.Terms is [var only])
            return _lists[only.Term];
        var candidates = unit.Terms.Select(term => _lists[term.Term]).Distinct().OrderBy(list => list.Count).Aggregate(PostingList.Both);
        if (candidates.Count == 0)
            return candidates;
        var positions = await PositionsAsync([.. unit.Terms.Select(term => term.Term).Distinct(StringComparer.Ordinal)], candidates, cancellation);
        var terms = unit.Terms.Select(term => (Positions: positions[term.Term], term.Offset)).ToArray();
        var found = new PostingList();
        for (var at = 0; at < candidates.Count; at++)
        {
            if (IsPhrase(terms, at))
                found.Add(candidates.Documents[at], candidates.Weights[at]);
        }

        return found;
    }

    private static bool IsPhrase((CandidatePositions Positions, int Offset)[] terms, int candidate)
    {
        foreach (var start in terms[0].Positions.Of(candidate))
        {
            var stands = true;
            for (var term = 1; term < terms.Length && stands; term++)
                stands = terms[term].Positions.Of(candidate).BinarySearch(start + terms[term].Offset) >= 0;
            if (stands)
                return true;
        }

        return false;
    }

    // For each term the positions in each candidate.
    private async Task<Dictionary<string, CandidatePositions>> PositionsAsync(string[] terms, PostingList candidates, CancellationToken cancellation)
    {
        var (from, to) = (candidates.Documents[0], candidates.Documents[^1]);
        var found = terms.ToDictionary(term => term, _ => new CandidatePositions(candidates), StringComparer.Ordinal);
        var blocks = await Blocks(terms).Where(p => p.Last >= from && p.Block <= to).Select(p => new { p.Term, p.Documents, p.Positions }).ToListAsync(cancellation);
        foreach (var block in blocks)
            found[block.Term].AddBlock(block.Documents, block.Positions);
        foreach (var term in terms)
            _fresh[term].ForEach(fresh => found[term].Add(fresh.Document, fresh.Positions.Span));
        return found;
    }

    private IQueryable<SearchPosting> Blocks(IReadOnlyCollection<string> terms) =>
        db.SearchPostings.AsNoTracking().Where(p => p.Generation == generation && p.Language == language && terms.Contains(p.Term));

    private readonly record struct FreshPosting(int Document, byte Weight, ReadOnlyMemory<byte> Positions);
}
