using System.Globalization;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Terms;

namespace CqNewsroom.Web.Desk.Terms;

/// <summary>What an address says of a filter of the termbase; what it says wrongly is as if it were not said.</summary>
internal static class TermAddress
{
    /// <summary>How addresses name what holds for the whole newsroom.</summary>
    private const string Newsroom = "newsroom";

    /// <summary>The filter of an address.</summary>
    public static TermFilter Filter(string? words, string? kind, string? desk, string? state, string? page) => new(
        string.IsNullOrWhiteSpace(words) ? null : words,
        Named<TermKind>(kind),
        string.Equals(desk, Newsroom, StringComparison.Ordinal) ? Guid.Empty : Guid.TryParse(desk, out var id) ? id : null,
        Named<TermState>(state),
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1);

    /// <summary>What an address says of a filter.</summary>
    /// <param name="filter">The filter.</param>
    public static Dictionary<string, object?> Query(TermFilter filter) => new(StringComparer.Ordinal)
    {
        ["words"] = string.IsNullOrEmpty(filter.Words) ? null : filter.Words,
        ["kind"] = filter.Kind?.ToString(),
        ["desk"] = filter.DeskId == Guid.Empty ? Newsroom : filter.DeskId?.ToString(),
        ["state"] = filter.State?.ToString(),
        ["page"] = filter.Page > 1 ? filter.Page : null,
    };

    private static T? Named<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
