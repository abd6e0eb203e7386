using CqNewsroom.Core.Orders;

namespace CqNewsroom.Core.Tests.Orders;

/// <summary>Into which band a sentence of an order falls (docs/orders.md, 'Counting').</summary>
public sealed class OrderCountsTests
{
    [Theory]
    [InlineData(101, OrderBand.InContext)]
    [InlineData(100, OrderBand.Same)]
    [InlineData(99, OrderBand.From95)]
    [InlineData(95, OrderBand.From95)]
    [InlineData(94, OrderBand.From85)]
    [InlineData(85, OrderBand.From85)]
    [InlineData(84, OrderBand.From75)]
    [InlineData(75, OrderBand.From75)]
    [InlineData(74, OrderBand.New)]
    [InlineData(0, OrderBand.New)]
    public void Points_have_a_band(int points, OrderBand band) => Assert.Equal([band], BandsOf([new OrderSegment("一句话。", null, 0)], [points], [0]));

    [Theory]
    [InlineData(100, OrderBand.Same)]
    [InlineData(101, OrderBand.InContext)]
    public void What_the_memory_has_word_for_word_is_no_repetition(int points, OrderBand band)
    {
        OrderSegment[] twice = [new("一句话。", null, 0), new("一句话。", "一句话。", 0)];

        Assert.Equal([band, band], BandsOf(twice, [points, points], [0]));
        Assert.Equal([OrderBand.From95, OrderBand.Repetition], BandsOf(twice, [99, 99], [0]));
    }

    [Fact]
    public void The_sentences_of_a_paragraph_that_is_known_are_known_and_of_one_that_is_alike_are_not()
    {
        OrderSegment[] segments = [new("第一句。", null, 0), new("第二句。", "第一句。", 0)];

        Assert.Equal([OrderBand.Same, OrderBand.InContext], BandsOf(segments, [40, 101], [100]));
        Assert.Equal([OrderBand.New, OrderBand.InContext], BandsOf(segments, [40, 101], [99]));
    }

    // The band of each segment, counted one more at a time.
    private static IEnumerable<OrderBand> BandsOf(IReadOnlyList<OrderSegment> segments, IReadOnlyList<int> ofSegment, IReadOnlyList<int> ofParagraph)
    {
        var before = OrderCounts.Bands([], [], []);
        for (var count = 1; count <= segments.Count; count++)
        {
            var after = OrderCounts.Bands([.. segments.Take(count)], ofSegment, ofParagraph);
            yield return after.Single(band => band.Segments != before.Single(other => other.Band == band.Band).Segments).Band;
            before = after;
        }
    }
}
