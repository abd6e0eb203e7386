using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Tests.Checks;

public sealed class EnglishNumbersTests
{
    [Theory]
    [InlineData("1,050", 1050)]
    [InlineData("1.2 trillion", 1_200_000_000_000)]
    [InlineData("2.5bn", 2_500_000_000)]
    [InlineData("150m", 150_000_000)]
    [InlineData("50k", 50_000)]
    [InlineData("two thousand three hundred", 2300)]
    [InlineData("twenty-one", 21)]
    [InlineData("a hundred", 100)]
    [InlineData("half a million", 500_000)]
    [InlineData("a dozen", 12)]
    [InlineData("two dozen", 24)]
    [InlineData("one and a half million", 1_500_000)]
    [InlineData("two hundred and thirty-five thousand", 235_000)]
    [InlineData("three point five", 3.5)]
    [InlineData("twelve hundred", 1200)]
    [InlineData("100 million", 100_000_000)]
    [InlineData("1 1/2", 1.5)]
    [InlineData("a quarter of a million", 250_000)]
    [InlineData("10-million", 10_000_000)]
    public void A_number_has_its_value(string text, double value)
    {
        var tokens = new EnglishTokens(text);
        var number = EnglishNumbers.Read(tokens, 0);
        Assert.NotNull(number);
        Assert.Equal((decimal)value, number.Value.Value);
        Assert.Equal(tokens.Count, number.Value.End);
    }

    [Theory]
    [InlineData("dozens", 10)]
    [InlineData("hundreds of thousands", 100_000)]
    [InlineData("several hundred", 100)]
    [InlineData("tens of millions", 10_000_000)]
    public void Vague_numbers_have_a_size(string text, int size)
    {
        var number = EnglishNumbers.Read(new EnglishTokens(text), 0);
        Assert.True(number is { IsVague: true } && number.Value.Value == size);
    }

    [Theory]
    [InlineData("the")]
    [InlineData("a city")]
    [InlineData("million")]
    public void Other_words_are_no_numbers(string text) => Assert.Null(EnglishNumbers.Read(new EnglishTokens(text), 0));
}
