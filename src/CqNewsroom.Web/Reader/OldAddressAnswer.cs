using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <summary>Leads an address of an imported archive on, by one 301, for ever.</summary>
internal static class OldAddressAnswer
{
    /// <summary>
    /// Asked where an address has no page of its own: it is unknown, it leads to another page by its number alone, or it carries a query that no page
    /// knows, as <c>/?p=123</c> does. A page that is live at its own address is never led away from.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer without old addresses.</param>
    public static async Task<ReaderAnswer> InsteadOfAsync(HttpContext context, ReaderAnswer answer)
    {
        var request = context.Request;
        var mayBeOld = answer.Status is StatusCodes.Status404NotFound or StatusCodes.Status301MovedPermanently
            || (answer.Status == StatusCodes.Status200OK && request.Query.Keys.Any(key => key is not "page"));
        if (!mayBeOld || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return answer;
        var addresses = context.RequestServices.GetRequiredService<OldAddresses>();
        // What is shown with an unknown query has its page, so the path alone is no old address then.
        var found = answer.Status == StatusCodes.Status200OK
            ? await addresses.FindExactlyAsync(request.Path.Value ?? "", request.QueryString.Value ?? "", context.RequestAborted)
            : await addresses.FindAsync(request.Path.Value ?? "", request.QueryString.Value ?? "", context.RequestAborted);
        return found is null || string.Equals(found, request.Path.ToUriComponent(), StringComparison.Ordinal) ? answer : new ReaderAnswer(StatusCodes.Status301MovedPermanently, [], "text/plain", found);
    }
}
