using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Tests.Memory;

/// <summary>New numbers go into remembered English where that is certain, and nowhere else.</summary>
public sealed class NumberSubstitutionTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData("全市新增投资3.5亿元。", "全市新增投资12亿元。", "The city added 350 million yuan in investment.", "The city added 1.2 billion yuan in investment.")]
    [InlineData("同比增长8.2%。", "同比增长7.9%。", "It rose 8.2 percent year on year.", "It rose 7.9 percent year on year.")]
    [InlineData("活动共有300人参加。", "活动共有1200人参加。", "A total of 300 people took part in the event.", "A total of 1,200 people took part in the event.")]
    [InlineData("大桥于7月10日通车。", "大桥于8月12日通车。", "The bridge opened to traffic on July 10.", "The bridge opened to traffic on August 12.")]
    [InlineData("新建三座大桥。", "新建五座大桥。", "Three new bridges were built.", "Five new bridges were built.")]
    [InlineData("新建12座大桥，总投资30亿元。", "新建15座大桥，总投资42亿元。", "A total of 12 bridges were built with 3 billion yuan of investment.", "A total of 15 bridges were built with 4.2 billion yuan of investment.")]
    public void Where_it_is_certain(string known, string asked, string english, string expected) =>
        Assert.Equal(expected, NumberSubstitution.Apply(asked, known, english, Day));

    [Theory]
    // The English does not say the number.
    [InlineData("活动共有300人参加。", "活动共有1200人参加。", "Many people took part in the event.")]
    // One bridge, three bridges.
    [InlineData("新建1座大桥。", "新建3座大桥。", "One new bridge was built.")]
    [InlineData("新建3座大桥。", "新建1座大桥。", "Three new bridges were built.")]
    // A telephone number is no figure; it is not guessed at.
    [InlineData("拨打023-63852266咨询。", "拨打023-63852277咨询。", "Call 023-63852266 for details.")]
    // Two equal figures that become different ones.
    [InlineData("男子组20人，女子组20人。", "男子组25人，女子组30人。", "The men's group has 20 people and the women's group has 20 people.")]
    // 'A 7-kilometer' would have to become 'an 8-kilometer'.
    [InlineData("这条长7公里的路通车。", "这条长8公里的路通车。", "A 7-kilometer road opened.")]
    // A sentence does not begin with digits.
    [InlineData("三座大桥通车。", "三十五座大桥通车。", "Three bridges opened.")]
    public void Not_where_it_is_not(string known, string asked, string english) =>
        Assert.Null(NumberSubstitution.Apply(asked, known, english, Day));
}
