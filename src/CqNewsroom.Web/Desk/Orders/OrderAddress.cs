using System.Globalization;
using CqNewsroom.Core.Orders;

namespace CqNewsroom.Web.Desk.Orders;

/// <summary>What an address says of a filter of the orders; what it says wrongly is as if it were not said.</summary>
internal static class OrderAddress
{
    /// <summary>The filter of an address.</summary>
    public static OrderFilter Filter(string? agency, string? state, string? page) => new(
        Guid.TryParse(agency, out var id) ? id : null,
        Enum.TryParse<OrderState>(state, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null,
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1);

    /// <summary>What an address says of a filter.</summary>
    public static Dictionary<string, object?> Query(OrderFilter filter) => new(StringComparer.Ordinal)
    {
        ["agency"] = filter.AgencyId?.ToString(),
        ["state"] = filter.State?.ToString(),
        ["page"] = filter.Page > 1 ? filter.Page : null,
    };
}
