using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using CqNewsroom.Data;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Editing;

/// <summary>Saving and leases as the editor asks for them: every answer is JSON, and none says more than the person may know.</summary>
public sealed class EditingEndpointTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private static readonly Guid FirstTab = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid SecondTab = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public async Task Who_is_signed_out_learns_it_as_JSON_and_is_sent_nowhere()
    {
        var article = await StartAsync();
        using var nobody = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        foreach (var request in new[]
                 {
                     new HttpRequestMessage(HttpMethod.Get, Address(article)),
                     new HttpRequestMessage(HttpMethod.Put, Address(article)) { Content = JsonContent.Create(Save(FirstTab)) },
                     new HttpRequestMessage(HttpMethod.Post, Address(article, "lease")) { Content = JsonContent.Create(new { tab = FirstTab }) },
                 })
        {
            using var answer = await nobody.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("signed-out", (await JsonAsync(answer)).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_save_without_the_forms_token_changes_nothing()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        using var request = new HttpRequestMessage(HttpMethod.Put, Address(article)) { Content = JsonContent.Create(Save(FirstTab, ("标题", 0))) };
        request.Headers.Add("X-CSRF-TOKEN", "");

        using var answer = await zhou.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await WorkingVersionAsync(article));
    }

    [Fact]
    public async Task A_text_is_saved_and_read_again()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");

        var lease = await SendAsync(zhou, HttpMethod.Post, Address(article, "lease"), new { tab = FirstTab });
        var saved = await SendAsync(zhou, HttpMethod.Put, Address(article), Save(FirstTab, ("标题", 0), ("a", "甲", 0)));
        var copy = await JsonAsync(await zhou.GetAsync(Address(article)));

        Assert.True(lease.GetProperty("mine").GetBoolean());
        Assert.Equal("headline", saved.GetProperty("fields")[0].GetProperty("name").GetString());
        Assert.Equal("a", saved.GetProperty("blocks")[0].GetProperty("id").GetString());
        Assert.Equal(article, copy.GetProperty("articleId").GetGuid());
        Assert.True(copy.GetProperty("canEdit").GetBoolean());
        Assert.Equal("标题", copy.GetProperty("fields")[0].GetProperty("value").GetString());
        Assert.Equal("甲", copy.GetProperty("blocks")[0].GetProperty("content").GetProperty("text")[0].GetProperty("text").GetString());
        Assert.Equal(saved.GetProperty("blocks")[0].GetProperty("version").GetInt32(), copy.GetProperty("blocks")[0].GetProperty("version").GetInt32());
        Assert.Equal(JsonValueKind.Null, copy.GetProperty("source").ValueKind);
    }

    [Fact]
    public async Task Each_block_says_who_changed_it_last_and_whether_that_was_the_reader()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        var jiang = await newsroom.ClientAsync("jiang");
        await SendAsync(zhou, HttpMethod.Put, Address(article), Save(FirstTab, null, ("a", "甲", 0)));

        var own = (await JsonAsync(await zhou.GetAsync(Address(article)))).GetProperty("blocks")[0].GetProperty("changed");
        var others = (await JsonAsync(await jiang.GetAsync(Address(article)))).GetProperty("blocks")[0].GetProperty("changed");

        Assert.True(own.GetProperty("mine").GetBoolean());
        Assert.False(others.GetProperty("mine").GetBoolean());
        Assert.Equal("周一帆", others.GetProperty("name").GetString());
        Assert.Equal(DateTimeKind.Utc, others.GetProperty("at").GetDateTime().Kind);
    }

    [Fact]
    public async Task A_stale_save_is_a_conflict_with_who_when_and_what_stands_there()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        var jiang = await newsroom.ClientAsync("jiang");
        await SendAsync(zhou, HttpMethod.Put, Address(article), Save(FirstTab, null, ("a", "甲", 0)));
        await SendAsync(zhou, HttpMethod.Post, Address(article, "lease/release"), new { tab = FirstTab });
        await SendAsync(jiang, HttpMethod.Put, Address(article), Save(SecondTab, null, ("a", "甲，编辑改", 1)));
        await SendAsync(jiang, HttpMethod.Post, Address(article, "lease/release"), new { tab = SecondTab });

        using var answer = await zhou.PutAsJsonAsync(Address(article), Save(FirstTab, null, ("a", "甲，记者改", 1)));
        var stale = await JsonAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("stale", stale.GetProperty("code").GetString());
        Assert.Equal("蒋一薇", stale.GetProperty("by").GetProperty("name").GetString());
        Assert.Contains("编辑改", stale.GetProperty("blocks")[0].GetProperty("content").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("蒋一薇", stale.GetProperty("blocks")[0].GetProperty("changedBy").GetString());
    }

    [Fact]
    public async Task Who_lost_the_lease_is_told_who_writes()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        var jiang = await newsroom.ClientAsync("jiang");
        await SendAsync(zhou, HttpMethod.Put, Address(article), Save(FirstTab, null, ("a", "甲", 0)));

        var looking = await SendAsync(jiang, HttpMethod.Post, Address(article, "lease"), new { tab = SecondTab });
        var taken = await SendAsync(jiang, HttpMethod.Post, Address(article, "lease/take-over"), new { tab = SecondTab });
        using var answer = await zhou.PutAsJsonAsync(Address(article), Save(FirstTab, null, ("a", "甲，又改", 1)));
        var lost = await JsonAsync(answer);

        Assert.False(looking.GetProperty("mine").GetBoolean());
        Assert.Equal("周一帆", looking.GetProperty("holder").GetProperty("name").GetString());
        Assert.True(taken.GetProperty("mine").GetBoolean());
        Assert.Equal(HttpStatusCode.Locked, answer.StatusCode);
        Assert.Equal("lease-lost", lost.GetProperty("code").GetString());
        Assert.Equal("蒋一薇", lost.GetProperty("by").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("he")]
    [InlineData("yuki")]
    [InlineData("maren")]
    [InlineData("song")]
    public async Task Who_may_not_read_a_text_finds_nothing_there(string person)
    {
        var article = await StartAsync();
        var client = await newsroom.ClientAsync(person);

        using var read = await client.GetAsync(Address(article));
        using var save = await client.PutAsJsonAsync(Address(article), Save(FirstTab, ("x", 0)));
        using var lease = await client.PostAsJsonAsync(Address(article, "lease/take-over"), new { tab = FirstTab });
        using var nothing = await client.GetAsync(Address(Guid.NewGuid()));

        Assert.All([read, save, lease, nothing], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(await read.Content.ReadAsStringAsync(), await nothing.Content.ReadAsStringAsync());
        Assert.Equal(0, await WorkingVersionAsync(article));
    }

    [Theory]
    [InlineData("""{"id":"a","type":"paragraph","text":[{"text":"x","link":"javascript:alert(1)"}]}""", "a")]
    [InlineData("""{"id":"a","type":"paragraph","text":[{"text":"\ud83d"}]}""", "a")]
    [InlineData("""{"id":"a","type":"script","text":[{"text":"alert(1)"}]}""", "a")]
    [InlineData("""{"id":"../a","type":"paragraph"}""", "a")]
    public async Task A_hostile_block_is_refused_and_named(string block, string named)
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        var body = $$"""{"tab":"{{FirstTab}}","saveId":"{{Guid.NewGuid()}}","fields":[],"blocks":[{"id":"a","baseVersion":0,"after":null,"content":{{block}}}],"removed":[],"leftOut":null}""";

        using var answer = await zhou.PutAsync(Address(article), new StringContent(body, Encoding.UTF8, "application/json"));
        var refused = await JsonAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(named, refused.GetProperty("blockId").GetString());
        Assert.Equal(0, await WorkingVersionAsync(article));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"tab":"x"}""")]
    [InlineData("""{"tab":"00000000-0000-0000-0000-000000000001","saveId":"00000000-0000-0000-0000-000000000001","state":"Approved"}""")]
    [InlineData("""{"tab":"00000000-0000-0000-0000-000000000001","saveId":"00000000-0000-0000-0000-000000000001","fields":[{"name":"state","baseVersion":0,"value":"Approved"}]}""")]
    public async Task What_is_no_save_is_refused(string body)
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");

        using var answer = await zhou.PutAsync(Address(article), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("text-invalid", (await JsonAsync(answer)).GetProperty("code").GetString());
        Assert.Equal(0, await WorkingVersionAsync(article));
    }

    [Fact]
    public async Task After_Submit_nothing_is_written_and_the_text_is_kept()
    {
        var article = await StartAsync();
        var zhou = await newsroom.ClientAsync("zhou");
        await SendAsync(zhou, HttpMethod.Put, Address(article), Save(FirstTab, ("标题", 0), ("a", "甲", 0)));
        Assert.Null((await newsroom.Service<ArticleService>().PerformAsync(new Asker(await newsroom.PersonAsync("zhou"), "en"), new Submit(article), default)).Refusal);

        using var answer = await zhou.PutAsJsonAsync(Address(article), Save(FirstTab, null, ("a", "甲，又改", 1)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("writing-ended", (await JsonAsync(answer)).GetProperty("code").GetString());
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        Assert.Equal(1, await db.Revisions.CountAsync(r => r.ArticleId == article && r.Kind == RevisionKind.SideCopy));
    }

    [Fact]
    public async Task Who_reads_along_asks_for_the_writing_and_sees_that_they_asked()
    {
        var article = await StartAsync();
        var (zhou, jiang) = (await newsroom.ClientAsync("zhou"), await newsroom.ClientAsync("jiang"));
        await SendAsync(zhou, HttpMethod.Post, Address(article, "lease"), new { tab = FirstTab });

        var asked = await SendAsync(jiang, HttpMethod.Post, Address(article, "lease/ask"), new { tab = SecondTab });

        Assert.Equal((false, true), (asked.GetProperty("mine").GetBoolean(), asked.GetProperty("asked").GetBoolean()));
        using var read = await jiang.GetAsync(Address(article));
        Assert.True((await JsonAsync(read)).GetProperty("lease").GetProperty("asked").GetBoolean());
        using var writer = await zhou.GetAsync(Address(article));
        Assert.False((await JsonAsync(writer)).GetProperty("lease").GetProperty("asked").GetBoolean());
        await newsroom.Service<WorkingCopyService>().HandOverAsync(new Asker(await newsroom.PersonAsync("zhou"), "en"), article, default);
        Assert.True((await SendAsync(jiang, HttpMethod.Post, Address(article, "lease"), new { tab = SecondTab })).GetProperty("mine").GetBoolean());
    }

    private static string Address(Guid article, string what = "working-copy") => $"/desk/api/articles/{article}/{what}";

    private static object Save(Guid tab, (string Text, int Base)? headline = null, params (string Id, string Text, int Base)[] blocks) => new
    {
        tab,
        saveId = Guid.NewGuid(),
        fields = headline is { } field ? new[] { new { name = "headline", baseVersion = field.Base, value = field.Text } } : [],
        blocks = blocks.Select(block => new
        {
            id = block.Id,
            baseVersion = block.Base,
            after = (string?)null,
            content = new { id = block.Id, type = "paragraph", text = new[] { new { text = block.Text } } },
        }).ToArray(),
        removed = Array.Empty<object>(),
        leftOut = (string[]?)null,
    };

    private static async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string address, object body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<Guid> StartAsync()
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        var story = await db.Stories.AsNoTracking().OrderBy(s => s.Number).FirstAsync();
        var created = await newsroom.Service<ArticleService>().CreateStoryAsync(
            new Asker(await newsroom.PersonAsync("zhou"), "en"), new CreateStory(story.DeskId, story.SectionId, "zh-CN", []), default);
        return created.Value!.ArticleId;
    }

    private async Task<int> WorkingVersionAsync(Guid article)
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        return await db.Articles.Where(a => a.Id == article).Select(a => a.WorkingVersion).SingleAsync();
    }
}

/// <summary>The sample newsroom with clients of people who signed in, each once: sign-in is slowed down.</summary>
public partial class EditingFactory : NewsroomFactory
{
    private const string SamplePassword = "hotpot-and-noodles";

    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    /// <inheritdoc />
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Newsroom:Sample", "true")];

    /// <summary>A service of the application.</summary>
    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The person of a sign-in name.</summary>
    public async Task<Guid> PersonAsync(string signInName)
    {
        await using var db = (NewsroomDbContext)await Service<INewsroomDbFactory>().OpenAsync(default);
        return (await db.Users.AsNoTracking().SingleAsync(account => account.UserName == signInName)).PersonId;
    }

    /// <summary>The client of a person, as their editor sends: with the form's token in a header.</summary>
    /// <param name="name">Sign-in name.</param>
    public async Task<HttpClient> ClientAsync(string name)
    {
        if (_clients.TryGetValue(name, out var known))
            return known;
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = await TokenAsync(client, "/account/sign-in"),
            ["signInName"] = name,
            ["password"] = SamplePassword,
        });
        using var answer = await client.PostAsync("/account/sign-in", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", await TokenAsync(client, "/account/profile"));
        return _clients[name] = client;
    }

    private static async Task<string> TokenAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request);
        return WebUtility.HtmlDecode(Token().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
