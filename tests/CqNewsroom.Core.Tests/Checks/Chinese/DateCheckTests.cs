using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks.Chinese;

/// <summary>Dates with their weekday, and days that no calendar has.</summary>
public sealed class DateCheckTests
{
    [Theory]
    [InlineData("7月10日（星期六）举行。", "星期六", "星期五")]
    [InlineData("７月１０日（周四）举行。", "周四", "周五")]
    [InlineData("7月10日星期六上午举行。", "星期六", "星期五")]
    [InlineData("2025年7月10日（星期五）举行。", "星期五", "星期四")]
    [InlineData("去年7月10日（星期五）举行。", "星期五", "星期四")]
    [InlineData("二〇二六年七月十日（星期六）举行。", "星期六", "星期五")]
    [InlineData("7月10日（农历五月廿六，星期六）举行。", "星期六", "星期五")]
    [InlineData("星期六（7月10日）举行。", "星期六", "星期五")]
    [InlineData("7月11日至12日（周六至周一）举行。", "周一", "周日")]
    [InlineData("7月12日（星期六）举行。", "星期六", "星期日")]
    [InlineData("2026-07-10（周六）举行。", "周六", "周五")]
    public void A_wrong_weekday_is_a_warning_with_the_right_one(string text, string place, string right)
    {
        var found = Assert.Single(ChineseTexts.Check(text));

        Assert.Equal((CheckKind.Weekday, Severity.Warning, place, right), (found.Kind, found.Severity, found.Place.In(text), found.Fix));
        Assert.Contains(right, found.Problem.In("zh-CN"), StringComparison.Ordinal);
        Assert.Contains(right, found.Problem.In("en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7月10日（星期五）举行。")]
    [InlineData("7月10日（周五）和7月13日（下周一）举行。")]
    [InlineData("7月11日、12日（周六、周日）举行。")]
    [InlineData("7月11日至12日（周末）举行。")]
    [InlineData("7月11日至15日（周一除外）举行。")]
    [InlineData("2025年7月10日（星期四）举行。")]
    [InlineData("同年7月10日（星期一）举行。")]
    [InlineData("2024年，该馆动工。7月10日（星期三），第一块基石落下。")]
    [InlineData("农历7月10日（星期三）举行。")]
    [InlineData("7月11日周五福珠宝店开业。")]
    [InlineData("7月10日起，每周一闭馆。")]
    [InlineData("7月10日，周一鸣说。")]
    [InlineData("7月10日周二娃在家。")]
    [InlineData("开放时间为7月10日至8月31日（周一闭馆）。")]
    [InlineData("7月10日（星期五）至7月12日（星期日）举行。")]
    [InlineData("2026年7月10日下午（星期五）举行。")]
    [InlineData("明年1月1日（星期五）施行。")]
    [InlineData("比分为7月10日的星期一样。")]
    public void What_is_right_or_cannot_be_known_is_left_alone(string text) => Assert.Equal("", ChineseTexts.Show(ChineseTexts.Check(text)));

    [Theory]
    [InlineData("2027-01-04", "12月30日（星期三）举行。")]
    [InlineData("2026-12-28", "1月3日（星期日）举行。")]
    public void A_date_without_a_year_is_the_one_near_the_day_of_publication(string published, string text) =>
        Assert.Equal("", ChineseTexts.Show(ChineseTexts.Check(text, published: DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("会议于2月30日召开。", "2月30日")]
    [InlineData("会议于4月31号召开。", "4月31号")]
    [InlineData("会议于2025年2月29日召开。", "2025年2月29日")]
    [InlineData("会议于13月5日召开。", "13月5日")]
    [InlineData("会议于九月三十一日召开。", "九月三十一日")]
    [InlineData("会议于2月26日至30日召开。", "30日")]
    [InlineData("会议于2026-02-30召开。", "2026-02-30")]
    public void A_day_that_does_not_exist_is_a_warning(string text, string place)
    {
        var found = Assert.Single(ChineseTexts.Check(text));

        Assert.Equal((CheckKind.Date, Severity.Warning, place, null), (found.Kind, found.Severity, found.Place.In(text), found.Fix));
    }

    [Theory]
    [InlineData("2024年2月29日召开。")]
    [InlineData("2月29日召开。")]
    [InlineData("农历二月三十日召开。")]
    [InlineData("7月31号楼开工。")]
    [InlineData("工期为3月至5月，共30日。")]
    [InlineData("12月31日。")]
    public void A_day_that_may_exist_is_left_alone(string text) => Assert.Equal("", ChineseTexts.Show(ChineseTexts.Check(text)));
}
