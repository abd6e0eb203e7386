using System.Globalization;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Tests.Reader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests;

/// <summary>Invariant 9: times are stored in UTC and shown with their zone: the newsroom's to readers, a person's own to staff.</summary>
public sealed class TimeZoneTests
{
    // Behind and ahead of UTC, quarters of an hour, changes of half an hour, of the date line and at midnight, and none at all.
    private static readonly string[] Zones =
    [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham",
        "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Havana", "Africa/Cairo", "Asia/Kolkata", "Etc/UTC",
    ];

    [Fact]
    public void Readers_and_staff_see_every_moment_on_the_clock_of_their_zone()
    {
        foreach (var (id, zone) in Zones.Select(id => (id, TimeZoneInfo.FindSystemTimeZoneById(id))))
        {
            foreach (var utc in Moments(zone))
            {
                var local = utc + zone.GetUtcOffset(utc);
                Assert.Equal(local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), PublicTime.Shown(utc, id));
                // The offset tells apart what a clock shows twice.
                Assert.Equal(utc, DateTimeOffset.ParseExact(PublicTime.ForMachines(utc, id), "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture).UtcDateTime);
                Assert.Equal(local, new DeskContext(zone, utc).Local(utc));
            }
        }
    }

    [Fact]
    public void What_a_clock_shows_is_found_again_and_what_no_clock_shows_is_no_time()
    {
        var (skipped, twice) = (0, 0);
        foreach (var zone in Zones.Select(TimeZoneInfo.FindSystemTimeZoneById))
        {
            foreach (var utc in Moments(zone))
            {
                var local = DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);
                var form = new ActForm { At = local.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) };
                var found = form.AtUtc(zone);
                Assert.Equal(found, ZonedTimes.ToUtc(local, zone));
                // Of two, the first.
                var first = zone.IsAmbiguousTime(local) ? local - zone.GetAmbiguousTimeOffsets(local).Max() : utc;
                Assert.Equal(first, found);
                twice += first == utc ? 0 : 1;
                foreach (var minutes in new[] { 15, 45 })
                {
                    var other = local.AddMinutes(minutes);
                    if (!zone.IsInvalidTime(other))
                        continue;
                    skipped++;
                    Assert.Null(ZonedTimes.ToUtc(other, zone));
                    Assert.Null(new ActForm { At = other.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) }.AtUtc(zone));
                }
            }
        }

        Assert.True(skipped > 0 && twice > 0, $"{skipped} were skipped, {twice} shown twice.");
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2023-07-12 14:15:18", "2023-07-12T14:15:18+08:00")]
    [InlineData("America/New_York", "2023-07-12 02:15:18", "2023-07-12T02:15:18-04:00")]
    [InlineData("Pacific/Pago_Pago", "2023-07-11 19:15:18", "2023-07-11T19:15:18-11:00")]
    public async Task A_page_of_readers_follows_the_newsroom_and_a_persons_own_zone_follows_the_person(string zone, string shown, string forMachines)
    {
        await using var site = new SampleSite();
        var before = await site.PageAsync("/en");
        var address = Assert.Single(await site.AddressesAsync(Core.Workflow.Standing.Live), path => path.StartsWith("/en/", StringComparison.Ordinal) && path.EndsWith($"-{SampleSite.SeedNumber}", StringComparison.Ordinal));
        Assert.Equal("2023-07-12T14:15:18+08:00", (await site.PageAsync(address)).QuerySelector("main time.published")!.GetAttribute("datetime"));
        Assert.NotNull(before.QuerySelector("h1, h2"));
        var (administrator, reporter, own) = await PeopleAsync(site);

        var settings = site.Services.GetRequiredService<NewsroomSettings>();
        var now = (await settings.ShowAsync(administrator, default)).Value!;
        Assert.True((await settings.ChangeAsync(administrator, new ChangeSettings(now.Version, now.Names, zone, now.Wordings), default)).IsDone);

        // Also the page that was cached.
        var time = (await site.PageAsync(address)).QuerySelector("main time.published")!;
        Assert.Equal(forMachines, time.GetAttribute("datetime"));
        Assert.Contains(shown, time.TextContent, StringComparison.Ordinal);
        var whoAmI = ActivatorUtilities.CreateInstance<WhoAmI>(site.Services);
        Assert.Equal(zone, (await whoAmI.LoadAsync(reporter, default))!.TimeZoneId);
        Assert.Equal("Asia/Kathmandu", (await whoAmI.LoadAsync(own, default))!.TimeZoneId);
        // What is stored did not move.
        await using var db = await site.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(default);
        Assert.True(await db.Articles.AnyAsync(a => a.FirstPublishedAt == new DateTime(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc)));
    }

    private static async Task<(Asker Administrator, Asker Reporter, Asker Own)> PeopleAsync(SampleSite site)
    {
        await using var db = await site.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(default);
        async Task<Asker> HolderAsync(Role role) => new(await db.Grants.Where(g => g.Role == role).OrderBy(g => g.PersonId).Select(g => g.PersonId).FirstAsync(), "en");
        var (administrator, reporter, own) = (await HolderAsync(Role.Administrator), await HolderAsync(Role.Reporter), await HolderAsync(Role.ChiefEditor));
        (await db.Persons.AsTracking().SingleAsync(p => p.Id == reporter.PersonId)).TimeZoneId = null;
        (await db.Persons.AsTracking().SingleAsync(p => p.Id == own.PersonId)).TimeZoneId = "Asia/Kathmandu";
        await db.SaveChangesAsync(default);
        return (administrator, reporter, own);
    }

    // Every half hour around each change of the clocks in two years, and some moments between.
    private static IEnumerable<DateTime> Moments(TimeZoneInfo zone)
    {
        var start = new DateTime(2025, 12, 31, 12, 0, 0, DateTimeKind.Utc);
        for (var hour = 0; hour < 2 * 366 * 24; hour++)
        {
            var utc = start.AddHours(hour);
            if (zone.GetUtcOffset(utc) != zone.GetUtcOffset(utc.AddHours(1)))
            {
                for (var half = -6; half <= 6; half++)
                    yield return utc.AddMinutes(30 * half);
            }
            else if (hour % 997 == 0)
            {
                yield return utc;
            }
        }
    }
}
