using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Agency;

/// <summary>
/// The people of an agency ask for everything that the application answers, with ids of what is not theirs. The routes are read from the application, so a new one is
/// walked by itself.
/// </summary>
public sealed class AgencyWalkTests(WalkingFactory newsroom) : IClassFixture<WalkingFactory>
{
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static AgencyWorld? _world;

    [Theory]
    [InlineData("yuki")]
    [InlineData("maren")]
    public async Task Nothing_of_other_stories_is_in_any_byte(string person)
    {
        var world = await WorldAsync();
        var calls = new RouteCalls(world);
        var client = await newsroom.ClientAsync(person);
        var personId = await newsroom.PersonAsync(person);
        var before = await world.VersionsAsync();
        var (leaks, unknown, asked, seesOwn) = (new List<string>(), new List<string>(), 0, false);

        foreach (var endpoint in newsroom.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsOurs))
        {
            foreach (var call in CallsOf(endpoint))
            {
                asked++;
                Hear(call, await AnswerAsync(client, call));
                if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page)
                    Hear(call, await newsroom.RenderAsync(page, ParametersOf(page, call.Values), call.Address, personId));
            }
        }

        Assert.True(unknown.Count == 0, string.Join(Environment.NewLine, unknown));
        Assert.True(leaks.Count == 0, string.Join(Environment.NewLine, leaks.Take(40)));
        Assert.True(asked > 300, $"Only {asked} requests.");
        Assert.True(seesOwn, "The walk never met the own story: it looks at nothing.");
        Assert.Equal(before, await world.VersionsAsync());

        // All that nobody said how to call, at once.
        IReadOnlyList<RouteCall> CallsOf(RouteEndpoint endpoint)
        {
            try
            {
                return [.. calls.Of(endpoint)];
            }
            catch (UnknownRouteException route)
            {
                unknown.Add(route.Message);
                return [];
            }
        }

        void Hear(RouteCall call, string body)
        {
            seesOwn |= body.Contains(AgencyWorld.OwnHeadline, StringComparison.Ordinal);
            if (world.Leak(body, call.Address) is { } leak)
                leaks.Add($"{call.Method} {call.Address}: {leak}");
        }
    }

    [Theory]
    [InlineData("yuki")]
    [InlineData("maren")]
    public async Task Searches_and_counts_know_nothing_of_other_stories(string person)
    {
        var world = await WorldAsync();
        var asker = new Asker(await newsroom.PersonAsync(person), "en");
        await using var scope = newsroom.Services.CreateAsyncScope();
        var (search, list) = (scope.ServiceProvider.GetRequiredService<StorySearch>(), scope.ServiceProvider.GetRequiredService<StoryList>());

        foreach (var words in new[] { AgencyWorld.Mark, AgencyWorld.EnglishMark, "Rita", "周一帆", world.ForeignNumbers[0].ToString(CultureInfo.InvariantCulture), "#" + world.ForeignNumbers[^1].ToString(CultureInfo.InvariantCulture) })
        {
            var found = await search.FindAsync(asker, words, default);
            Assert.True(found is { Stories.Count: 0, IsMore: false, Persons.Count: 0 }, $"{person} finds {words}");
            Assert.Equal(0, (await list.ReadAsync(asker, new StoryFilter(Words: words), default)).Value!.Count);
        }

        Assert.Single((await search.FindAsync(asker, AgencyWorld.OwnHeadline[..4], default)).Stories);
        Assert.NotEqual(0, (await list.ReadAsync(asker, new StoryFilter(), default)).Value!.Count);
    }

    private async Task<AgencyWorld> WorldAsync()
    {
        await Making.WaitAsync();
        try
        {
            return _world ??= await AgencyWorld.MakeAsync(newsroom);
        }
        finally
        {
            Making.Release();
        }
    }

    // Files of the application and the framework's own addresses hold nothing of the newsroom.
    private static bool IsOurs(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal)
        && !endpoint.RoutePattern.RawText.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal);

    private static async Task<string> AnswerAsync(HttpClient client, RouteCall call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Address);
        if (call.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        else
            request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        // Headers say things too: where to, and the name of a file.
        return answer.Headers.ToString() + answer.Content.Headers.ToString() + (bytes is [0x50, 0x4B, ..] ? Unpacked(bytes) : Encoding.UTF8.GetString(bytes));
    }

    private static string Unpacked(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    private static Dictionary<string, object?> ParametersOf(Type page, IReadOnlyDictionary<string, string> values) => values.ToDictionary(
        value => value.Key,
        value => page.GetProperty(value.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType switch
        {
            { } type when type == typeof(Guid) || type == typeof(Guid?) => Guid.Parse(value.Value),
            { } type when type == typeof(int) => int.Parse(value.Value, CultureInfo.InvariantCulture),
            _ => (object?)value.Value,
        },
        StringComparer.OrdinalIgnoreCase);
}
