using System.Globalization;
using CqNewsroom.Core;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Front;

/// <summary>A front page as it would be, for who orders it: stored nowhere and found by nobody else.</summary>
public static class FrontEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapFrontPreview(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGroup("/desk/front").RequireAuthorization().MapGet("/preview", ShowAsync);
    }

    /// <summary>The address of a preview: the order travels in it, since nothing of it is kept.</summary>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="slots">The top.</param>
    /// <param name="blocks">The sections.</param>
    /// <param name="at">The time that it shows (UTC); null for now.</param>
    public static string Address(string language, IEnumerable<FrontSlot> slots, IEnumerable<FrontBlock> blocks, DateTime? at = null)
    {
        var top = string.Join(',', slots.Select(slot => (slot.StoryNumber?.ToString(CultureInfo.InvariantCulture) ?? slot.SectionId?.ToString("N")) + (slot.Until is { } until ? "~" + Seconds(until) : "")));
        var below = string.Join(',', blocks.Select(block => string.Create(CultureInfo.InvariantCulture, $"{block.SectionId:N}-{block.Count}")));
        return $"/desk/front/preview?language={Uri.EscapeDataString(language)}&top={top}&below={below}" + (at is { } time ? "&at=" + Seconds(time) : "");
    }

    private static string Seconds(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    // Up to the last second that there is.
    private static DateTime? Time(ReadOnlySpan<char> seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(since).UtcDateTime : null;

    private static async Task<IResult> ShowAsync(
        string? language, string? top, string? below, string? at, HttpContext context, IAsker who, PublishedStories stories, ReaderPages pages, TimeProvider time, IStringLocalizer<AccountText> texts)
    {
        if ((await who.FindAsync())?.Asker is not { } asker
            || await stories.FrontPreviewAsync(asker, language ?? "", [.. Slots(top)], [.. Blocks(below)], time.Now(), Time(at), context.RequestAborted) is not { } front)
            return AccountEndpoints.Missing(texts);
        var answer = await pages.PreviewAsync(front);
        ReaderSite.WriteHeaders(context.Response.Headers, isPrivate: true);
        return Results.Bytes(answer.Body, answer.ContentType);
    }

    // What is no number and no section names nothing, and is left out.
    private static IEnumerable<FrontSlot> Slots(string? text)
    {
        foreach (var part in Parts(text).Select(part => part.Split('~')))
        {
            var until = part.Length > 1 ? Time(part[1]) : null;
            if (Guid.TryParseExact(part[0], "N", out var section))
                yield return FrontSlot.NewestOf(section, until);
            else if (int.TryParse(part[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return FrontSlot.Of(number, until);
        }
    }

    private static IEnumerable<FrontBlock> Blocks(string? text)
    {
        foreach (var part in Parts(text))
        {
            if (part.Length > 33 && Guid.TryParseExact(part[..32], "N", out var section) && int.TryParse(part.AsSpan(33), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                yield return new FrontBlock(section, Math.Clamp(count, 1, FrontPage.MostInBlock));
        }
    }

    private static IEnumerable<string> Parts(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Take(FrontPage.MostSlots);
}
