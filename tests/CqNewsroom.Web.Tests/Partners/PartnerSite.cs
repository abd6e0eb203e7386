using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CqNewsroom.Core.Partners;
using CqNewsroom.Web.Tests.Reader;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Partners;

/// <summary>The sample newsroom, asked as partners' programs ask.</summary>
public sealed class PartnerSite : SampleSite
{
    /// <summary>A token of the administrator's making.</summary>
    public async Task<MadeApiToken> TokenAsync(string scope = ApiScope.Articles, string[]? languages = null, Guid[]? sections = null, int limit = ApiToken.MostRequests)
    {
        var made = await Services.GetRequiredService<ApiTokens>().MakeAsync(
            await AskerAsync("he"), new MakeApiToken("Partner", [scope], languages ?? [], sections ?? [], limit, TimeSpan.FromDays(30)), CancellationToken.None);
        Assert.True(made.IsDone, made.Refusal?.In("en"));
        return made.Value!;
    }

    /// <summary>Asks with a token.</summary>
    public async Task<HttpResponseMessage> AskAsync(string? secret, string address, HttpMethod? method = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        request.Headers.TryAddWithoutValidation("Cookie", "newsroom.staff=none");
        return await Reader.SendAsync(request);
    }

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> WalkAsync(string secret, string query)
    {
        var items = new List<JsonNode>();
        var address = "/api/v1/articles" + query;
        while (true)
        {
            using var answer = await AskAsync(secret, address);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            if (!page["hasMore"]!.GetValue<bool>())
                return items;
            address = new Uri(page["next"]!.GetValue<string>()).PathAndQuery;
        }
    }
}
