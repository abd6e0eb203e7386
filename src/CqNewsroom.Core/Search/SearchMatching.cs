namespace CqNewsroom.Core.Search;

/// <summary>Finds and orders the documents that a question asks for.</summary>
/// <param name="db">The search's database.</param>
/// <param name="directory">The index's documents.</param>
/// <param name="merged">Number of the last document that is merged.</param>
/// <param name="units">Words and phrases.</param>
/// <param name="filters">What narrows it down.</param>
/// <param name="today">The day of the search (UTC).</param>
internal sealed class SearchMatching(INewsroomDb db, SearchDirectory directory, int merged, IReadOnlyList<SearchUnit> units, SearchFilters filters, DateTime today)
{
    /// <summary>Finds them in one language.</summary>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="most">How many are wanted at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many there are, and the first of them in their order.</returns>
    public async Task<(int Total, IReadOnlyList<RankedDocument> Best)> FindAsync(string language, int most, CancellationToken cancellation)
    {
        var reader = new PostingReader(db, directory.Generation, merged, language);
        await reader.LoadAsync([.. units.SelectMany(unit => unit.Terms).Select(term => term.Term).Distinct(StringComparer.Ordinal)], cancellation);
        var wanted = new List<(PostingList List, double Rarity)>();
        var unwanted = new List<PostingList>();
        var (documents, averageLength) = directory.Of(language);
        foreach (var unit in units)
        {
            var list = await reader.FindAsync(unit, cancellation);
            if (unit.IsExcluded)
                unwanted.Add(list);
            // A person is looked up and says nothing about how well a text answers.
            else
                wanted.Add((list, IsPerson(unit) ? 0 : SearchRanking.Rarity(documents, Holding(list))));
        }

        return Rank(wanted, unwanted, averageLength, most);
    }

    private static bool IsPerson(SearchUnit unit) => unit.Terms[0].Term.StartsWith(DocumentTerms.NamePrefix, StringComparison.Ordinal);

    // Only what readers see counts, so that neither the history of corrections nor the state of a merge shifts the order.
    private int Holding(PostingList list)
    {
        var holding = 0;
        foreach (var document in list.Documents)
            holding += directory.Live(document) is null ? 0 : 1;
        return holding;
    }

    private (int Total, IReadOnlyList<RankedDocument> Best) Rank(List<(PostingList List, double Rarity)> wanted, List<PostingList> unwanted, double averageLength, int most)
    {
        // The points are added up in the order of the question; the rarest word only leads the way.
        var rarest = wanted.MinBy(unit => unit.List.Count).List;
        var at = new int[wanted.Count];
        var best = new BestDocuments(most);
        foreach (var document in rarest.Documents)
        {
            if (directory.Live(document) is not { } entry || !filters.Allow(entry))
                continue;
            var (points, holdsAll) = (0d, true);
            for (var unit = 0; unit < wanted.Count && holdsAll; unit++)
            {
                var (list, rarity) = wanted[unit];
                holdsAll = list.Seek(document, ref at[unit]);
                if (holdsAll)
                    points += SearchRanking.Points(rarity, list.Weights[at[unit]], entry.Length, averageLength);
            }

            if (holdsAll && !unwanted.Exists(list => list.Documents.BinarySearch(document) >= 0))
                best.Add(new RankedDocument(document, points * SearchRanking.Freshness(entry.FirstPublishedAt, today), entry.FirstPublishedAt, entry.StoryNumber));
        }

        return (best.Total, best.InOrder());
    }

    /// <summary>Keeps the first of many.</summary>
    private sealed class BestDocuments(int most)
    {
        // The last of those kept stands at the top of the heap.
        private readonly PriorityQueue<RankedDocument, RankedDocument> _kept = new(Comparer<RankedDocument>.Create(static (one, other) => other.CompareTo(one)));

        public int Total { get; private set; }

        public void Add(RankedDocument document)
        {
            Total++;
            if (_kept.Count < most)
                _kept.Enqueue(document, document);
            else if (most > 0 && document.CompareTo(_kept.Peek()) < 0)
                _kept.DequeueEnqueue(document, document);
        }

        public IReadOnlyList<RankedDocument> InOrder() => [.. _kept.UnorderedItems.Select(item => item.Element).Order()];
    }
}
