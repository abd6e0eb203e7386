using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CqNewsroom.Data.Converters;

/// <summary>
/// Values that are read and written as a whole and never asked for in a query, kept as the same JSON text in both databases.
/// Lists of strings and ids are not among them: EF Core maps those itself, and queries look into them.
/// </summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // Chinese stays readable in the database; the text is never put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Keeps a property as JSON text; what was changed inside it is noticed by comparing the texts.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)),
            new ValueComparer<T>(
                (left, right) => string.Equals(Write(left), Write(right), StringComparison.Ordinal),
                value => string.GetHashCode(Write(value), StringComparison.Ordinal),
                value => Read<T>(Write(value))));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
