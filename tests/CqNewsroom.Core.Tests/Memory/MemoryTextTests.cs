using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Tests.Memory;

/// <summary>What counts when texts are compared, and what does not.</summary>
public sealed class MemoryTextTests
{
    [Theory]
    [InlineData("全市新增3.5亿元投资。", "全市新增12亿元投资。")]
    [InlineData("全市新增三点五亿元投资。", "全市新增 12 亿元投资！")]
    [InlineData("新增１２家企业", "新增一千二百家企业")]
    [InlineData("增长8%", "增长百分之十二")]
    [InlineData("2026年7月10日，大桥通车。", "二〇二三年十二月二十五日，大桥通车。")]
    [InlineData("7月10日，大桥通车", "2023年7月9日大桥通车")]
    [InlineData("共有1,200人", "共有2人")]
    [InlineData("ＧＤＰ增长", "gdp增长")]
    public void Numbers_dates_marks_width_and_case_do_not_count(string one, string other) =>
        Assert.Equal(MemoryText.Of(one).Key, MemoryText.Of(other).Key);

    [Theory]
    [InlineData("十分满意", "八分满意")]
    [InlineData("万州区", "千州区")]
    [InlineData("百姓生活", "千姓生活")]
    [InlineData("7月10日通车", "3年通车")]
    public void Words_that_only_look_like_numbers_count(string one, string other) =>
        Assert.NotEqual(MemoryText.Of(one).Key, MemoryText.Of(other).Key);

    [Fact]
    public void What_was_taken_out_is_kept()
    {
        var text = MemoryText.Of("全市 新增１，200亩（约 80公顷）。");

        Assert.Equal($"全市新增{MemoryText.Number}{MemoryText.Number}亩约{MemoryText.Number}公顷", text.Key);
        Assert.Equal("（）。", MemoryText.Of("（约）。").Exact.Replace("约", "", StringComparison.Ordinal).Replace('(', '（').Replace(')', '）'));
        Assert.Equal("1\n200\n80\n", text.Numbers);
        Assert.Equal("1200\n", MemoryText.Of("1,200亩").Numbers);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u0000\uD800\u202E\uFFFF")]
    [InlineData("\uDC00\uD800一")]
    public void Hostile_text_does_no_harm(string text) => Assert.NotNull(MemoryText.Of(text).Key);
}
