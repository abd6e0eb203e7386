using System.Globalization;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Search;

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
            PublicListKind.Tag => Below(language, "tags", list.Value) + Page(page),
            PublicListKind.Person => Below(language, "people", list.Value) + Page(page),
            PublicListKind.Agency => Below(language, "agencies", list.Value) + Page(page),
            PublicListKind.Month or PublicListKind.Day => Below(language, "archive", list.Value) + Page(page),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list.Kind, "This kind of list has no address."),
        };
    }

    /// <summary>The archive, which leads to the months.</summary>
    /// <param name="language">The language.</param>
    public static string Archive(Language language) => $"/{language.Path}/archive";

    /// <summary>What was corrected and retracted.</summary>
    /// <param name="language">The language.</param>
    /// <param name="page">1 for the first.</param>
    public static string Corrections(Language language, int page = 1) => $"/{language.Path}/corrections" + Page(page);

    /// <summary>An article beside its other language, paragraph by paragraph.</summary>
    /// <param name="article">Address of the article.</param>
    public static string SideBySide(string article) => article + "/side-by-side";

    /// <summary>An article's page.</summary>
    /// <param name="language">The article's language.</param>
    /// <param name="section">Slug of the story's section.</param>
    /// <param name="slug">Made of the headline.</param>
    /// <param name="number">The story's number.</param>
    public static string Article(Language language, string section, string slug, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"/{language.Path}/{section}/{Uri.EscapeDataString(slug)}-{number}");

    /// <summary>An article's address without a slug; it leads to the page, and names a page that may leave no trace of its headline.</summary>
    /// <param name="language">The article's language.</param>
    /// <param name="section">Slug of the story's section.</param>
    /// <param name="number">The story's number.</param>
    public static string ArticleByNumber(Language language, string section, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"/{language.Path}/{section}/{number}");

    /// <summary>The search, or a page of its results.</summary>
    /// <param name="language">The language.</param>
    /// <param name="question">What is asked; null for the empty form.</param>
    /// <param name="page">1 for the first.</param>
    public static string Search(Language language, SearchQuestion? question = null, int page = 1)
    {
        (string Name, string? Value)[] asked =
        [
            ("q", question?.Words), ("section", question?.Section), ("person", question?.Person), ("from", question?.From), ("to", question?.To),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var given = asked.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return $"/{language.Path}/search" + (given.Count > 0 ? "?" + string.Join('&', given) : "");
    }

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

    private static string Below(Language language, string kind, string name) => $"/{language.Path}/{kind}/{Uri.EscapeDataString(name)}";

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

    /// <summary>As RSS has it (RFC 822 with four digits of the year), with the zone's offset, for example <c>Wed, 12 Jul 2023 14:15:18 +0800</c>; the same on every server.</summary>
    /// <param name="utc">The time (UTC).</param>
    /// <param name="zoneId">IANA id of the newsroom's zone.</param>
    public static string ForRss(DateTime utc, string zoneId)
    {
        var time = In(utc, zoneId);
        return time.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
    }

    private static DateTimeOffset In(DateTime utc, string zoneId) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById(zoneId));
}
