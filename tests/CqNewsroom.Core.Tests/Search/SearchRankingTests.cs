using CqNewsroom.Core.Search;

namespace CqNewsroom.Core.Tests.Search;

/// <summary>What makes one answer better than another, as docs/search.md says it.</summary>
public sealed class SearchRankingTests
{
    private static readonly DateTime Today = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_word_counts_the_more_the_fewer_texts_hold_it_and_never_nothing()
    {
        Assert.True(SearchRanking.Rarity(1000, 1) > SearchRanking.Rarity(1000, 100));
        Assert.True(SearchRanking.Rarity(1000, 100) > SearchRanking.Rarity(1000, 1000));
        Assert.True(SearchRanking.Rarity(1000, 1000) > 0);
    }

    [Fact]
    public void It_counts_the_more_the_more_often_it_is_there_and_less_in_a_long_text()
    {
        var once = SearchRanking.Points(1, 2, 100, 100);
        Assert.InRange(SearchRanking.Points(1, 4, 100, 100), once, 2 * once);
        Assert.True(SearchRanking.Points(1, 4, 100, 100) > once);
        Assert.True(SearchRanking.Points(1, 2, 400, 100) < once);
        Assert.True(SearchRanking.Points(1, 2, 25, 100) > once);
        Assert.Equal(3 * once, SearchRanking.Points(3, 2, 100, 100), 12);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-0.5, 2)]
    [InlineData(120, 1.5)]
    [InlineData(240, 1.25)]
    [InlineData(36_500, 1)]
    public void A_new_text_counts_twice_and_half_of_that_is_left_after_120_days(double daysAgo, double times) => Assert.Equal(times, SearchRanking.Freshness(Today.AddDays(-daysAgo), Today), 9);

    [Fact]
    public void What_is_equal_comes_by_time_and_then_by_number_the_newest_first()
    {
        RankedDocument[] inOrder =
        [
            new(5, 2, Today.AddDays(-9), 1), new(4, 1, Today, 2), new(3, 1, Today.AddDays(-1), 9), new(2, 1, Today.AddDays(-1), 8), new(1, 0.5, Today, 10),
        ];

        Assert.Equal(inOrder, inOrder.Reverse().Order());
        Assert.True(inOrder[0] < inOrder[1] && inOrder[1] > inOrder[0] && inOrder[0] <= inOrder[1] && inOrder[1] >= inOrder[0]);
    }
}
