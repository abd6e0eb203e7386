using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Samples;

/// <summary>The sample's stories, in every state. The first is the page of 2023-07-12; all others are made up.</summary>
internal static class SampleStories
{
    private static readonly PublishAnswers NoAnswers = new();

    /// <summary>Plays them all.</summary>
    /// <param name="script">The stage.</param>
    /// <param name="now">Now (UTC); the newer stories are told from here.</param>
    public static async Task PlayAsync(SampleScript script, DateTime now)
    {
        await DigitalAsync(script);
        await RetractedAsync(script, now.AddDays(-9));
        await LiveAsync(script, now.AddDays(-6));
        await SourceChangedAsync(script, now.AddDays(-4));
        await EnglishInReviewAsync(script, now.AddDays(-2));
        await SpikedAsync(script, now.AddDays(-2).AddHours(3));
        await ScheduledAsync(script, now.AddHours(-30), now);
        await UrgentAsync(script, now.AddHours(-22));
        await EnglishDraftingAsync(script, now.AddHours(-20));
        await RequestedAsync(script, now.AddHours(-12), now);
        await ReturnedAsync(script, now.AddHours(-9));
        await SecondLevelAsync(script, now.AddHours(-6));
        await InReviewAsync(script, now.AddHours(-4));
        script.Clock.Set(now.AddHours(-2));
        await script.WriteAsync("zhou", "city", "city", "rain", 4, "天气");
    }

    // Live since 2023-07-12 14:15:18 China Standard Time, with that page's credits.
    private static async Task DigitalAsync(SampleScript script)
    {
        script.Clock.Set(new DateTime(2023, 7, 11, 23, 30, 0, DateTimeKind.Utc));
        var story = await script.WriteAsync("zhou", "city", "economy", "digital", 8, "数字经济");
        await script.ApproveAsync("zhou", story.ArticleId, "jiang");
        await script.PublishAsync("jiang", story.ArticleId);
        var english = await script.EnglishAsync(story);
        await script.ActAsync("jiang", new Assign(english, null, script.Agency));
        await script.ActAsync("yuki", new Claim(english));
        await script.SaveAsync("yuki", english, SampleText.English("digital"));
        await script.ApproveAsync("yuki", english, "jiang");
        script.Clock.Set(new DateTime(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc));
        await script.PublishAsync("jiang", english);
    }

