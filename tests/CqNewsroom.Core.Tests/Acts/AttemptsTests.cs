using System.Reflection;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Core.Tests.Acts;

public sealed class AttemptsTests
{
    private readonly Opened opened = new();
    private readonly ImpatientClock clock = new();

    [Fact]
    public async Task Where_another_was_faster_it_runs_again_on_a_fresh_database_and_waits_longer_each_time()
    {
        var seen = new List<INewsroomDb>();

        var outcome = await RunAsync(db =>
        {
            seen.Add(db);
            return seen.Count < 3 ? throw new TimeoutException() : seen.Count;
        });

        Assert.Equal(3, outcome.Value);
        Assert.Equal(3, seen.Distinct().Count());
        Assert.All(opened.All, db => Assert.Equal(["BeginAsync", "DisposeAsync"], db.Asked));
        Assert.Equal([15, 30], clock.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public async Task The_eighth_time_it_is_refused()
    {
        var outcome = await RunAsync(_ => throw new TimeoutException());

        Assert.Equal(RefusalCode.DatabaseBusy, outcome.Refusal?.Code);
        Assert.Equal((8, 7), (opened.All.Count, clock.Waits.Count));
    }

    [Fact]
    public async Task Any_other_fault_is_told_at_once()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(_ => throw new InvalidOperationException()));

        Assert.Equal(["BeginAsync", "DisposeAsync"], Assert.Single(opened.All).Asked);
    }

    private Task<Outcome<int>> RunAsync(Func<INewsroomDb, int> work) => Attempts.RunAsync<Outcome<int>>(
        opened, clock, NullLogger.Instance, db => Task.FromResult<Outcome<int>>(work(db)), refusal => refusal, TestContext.Current.CancellationToken);

    private sealed class Opened : INewsroomDbFactory
    {
        public List<Db> All { get; } = [];

        public Task<INewsroomDb> OpenAsync(CancellationToken cancellation)
        {
            var db = DispatchProxy.Create<INewsroomDb, Db>();
            All.Add((Db)db);
            return Task.FromResult(db);
        }
    }

    /// <summary>A database that only knows when it was overtaken.</summary>
    public class Db : DispatchProxy
    {
        public List<string> Asked { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(INewsroomDb.IsContention))
                return args![0] is TimeoutException;
            Asked.Add(targetMethod.Name);
            return targetMethod.ReturnType == typeof(Task) ? Task.CompletedTask : default(ValueTask);
        }
    }

    /// <summary>Notes how long it is to wait, and does not.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
