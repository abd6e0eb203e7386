using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CqNewsroom.Core.Acts;

/// <summary>Further facts of an act as JSON with sorted keys; what is null or empty is left out.</summary>
internal static class ActDetails
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes them; null where there is nothing to write.</summary>
    public static string? Of(params (string Name, object? Value)[] facts)
    {
        var kept = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            if (value is not null and not "" and not false)
                kept[name] = value is IReadOnlyDictionary<string, string> texts ? new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal) : value;
        }

        return kept.Count == 0 ? null : JsonSerializer.Serialize(kept, Readable);
    }
}
