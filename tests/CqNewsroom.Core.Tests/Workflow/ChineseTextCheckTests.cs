using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>The checks of a Chinese text as the workflow runs them.</summary>
public sealed class ChineseTextCheckTests
{
    private static readonly DateOnly Day = new(2026, 7, 10);

    [Fact]
    public void A_finding_stands_at_its_block_or_field_and_is_said_in_both_languages()
    {
        var inBlock = Assert.Single(Find("标题", "7月10日（星期六）开幕。"));
        var inHeadline = Assert.Single(Find("2月30日开幕", "即将开幕。"));

        Assert.Equal((nameof(CheckKind.Weekday), Severity.Warning, "1"), (inBlock.Check, inBlock.Severity, inBlock.BlockId));
        Assert.Null(inHeadline.BlockId);
        Assert.Contains("星期五", inBlock.In("en"), StringComparison.Ordinal);
        Assert.Contains("不存在", inHeadline.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiver_ends_when_the_text_changes_and_when_another_day_makes_another_finding()
    {
        const string Text = "7月10日（星期六）开幕。";
        var key = Assert.Single(Find("标题", Text)).Key;

        Assert.Equal(key, Assert.Single(Find("另一标题", Text)).Key);
        Assert.NotEqual(key, Assert.Single(Find("标题", Text + "欢迎。")).Key);
        Assert.NotEqual(key, Assert.Single(Find("标题", Text, Day.AddYears(2))).Key);
    }

    [Fact]
    public void A_desk_says_how_much_a_kind_weighs() =>
        Assert.Empty(Find("标题", "7月10日（星期六）开幕。", weights: new Dictionary<CheckKind, CheckWeight> { [CheckKind.Weekday] = CheckWeight.Off }));

    [Theory]
    [InlineData("en", null)]
    [InlineData("zh-CN", "en")]
    public void Other_languages_and_translations_are_not_looked_at(string language, string? sourceLanguage) =>
        Assert.Empty(new ChineseTextCheck().Find(new CheckedText(Content("标题", "2月30日"), language, null, sourceLanguage) { Published = Day }));

    [Theory]
    [InlineData('\uD800')]
    [InlineData('\0')]
    [InlineData('\u202E')]
    [InlineData('1')]
    [InlineData('月')]
    [InlineData('周')]
    [InlineData('象')]
    public void Text_that_means_harm_is_read_to_its_end(char letter)
    {
        var harm = new string(letter, 20_000);

        Assert.Equal(2, Find("标题", $"2月30日，{harm}，2月30日").Count(finding => finding.Problem?.Code == ProblemCode.DateImpossible));
    }

    private static List<Finding> Find(string headline, string text, DateOnly? day = null, IReadOnlyDictionary<CheckKind, CheckWeight>? weights = null) =>
        [.. new ChineseTextCheck().Find(new CheckedText(Content(headline, text), "zh-CN", null, null) { Published = day ?? Day, Weights = weights ?? new Dictionary<CheckKind, CheckWeight>() })];

    private static ArticleContent Content(string headline, string text) => new() { Headline = headline, Blocks = [new ParagraphBlock { Id = "1", Text = RichText.Of(text) }] };
}
