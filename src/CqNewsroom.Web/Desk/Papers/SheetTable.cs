using System.Globalization;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Papers;

/// <summary>The sheet of sign-offs as a table for spreadsheets.</summary>
/// <param name="texts">Names of the columns.</param>
public sealed class SheetTable(IStringLocalizer<SheetText> texts)
{
    /// <summary>Writes it.</summary>
    /// <param name="story">The story.</param>
    public byte[] Write(StoryView story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(story.TimeZoneId);
        List<IEnumerable<string>> lines = [];
        Line(lines, texts["Number"], texts["Language"], texts["Level"], texts["RevisionColumn"], texts["Signed"], texts["CreditName"], texts["ForColumn"], texts["When"], "UTC", texts["Voided"], "SHA-256", texts["Opinion"]);
        foreach (var article in story.Articles)
        {
            foreach (var signOff in article.Levels.Select(level => level.SignOff).OfType<SignOffView>().Concat(article.EarlierSignOffs))
            {
                Line(
                    lines,
                    story.Number.ToString(CultureInfo.InvariantCulture),
                    article.Acting.Language,
                    signOff.LevelName,
                    signOff.Revision.ToString(CultureInfo.InvariantCulture),
                    signOff.Name,
                    signOff.CreditName,
                    signOff.ForName ?? "",
                    Time(signOff.At, zone),
                    signOff.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    signOff.VoidedAt is { } voided ? Time(voided, zone) : "",
                    signOff.Hash,
                    signOff.Opinion ?? "");
            }
        }

        return SafeTable.Write(lines);
    }

    /// <summary>A time to the second on the newsroom's clock.</summary>
    /// <param name="utc">The time (UTC).</param>
    /// <param name="zone">The newsroom's zone.</param>
    public static string Time(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Line(List<IEnumerable<string>> lines, params IEnumerable<string> cells) => lines.Add(cells.ToList());
}
