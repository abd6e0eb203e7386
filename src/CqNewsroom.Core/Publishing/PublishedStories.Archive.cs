using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <content>The archive: an article stands in the month and on the day of its first publication, whatever is changed later.</content>
public sealed partial class PublishedStories
{
    /// <summary>The archive; null where the newsroom has no such language.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicArchive?> ArchiveAsync(string languagePath, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await SiteAsync(db, languagePath, cancellation) is { } site
            ? new PublicArchive(site, await CountsAsync(db, site, PublicListKey.Front, isMonth: true, cancellation))
            : null;
    }

    // The databases know nothing of zones, so the times are read and counted here, one after another; the index holds all of them.
    private static async Task<IReadOnlyList<PublicCount>> CountsAsync(INewsroomDb db, PublicSite site, PublicListKey key, bool isMonth, CancellationToken cancellation)
    {
        var counts = new SortedDictionary<DateOnly, int>(Comparer<DateOnly>.Create((one, other) => other.CompareTo(one)));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZoneId);
        await foreach (var time in LiveArticles.Articles(db, site.Language.Tag, key, site.TimeZoneId).Select(a => a.FirstPublishedAt).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time!.Value, zone));
            var of = isMonth ? new DateOnly(day.Year, day.Month, 1) : day;
            counts[of] = counts.GetValueOrDefault(of) + 1;
        }

        return [.. counts.Select(count => new PublicCount(PublicPeriod.Read(isMonth ? PublicPeriod.Month(count.Key) : PublicPeriod.Day(count.Key), site.TimeZoneId)!, count.Value))];
    }
}
