namespace CqNewsroom.Web.Reader;

/// <summary>
/// What is said about https where readers find the site by it: browsers ask for nothing else from then on. A site that is served by http alone says
/// nothing, or it would lock its readers out.
/// </summary>
internal static class TransportSecurity
{
    private const string ForAYear = "max-age=31536000; includeSubDomains";

    /// <summary>Says it with every answer, the staff's as well.</summary>
    /// <param name="app">The program.</param>
    public static void UseTransportSecurity(this WebApplication app)
    {
        if (!IsHttps(app.Services))
            return;
        app.Use((context, next) =>
        {
            context.Response.Headers.StrictTransportSecurity = ForAYear;
            return next(context);
        });
    }

    /// <summary>Whether readers find the site by https.</summary>
    /// <param name="context">A request.</param>
    public static bool IsOn(HttpContext context) => IsHttps(context.RequestServices);

    private static bool IsHttps(IServiceProvider services) => services.GetRequiredService<ReaderRenderer>().BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
