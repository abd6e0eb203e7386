using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Browser.Tests.Serving;

/// <summary>
/// The files of the root wwwroot as real servers serve them; RootFilesTests of the Web tests holds the same inside the
/// test's own process. Sizes are compared, since a wrong manifest may answer 200 with a cut or an empty file.
/// </summary>
public sealed class ServedFilesTests(PublishedApplication published)
{
    private static readonly string[] Encodings = ["identity", "gzip", "br"];

    [Fact]
    public async Task An_edited_file_is_served_whole_after_a_refresh_in_development()
    {
        using var folder = new TemporaryFolder();
        var assembly = CopyOfTheBuildWithItsOwnWwwroot(folder);
        var file = folder.PathTo("wwwroot/desk.css");
        await using var server = await ServerProcess.StartAsync(folder.Path, "Development", folder.PathTo("data"), WithoutSample, assembly);
        using var client = new HttpClient { BaseAddress = server.Address };
        var before = await File.ReadAllTextAsync(file);
        foreach (var encoding in Encodings)
            Assert.Equal(before, Encoding.UTF8.GetString((await GetAsync(client, new Uri("/desk.css", UriKind.Relative), encoding)).Body));

        foreach (var edited in (string[])[before + "\n.longer { color: #123456; }\n", ".short{}"])
        {
            await File.WriteAllTextAsync(file, edited);

            foreach (var encoding in Encodings)
            {
                Assert.Equal(edited, Encoding.UTF8.GetString((await GetAsync(client, new Uri("/desk.css", UriKind.Relative), encoding)).Body));
                Assert.Equal(edited, Encoding.UTF8.GetString((await GetAsync(client, new Uri(Fingerprinted(assembly, "desk.css"), UriKind.Relative), encoding)).Body));
            }
        }
    }

    [Fact]
    public async Task A_published_copy_serves_whole_files_from_any_folder_without_development()
    {
        var assembly = await published.AssemblyAsync();
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, "Production", folder.PathTo("data"), WithoutSample, assembly);
        using var client = new HttpClient { BaseAddress = server.Address };

        foreach (var (file, encoding) in EachEncoded("desk.css", "paper.css", "editor.js"))
        {
            var (cache, encoded, body) = await GetAsync(client, new Uri(Fingerprinted(assembly, file), UriKind.Relative), encoding);

            Assert.Contains("immutable", cache, StringComparison.Ordinal);
            Assert.Equal(encoding, encoded);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(assembly)!, "wwwroot", file)), body);
        }

        // The SDK makes no compressed variants for the fingerprinted names of a package's files, so pages link the plain ones.
        foreach (var (file, encoding) in EachEncoded("_content/MudBlazor/MudBlazor.min.css", "_content/MudBlazor/MudBlazor.min.js"))
        {
            var (_, encoded, body) = await GetAsync(client, new Uri($"/{file}", UriKind.Relative), encoding);

            Assert.Equal(encoding, encoded);
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(assembly)!, "wwwroot", file)), body);
        }

        Assert.Equal(0, await server.StopAsync());
    }

    private static IEnumerable<(string File, string Encoding)> EachEncoded(params string[] files) => files.SelectMany(file => Encodings, (file, encoding) => (file, encoding));

    private static Dictionary<string, string> WithoutSample => new(StringComparer.Ordinal) { ["Newsroom:Sample"] = "false" };

    private static async Task<(string Cache, string Encoding, byte[] Body)> GetAsync(HttpClient client, Uri path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var encoded = response.Content.Headers.ContentEncoding.SingleOrDefault() ?? "identity";
        await using var sent = await response.Content.ReadAsStreamAsync();
        await using var decoded = encoded switch
        {
            "gzip" => new GZipStream(sent, CompressionMode.Decompress),
            "br" => new BrotliStream(sent, CompressionMode.Decompress),
            _ => sent,
        };
        using var body = new MemoryStream();
        await decoded.CopyToAsync(body);
        return (response.Headers.CacheControl?.ToString() ?? "", encoded, body.ToArray());
    }

    /// <summary>The build's output with its manifest pointed at a copy of the root wwwroot, so that the test edits no file of the repository.</summary>
    private static string CopyOfTheBuildWithItsOwnWwwroot(TemporaryFolder folder)
    {
        folder.Copy(Repository.PathTo("wwwroot"), "wwwroot");
        File.Copy(Repository.PathTo("appsettings.json"), folder.PathTo("appsettings.json"));
        var build = folder.Copy(Path.GetDirectoryName(ServerProcess.BuiltAssembly)!, "build");
        var manifest = Path.Combine(build, "CqNewsroom.Web.staticwebassets.runtime.json");
        var text = File.ReadAllText(manifest);
        var (original, copy) = (JsonSerializer.Serialize(Repository.PathTo("wwwroot")), JsonSerializer.Serialize(folder.PathTo("wwwroot")));
        Assert.Contains(original.Trim('"'), text, StringComparison.Ordinal);
        File.WriteAllText(manifest, text.Replace(original.Trim('"'), copy.Trim('"'), StringComparison.Ordinal));
        return Path.Combine(build, "CqNewsroom.Web.dll");
    }

    /// <summary>The route with a fingerprint that the endpoints manifest beside the assembly gives to a file.</summary>
    private static string Fingerprinted(string assembly, string file)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(assembly, "staticwebassets.endpoints.json")));
        return "/" + manifest.RootElement.GetProperty("Endpoints").EnumerateArray()
            .Where(endpoint => endpoint.GetProperty("EndpointProperties").EnumerateArray().Any(property =>
                string.Equals(property.GetProperty("Name").GetString(), "label", StringComparison.Ordinal) &&
                string.Equals(property.GetProperty("Value").GetString(), file, StringComparison.Ordinal)))
            .Select(endpoint => endpoint.GetProperty("Route").GetString())
            .Distinct(StringComparer.Ordinal)
            .Single();
    }
}
