using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CqNewsroom.Web.Reader.Outputs;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CqNewsroom.Web.Partners;

/// <summary>An answer to a partner's program.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Body">The JSON.</param>
internal sealed record PartnerReply(int Status, JsonNode Body)
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string ProblemType = "application/problem+json; charset=utf-8";

    /// <summary>How long to wait before asking again; null where it does not matter.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it is the same for everybody, token or not.</summary>
    public bool IsPublic { get; init; }

    private bool IsProblem { get; init; }

    /// <summary>What went wrong, as RFC 9457 has it.</summary>
    /// <param name="status">Status code.</param>
    /// <param name="code">A word for programs, of those in the documentation.</param>
    /// <param name="detail">A sentence for whoever writes the program.</param>
    public static PartnerReply Problem(int status, string code, string detail) => new(
        status,
        new JsonObject { ["type"] = "about:blank", ["title"] = ReasonPhrases.GetReasonPhrase(status), ["status"] = status, ["code"] = code, ["detail"] = detail })
    { IsProblem = true };

    /// <summary>Says in this form what no endpoint said: an unknown address, a wrong method, a fault.</summary>
    /// <param name="context">The request, with the status that it is to have.</param>
    public static Task SayAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (code, detail) = status switch
        {
            StatusCodes.Status404NotFound => ("address-unknown", "There is nothing at this address. /api/openapi.json describes what there is."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "This interface is read with GET and HEAD alone."),
            StatusCodes.Status503ServiceUnavailable => ("not-ready", "The newsroom is not set up yet."),
            >= 500 => ("fault", "Something went wrong here. Ask again later."),
            _ => ("request-invalid", "The request could not be read."),
        };
        return Problem(status, code, detail).SendAsync(context);
    }

    /// <summary>Sends it; a page that is known already is not sent again.</summary>
    /// <param name="context">The request.</param>
    public async Task SendAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        // Asked again each time, so that what was retracted is seen at once; what depends on a token is nobody else's.
        headers.CacheControl = IsProblem ? "no-store" : IsPublic ? "public, no-cache" : "private, no-cache";
        headers.Vary = "Authorization";
        if (RetryAfter is { } wait)
            headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
        if (Status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = "Bearer";
        var bytes = OutputJson.Bytes(Body);
        if (Status == StatusCodes.Status200OK)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
            await Results.Bytes(bytes, JsonType, entityTag: tag).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = IsProblem ? ProblemType : JsonType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
