using System.Globalization;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Publishing;

/// <summary>The one function for readers' addresses, so that no two outputs can disagree. Paths begin with a slash and are percent-encoded.</summary>
public static class PublicAddress
{
    /// <summary>The front page of a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="page">1 for the first.</param>
    public static string Front(Language language, int page = 1) => $"/{language.Path}" + Page(page);

    /// <summary>A section's page.</summary>
    /// <param name="language">The language.</param>
    /// <param name="section">Slug of the section.</param>
    /// <param name="page">1 for the first.</param>
    public static string Section(Language language, string section, int page = 1) => $"/{language.Path}/{section}" + Page(page);

    /// <summary>A list's page.</summary>
    /// <param name="language">The language.</param>
    /// <param name="list">The list.</param>
    /// <param name="page">1 for the first.</param>
    public static string List(Language language, PublicListKey list, int page = 1)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Kind switch
        {
            PublicListKind.Front => Front(language, page),
            PublicListKind.Section => Section(language, list.Value, page),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list.Kind, "This kind of list has no address."),
        };
    }

    /// <summary>An article's page.</summary>
    /// <param name="language">The article's language.</param>
    /// <param name="section">Slug of the story's section.</param>
    /// <param name="slug">Made of the headline.</param>
    /// <param name="number">The story's number.</param>
    public static string Article(Language language, string section, string slug, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"/{language.Path}/{section}/{Uri.EscapeDataString(slug)}-{number}");

    /// <summary>A page of the administrators. The one called <c>about</c> has the address that readers guess.</summary>
    /// <param name="language">The page's language.</param>
    /// <param name="slug">Its last segment.</param>
    public static string SitePage(Language language, string slug) =>
        string.Equals(slug, "about", StringComparison.Ordinal) ? $"/{language.Path}/about" : $"/{language.Path}/pages/{slug}";

    /// <summary>The story's number at the end of an article's address; null where there is none.</summary>
    /// <param name="segment">Last segment of the address, decoded.</param>
    public static int? NumberOf(string segment)
    {
        var digits = segment.AsSpan(segment.LastIndexOf('-') + 1);
        return digits.Length is > 0 and <= 9 && digits.IndexOfAnyExceptInRange('0', '9') < 0 ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private static string Page(int page) => page > 1 ? string.Create(CultureInfo.InvariantCulture, $"?page={page}") : "";
}

/// <summary>The one function for readers' times: stored in UTC, shown in the newsroom's zone.</summary>
public static class PublicTime
{
    /// <summary>As the article shows it, for example <c>2023-07-12 14:15:18</c>.</summary>
    /// <param name="utc">The time (UTC).</param>
    /// <param name="zoneId">IANA id of the newsroom's zone.</param>
    public static string Shown(DateTime utc, string zoneId) => In(utc, zoneId).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>As lists show it, without the seconds, for example <c>2023-07-12 14:15</c>.</summary>
    /// <param name="utc">The time (UTC).</param>
    /// <param name="zoneId">IANA id of the newsroom's zone.</param>
    public static string ShownInLists(DateTime utc, string zoneId) => In(utc, zoneId).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For machines, with the zone's offset, for example <c>2023-07-12T14:15:18+08:00</c>.</summary>
    /// <param name="utc">The time (UTC).</param>
    /// <param name="zoneId">IANA id of the newsroom's zone.</param>
    public static string ForMachines(DateTime utc, string zoneId) => In(utc, zoneId).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset In(DateTime utc, string zoneId) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById(zoneId));
}
