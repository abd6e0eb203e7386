using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Import;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Media.MadePictures;

namespace CqNewsroom.Data.Tests.Import;

/// <summary>RSS, Atom and ninjs.</summary>
public sealed class FeedTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rss(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);
        stage.File("p/ferry.jpg", Jpeg(40, 30)).File("feed.rss", """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>River Post</title><link>https://riverpost.example/</link><language>zh-cn</language>
            <item><title>轮渡复航</title><link>https://riverpost.example/news/8.html</link><guid isPermaLink="false">8</guid><pubDate>Tue, 04 May 2021 11:02:01 CST</pubDate><category>文化</category>
              <description>轮渡今天复航。</description><content:encoded><![CDATA[<p>轮渡今天复航。</p>]]></content:encoded><dc:creator>蒋一薇</dc:creator>
              <media:group><media:content url="https://riverpost.example/p/ferry.jpg" medium="image"><media:description>轮渡</media:description><media:credit>Wu Mei</media:credit></media:content></media:group></item>
            <item><title>Bridge &amp;lt;opens&amp;gt;</title><link>https://riverpost.example/news/9.html</link><guid>https://riverpost.example/news/9.html</guid><pubDate>2021-05-04T05:06:07</pubDate><dc:language>en</dc:language>
              <description>&lt;p&gt;A &lt;b&gt;bridge&lt;/b&gt; opened.&lt;/p&gt;</description><author>wu@riverpost.example (Wu Mei)</author></item>
            <item><title>No id</title><description>x</description></item>
            </channel></rss>
            """);

        var results = await stage.ImportAsync();

        Assert.Equal([("https://riverpost.example/#8", ImportOutcome.Imported), ("https://riverpost.example/news/9.html", ImportOutcome.Imported), (null, ImportOutcome.Skipped)], results.Select(r => (r.Entry.Story?.SourceId, r.Outcome)));
        var ferry = await stage.PageAsync("轮渡复航");
        Assert.Equal(["picture:轮渡\nWu Mei", "paragraph:轮渡今天复航。"], ImportStage.Words(ferry.Content));
        Assert.Equal((new DateTime(2021, 5, 4, 3, 2, 1, DateTimeKind.Utc), "culture", "轮渡今天复航。", "记者 蒋一薇"), (ferry.PublishedAt, ferry.Section.Slug, ferry.Content.Summary, ferry.Credits.BylineLine));
        Assert.Contains(ImportDoubt.ZoneGuessed, results[0].Concerns.Select(c => c.Kind));
        var bridge = await stage.PageAsync("Bridge <opens>");
        Assert.Equal(["paragraph:A bridge opened."], ImportStage.Words(bridge.Content));
        Assert.Equal("By Wu Mei", bridge.Credits.BylineLine);
        Assert.Equal(bridge.Address, await stage.OldAddresses.FindAsync("/news/9.html", "?from=feed", None));
        await stage.HoldsAsync();
    }

    [Fact]
    public async Task Atom()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("feed.atom", """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>River Post</title><link href="https://riverpost.example/" hreflang="en"/><id>urn:x:feed</id>
            <entry><title type="html">Ferry &amp;amp; bridge</title><id>tag:riverpost.example,2021:1</id><link href="https://riverpost.example/a?id=1"/><published>2021-05-04T11:02:01+08:00</published><updated>2022-01-01T00:00:00Z</updated>
              <author><name>Wu Mei</name></author><category term="culture"/><summary>Short.</summary>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First <em>one</em>.</p><script>alert(1)</script><p>Second.</p></div></content></entry>
            <entry><title>Only updated</title><id>tag:riverpost.example,2021:2</id><updated>2021-05-05T00:00:00Z</updated><content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry>
            <entry><title>Elsewhere</title><id>tag:riverpost.example,2021:3</id><updated>2021-05-05T00:00:00Z</updated><content src="https://riverpost.example/x" type="text/html"/></entry>
            </feed>
            """);

        var results = await stage.ImportAsync();

        Assert.Equal([ImportOutcome.Imported, ImportOutcome.Imported, ImportOutcome.Skipped], results.Select(r => r.Outcome));
        var page = await stage.PageAsync("Ferry & bridge");
        Assert.Equal(["paragraph:First one.", "paragraph:Second."], ImportStage.Words(page.Content));
        Assert.Equal((new DateTime(2021, 5, 4, 3, 2, 1, DateTimeKind.Utc), "culture", "Short."), (page.PublishedAt, page.Section.Slug, page.Content.Summary));
        Assert.Equal(page.Address, await stage.OldAddresses.FindAsync("/a", "?id=1", None));
        Assert.Null(await stage.OldAddresses.FindAsync("/a", "?id=2", None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Ninjs(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);
        stage.File("p/bridge-large.jpg", Jpeg(60, 40)).File("items.json", """
            [{"uri":"https://riverpost.example/i/en1","type":"text","pubStatus":"usable","language":"en","firstCreated":"2021-05-04T12:00:00+08:00","versionCreated":"2021-06-01T00:00:00Z",
              "headlines":[{"role":"sub","value":"After two years"},{"role":"main","value":"Ferry runs again"}],"descriptions":[{"role":"summary","value":"It runs."}],
              "bodies":[{"contentType":"text/plain","value":"plain"},{"contentType":"text/html","value":"<p>The ferry runs again.</p>"}],
              "people":[{"name":"Yuki","rel":"translator"},{"name":"Jiang Yiwei","rel":"editor"}],"organisations":[{"name":"Fathom Language Limited","rel":"translationAgency"}],
              "subjects":[{"name":"Culture","literal":"culture"}],
              "associations":[{"name":"original","rel":"translationOf","uri":"https://riverpost.example/i/zh1"},
                {"name":"picture","type":"picture","uri":"https://riverpost.example/i/p1","by":"Wu Mei","descriptions":[{"role":"caption","value":"The bridge"},{"role":"altText","value":"a bridge"}],
                 "renditions":[{"name":"small","href":"https://riverpost.example/p/bridge-small.jpg","width":"10"},{"name":"large","href":"https://riverpost.example/p/bridge-large.jpg","width":60,"contentType":"image/jpeg"}]}]},
             {"uri":"https://riverpost.example/i/zh1","language":"zh-Hans","firstCreated":"2021-05-04T11:00:00+08:00","headlines":[{"value":"轮渡复航"}],"bodies":[{"value":"轮渡今天复航。"}],"by":"蒋一薇"},
             {"uri":"https://riverpost.example/i/gone","pubStatus":"canceled","language":"en"},
             {"uri":"https://riverpost.example/i/half","language":"en","firstCreated":"2021-05-04T11:00:00Z","headlines":[{"value":"Half \ud800"}],"bodies":[{"value":"x"}]},
             {"uri":"https://riverpost.example/i/broken","language":tru},
             {"no":"uri"}]
            """);

        var results = await stage.ImportAsync();

        Assert.Equal(
            [("item 2", ImportOutcome.Imported, null), ("item 3", ImportOutcome.Skipped, ImportSkip.NotPublic), ("item 4", ImportOutcome.Skipped, ImportSkip.Broken), ("item 5", ImportOutcome.Skipped, ImportSkip.Broken), ("item 6", ImportOutcome.Skipped, ImportSkip.Broken), ("item 1", ImportOutcome.Imported, (ImportSkip?)null)],
            results.Select(r => (r.Entry.Name.Split(',')[0], r.Outcome, r.Skipped)));
        var page = await stage.PageAsync("Ferry runs again");
        Assert.Equal(["picture:The bridge\nWu Mei\na bridge", "paragraph:The ferry runs again."], ImportStage.Words(page.Content));
        Assert.Equal(("After two years", "It runs.", new DateTime(2021, 5, 4, 4, 0, 0, DateTimeKind.Utc)), (page.Content.SecondHeadline, page.Content.Summary, page.PublishedAt));
        Assert.Equal(("(Translated by Yuki, Fathom Language Limited)", "Editor:Jiang Yiwei"), (page.Credits.TranslatorLine, page.Credits.EditorLine));
        Assert.Equal(["p1"], page.Content.Blocks.OfType<ParagraphBlock>().Single().Sources);
        Assert.Equal("轮渡复航", (await stage.PageAsync("轮渡复航")).Content.Headline);
        Assert.Single(page.Others);
        await stage.HoldsAsync();
    }
}
