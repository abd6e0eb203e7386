using System.Globalization;
using System.Text.Json;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace CqNewsroom.Web.Desk;

/// <summary>What the addresses that the desk's scripts call share: who asks, and how a refusal is answered.</summary>
internal static class DeskApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Tells who is signed out as JSON, and before anything else: the text stays where it was typed (case N15).</summary>
    /// <param name="group">The endpoints.</param>
    public static RouteGroupBuilder RequireSignedIn(this RouteGroupBuilder group) => group.AddEndpointFilter(async (invocation, next) =>
    {
        var context = invocation.HttpContext;
        if ((await context.RequestServices.GetRequiredService<IAsker>().FindAsync())?.Asker is not { } asker)
            return Refused(new Refusal(RefusalCode.SignedOut), CultureInfo.CurrentUICulture.Name);
        context.Features.Set(asker);
        return await next(invocation);
    });

    /// <summary>Who asks, of a request that <see cref="RequireSignedIn"/> let through.</summary>
    /// <param name="context">The request.</param>
    public static Asker AskerOf(HttpContext context) => context.Features.GetRequiredFeature<Asker>();

    /// <summary>The answer to what was refused: a code for scripts and the sentence for the person.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="language">The person's interface language.</param>
    /// <param name="status">The status; null for that of the refusal.</param>
    public static IResult Refused(Refusal refusal, string language, int? status = null) =>
        Results.Json(new { code = CodeOf(refusal), message = refusal.In(language) }, Json, statusCode: status ?? StatusOf(refusal));

    /// <summary>The code by which scripts know a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    public static string CodeOf(Refusal refusal) => JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Code.ToString());

    /// <summary>The status with which a refusal is answered.</summary>
    /// <param name="refusal">The refusal.</param>
    public static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        RefusalCode.SignedOut => StatusCodes.Status401Unauthorized,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.StaleSave or RefusalCode.BlockUnknown => StatusCodes.Status409Conflict,
        RefusalCode.PictureTooBig or RefusalCode.WordTooBig or RefusalCode.TermFileTooBig => StatusCodes.Status413PayloadTooLarge,
        RefusalCode.LeaseLost or RefusalCode.LeaseHeld => StatusCodes.Status423Locked,
        RefusalCode.TextInvalid or RefusalCode.TooLong or RefusalCode.WordNotWord or RefusalCode.WordOldFormat or RefusalCode.WordPassword or RefusalCode.WordMacros
            or RefusalCode.WordBroken or RefusalCode.WordEmpty
            or RefusalCode.TermFileNotText or RefusalCode.TermFileColumns or RefusalCode.TermFileEmpty or RefusalCode.WordFileColumns or RefusalCode.TooMany
            or RefusalCode.PictureMissing or RefusalCode.PictureUnknown or RefusalCode.PictureTooLarge or RefusalCode.PictureBroken
            or RefusalCode.RemoteNotAllowed or RefusalCode.RemoteFailed => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.MachineSilent => StatusCodes.Status424FailedDependency,
        RefusalCode.MachineUntouched => StatusCodes.Status409Conflict,
        RefusalCode.DatabaseBusy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status403Forbidden,
    };
}
