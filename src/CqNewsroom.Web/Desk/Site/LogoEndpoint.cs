using System.Text.Json;
using CqNewsroom.Core.Site;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CqNewsroom.Web.Desk.Site;

/// <summary>The logo travels by HTTP, as every file does.</summary>
public static class LogoEndpoint
{
    /// <summary>Where a logo is sent to.</summary>
    public const string Address = "/desk/api/site/logo";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps it.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapLogo(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGroup("/desk/api/site").RequireSignedIn().RequireAntiforgeryHeader()
            .MapPost("/logo", SetAsync).WithMetadata(new RequestSizeLimitAttribute(SiteAdministration.LargestLogo));
    }

    private static async Task<IResult> SetAsync(HttpContext context, SiteAdministration site)
    {
        var asker = DeskApi.AskerOf(context);
        // Before a byte of it is read.
        if (await site.MaySendLogoAsync(asker, context.RequestAborted) is { } mayNot)
            return DeskApi.Refused(mayNot, asker.Language);
        using var file = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return DeskApi.Refused(new Refusal(RefusalCode.PictureTooBig, SiteAdministration.LargestLogo / 1024 / 1024), asker.Language);
        }

        var name = Uri.UnescapeDataString(context.Request.Headers["X-File-Name"].ToString());
        var outcome = await site.SetLogoAsync(asker, name, file.ToArray(), context.RequestAborted);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(new { id = Guid.Empty }, Json);
    }
}
