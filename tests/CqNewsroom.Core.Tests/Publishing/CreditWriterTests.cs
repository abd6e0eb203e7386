using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Tests.Publishing;

public sealed class CreditWriterTests
{
    private static readonly CreditedPerson Jiang = Person("Jiang Yiwei");

    [Fact]
    public void Words_the_lines_of_the_sample_page_letter_for_letter()
    {
        var credits = CreditWriter.Write(CreditWording.English, new Dateline("CHONGQING", "CQNEWS"), [], [Person("Yuki", "Fathom Language Limited")], Jiang);

        Assert.Equal("CHONGQING (CQNEWS) -- ", credits.DatelineLine);
        Assert.Equal("(Translated by Yuki, Fathom Language Limited)", credits.TranslatorLine);
        Assert.Equal("Editor:Jiang Yiwei", credits.EditorLine);
        Assert.Equal("", credits.BylineLine);
    }

    [Fact]
    public void Two_translators_of_one_agency_name_it_once() =>
        Assert.Equal("(Translated by Yuki; Maren, Fathom)", Translators(Person("Yuki", "Fathom"), Person("Maren", "Fathom")));

    [Fact]
    public void Two_translators_of_two_agencies_name_each_their_own() =>
        Assert.Equal("(Translated by Yuki, Fathom; Fang, Other)", Translators(Person("Yuki", "Fathom"), Person("Fang", "Other")));

    [Fact]
    public void A_translator_of_the_house_beside_one_of_an_agency_has_none() =>
        Assert.Equal("(Translated by Yuki, Fathom; Fang Zhixia)", Translators(Person("Yuki", "Fathom"), Person("Fang Zhixia")));

    [Fact]
    public void Translators_of_the_house_stand_without_an_agency() =>
        Assert.Equal("(Translated by Fang Zhixia; Luo Xiaotang)", Translators(Person("Fang Zhixia"), Person("Luo Xiaotang")));

    [Fact]
    public void Nobody_to_name_prints_nothing()
    {
        var credits = CreditWriter.Write(CreditWording.English, null, [], [], null);

        Assert.Equal(["", "", "", ""], [credits.DatelineLine, credits.TranslatorLine, credits.EditorLine, credits.BylineLine]);
    }

    [Fact]
    public void A_dateline_may_have_a_place_alone_but_no_agency_alone()
    {
        Assert.Equal("WANZHOU -- ", CreditWriter.Write(CreditWording.English, new Dateline("WANZHOU"), [], [], null).DatelineLine);
        Assert.Equal("", CreditWriter.Write(CreditWording.English, new Dateline("", "CQNEWS"), [], [], null).DatelineLine);
    }

    [Fact]
    public void Chinese_lines_have_Chinese_marks()
    {
        var credits = CreditWriter.Write(CreditWording.Chinese, new Dateline("重庆", "重庆新闻"), ["周一帆", "罗晓棠"], [Person("方知夏")], Person("蒋一薇"));

        Assert.Equal("重庆（重庆新闻）", credits.DatelineLine);
        Assert.Equal("（翻译：方知夏）", credits.TranslatorLine);
        Assert.Equal("责任编辑：蒋一薇", credits.EditorLine);
        Assert.Equal("记者 周一帆、罗晓棠", credits.BylineLine);
    }

    [Fact]
    public void Braces_in_a_name_are_letters() =>
        Assert.Equal("(Translated by {1}{0}, {9})", Translators(Person("{1}{0}", "{9}")));

    private static string Translators(params CreditedPerson[] translators) => CreditWriter.Write(CreditWording.English, null, [], translators, null).TranslatorLine;

    private static CreditedPerson Person(string creditName, string? agency = null) => new(null, creditName, creditName, agency);
}
