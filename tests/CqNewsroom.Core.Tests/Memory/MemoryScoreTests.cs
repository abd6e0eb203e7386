using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Tests.Memory;

/// <summary>How points are counted.</summary>
public sealed class MemoryScoreTests
{
    [Theory]
    [InlineData("全市新增3亿元。", "全市新增3亿元。", true, MemoryPenalties.None, 101, MemoryPenalties.None)]
    [InlineData("全市新增3亿元。", "全市 新增３亿元。", false, MemoryPenalties.None, 100, MemoryPenalties.None)]
    [InlineData("全市新增3亿元。", "全市新增4亿元。", true, MemoryPenalties.None, 99, MemoryPenalties.Numbers)]
    [InlineData("全市新增3亿元。", "全市新增4亿元！", true, MemoryPenalties.None, 98, MemoryPenalties.Numbers | MemoryPenalties.Marks)]
    [InlineData("GDP增长。", "gdp增长。", true, MemoryPenalties.None, 99, MemoryPenalties.Marks)]
    [InlineData("全市新增3亿元。", "全市新增3亿元。", true, MemoryPenalties.NotPublic, 98, MemoryPenalties.NotPublic)]
    [InlineData("全市新增3亿元。", "全市新增3亿元。", false, MemoryPenalties.NotPublic | MemoryPenalties.Imported, 92, MemoryPenalties.NotPublic | MemoryPenalties.Imported)]
    public void The_same_key(string asked, string known, bool isInContext, MemoryPenalties ofStatus, int points, MemoryPenalties penalties) =>
        Assert.Equal((points, penalties), MemoryScore.Of(MemoryText.Of(asked), MemoryText.Of(known), MemoryScore.Same, isInContext, ofStatus));

    [Theory]
    [InlineData(0, 10, 100)]
    [InlineData(1, 10, 90)]
    [InlineData(1, 1000, 99)]
    [InlineData(3, 8, 62)]
    [InlineData(8, 8, 0)]
    public void Likeness_is_by_characters(int distance, int longer, int likeness) => Assert.Equal(likeness, MemoryScore.Likeness(distance, longer));

    [Fact]
    public void The_most_edits_leave_the_points_and_one_more_does_not()
    {
        for (var longer = 1; longer < 300; longer++)
        {
            for (var points = 1; points <= 100; points++)
            {
                var edits = MemoryScore.MostEdits(points, longer);
                Assert.True(MemoryScore.Likeness(edits, longer) >= points);
                Assert.True(edits == longer || MemoryScore.Likeness(edits + 1, longer) < points);
            }
        }
    }
}
