using System.Text.Json;

namespace CqNewsroom.Core.Acts;

/// <summary>Further facts of an act as JSON with sorted keys; what is null or empty is left out.</summary>
internal static class ActDetails
{
    /// <summary>Writes them; null where there is nothing to write.</summary>
    public static string? Of(params (string Name, object? Value)[] facts)
    {
        var kept = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            if (value is not null and not "" and not false)
                kept[name] = value;
        }

        return kept.Count == 0 ? null : JsonSerializer.Serialize(kept);
    }
}
