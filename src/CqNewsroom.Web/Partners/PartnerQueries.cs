using System.Globalization;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Partners;

/// <summary>Reads what partners ask a list for.</summary>
internal static class PartnerQueries
{
    private const int UsualSize = 20;
    private const int LongestName = 200;
    private const string Cursor = "cursor";

    // RFC 3339. A plus that nobody encoded arrives as a space.
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly (string Name, Func<string, PublicListKey> Key)[] Lists =
        [("section", PublicListKey.Section), ("tag", PublicListKey.Tag), ("person", PublicListKey.Person), ("agency", PublicListKey.Agency)];

    /// <summary>The names of what may be asked.</summary>
    public static IReadOnlyList<string> Names { get; } = ["language", .. Lists.Select(list => list.Name), "changedSince", Cursor, "limit"];

    /// <summary>Reads a query.</summary>
    /// <param name="values">As it came; each name stands once.</param>
    /// <returns>The query, or what is wrong with it.</returns>
    public static (PartnerQuery? Query, string? Problem) Read(IQueryCollection values)
    {
        var lists = Lists.Where(list => values.ContainsKey(list.Name)).ToList();
        if (lists.Count > 1)
            return (null, "Ask for one of section, tag, person and agency at a time.");
        if (values.FirstOrDefault(one => one.Value.ToString() is { Length: 0 or > LongestName } && one.Key != Cursor) is { Key: { } name })
            return (null, $"The parameter '{name}' is empty or too long.");
        // No name has one, and PostgreSQL refuses to look for some of them.
        if (values.FirstOrDefault(one => one.Value.ToString().Any(char.IsControl) && one.Key != Cursor) is { Key: { } odd })
            return (null, $"The parameter '{odd}' has a character in it that no name has.");
        var size = UsualSize;
        if (values.TryGetValue("limit", out var limit) && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > PartnerQuery.MostSize))
            return (null, $"The parameter 'limit' is a number from 1 to {PartnerQuery.MostSize}.");
        DateTime? since = null;
        if (values.TryGetValue("changedSince", out var text))
        {
            if (!DateTimeOffset.TryParseExact(text.ToString().Replace(' ', '+'), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return (null, "The parameter 'changedSince' is a time such as 2026-07-10T01:30:00Z.");
            since = time.UtcDateTime;
        }

        var list = lists is [var only] ? only.Key(values[only.Name].ToString()) : PublicListKey.Front;
        return (new PartnerQuery(One(values, "language"), list, since, One(values, Cursor), size), null);
    }

    /// <summary>The query of what follows: the same, with another cursor.</summary>
    /// <param name="values">As it came.</param>
    /// <param name="cursor">The cursor.</param>
    public static string Next(IQueryCollection values, string cursor) => QueryString.Create(
        values.Where(one => one.Key != Cursor).Select(one => KeyValuePair.Create(one.Key, (string?)one.Value.ToString())).Append(new(Cursor, cursor))).ToUriComponent();

    private static string? One(IQueryCollection values, string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;
}
