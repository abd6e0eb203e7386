using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CqNewsroom.Web.Hosting;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Reader;

/// <summary>Renders a page's component to bytes, without a request, a circuit, a cookie or an antiforgery token.</summary>
/// <param name="services">The application's services.</param>
/// <param name="options">Knows where readers find the site.</param>
/// <param name="assets">Knows the fingerprinted address of the stylesheet.</param>
/// <param name="loggers">The log.</param>
public sealed partial class ReaderRenderer(IServiceProvider services, IOptions<NewsroomOptions> options, AssetAddresses assets, ILoggerFactory loggers)
{
    /// <summary>Where readers find the site, without a slash at the end.</summary>
    public string BaseUrl { get; } = options.Value.PublicBaseUrl.TrimEnd('/');

    /// <summary>Renders a page.</summary>
    /// <typeparam name="TPage">The component.</typeparam>
    /// <param name="status">Status code of the answer.</param>
    /// <param name="parameters">The component's parameters beside base address and stylesheet.</param>
    public async Task<ReaderAnswer> PageAsync<TPage>(int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var html = await HtmlAsync<TPage>([.. parameters, ("Stylesheet", assets.Of("paper.css"))]);
        return new ReaderAnswer(status, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
    }

    /// <summary>Renders a part of a page for something that is none.</summary>
    /// <typeparam name="TPart">The component.</typeparam>
    /// <param name="parameters">The component's parameters beside the base address.</param>
    public async Task<string> HtmlAsync<TPart>(params (string Name, object? Value)[] parameters)
        where TPart : IComponent
    {
        var given = parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        given["BaseUrl"] = BaseUrl;
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return AsWritten(await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(given))).ToHtmlString()));
    }

    // The framework's encoder writes every apostrophe, every plus and every character beyond the first plane as a reference. Texts stand
    // between tags or in double quotes alone, so no more than the four that mean something there needs one.
    // And it closes elements that have no end with a slash that means nothing in HTML.
    private static string AsWritten(string html) => ClosedVoid().Replace(
        Reference().Replace(html, match =>
        {
            var code = int.Parse(match.Groups["code"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return Rune.TryCreate(code, out var rune) && IsPlain(rune) ? rune.ToString() : match.Value;
        }),
        "$1>");

    private static bool IsPlain(Rune rune) => rune.Value is not ('<' or '>' or '&' or '"')
        && (Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune));

    [GeneratedRegex("&#x(?<code>[0-9A-F]{2,6});", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("(<(?:br|col|hr|img|input|link|meta|source|wbr)(?:[^<>\"/]|/(?!>)|\"[^\"]*\")*?) ?/>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClosedVoid();
}
