using CqNewsroom.Core.Search;

namespace CqNewsroom.Core.Tests.Search;

public sealed class PostingBlockTests
{
    [Fact]
    public void What_is_added_in_pieces_comes_out_whole_and_what_is_added_twice_once()
    {
        var random = new Random(11);
        var documents = Enumerable.Range(1, 60_000).Where(_ => random.Next(3) > 0).ToList();
        var tail = new SearchPosting { Generation = 1, Language = "en", Term = "bridg" };
        var written = new Dictionary<int, SearchPosting>();
        foreach (var piece in documents.Chunk(7000))
        {
            // As after a merge that was cut off: the piece before comes again.
            foreach (var _ in Enumerable.Range(0, 2))
                tail = Add(tail, documents.TakeWhile(number => number <= piece[^1]), written);
        }

        var list = new PostingList();
        foreach (var block in written.Values.OrderBy(block => block.Block == 0).ThenBy(block => block.Block))
            list.AddBlock(block.Documents);
        Assert.Equal(documents, list.Documents.ToArray());
        Assert.Equal(documents.Select(Weight), list.Weights.ToArray());
        Assert.True(written.Count > 5);

        var candidates = new PostingList();
        foreach (var number in documents.Where(number => number % 5 == 0))
            candidates.Add(number, 1);
        var positions = new CandidatePositions(candidates);
        foreach (var block in written.Values)
            positions.AddBlock(block.Documents, block.Positions);
        for (var at = 0; at < candidates.Count; at++)
            Assert.Equal(Positions(candidates.Documents[at]), positions.Of(at).ToArray());
    }

    private static SearchPosting Add(SearchPosting tail, IEnumerable<int> documents, Dictionary<int, SearchPosting> written)
    {
        var block = new PostingBlock(tail);
        var writer = new NumberWriter();
        foreach (var number in documents)
        {
            writer.Clear();
            writer.WriteAscending(Positions(number));
            block.Add(number, Weight(number), writer.Written);
        }

        block.Finish();
        foreach (var changed in block.Changed)
            written[changed.Block] = changed;
        return written[0];
    }

    private static byte Weight(int number) => (byte)(1 + (number % 200));

    private static int[] Positions(int number) => [.. Enumerable.Range(1, number % 4).Select(i => i * number)];
}
