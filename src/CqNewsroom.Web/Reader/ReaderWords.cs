using System.Globalization;
using System.Resources;

namespace CqNewsroom.Web.Reader;

/// <summary>The reader site's words, in the language of the page and not of the browser.</summary>
public static class ReaderWords
{
    private static readonly ResourceManager Words = new("CqNewsroom.Web.Resources.Paper", typeof(ReaderWords).Assembly);

    /// <summary>A word.</summary>
    /// <param name="language">BCP 47 tag of the page.</param>
    /// <param name="key">Key in Resources/Paper.</param>
    /// <param name="arguments">What it names.</param>
    public static string In(string language, string key, params object[] arguments)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return string.Format(culture, Words.GetString(key, culture) ?? key, arguments);
    }

    /// <summary>The heading of a page that stands in place of the one asked for.</summary>
    /// <param name="language">BCP 47 tag of the page.</param>
    /// <param name="status">Status code of the answer.</param>
    public static string NoticeTitle(string language, int status) => status switch
    {
        StatusCodes.Status404NotFound => In(language, "MissingTitle"),
        StatusCodes.Status405MethodNotAllowed => In(language, "OnlyReadTitle"),
        < StatusCodes.Status500InternalServerError => In(language, "NotUnderstoodTitle"),
        _ => In(language, "TroubleTitle"),
    };

    /// <summary>What that page says.</summary>
    /// <param name="language">BCP 47 tag of the page.</param>
    /// <param name="status">Status code of the answer.</param>
    public static string NoticeText(string language, int status) => status switch
    {
        StatusCodes.Status404NotFound => In(language, "MissingText"),
        StatusCodes.Status405MethodNotAllowed => In(language, "OnlyReadText"),
        < StatusCodes.Status500InternalServerError => In(language, "NotUnderstoodText"),
        _ => In(language, "TroubleText"),
    };
}
