using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CqNewsroom.Core;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Tests.Desk.Editing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Terms;

/// <summary>Files of terms on their way in and out.</summary>
public sealed class TermEndpointTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private const string Send = "/desk/api/terms/import";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    public async Task A_file_comes_in_whatever_its_encoding_and_nothing_is_applied_yet(string encoding, bool hasMark)
    {
        var coding = encoding == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!;
        var jiang = await newsroom.ClientAsync("jiang");
        var before = await CountAsync();

        using var answer = await jiang.PostAsync(Send, File([.. hasMark ? coding.Preamble.ToArray() : [], .. coding.GetBytes("zh,en\n测试词语,test word\n")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        Assert.Equal("zh,en\n测试词语,test word\n", await db.TermImports.Where(i => i.Id == id).Select(i => i.Content).SingleAsync());
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task What_is_no_table_of_terms_is_refused_in_the_language_of_the_interface()
    {
        var jiang = await newsroom.ClientAsync("jiang");
        foreach (var (file, code) in new (byte[], string)[]
        {
            ([0x50, 0x4B, 3, 4, 0, 0], "term-file-not-text"), ("zh;en"u8.ToArray(), "term-file-columns"), ([], "term-file-empty"),
        })
        {
            using var answer = await jiang.PostAsync(Send, File(file));
            var refused = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.StatusCode, refused.GetProperty("code").GetString()));
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.GetProperty("message").GetString());
        }

        using var giant = await jiang.PostAsync(Send, File(new byte[TermFiles.LargestFile + 1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, giant.StatusCode);
        Assert.Equal(new Refusal(RefusalCode.TermFileTooBig, 8).In("zh-CN"), (await giant.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString());
    }

    [Fact]
    public async Task Without_sign_in_token_or_right_nothing_comes_in_or_out()
    {
        var file = "zh,en\n测试词语,test word\n"u8.ToArray();
        using var nobody = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var forged = new HttpRequestMessage(HttpMethod.Post, Send) { Content = File(file) };
        forged.Headers.Add("X-CSRF-TOKEN", "");

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync(Send, File(file))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await (await newsroom.ClientAsync("jiang")).SendAsync(forged)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await newsroom.ClientAsync("zhou")).PostAsync(Send, File(file))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/desk/terms.csv")).StatusCode);
    }

    [Fact]
    public async Task The_list_on_the_screen_leaves_as_a_table_and_an_agency_gets_its_own_proposals_alone()
    {
        using var all = await (await newsroom.ClientAsync("zhou")).GetAsync("/desk/terms.csv?words=解放碑&kind=nonsense&page=x");
        var text = await all.Content.ReadAsStringAsync();
        using var own = await (await newsroom.ClientAsync("yuki")).GetAsync("/desk/terms.csv");

        Assert.Equal(("terms.csv", "text/csv"), (all.Content.Headers.ContentDisposition!.FileName, all.Content.Headers.ContentType!.MediaType));
        Assert.Contains("noindex", all.Headers.GetValues("X-Robots-Tag"));
        Assert.Contains("解放碑,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("朝天门", text, StringComparison.Ordinal);
        Assert.Equal("zh,en,status,kind,note,source,valid_from,valid_to,desk", (await own.Content.ReadAsStringAsync()).Trim('\uFEFF', '\r', '\n'));
    }

    [Fact]
    public async Task The_stories_of_the_sample_agree_with_its_terms()
    {
        await newsroom.Service<TermReview>().WorkAsync(default);

        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        Assert.InRange(await db.TermEntries.CountAsync(e => e.State == TermState.Approved), 150, 250);
        Assert.False(await db.TermEntries.AnyAsync(e => e.PendingSince != null));
        Assert.Empty(await db.TermDisagreements.AsNoTracking().Select(d => d.Chinese).ToListAsync());
    }

    private static ByteArrayContent File(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private async Task<int> CountAsync()
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        return await db.TermEntries.CountAsync();
    }
}
