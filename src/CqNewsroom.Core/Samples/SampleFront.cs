using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Site;

namespace CqNewsroom.Core.Samples;

/// <summary>The sample's front pages as its editor ordered them, and the pages that its administrator wrote.</summary>
/// <param name="fronts">Orders front pages.</param>
/// <param name="pages">Keeps pages.</param>
/// <param name="setting">The newsroom.</param>
internal sealed class SampleFront(FrontPages fronts, SitePages pages, SampleSetting setting)
{
    private static readonly (SitePagePurpose Purpose, string Slug, string Chinese, string English)[] Pages =
    [
        (SitePagePurpose.About, "about", "关于我们", "About us"),
        (SitePagePurpose.CorrectionsPolicy, "corrections-policy", "更正办法", "Corrections policy"),
        (SitePagePurpose.Privacy, "privacy", "隐私说明", "Privacy"),
    ];

    /// <summary>How the sample presents itself.</summary>
    public static SiteSettings Settings() => new()
    {
        Taglines = Texts("一座山城，两种语言", "One mountain city, two languages"),
        FooterTexts = Texts("示例报纸：人物和稿件均为虚构，仅2023年7月12日的报道除外。", "A sample paper: its people and stories are made up, but for the report of July 12, 2023."),
        PublisherNames = Texts("重庆新闻（示例）", "Chongqing News (sample)"),
        Version = 1,
    };

    /// <summary>Writes the pages.</summary>
    /// <param name="cancellation">Ends the work.</param>
    public async Task WritePagesAsync(CancellationToken cancellation)
    {
        var administrator = new Asker(setting.Persons["he"].Id, "en");
        for (var i = 0; i < Pages.Length; i++)
        {
            var (purpose, slug, chinese, english) = Pages[i];
            SitePageTextDetails[] texts = [new("zh-CN", chinese, slug, Read(slug, "zh"), true), new("en", english, slug, Read(slug, "en"), true)];
            Check(await pages.SaveAsync(administrator, new SaveSitePage(null, 0, purpose, i + 1, texts), cancellation));
        }
    }

    /// <summary>Orders the front pages, and schedules another order of the Chinese one.</summary>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task OrderAsync(DateTime now, CancellationToken cancellation)
    {
        var editor = new Asker(setting.Persons["jiang"].Id, "zh-CN");
        var (city, economy, culture, life) = (setting.Sections["city"], setting.Sections["economy"], setting.Sections["culture"], setting.Sections["life"]);
        FrontBlock[] blocks = [new(economy, 4), new(culture, 4), new(life, 4)];
        Check(await fronts.OrderAsync(editor, new OrderFront("zh-CN", 0, [.. await NewestAsync("zh-CN", city), .. await ScheduledAsync("zh-CN"), FrontSlot.NewestOf(life)], blocks), cancellation));
        Check(await fronts.OrderAsync(editor, new OrderFront("en", 0, [.. await NewestAsync("en", city)], blocks), cancellation));
        Check(await fronts.OrderAsync(editor, new OrderFront("zh-CN", 1, [.. await NewestAsync("zh-CN", economy), FrontSlot.NewestOf(city), FrontSlot.NewestOf(life)], blocks, now.Date.AddDays(1).AddHours(22)), cancellation));

        async Task<IEnumerable<FrontSlot>> NewestAsync(string language, Guid section)
        {
            var found = await fronts.FindAsync(editor, language, null, cancellation);
            Check(found);
            return found.Value!.Where(story => story.IsLive && story.SectionId == section).Take(1).Select(story => FrontSlot.Of(story.Number));
        }

        // Its place waits for it.
        async Task<IEnumerable<FrontSlot>> ScheduledAsync(string language)
        {
            var found = await fronts.FindAsync(editor, language, null, cancellation);
            Check(found);
            return found.Value!.Where(story => !story.IsLive).Take(1).Select(story => FrontSlot.Of(story.Number));
        }
    }

    private static string Read(string slug, string language)
    {
        using var stream = typeof(SampleFront).Assembly.GetManifestResourceStream($"CqNewsroom.Core.Samples.Pages.{slug}.{language}.md")
            ?? throw new InvalidOperationException($"The sample has no page {slug}.{language}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static Dictionary<string, string> Texts(string chinese, string english) => new(StringComparer.Ordinal) { ["zh-CN"] = chinese, ["en"] = english };

    private static void Check(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException($"The sample's front page does not fit the rules: {refusal.Code}, {refusal.In("en")}");
    }
}
