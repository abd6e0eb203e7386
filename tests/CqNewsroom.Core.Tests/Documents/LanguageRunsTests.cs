using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class LanguageRunsTests
{
    [Theory]
    [InlineData("en", "Plain words, 2022.", "Plain words, 2022.")]
    [InlineData("en", "released 《重庆市互联网发展报告（2022年）》 today", "released |zh-CN:《重庆市互联网发展报告（2022年）》| today")]
    [InlineData("en", "重庆", "zh-CN:重庆")]
    [InlineData("en", "Luo Xiaotang (罗晓棠), Fang (方知夏)", "Luo Xiaotang (|zh-CN:罗晓棠|), Fang (|zh-CN:方知夏|)")]
    [InlineData("en", "full-width ，marks（）alone", "full-width ，marks（）alone")]
    [InlineData("en", "the surname \U00020BB7 is rare", "the surname |zh-CN:\U00020BB7| is rare")]
    [InlineData("en", "the town of さっぽろ", "the town of |ja:さっぽろ")]
    [InlineData("zh-CN", "7月10日，重庆2022年5G用户", "7月10日，重庆2022年5G用户")]
    [InlineData("zh-CN", "据Fathom Language Limited介绍，GDP增长5.2%", "据|en:Fathom Language Limited|介绍，|en:GDP|增长5.2%")]
    [InlineData("zh-CN", "（Yuki's 3.0 report）", "（|en:Yuki's 3.0 report|）")]
    [InlineData("zh-CN", "2022 GDP与COVID-19", "2022 |en:GDP|与|en:COVID-19")]
    [InlineData("zh-CN", "3D打印与5G NR网络", "3D打印与|en:5G NR|网络")]
    [InlineData("zh-CN", "见https://example.org/a?b=1。", "见|en:https://example.org/a?b=1|。")]
    [InlineData("ja", "重慶の新聞 News", "重慶の新聞 News")]
    [InlineData("en", "", "")]
    public void A_text_is_cut_where_its_language_changes(string language, string text, string expected)
    {
        var runs = LanguageRuns.Of(text, language);

        Assert.Equal(expected, string.Join('|', runs.Select(run => run.Language is null ? run.Text : $"{run.Language}:{run.Text}")));
        Assert.Equal(text, string.Concat(runs.Select(run => run.Text)));
    }

    [Fact]
    public void Half_a_character_is_left_where_it_stands() => Assert.Equal("a\uD842重b", string.Concat(LanguageRuns.Of("a\uD842重b", "en").Select(run => run.Text)));
}
