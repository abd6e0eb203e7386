using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>Writes JSON for readers' programs: Chinese as it is, and whatever could end or confuse an element that holds it as an escape.</summary>
internal static class OutputJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>As bytes of its own.</summary>
    /// <param name="node">What is written.</param>
    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Options);

    /// <summary>As a text that may stand in a data block of a page.</summary>
    /// <param name="node">What is written.</param>
    public static string Text(JsonNode node) => node.ToJsonString(Options);

    /// <summary>A list of texts.</summary>
    /// <param name="texts">The texts.</param>
    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>A list of objects.</summary>
    /// <param name="objects">The objects.</param>
    public static JsonArray Array(IEnumerable<JsonObject> objects) => new([.. objects]);

    /// <summary>Sets a list, unless it is empty.</summary>
    /// <param name="target">The object that gets it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="list">The list.</param>
    public static void SetList(this JsonObject target, string name, JsonArray list)
    {
        if (list.Count > 0)
            target[name] = list;
    }

    /// <summary>Sets a text, unless it is empty.</summary>
    /// <param name="target">The object that gets it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="text">The text.</param>
    public static void SetText(this JsonObject target, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            target[name] = text;
    }
}