    private static async Task LiveAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await BothApprovedAsync(script, "zhou", "city", "city", "ferry", "交通");
        await script.PublishAsync("jiang", story.Original);
        await script.PublishAsync("jiang", story.English);
    }

    private static async Task RetractedAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await BothApprovedAsync(script, "zhou", "city", "life", "marathon", "体育");
        await script.PublishAsync("jiang", story.Original);
        await script.PublishAsync("jiang", story.English);
        script.Clock.Pass(300);
        var others = new Dictionary<Guid, OtherArticle> { [story.English] = new(true, "This report named a date before the organizer had confirmed it, and was retracted.") };
        await script.ActAsync("lin", new Retract(story.Original, "本文所述日期未经主办方确认，现予撤稿。", others));
    }

    private static async Task SourceChangedAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await BothApprovedAsync(script, "zhou", "city", "economy", "tea", "农业");
        await script.PublishAsync("jiang", story.Original);
        await script.PublishAsync("jiang", story.English);
        script.Clock.Pass(600);
        await script.ActAsync("zhou", new StartCorrection(story.Original));
        var text = SampleText.Chinese("tea");
        var corrected = ((ParagraphBlock)text.Blocks[0]).Text.ToPlainText().Replace("12%", "15%", StringComparison.Ordinal);
        await script.SaveAsync("zhou", story.Original, text with { Blocks = [new ParagraphBlock { Id = text.Blocks[0].Id, Text = RichText.Of(corrected) }, .. text.Blocks.Skip(1)] });
        await script.ActAsync("zhou", new Submit(story.Original));
    }

    private static async Task EnglishInReviewAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("zhou", "city", "culture", "library", 10, "图书馆");
        await script.ApproveAsync("zhou", story.ArticleId, "jiang");
        await script.PublishAsync("jiang", story.ArticleId);
        var english = await script.EnglishAsync(story);
        await script.ActAsync("fang", new Claim(english));
        await script.SaveAsync("fang", english, SampleText.English("library"));
        await script.ActAsync("fang", new Submit(english));
    }

    private static async Task SpikedAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("luo", "life", "life", "robot");
        await script.ActAsync("song", new Spike(story.ArticleId, new Dictionary<Guid, OtherArticle>(), "试用推迟，暂不报道。"));
    }

    private static async Task ScheduledAsync(SampleScript script, DateTime from, DateTime now)
    {
        script.Clock.Set(from);
        var museum = await BothApprovedAsync(script, "zhou", "city", "culture", "museum", "展览");
        await script.ActAsync("jiang", new Schedule(museum.Original, now.Date.AddDays(1), await script.SubmittedAsync(museum.Original), NoAnswers));
        await script.ActAsync("jiang", new Schedule(museum.English, now.Date.AddDays(1).AddMinutes(30), await script.SubmittedAsync(museum.English), NoAnswers));
    }

    private static async Task UrgentAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("zhou", "city", "life", "health", 2, "医疗");
        await script.ActAsync("zhou", new Submit(story.ArticleId));
        await script.ActAsync("lin", new PublishUrgently(story.ArticleId, await script.SubmittedAsync(story.ArticleId), "门诊今晚开诊，须即时发布。", NoAnswers));
    }

    private static async Task EnglishDraftingAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("zhou", "city", "life", "recycling", 30, "环保");
        await script.ApproveAsync("zhou", story.ArticleId, "jiang");
        await script.PublishAsync("jiang", story.ArticleId);
        var english = await script.EnglishAsync(story);
        await script.ActAsync("jiang", new Assign(english, null, script.Agency));
        await script.ActAsync("maren", new Assign(english, script.Person("yuki")));
        await script.SaveAsync("yuki", english, SampleText.English("recycling", paragraphs: 1));
    }

    private static async Task RequestedAsync(SampleScript script, DateTime from, DateTime now)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("zhou", "city", "city", "bridge", 24, "规划");
        await script.ApproveAsync("zhou", story.ArticleId, "jiang");
        await script.ActAsync("jiang", new Schedule(story.ArticleId, now.Date.AddDays(1).AddHours(1), await script.SubmittedAsync(story.ArticleId), NoAnswers));
    }

    private static async Task ReturnedAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("luo", "life", "culture", "school", 6, "教育");
        await script.ActAsync("luo", new Submit(story.ArticleId));
        await script.ActAsync("song", new RequestChanges(story.ArticleId, "请补充授课老人的采访，并核实童谣数量。"));
    }

    private static async Task SecondLevelAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("luo", "life", "life", "noodles", 12, "美食");
        await script.ApproveAsync("luo", story.ArticleId, "song");
    }

    private static async Task InReviewAsync(SampleScript script, DateTime from)
    {
        script.Clock.Set(from);
        var story = await script.WriteAsync("zhou", "city", "city", "wharf", 3, "交通");
        await script.ActAsync("zhou", new Submit(story.ArticleId));
    }

    private static async Task<(Guid Original, Guid English)> BothApprovedAsync(SampleScript script, string reporter, string desk, string section, string text, params string[] tags)
    {
        var story = await script.WriteAsync(reporter, desk, section, text, 12, tags);
        await script.ApproveAsync(reporter, story.ArticleId, "jiang");
        var english = await script.EnglishAsync(story);
        await script.ActAsync("fang", new Claim(english));
        await script.SaveAsync("fang", english, SampleText.English(text));
        await script.ApproveAsync("fang", english, "jiang");
        return (story.ArticleId, english);
    }
}
