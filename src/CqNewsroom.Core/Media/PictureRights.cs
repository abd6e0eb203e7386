using CqNewsroom.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Media;

/// <summary>What the newsroom knows of its right to use a picture.</summary>
public enum PictureRightsState
{
    /// <summary>Nobody said anything.</summary>
    NotStated,

    /// <summary>Terms are known, and no end or one further away.</summary>
    InForce,

    /// <summary>They end within <see cref="PictureRights.Soon"/>.</summary>
    EndingSoon,

    /// <summary>They have ended.</summary>
    Ended,
}

/// <summary>A picture of a text whose rights end at some time.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Name">What the text calls it: its caption, or the name of its file.</param>
/// <param name="EndAt">When (UTC).</param>
public sealed record PictureEnd(Guid PictureId, string Name, DateTime EndAt);

/// <summary>How long pictures may be used.</summary>
public static class PictureRights
{
    private const int NameLength = 40;

    /// <summary>How long before their end people are warned.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(30);

    /// <summary>The state at a time.</summary>
    /// <param name="terms">The terms of use.</param>
    /// <param name="endAt">When the rights end (UTC).</param>
    /// <param name="now">The time (UTC).</param>
    public static PictureRightsState StateOf(string terms, DateTime? endAt, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (endAt is { } end)
            return end <= now ? PictureRightsState.Ended : end <= now + Soon ? PictureRightsState.EndingSoon : PictureRightsState.InForce;
        return terms.Length > 0 ? PictureRightsState.InForce : PictureRightsState.NotStated;
    }

    /// <summary>When rights end that are given up to a day: with the end of that day, where the newsroom is.</summary>
    /// <param name="lastDay">The last day; null where no end is known.</param>
    /// <param name="zone">The newsroom's zone.</param>
    public static DateTime? EndOf(DateOnly? lastDay, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (lastDay is not { } day || day == DateOnly.MaxValue)
            return null;
        var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where clocks skip midnight, the next day begins later.
        while (zone.IsInvalidTime(end))
            end = end.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(end, zone);
    }

    /// <summary>The day of which <see cref="EndOf"/> is the end.</summary>
    /// <param name="endAt">When the rights end (UTC).</param>
    /// <param name="zone">The newsroom's zone.</param>
    public static DateOnly? LastDay(DateTime? endAt, TimeZoneInfo zone) =>
        endAt is { } end ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(end.AddTicks(-1), zone)) : null;

    /// <summary>The pictures of a text whose rights end at some time, the first to end first.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="content">The text.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal static async Task<IReadOnlyList<PictureEnd>> EndsAsync(INewsroomDb db, ArticleContent content, CancellationToken cancellation)
    {
        var ids = PictureReading.NamedIn(content).ToList();
        if (ids.Count == 0)
            return [];
        var found = await db.Pictures.AsNoTracking().Where(picture => ids.Contains(picture.Id) && picture.RightsEndAt != null)
            .OrderBy(picture => picture.RightsEndAt).ThenBy(picture => picture.Id)
            .Select(picture => new { picture.Id, picture.FileName, picture.RightsEndAt }).ToListAsync(cancellation);
        return found.ConvertAll(picture => new PictureEnd(picture.Id, NameOf(content, picture.Id, picture.FileName), picture.RightsEndAt!.Value));
    }

    private static string NameOf(ArticleContent content, Guid pictureId, string fileName)
    {
        var caption = content.Blocks.OfType<PictureBlock>().First(block => block.PictureId == pictureId).Caption.ToPlainText().Trim();
        return caption.Length == 0 ? fileName : PlainTexts.Excerpt(caption, NameLength);
    }
}
