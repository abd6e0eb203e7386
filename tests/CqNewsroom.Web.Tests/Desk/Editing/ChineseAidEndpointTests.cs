using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CqNewsroom.Core;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Editing;

/// <summary>The checks of a Chinese text while it is written, as the editor asks for them.</summary>
public sealed class ChineseAidEndpointTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    [Fact]
    public async Task What_is_on_the_screen_is_answered_with_places_sentences_and_fixes()
    {
        var address = await AddressAsync();
        using var answer = await (await newsroom.ClientAsync("zhou")).PostAsJsonAsync(address, new { parts = new[] { new { key = "b1", text = "光线幅射周边。" } } });

        var finding = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray());
        Assert.Equal(("b1", "Warning", "辐射", 2, 2), (
            finding.GetProperty("key").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("fix").GetString(),
            finding.GetProperty("place").GetProperty("start").GetInt32(), finding.GetProperty("place").GetProperty("length").GetInt32()));
        Assert.NotEqual("", finding.GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task Who_is_signed_out_and_who_may_not_read_learn_nothing()
    {
        var address = await AddressAsync();
        using var nobody = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var refused = await nobody.PostAsJsonAsync(address, new { });
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var yuki = await (await newsroom.ClientAsync("yuki")).PostAsJsonAsync(address, new { parts = new[] { new { key = "b1", text = "幅射" } } });
        Assert.Equal(HttpStatusCode.NotFound, yuki.StatusCode);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("""{"parts":[null,{"key":null,"text":null},{"key":"b1","text":"\u0000\u200b幅"}]}""", HttpStatusCode.OK)]
    [InlineData("""{"parts":[{"key":"b1","text":"\ud800"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"parts":"text"}""", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    public async Task What_no_editor_sends_breaks_nothing(string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await (await newsroom.ClientAsync("zhou")).PostAsync(await AddressAsync(), content);
        Assert.Equal(expected, answer.StatusCode);
    }

    // An original of the sample in Chinese.
    private async Task<string> AddressAsync()
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        var article = await db.Articles.AsNoTracking().Where(a => a.IsOriginal && db.Stories.Any(s => s.Id == a.StoryId && s.Number == 1005)).Select(a => a.Id).SingleAsync();
        return $"/desk/api/articles/{article}/proof";
    }
}
