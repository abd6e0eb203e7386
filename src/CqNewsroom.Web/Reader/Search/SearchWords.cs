using System.Globalization;
using System.Resources;

namespace CqNewsroom.Web.Reader.Search;

/// <summary>The words of the readers' search, in the language of the page and not of the browser.</summary>
public static class SearchWords
{
    private static readonly ResourceManager Words = new("CqNewsroom.Web.Resources.PaperSearch", typeof(SearchWords).Assembly);

    /// <summary>A word.</summary>
    /// <param name="language">BCP 47 tag of the page.</param>
    /// <param name="key">Key in Resources/PaperSearch.</param>
    /// <param name="arguments">What it names.</param>
    public static string In(string language, string key, params object[] arguments)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return string.Format(culture, Words.GetString(key, culture) ?? key, arguments);
    }
}
