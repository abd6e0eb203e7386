using CqNewsroom.Core.Partners;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Partners;

namespace CqNewsroom.Web.Tests.Partners;

public sealed class PartnerLimitsTests
{
    private static readonly ApiCaller Caller = new(new Guid(1, 0, 0, new byte[8]), [ApiScope.Articles], [], [], 2);

    private readonly TestClock clock = new(new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc));

    [Fact]
    public void A_minute_after_the_first_request_the_count_begins_anew()
    {
        var limits = new PartnerLimits(clock);
        Assert.Null(limits.Count(Caller));
        clock.Pass(TimeSpan.FromSeconds(20));
        Assert.Null(limits.Count(Caller));
        Assert.Equal(TimeSpan.FromSeconds(40), limits.Count(Caller));
        clock.Pass(TimeSpan.FromSeconds(39.5));
        Assert.Equal(TimeSpan.FromSeconds(0.5), limits.Count(Caller));
        clock.Pass(TimeSpan.FromSeconds(0.5));
        Assert.Null(limits.Count(Caller));
    }

    [Fact]
    public void A_clock_that_is_set_back_locks_nobody_out()
    {
        var limits = new PartnerLimits(clock);
        Assert.Null(limits.Count(Caller));
        Assert.Null(limits.Count(Caller));
        clock.Pass(TimeSpan.FromDays(-1));

        Assert.Null(limits.Count(Caller));
    }

    [Fact]
    public void Requests_at_one_moment_are_all_counted()
    {
        var limits = new PartnerLimits(clock);
        var allowed = 0;

        Parallel.For(0, 400, _ =>
        {
            if (limits.Count(Caller with { RequestsPerMinute = 100 }) is null)
                Interlocked.Increment(ref allowed);
        });

        Assert.Equal(100, allowed);
    }
}
