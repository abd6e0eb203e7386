using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using CqNewsroom.TestSupport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests;

/// <summary>The files of the root wwwroot come through SDK tasks that are no documented contract (RootStaticFiles.targets); these tests hold that they arrive whole.</summary>
public sealed partial class RootFilesTests(NewsroomFactory factory) : IClassFixture<NewsroomFactory>
{
    private const string EditorBundle = "editor.js";

    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Repository.PathTo("wwwroot"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.PathTo("wwwroot"), file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("dist/", StringComparison.Ordinal))
        .Append(EditorBundle)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_root_file_is_served_whole_under_its_own_name_and_under_its_fingerprint(string file)
    {
        var expected = await File.ReadAllBytesAsync(Repository.PathTo(file == EditorBundle ? "src/CqNewsroom.Web/obj/editor/editor.js" : $"wwwroot/{file}"));
        var fingerprinted = Fingerprinted(file);
        using var client = factory.CreateClient();

        using var plain = await client.GetAsync(new Uri($"/{file}", UriKind.Relative));
        using var lasting = await client.GetAsync(new Uri($"/{fingerprinted}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.Equal(expected, await plain.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, lasting.StatusCode);
        Assert.Equal(expected, await lasting.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("desk.css")]
    [InlineData("paper.css")]
    [InlineData(EditorBundle)]
    public async Task A_compressed_variant_holds_the_same_bytes(string file)
    {
        using var client = factory.CreateClient();
        var path = new Uri($"/{Fingerprinted(file)}", UriKind.Relative);
        var whole = await client.GetByteArrayAsync(path);
        Assert.NotEmpty(whole);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStreamAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        using var unpacked = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionMode.Decompress))
        {
            await gzip.CopyToAsync(unpacked);
        }

        Assert.Equal(whole, unpacked.ToArray());
    }

    [Theory]
    [InlineData("_content/MudBlazor/MudBlazor.min.css")]
    [InlineData("_content/MudBlazor/MudBlazor.min.js")]
    public async Task A_file_of_the_component_library_is_served_whole(string file)
    {
        var expected = factory.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(file);
        using var client = factory.CreateClient();

        var body = await client.GetByteArrayAsync(new Uri($"/{file}", UriKind.Relative));

        Assert.True(expected.Exists);
        Assert.Equal(expected.Length, body.Length);
    }

    [Fact]
    public async Task A_name_that_is_no_file_is_not_found()
    {
        using var client = factory.CreateClient();

        using var response = await client.GetAsync(new Uri("/no-such-file.css", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>The address that pages write into their links, from the manifest that MapStaticAssets read.</summary>
    private string Fingerprinted(string file)
    {
        using var client = factory.CreateClient();
        var (name, extension) = (Path.ChangeExtension(file, null), Path.GetExtension(file));
        var wanted = new Regex($@"^/?{Regex.Escape(name)}\.[a-z0-9]{{10}}{Regex.Escape(extension)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
        return factory.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(route => wanted.IsMatch(route))
            .Distinct(StringComparer.Ordinal)
            .Single()
            .TrimStart('/');
    }
}
