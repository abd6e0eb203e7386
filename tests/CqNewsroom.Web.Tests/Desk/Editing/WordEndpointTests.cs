using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Word;
using CqNewsroom.Core.Workflow;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Editing;

/// <summary>Word documents on their way in and out.</summary>
public sealed class WordEndpointTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private static readonly ArticleContent Text = new() { Headline = "江上新桥：通车", Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of("正文。") }] };

    [Fact]
    public async Task A_document_is_sent_and_fetched_again_under_its_headline()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");

        using var sent = await zhou.PostAsync(Send(article), File(WordWriter.Write(Text, "zh-CN")));
        using var fetched = await zhou.GetAsync($"/desk/articles/{article}/word");

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(0, (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("notes").GetArrayLength());
        Assert.Equal("江上新桥：通车.docx", fetched.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("attachment", fetched.Content.Headers.ContentDisposition.DispositionType);
        Assert.Equal(Text, WordReader.Read(await fetched.Content.ReadAsByteArrayAsync(), () => "x").Content);
    }

    [Fact]
    public async Task A_file_that_is_no_document_is_refused_in_the_language_of_the_interface()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");

        using var answer = await zhou.PostAsync(Send(article), File([1, 2, 3]));
        var refused = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("word-not-word", refused.GetProperty("code").GetString());
        Assert.Contains("这不是 Word 文档", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_with_a_sentence()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");

        using var answer = await zhou.PostAsync(Send(article), File(new byte[WordLimits.FileBytes + 1]));
        var refused = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "word-too-big"), (answer.StatusCode, refused.GetProperty("code").GetString()));
        Assert.Equal(new Refusal(RefusalCode.WordTooBig).In("zh-CN"), refused.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Without_sign_in_token_or_right_nothing_comes_in_or_out()
    {
        var article = await StartAsync();
        var file = WordWriter.Write(Text, "zh-CN");
        using var nobody = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var zhou = await newsroom.ClientAsync("zhou");
        var he = await newsroom.ClientAsync("he");
        using var forged = new HttpRequestMessage(HttpMethod.Post, Send(article)) { Content = File(file) };
        forged.Headers.Add("X-CSRF-TOKEN", "");

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync(Send(article), File(file))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await zhou.SendAsync(forged)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await he.PostAsync(Send(article), File(file))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await he.GetAsync($"/desk/articles/{article}/word")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await zhou.GetAsync($"/desk/articles/{article}/word?revision=7")).StatusCode);
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        Assert.Equal(0, await db.Articles.Where(a => a.Id == article).Select(a => a.WorkingVersion).SingleAsync());
    }

    private static string Send(Guid article) => $"/desk/api/articles/{article}/word";

    private static ByteArrayContent File(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private async Task<Guid> StartAsync()
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        var story = await db.Stories.AsNoTracking().OrderBy(s => s.Number).FirstAsync();
        var created = await newsroom.Service<ArticleService>().CreateStoryAsync(
            new Asker(await newsroom.PersonAsync("zhou"), "en"), new CreateStory(story.DeskId, story.SectionId, "zh-CN", []), default);
        return created.Value!.ArticleId;
    }
}
