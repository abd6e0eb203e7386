using System.Globalization;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <summary>The addresses of lists beside front page and sections, of the archive, the corrections, and of both languages side by side.</summary>
internal static class ListEndpoints
{
    private const string Language = "/{language:regex(^[a-z]{{2}}$)}";

    /// <summary>Maps them.</summary>
    /// <param name="site">Where.</param>
    /// <param name="methods">The methods that readers may use.</param>
    public static void MapReaderLists(this IEndpointRouteBuilder site, IEnumerable<string> methods)
    {
        Map("tags", PublicListKey.Tag);
        Map("people", PublicListKey.Person);
        Map("agencies", PublicListKey.Agency);
        site.MapMethods(Language + "/archive/{period:regex(^[0-9]{{4}}-[0-9]{{2}}(-[0-9]{{2}})?$)}", methods, (string language, string period, string? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ReaderSite.ListAsync(context, cache, pages, language, PublicListKey.Period(period), page));
        site.MapMethods(Language + "/archive", methods, (string language, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ReaderSite.Answer(context, cache, $"/{language}/archive", () => pages.ArchiveAsync(language)));
        site.MapMethods(Language + "/corrections", methods, (string language, string? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
        {
            var number = ReaderSite.Page(page);
            return ReaderSite.Answer(context, cache, string.Create(CultureInfo.InvariantCulture, $"/{language}/corrections?{number}"), () => pages.CorrectionsAsync(language, number));
        });
        site.MapMethods(Language + "/{section}/{article}/side-by-side", methods, (string language, string section, string article, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ReaderSite.Answer(context, cache, $"/{language}/{section}/{article}/side-by-side", () => pages.SideBySideAsync(language, section, article)));

        void Map(string kind, Func<string, PublicListKey> key) =>
            site.MapMethods($"{Language}/{kind}/{{name}}", methods, (string language, string name, string? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
                ReaderSite.ListAsync(context, cache, pages, language, key(name), page));
    }
}
