using CqNewsroom.Web.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CqNewsroom.Web.Tests.Jobs;

public sealed class RepeatedJobTests
{
    [Fact]
    public async Task Runs_at_start_and_each_round_and_a_fault_costs_a_round_only()
    {
        var clock = new FakeTimeProvider();
        using var job = new FaultyJob(clock);
        var cancellation = TestContext.Current.CancellationToken;

        await job.StartAsync(cancellation);
        for (var round = 1; round <= 3; round++)
        {
            Assert.True(await job.Began.WaitAsync(TimeSpan.FromSeconds(30), cancellation));
            Assert.Equal(round, job.Rounds);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        await job.StopAsync(cancellation);
    }

    private sealed class FaultyJob(TimeProvider clock) : RepeatedJob(TimeSpan.FromMinutes(1), clock, NullLogger.Instance)
    {
        public SemaphoreSlim Began { get; } = new(0);

        public int Rounds { get; private set; }

        public override void Dispose()
        {
            base.Dispose();
            Began.Dispose();
        }

        protected override Task RunAsync(CancellationToken cancellation)
        {
            Rounds++;
            Began.Release();
            throw new InvalidOperationException();
        }
    }
}
