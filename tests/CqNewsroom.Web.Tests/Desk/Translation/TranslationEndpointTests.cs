using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Web.Tests.Desk.Editing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Translation;

/// <summary>What helps a translator, as the editor asks for it.</summary>
public sealed class TranslationEndpointTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private static readonly string[] Posts = ["checks", "help", "confirmation", "answer", "comments"];

    [Fact]
    public async Task Who_is_signed_out_and_who_may_not_read_learn_nothing()
    {
        var (article, block) = await EnglishAsync();
        using var nobody = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        foreach (var post in Posts)
        {
            using var answer = await nobody.PostAsJsonAsync(Address(article, post), new { });
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        var yuki = await newsroom.ClientAsync("yuki");
        using var checks = await yuki.PostAsJsonAsync(Address(article, "checks"), new { parts = new[] { new { key = block, target = "Text." } } });
        Assert.Equal(HttpStatusCode.NotFound, checks.StatusCode);
        using var found = await yuki.GetAsync(Address(article, "concordance?words=library"));
        Assert.False(found.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Checks_answer_with_places_sentence_and_fix_in_the_language_of_the_page()
    {
        var (article, block) = await EnglishAsync();
        var fang = await newsroom.ClientAsync("fang");
        using var answer = await fang.PostAsJsonAsync(Address(article, "checks"), new { parts = new[] { new { key = block, target = "6,000 study seats 。" } }, others = Array.Empty<object>() });

        var part = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray());
        Assert.False(part.GetProperty("confirmed").GetBoolean());
        var finding = part.GetProperty("findings").EnumerateArray().First(found => found.GetProperty("kind").GetString() == "Punctuation");
        Assert.Equal("Blocking", finding.GetProperty("severity").GetString());
        Assert.Equal("6,000 study seats ".Length, finding.GetProperty("target").GetProperty("start").GetInt32());
        Assert.NotEqual("", finding.GetProperty("sentence").GetString());
        using var help = await fang.PostAsJsonAsync(Address(article, "help"), new { key = block, target = "" });
        Assert.NotEmpty((await help.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("figures").EnumerateArray());
    }

    [Fact]
    public async Task An_open_comment_is_read_and_answered_beside_the_text()
    {
        var (article, _) = await EnglishAsync();
        var fang = await newsroom.ClientAsync("fang");
        var block = (await fang.GetFromJsonAsync<JsonElement>($"/desk/api/articles/{article}/working-copy")).GetProperty("blocks").EnumerateArray().First().GetProperty("id").GetString()!;
        var asker = new Asker(await newsroom.PersonAsync("fang"), "en");
        var started = await newsroom.Service<CommentService>().StartAsync(asker, new StartThread(article, null, block, 0, "", "Is <b>this</b> right?", false), TestContext.Current.CancellationToken);
        Assert.Null(started.Refusal);

        var thread = await ThreadAsync(fang, article, started.Value);
        Assert.Equal((block, false, 1), (thread.GetProperty("block").GetString(), thread.GetProperty("source").GetBoolean(), thread.GetProperty("said").GetArrayLength()));
        using var empty = await fang.PostAsJsonAsync(Address(article, "comments"), new { thread = started.Value, text = " " });
        Assert.Equal(HttpStatusCode.Forbidden, empty.StatusCode);
        using var unknown = await fang.PostAsJsonAsync(Address(article, "comments"), new { thread = Guid.NewGuid(), text = "Yes." });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var stranger = await (await newsroom.ClientAsync("yuki")).PostAsJsonAsync(Address(article, "comments"), new { thread = started.Value, text = "Yes." });
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using var sent = await fang.PostAsJsonAsync(Address(article, "comments"), new { thread = started.Value, text = "Yes." });
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.Equal(["Is <b>this</b> right?", "Yes."], (await ThreadAsync(fang, article, started.Value)).GetProperty("said").EnumerateArray().Select(said => said.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("checks", "{}", HttpStatusCode.OK)]
    [InlineData("checks", """{"parts":[null,{"key":null,"target":null,"links":[null]}],"others":null}""", HttpStatusCode.OK)]
    [InlineData("checks", "{", HttpStatusCode.BadRequest)]
    [InlineData("checks", """{"parts":"text"}""", HttpStatusCode.BadRequest)]
    [InlineData("help", """{"key":"+:+","target":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("help", """{"key":"@byline","target":"x"}""", HttpStatusCode.NotFound)]
    public async Task What_no_editor_sends_is_refused_and_breaks_nothing(string address, string body, HttpStatusCode expected)
    {
        var (article, _) = await EnglishAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await (await newsroom.ClientAsync("fang")).PostAsync(Address(article, address), content);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task<JsonElement> ThreadAsync(HttpClient client, Guid article, Guid thread) =>
        (await client.GetFromJsonAsync<JsonElement>(Address(article, "comments"))).EnumerateArray().Single(found => found.GetProperty("id").GetGuid() == thread);

    private static string Address(Guid article, string what) => $"/desk/api/articles/{article}/translation/{what}";

    // A translation of the sample that waits for its review, with the block of the source that holds a figure.
    private async Task<(Guid Article, string Block)> EnglishAsync()
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        var article = await db.Articles.AsNoTracking().Where(a => !a.IsOriginal && db.Stories.Any(s => s.Id == a.StoryId && s.Number == 1005)).Select(a => a.Id).SingleAsync();
        var copy = await (await newsroom.ClientAsync("fang")).GetFromJsonAsync<JsonElement>($"/desk/api/articles/{article}/working-copy");
        return (article, copy.GetProperty("source").GetProperty("blocks").EnumerateArray().First(block => block.GetRawText().Contains("120", StringComparison.Ordinal)).GetProperty("id").GetString()!);
    }
}
