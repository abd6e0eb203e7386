using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Orders;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Orders;

/// <summary>Orders on paper, without a circuit: one to be printed, a list as a table.</summary>
public static class OrderEndpoints
{
    /// <summary>Maps <c>/desk/orders/{id}</c> and <c>/desk/orders.csv</c>.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = routes.MapGroup("/desk").RequireAuthorization();
        group.MapGet("/orders/{orderId:guid}", OrderAsync);
        group.MapGet("/orders.csv", TableAsync);
    }

    private static async Task<IResult> OrderAsync(
        Guid orderId, HttpContext context, IAsker who, AgencyOrders orders, ReaderRenderer renderer, AssetAddresses assets, TimeProvider time, IStringLocalizer<AccountText> texts)
    {
        if (await AskerAsync(who) is not { } asker || (await orders.ReadAsync(asker, orderId, context.RequestAborted)).Value is not { } order)
            return AccountEndpoints.Missing(texts);
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var page = await renderer.PageAsync<OrderPaper>(StatusCodes.Status200OK, ("Order", order), ("SheetStyle", assets.Of("sheet.css")), ("PrintedAt", time.GetUtcNow().UtcDateTime));
        return Results.Bytes(page.Body, page.ContentType);
    }

    private static async Task<IResult> TableAsync(HttpContext context, IAsker who, AgencyOrders orders, OrderTable table, IStringLocalizer<AccountText> texts, string? agency, string? state)
    {
        if (await AskerAsync(who) is not { } asker || (await orders.ExportAsync(asker, OrderAddress.Filter(agency, state, null), context.RequestAborted)).Value is not { } lines)
            return AccountEndpoints.Missing(texts);
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(table.Write(lines), "text/csv; charset=utf-8", "orders.csv");
    }

    private static async Task<Asker?> AskerAsync(IAsker who) => (await who.FindAsync())?.Asker;
}
