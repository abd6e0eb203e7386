using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Reader;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>Which letters of a frozen line are the names.</summary>
public sealed class CreditLineTests
{
    [Theory]
    [InlineData("Editor:Ed", "Ed", "Ed@7")]
    [InlineData("翻译：译", "译", "译@3")]
    [InlineData("(Translated by Yuki, Fathom)", "Yuki/Fathom", "Yuki@15 Fathom@21")]
    [InlineData("(Translated by Ann, Ann Lee, Fathom)", "Ann/Fathom Ann Lee/Fathom", "Ann@15 Ann Lee@20 Fathom@29")]
    [InlineData("(Translated by Ann, Fathom; Bo)", "Ann/Fathom Bo", "Ann@15 Fathom@20 Bo@28")]
    [InlineData("Wording of another time", "Yuki/Fathom", "")]
    [InlineData("", "Yuki", "")]
    public void Names_are_found_from_the_end(string line, string named, string expected)
    {
        var people = named.Replace("Ann Lee", "Ann_Lee", StringComparison.Ordinal).Split(' ').Select(one => one.Replace('_', ' ').Split('/')).Select(one => new PublicCreditLink(
            CreditRole.Translator, one[0], PublicListKey.Person(one[0]), one.Length > 1 ? one[1] : null, one.Length > 1 ? PublicListKey.Agency(one[1]) : null)).ToList();

        Assert.Equal(expected, string.Join(' ', CreditLine.Places(line, people).Select(place => $"{place.Name}@{place.Start}")));
    }
}
