using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CqNewsroom.Core.Auditing;

/// <summary>The further facts of an audit record as JSON with sorted keys, so that equal facts have one form.</summary>
public static class AuditDetails
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes facts; those without a value are left out.</summary>
    /// <param name="facts">Names and values.</param>
    public static string Of(params (string Name, object? Value)[] facts)
    {
        var sorted = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            if (value is not null)
                sorted[name] = value is IReadOnlyDictionary<string, string> texts ? new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal) : value;
        }

        return JsonSerializer.Serialize(sorted, Options);
    }
}
