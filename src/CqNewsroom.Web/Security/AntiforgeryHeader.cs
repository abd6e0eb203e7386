using Microsoft.AspNetCore.Antiforgery;

namespace CqNewsroom.Web.Security;

/// <summary>Requests of scripts carry the antiforgery token in a header, since they send JSON and no form.</summary>
public static class AntiforgeryHeader
{
    /// <summary>Name of the header.</summary>
    public const string Name = "X-CSRF-TOKEN";

    /// <summary>Refuses requests that change something and do not carry the token of who is signed in.</summary>
    /// <param name="group">The endpoints.</param>
    public static RouteGroupBuilder RequireAntiforgeryHeader(this RouteGroupBuilder group)
    {
        ArgumentNullException.ThrowIfNull(group);
        group.AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                return await next(invocation);
            var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(context)
                ? await next(invocation)
                : Results.Json(new { code = "expired", message = context.RequestServices.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Resources.AccountText>>()["ExpiredText"].Value }, statusCode: StatusCodes.Status400BadRequest);
        });
        return group;
    }
}
