using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Tests.Desk.Editing;
using CqNewsroom.Web.Tests.Reader;
using ImageMagick;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Media;

/// <summary>Pictures as the editor sends them, as staff see them, and as readers see them while an article with them is live.</summary>
public sealed class PictureEndpointTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_taken_in_with_its_words_and_shown_to_who_may_read()
    {
        var (article, _) = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");

        using var answer = await SendAsync(zhou, article, Jpeg(60, 40), "屏幕快照 \"2015\".jpg");
        var added = await answer.Content.ReadFromJsonAsync<JsonElement>(None);
        var address = $"/desk/api/pictures/{added.GetProperty("id").GetGuid()}";
        using var shown = await zhou.GetAsync(address + "/view", None);
        using var original = await zhou.GetAsync(address + "/original", None);
        var yuki = await newsroom.ClientAsync("yuki");
        using var hidden = await yuki.GetAsync(address + "/view", None);
        using var missing = await yuki.GetAsync($"/desk/api/pictures/{Guid.NewGuid()}/view", None);
        using var unknown = await zhou.GetAsync(address + "/61.jpg", None);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((60, 40), (added.GetProperty("width").GetInt32(), added.GetProperty("height").GetInt32()));
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.True(shown.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("屏幕快照 2015.jpg", original.Content.Headers.ContentDisposition.FileNameStar);
        Assert.All([hidden, missing, unknown], nothing => Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode));
    }

    [Fact]
    public async Task Who_may_not_add_adds_nothing()
    {
        var (article, _) = await StartAsync();
        using var nobody = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var zhou = await newsroom.ClientAsync("zhou");

        using var signedOut = await SendAsync(nobody, article, Jpeg(60, 40), "a.jpg");
        using var stranger = await SendAsync(await newsroom.ClientAsync("yuki"), article, Jpeg(60, 40), "a.jpg");
        using var svg = await SendAsync(zhou, article, "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(), "a.png");
        using var empty = await SendAsync(zhou, article, [], "a.png");
        using var json = await zhou.PostAsJsonAsync(Address(article), new { file = "a" }, None);
        using var forged = new HttpRequestMessage(HttpMethod.Post, Address(article)) { Content = Form(Jpeg(60, 40), "a.jpg") };
        forged.Headers.Add("X-CSRF-TOKEN", "");
        using var withoutToken = await zhou.SendAsync(forged, None);

        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, svg.StatusCode);
        Assert.Equal("picture-unknown", (await svg.Content.ReadFromJsonAsync<JsonElement>(None)).GetProperty("code").GetString());
        Assert.Equal("picture-missing", (await empty.Content.ReadFromJsonAsync<JsonElement>(None)).GetProperty("code").GetString());
        Assert.Equal("picture-missing", (await json.Content.ReadFromJsonAsync<JsonElement>(None)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
    }

    [Fact]
    public async Task The_server_is_not_talked_into_fetching_what_is_not_public()
    {
        var (article, _) = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        var address = Address(article) + "/remote";

        foreach (var body in new[] { """{"address":"http://127.0.0.1/a.jpg"}""", """{"address":"http://[::1]/"}""", "{}", "null", "[", """{"address":5}""" })
        {
            using var refused = await zhou.PostAsync(address, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), None);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal("remote-not-allowed", (await refused.Content.ReadFromJsonAsync<JsonElement>(None)).GetProperty("code").GetString());
        }

        using var stranger = await (await newsroom.ClientAsync("yuki")).PostAsJsonAsync(address, new { address = "https://example.org/a.jpg" }, None);
        using var forged = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { address = "https://example.org/a.jpg" }) };
        forged.Headers.Add("X-CSRF-TOKEN", "");
        using var withoutToken = await zhou.SendAsync(forged, None);

        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_with_a_sentence_before_it_is_read()
    {
        var (article, _) = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");

        using var answer = await SendAsync(zhou, article, new byte[PictureLimits.Bytes + (128 * 1024)], "a.jpg");
        var refused = await answer.Content.ReadFromJsonAsync<JsonElement>(None);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "picture-too-big"), (answer.StatusCode, refused.GetProperty("code").GetString()));
        Assert.Equal(new Refusal(RefusalCode.PictureTooBig, PictureLimits.Bytes / 1024 / 1024).In("zh-CN"), refused.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Readers_see_it_while_the_article_is_live_and_not_a_moment_longer()
    {
        var (article, asker) = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        using var answer = await SendAsync(zhou, article, Jpeg(700, 350), "a.jpg");
        var picture = (await answer.Content.ReadFromJsonAsync<JsonElement>(None)).GetProperty("id").GetGuid();
        var content = ArticleContent.Empty with
        {
            Headline = "长江大桥通车",
            Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of("甲") }, new PictureBlock { Id = "p", PictureId = picture, Caption = RichText.Of("大桥"), Credit = "重庆新闻", Alt = "一座桥" }],
        };
        Assert.Null((await newsroom.Service<WorkingCopyService>().WriteAsync(asker, article, content, None)).Refusal);
        using var reader = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        var hash = await HashAsync(picture);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/media/{hash}/640.jpg", None)).StatusCode);

        var revision = await PublishAsync(article);
        var address = await PublicAddressAsync(reader);
        var page = SampleSite.Parse(await reader.GetStringAsync(address, None));
        var image = page.QuerySelector("figure.picture img")!;
        using var shown = await reader.GetAsync($"/media/{hash}/640.webp", None);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/media/{hash}/640.webp");
        again.Headers.IfNoneMatch.Add(shown.Headers.ETag!);

        Assert.Equal(("640", "320", "一座桥", $"/media/{hash}/640.jpg"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt"), image.GetAttribute("src")));
        Assert.Equal($"/media/{hash}/320.jpg 320w, /media/{hash}/640.jpg 640w", image.GetAttribute("srcset"));
        Assert.Equal(["image/avif", "image/webp"], page.QuerySelectorAll("figure.picture source").Select(source => source.GetAttribute("type")));
        Assert.Contains("重庆新闻", page.QuerySelector("figure.picture figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"/media/{hash}/wide-500-500-622.jpg", page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Equal("image/webp", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["no-cache", "public"], shown.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(again, None)).StatusCode);
        Assert.False(shown.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/media/{hash}/wide-500-500-622.jpg", None)).StatusCode);
        // What machines are told of it is there, in the shapes that they ask for, and is the size that they are told.
        var images = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!["image"]!.AsArray();
        Assert.Equal(
            [("wide-500-500-622.jpg", 622, 350), ("standard-500-500-467.jpg", 467, 350), ("square-500-500-350.jpg", 350, 350), ("640.jpg", 640, 320)],
            images.Select(data => (data!["url"]!.GetValue<string>().Split($"/media/{hash}/")[1], data["width"]!.GetValue<int>(), data["height"]!.GetValue<int>())));
        foreach (var data in images)
        {
            using var file = await reader.GetAsync(new Uri(data!["url"]!.GetValue<string>()).AbsolutePath, None);
            using var decoded = new MagickImage(await file.Content.ReadAsByteArrayAsync(None));
            Assert.Equal((data["width"]!.GetValue<int>(), data["height"]!.GetValue<int>()), ((int)decoded.Width, (int)decoded.Height));
            Assert.Equal(["no-cache", "public"], file.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
        }

        var lead = SampleSite.Parse(await reader.GetStringAsync(address[..address.LastIndexOf('/')], None)).QuerySelector(".lead img")!;
        Assert.Equal(($"/media/{hash}/wide-500-500-622.jpg", "622", "350", "一座桥"), (lead.GetAttribute("src"), lead.GetAttribute("width"), lead.GetAttribute("height"), lead.GetAttribute("alt")));
        foreach (var nothing in new[] { "wide-400-500-622.jpg", "wide-500-500-640.jpg", "wide-5000-500-622.jpg", "square-400-500-350.jpg", "square-500-500-640.jpg", "square-500-500-350.webp", "standard-500-500-622.jpg", "round-500-500-350.jpg", "641.webp", "640.png", "640.svg", "1024.jpg" })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/media/{hash}/{nothing}", None)).StatusCode);

        var chief = new Asker(await newsroom.PersonAsync("lin"), "en");
        var retracted = await newsroom.Service<ArticleService>().PerformAsync(chief, new Retract(article, "Wrong.", new Dictionary<Guid, OtherArticle>()), None);
        Assert.Null(retracted.Refusal?.In("en"));
        // Also for who kept it and only asks whether it still stands.
        using var kept = new HttpRequestMessage(HttpMethod.Get, $"/media/{hash}/640.webp");
        kept.Headers.IfNoneMatch.Add(shown.Headers.ETag!);
        using var gone = await reader.SendAsync(kept, None);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.True(gone.Headers.CacheControl!.NoCache);
        foreach (var data in images)
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri(data!["url"]!.GetValue<string>()).AbsolutePath, None)).StatusCode);
        Assert.NotEqual("", revision);
    }

    private static string Address(Guid article) => $"/desk/api/articles/{article}/pictures";

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, Guid article, byte[] file, string name) => client.PostAsync(Address(article), Form(file, name), None);

    private static MultipartFormDataContent Form(byte[] file, string name)
    {
        var part = new ByteArrayContent(file);
        // The type that the sender claims means nothing.
        part.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = name };
        return new MultipartFormDataContent { part };
    }

    private static byte[] Jpeg(uint width, uint height)
    {
        using var image = new MagickImage();
        image.ReadPixels(new byte[width * height * 3], new PixelReadSettings(width, height, StorageType.Char, PixelMapping.RGB));
        return image.ToByteArray(MagickFormat.Jpeg);
    }

    private static async Task<string> PublicAddressAsync(HttpClient reader) =>
        SampleSite.Parse(await reader.GetStringAsync("/zh", None)).QuerySelectorAll("a").Single(link => link.TextContent.Contains("长江大桥通车", StringComparison.Ordinal)).GetAttribute("href")!;

    private async Task<string> PublishAsync(Guid article)
    {
        var acts = newsroom.Service<ArticleService>();
        Assert.Null((await acts.PerformAsync(new Asker(await newsroom.PersonAsync("zhou"), "en"), new Submit(article), None)).Refusal?.In("en"));
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(None);
        var hash = await db.Revisions.Where(r => r.ArticleId == article).Select(r => r.Hash).SingleAsync(None);
        var editor = new Asker(await newsroom.PersonAsync("jiang"), "en");
        Assert.Null((await acts.PerformAsync(editor, new GiveSignOff(article, hash), None)).Refusal?.In("en"));
        Assert.Null((await acts.PerformAsync(editor, new Publish(article, hash, new PublishAnswers(NoNotice: true)), None)).Refusal?.In("en"));
        return hash;
    }

    private async Task<string> HashAsync(Guid picture)
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(None);
        return await db.Pictures.Where(p => p.Id == picture).Select(p => p.Hash).SingleAsync(None);
    }

    private async Task<(Guid Article, Asker Asker)> StartAsync()
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(None);
        var story = await db.Stories.AsNoTracking().OrderBy(s => s.Number).FirstAsync(None);
        var asker = new Asker(await newsroom.PersonAsync("zhou"), "en");
        return ((await newsroom.Service<ArticleService>().CreateStoryAsync(asker, new CreateStory(story.DeskId, story.SectionId, "zh-CN", []), None)).Value!.ArticleId, asker);
    }
}
