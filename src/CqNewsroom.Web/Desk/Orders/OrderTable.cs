using System.Globalization;
using CqNewsroom.Core.Orders;
using CqNewsroom.Web.Desk.Papers;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Orders;

/// <summary>Orders as a table for spreadsheets, one line each, with every band in columns of its own.</summary>
/// <param name="texts">Names of the columns.</param>
public sealed class OrderTable(IStringLocalizer<OrdersText> texts)
{
    private static readonly OrderBand[] Bands = Enum.GetValues<OrderBand>();

    /// <summary>Writes it.</summary>
    /// <param name="lines">The orders.</param>
    public byte[] Write(IReadOnlyList<OrderLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return SafeTable.Write(lines.Select(Cells).Prepend(Heads()));
    }

    private IEnumerable<string> Heads() =>
    [
        texts["Number"], texts["SupplementColumn"], texts["Agency"], texts["Headline"], texts["Languages"], texts["State"], texts["GivenColumn"], texts["DeadlineColumn"], texts["ClosedColumn"], texts["CountingColumn"],
        texts["Segments"], texts["HanCharacters"], texts["WordStyleCount"],
        .. Bands.SelectMany(band => new[] { texts["Segments"], texts["HanCharacters"], texts["WordStyleCount"] }.Select(what => $"{texts["Band" + band]}: {what}")),
        texts["EnglishWords"], texts["MachineUnchanged"], texts["MachineEdited"],
    ];

    private IEnumerable<string> Cells(OrderLine line)
    {
        var isCounted = line.Counting != OrderCounting.Waiting;
        return
        [
            line.Name, line.SupplementTo ?? "", line.Agency, line.Headline, $"{line.SourceLanguage} > {line.Language}", texts["State" + line.State], Time(line.GivenAt), Time(line.Deadline), Time(line.ClosedAt), texts["Counting" + line.Counting],
            .. Amount(isCounted, line.Segments, line.HanCharacters, line.WordStyleCount),
            .. Bands.SelectMany(band => line.Bands.FirstOrDefault(count => count.Band == band) is { } count ? Amount(true, count.Segments, count.HanCharacters, count.WordStyleCount) : Amount(false, 0, 0, 0)),
            Number(line.EnglishWords), Number(line.MachineUnchanged), Number(line.MachineEdited),
        ];
    }

    private static string[] Amount(bool isCounted, params int[] numbers) => [.. numbers.Select(number => isCounted ? Number(number) : "")];

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Time(DateTime? utc) => utc?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
