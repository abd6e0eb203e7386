using CqNewsroom.Core.Checks.Numbers;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>Every form of R1.</summary>
public sealed class ChineseNumbersTests
{
    [Theory]
    [InlineData("3.5亿", 350_000_000)]
    [InlineData("1.2万亿", 1_200_000_000_000)]
    [InlineData("两千三百", 2300)]
    [InlineData("1.05万", 10_500)]
    [InlineData("三万一", 31_000)]
    [InlineData("一百五", 150)]
    [InlineData("两千三", 2300)]
    [InlineData("一万五千亿", 1_500_000_000_000)]
    [InlineData("二百五", 250)]
    [InlineData("250亿", 25_000_000_000)]
    [InlineData("一千零五十", 1050)]
    [InlineData("一百零五", 105)]
    [InlineData("二〇二六", 2026)]
    [InlineData("一个亿", 100_000_000)]
    [InlineData("三点五亿", 350_000_000)]
    [InlineData("九十九点五", 99.5)]
    [InlineData("3亿5000万", 350_000_000)]
    [InlineData("1万2千", 12_000)]
    [InlineData("二十一", 21)]
    [InlineData("十", 10)]
    [InlineData("十二万", 120_000)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("2 000", 2000)]
    [InlineData("50多万", 500_000)]
    [InlineData("三十余", 30)]
    [InlineData("5百", 500)]
    [InlineData("一百一十", 110)]
    [InlineData("九千九百九十九万九千九百九十九", 99_999_999)]
    [InlineData("一亿零五百万", 105_000_000)]
    [InlineData("二十万零三百", 200_300)]
    public void A_number_has_its_value(string text, double value)
    {
        var number = ChineseNumbers.Read(text, 0);
        Assert.NotNull(number);
        Assert.Equal((decimal)value, number.Value.Low);
        Assert.Equal((decimal)value, number.Value.High);
        Assert.Equal(text.Length, number.Value.End);
    }

    [Theory]
    [InlineData("七八十", 70, 80)]
    [InlineData("两三百", 200, 300)]
    [InlineData("十七八", 17, 18)]
    [InlineData("三五", 3, 5)]
    [InlineData("八九", 8, 9)]
    [InlineData("两三百万", 2_000_000, 3_000_000)]
    [InlineData("四五千", 4000, 5000)]
    public void Neighbours_are_a_range(string text, int low, int high)
    {
        var number = ChineseNumbers.Read(text, 0);
        Assert.NotNull(number);
        Assert.Equal((low, high), (number.Value.Low, number.Value.High));
    }

    [Theory]
    [InlineData("数十", 10)]
    [InlineData("几百", 100)]
    [InlineData("数千万", 10_000_000)]
    public void Vague_numbers_have_a_size(string text, int size)
    {
        var number = ChineseNumbers.Read(text, 0);
        Assert.True(number is { IsVague: true } && number.Value.Low == size);
    }

    [Theory]
    [InlineData("万")]
    [InlineData("亿")]
    [InlineData("百姓")]
    [InlineData("千克")]
    [InlineData("几个")]
    [InlineData("百分之五")]
    public void A_unit_alone_is_no_number(string text) => Assert.Null(ChineseNumbers.Read(text, 0));

    [Fact]
    public void More_digits_than_fit_are_no_number() => Assert.Null(ChineseNumbers.Read(new string('9', 500), 0));
}
