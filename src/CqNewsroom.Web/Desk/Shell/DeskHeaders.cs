using System.Security.Cryptography;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>
/// The headers of every desk page: nothing is stored on the way, nothing foreign runs in it. MudBlazor writes inline styles,
/// so styles alone may be inline, here and nowhere else; scripts come from this site or carry the page's nonce.
/// </summary>
public static class DeskHeaders
{
    private const string NonceKey = "CqNewsroom.Desk.Nonce";

    /// <summary>The nonce of this response's inline scripts (the import map).</summary>
    /// <param name="context">The request.</param>
    public static string Nonce(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[NonceKey] is string nonce)
            return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Writes the headers on responses under <c>/desk</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest of the pipeline.</param>
    public static Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var headers = context.Response.Headers;
        // Last of all, since the antiforgery token of the sign-out form writes a weaker one.
        context.Response.OnStarting(() =>
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        headers.ContentSecurityPolicy =
            "default-src 'none'; " +
            $"script-src 'self' 'nonce-{Nonce(context)}'; " +
            "style-src 'self' 'unsafe-inline'; " +
            "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
            "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        return next(context);
    }
}
