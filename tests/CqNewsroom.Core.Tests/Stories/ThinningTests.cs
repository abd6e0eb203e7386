using CqNewsroom.Core.Stories;
using CsCheck;

namespace CqNewsroom.Core.Tests.Stories;

public sealed class ThinningTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 8, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_the_last_day_all_stay() =>
        Assert.Empty(Thinning.Superfluous(Every(TimeSpan.FromMinutes(5), TimeSpan.Zero, TimeSpan.FromHours(24)), Now));

    [Fact]
    public void Of_a_week_the_last_of_each_hour_stays()
    {
        var kept = Left(Every(TimeSpan.FromMinutes(5), TimeSpan.FromDays(3), TimeSpan.FromDays(4)));

        Assert.Equal(kept.Count, kept.Select(work => (work.At.Date, work.At.Hour)).Distinct().Count());
        Assert.InRange(kept.Count, 24, 25);
        // The newest of its hour: five minutes later the next one begins.
        Assert.All(kept.Where(work => Now - work.At > TimeSpan.FromDays(3) + TimeSpan.FromHours(1)), work => Assert.Equal(55, work.At.Minute));
    }

    [Fact]
    public void Before_that_the_last_of_each_day_stays()
    {
        var kept = Left(Every(TimeSpan.FromMinutes(30), TimeSpan.FromDays(8), TimeSpan.FromDays(20)));

        Assert.Equal(kept.Count, kept.Select(work => work.At.Date).Distinct().Count());
        Assert.InRange(kept.Count, 12, 13);
    }

    [Fact]
    public void Whatever_the_times_what_is_left_is_left_alone_and_no_day_is_emptied() => Times.Sample(minutes =>
    {
        var all = minutes.Distinct().Select((minute, at) => new KeptWork(new Guid(at + 1, 0, 0, new byte[8]), Now.AddMinutes(-minute))).ToList();
        var gone = Thinning.Superfluous(all, Now).ToHashSet();
        var left = all.Where(work => !gone.Contains(work.Id)).ToList();

        Assert.Empty(Thinning.Superfluous(left, Now));
        Assert.Equal(all.Select(work => work.At.Date).Distinct().Order(), left.Select(work => work.At.Date).Distinct().Order());
        Assert.DoesNotContain(all, work => gone.Contains(work.Id) && Now - work.At <= Thinning.AllOf);
    });

    private static Gen<List<int>> Times => Gen.Int[0, 60 * 24 * 15].List[0, 60];

    private static List<KeptWork> Left(List<KeptWork> all)
    {
        var gone = Thinning.Superfluous(all, Now).ToHashSet();
        return all.FindAll(work => !gone.Contains(work.Id));
    }

    private static List<KeptWork> Every(TimeSpan step, TimeSpan youngest, TimeSpan oldest)
    {
        var all = new List<KeptWork>();
        for (var age = youngest; age <= oldest; age += step)
            all.Add(new KeptWork(new Guid(all.Count + 1, 0, 0, new byte[8]), Now - age));
        return all;
    }
}
