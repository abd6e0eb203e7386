using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>
/// The desk's theme as one stylesheet a language, with both palettes in it: made once, kept by browsers, and right before the first paint.
/// As a component of every open page it would hold 120 KB of the server's memory each.
/// </summary>
/// <param name="scopes">For the services of the component that writes the theme.</param>
/// <param name="logs">For the renderer.</param>
public sealed partial class ThemeSheets(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    private const string Dark = ":root[data-theme=\"dark\"]";

    private readonly ConcurrentDictionary<bool, Lazy<Task<ThemeSheet>>> _sheets = new();

    /// <summary>Maps the addresses of the stylesheets, which anybody may read.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGet("/theme/{language:regex(^(zh|en)$)}-{hash}.css", async (string language, string hash, ThemeSheets sheets, HttpContext context) =>
        {
            var sheet = await sheets.ForAsync(language == "zh");
            // An older address is what a page that was open during an update asks for: it gets today's theme, and keeps no copy.
            context.Response.Headers.CacheControl = hash == sheet.Hash ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(sheet.Bytes, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{sheet.Hash}\""));
        }).AllowAnonymous();
    }

    /// <summary>The stylesheet.</summary>
    /// <param name="isChinese">For pages in Chinese.</param>
    public Task<ThemeSheet> ForAsync(bool isChinese) =>
        _sheets.GetOrAdd(isChinese, chinese => new Lazy<Task<ThemeSheet>>(() => MakeAsync(chinese))).Value;

    private async Task<ThemeSheet> MakeAsync(bool isChinese)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var light = await RulesAsync(renderer, DeskTheme.For(isChinese), isDark: false);
        var dark = await RulesAsync(renderer, DeskTheme.For(isChinese), isDark: true);
        var bytes = Encoding.UTF8.GetBytes(light + dark.Replace(":root", Dark, StringComparison.Ordinal));
        return new ThemeSheet($"/theme/{(isChinese ? "zh" : "en")}-", Convert.ToHexStringLower(SHA256.HashData(bytes))[..16], bytes);
    }

    private static Task<string> RulesAsync(HtmlRenderer renderer, MudTheme theme, bool isDark) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var html = await renderer.RenderComponentAsync<MudThemeProvider>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MudThemeProvider.Theme)] = theme,
            [nameof(MudThemeProvider.IsDarkMode)] = isDark,
            // The browser's own bars follow the colour scheme.
            [nameof(MudThemeProvider.DefaultScrollbar)] = true,
        }));
        return string.Concat(Style().Matches(html.ToHtmlString()).Select(style => style.Groups["rules"].Value));
    });

    [GeneratedRegex("<style[^>]*>(?<rules>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Style();
}

/// <summary>One stylesheet.</summary>
/// <param name="Path">Its address up to the hash.</param>
/// <param name="Hash">The first half of the SHA-256 of its bytes, in hex.</param>
/// <param name="Bytes">CSS in UTF-8.</param>
public sealed record ThemeSheet(string Path, string Hash, byte[] Bytes)
{
    /// <summary>Where browsers get it; another text has another address.</summary>
    public string Address => $"{Path}{Hash}.css";
}
