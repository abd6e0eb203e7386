using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Translation;

public sealed class TranslationCheckTests
{
    private static readonly DateOnly Day = new(2026, 7, 10);

    [Fact]
    public void A_tenfold_figure_is_found_at_its_block_and_said_in_both_languages()
    {
        var found = Assert.Single(Find("全市投资3.5亿元。", "The city invested 3.5 billion yuan."));

        Assert.Equal((nameof(CheckKind.WanYi), Severity.Blocking, "1"), (found.Check, found.Severity, found.BlockId));
        Assert.Contains("10", found.In("en"), StringComparison.Ordinal);
        Assert.Matches(@"[\u4E00-\u9FFF]", found.In("zh-CN"));
        Assert.Empty(Find("全市投资3.5亿元。", "The city invested 350 million yuan."));
    }

    [Fact]
    public void A_waiver_ends_when_either_text_changes()
    {
        const string Source = "今日投资3.5亿元。", Target = "On July 9, 3.5 billion yuan was invested.";
        var keys = Keys(Find(Source, Target));

        Assert.NotEmpty(keys);
        Assert.Equal(keys, Keys(Find(Source, Target)));
        Assert.Empty(keys.Intersect(Keys(Find(Source, Target + " It rained."))));
        Assert.Empty(keys.Intersect(Keys(Find("据悉，" + Source, Target))));
    }

    [Fact]
    public void A_schedule_that_moves_makes_another_day_of_a_date_word()
    {
        const string Source = "今日投资3.5亿元。", Target = "On July 10, 350 million yuan was invested.";

        Assert.Empty(Find(Source, Target));
        Assert.Contains(Find(Source, Target, Day.AddDays(1)), finding => finding.Check is nameof(CheckKind.DateRelative) or nameof(CheckKind.Date));
    }

    [Theory]
    [InlineData(CheckWeight.Off, null)]
    [InlineData(CheckWeight.Hint, Severity.Hint)]
    [InlineData(CheckWeight.Warning, Severity.Warning)]
    [InlineData(CheckWeight.Blocking, Severity.Blocking)]
    public void A_desk_says_how_much_a_kind_weighs(CheckWeight weight, Severity? expected)
    {
        var found = Find("全市投资3.5亿元。", "The city invested 3.5 billion yuan.", weights: new Dictionary<CheckKind, CheckWeight> { [CheckKind.WanYi] = weight });

        Assert.Equal(expected, found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void Where_a_rule_is_not_sure_no_desk_makes_it_more_than_a_hint() =>
        Assert.Equal(Severity.Hint, CheckWeights.Of(new Dictionary<CheckKind, CheckWeight> { [CheckKind.Approx] = CheckWeight.Blocking }, CheckKind.Approx, Severity.Hint));

    [Fact]
    public void A_person_keeps_one_spelling_in_the_whole_story()
    {
        Assert.Empty(Of("Lyu Qiang said the bridge was open.", "Lyu Qiang said so again."));

        var found = Assert.Single(Of("Lyu Qiang said the bridge was open.", "Lu Qiang said so again."));
        Assert.Equal((nameof(CheckKind.Name), "2"), (found.Check, found.BlockId));

        static List<Finding> Of(string first, string second) =>
        [
            .. new TranslationCheck().Find(new CheckedText(
                new ArticleContent { Blocks = [Block("1", first, "a"), Block("2", second, "b")] },
                "en",
                new ArticleContent { Blocks = [Block("a", "吕强说，大桥已经通车。"), Block("b", "吕强再次这样说。")] },
                "zh-CN") { Published = Day }),
        ];
    }

    [Fact]
    public void An_original_has_no_pair() => Assert.Empty(new TranslationCheck().Find(new CheckedText(new ArticleContent { Headline = "标题" }, "zh-CN", null, null)));

    private static List<string> Keys(IEnumerable<Finding> findings) => [.. findings.Select(finding => finding.Key)];

    private static List<Finding> Find(string source, string target, DateOnly? day = null, IReadOnlyDictionary<CheckKind, CheckWeight>? weights = null) =>
        [.. new TranslationCheck().Find(new CheckedText(Text("1", target, "a"), "en", Text("a", source), "zh-CN") { Published = day ?? Day, Weights = weights ?? new Dictionary<CheckKind, CheckWeight>() })];

    private static ArticleContent Text(string id, string text, params string[] sources) => new() { Blocks = [Block(id, text, sources)] };

    private static ParagraphBlock Block(string id, string text, params string[] sources) => new() { Id = id, Text = RichText.Of(text), Sources = sources.ToEquatableList() };
}
