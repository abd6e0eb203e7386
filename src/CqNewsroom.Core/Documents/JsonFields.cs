using System.Text.Json;

namespace CqNewsroom.Core.Documents;

/// <summary>Reads single values of untrusted JSON; whatever does not fit becomes a <see cref="DocumentFormatException"/>.</summary>
internal static class JsonFields
{
    private const int ShownNameLength = 40;

    public static DocumentFormatException Problem(DocumentProblemCode code, string? blockId, string? field, params ReadOnlySpan<string> args) =>
        new(DocumentProblem.Of(code, blockId, field, args));

    public static DocumentFormatException Unknown(string name, string? blockId) =>
        Problem(DocumentProblemCode.UnknownProperty, blockId, field: null, Shown(name));

    public static string Shown(string name) => name.Length <= ShownNameLength ? name : name[..ShownNameLength];

    public static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement element, string? blockId, string? field)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Problem(DocumentProblemCode.WrongValue, blockId, field);
        foreach (var property in element.EnumerateObject())
            yield return (property.Name, property.Value);
    }

    public static string Text(JsonElement element, string? blockId, string field)
    {
        if (element.ValueKind != JsonValueKind.String)
            throw Problem(DocumentProblemCode.WrongValue, blockId, field);
        return element.GetString()!;
    }

    public static bool Flag(JsonElement element, string? blockId, string field) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Problem(DocumentProblemCode.WrongValue, blockId, field),
    };

    public static int Number(JsonElement element, string? blockId, string field) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number)
            ? number
            : throw Problem(DocumentProblemCode.WrongValue, blockId, field);

    public static Guid Id(JsonElement element, string? blockId, string field) =>
        Guid.TryParseExact(Text(element, blockId, field), "D", out var id) ? id : throw Problem(DocumentProblemCode.WrongValue, blockId, field);

    public static EquatableList<T> List<T>(JsonElement element, string? blockId, string field, int limit, Func<JsonElement, T> read)
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Problem(DocumentProblemCode.WrongValue, blockId, field);
        var count = element.GetArrayLength();
        if (count > limit)
            throw Problem(DocumentProblemCode.TooMany, blockId, field, Invariant(count), Invariant(limit));
        return element.EnumerateArray().Select(read).ToEquatableList();
    }

    public static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
