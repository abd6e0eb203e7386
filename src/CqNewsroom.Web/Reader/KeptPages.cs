namespace CqNewsroom.Web.Reader;

/// <summary>
/// Sends a page that is in memory before anything else looks at the request. Routing, the checks of the desk and the rest of the way cost several times
/// what sending the bytes does, and none of them can change them (docs/decisions/0015).
/// </summary>
internal static class KeptPages
{
    /// <summary>Sends what is kept, and routes the rest. Call it before everything that need not see readers' requests.</summary>
    /// <param name="app">The program.</param>
    public static void UseKeptPages(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<ReaderCache>();
        app.Use((context, next) => Kept(cache, context.Request) is { } answer ? ReaderSite.SendAsync(context, answer) : next(context));
        // Without this the host routes every request before it reaches the first line of this pipeline.
        app.UseRouting();
    }

    private static ReaderAnswer? Kept(ReaderCache cache, HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.QueryString.HasValue && request.Path.Value is { } path ? cache.SentUnder(path) : null;
}
