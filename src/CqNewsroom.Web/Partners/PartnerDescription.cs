using System.Text.Json.Nodes;
using CqNewsroom.Web.Reader;

namespace CqNewsroom.Web.Partners;

/// <summary>The description of the interface in OpenAPI 3.1, from <c>openapi.json</c> beside it, with this site's own address.</summary>
/// <param name="renderer">Knows the address.</param>
public sealed class PartnerDescription(ReaderRenderer renderer)
{
    internal PartnerReply Reply { get; } = new(StatusCodes.Status200OK, Read(renderer.BaseUrl)) { IsPublic = true };

    private static JsonNode Read(string baseUrl)
    {
        using var file = typeof(PartnerDescription).Assembly.GetManifestResourceStream("openapi.json")!;
        var document = JsonNode.Parse(file)!;
        document["servers"] = new JsonArray(new JsonObject { ["url"] = baseUrl });
        return document;
    }
}
