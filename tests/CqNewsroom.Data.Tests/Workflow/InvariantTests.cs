using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport.Invariants;
using CsCheck;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>Invariants 1 to 6 on SQLite.</summary>
public sealed class SqliteInvariantTests() : InvariantTests(DatabaseKind.Sqlite);

/// <summary>Invariants 1 to 6 on PostgreSQL.</summary>
public sealed class PostgreSqlInvariantTests() : InvariantTests(DatabaseKind.PostgreSql);

/// <summary>
/// Random acts by random people, now and then two at once: 200 sequences of 40 acts, every invariant checked after every act.
/// </summary>
public abstract class InvariantTests(DatabaseKind kind)
{
    private const int Sequences = 200;
    private const int Acts = 40;

    // Newsrooms that play at the same time, each its share of the sequences: a server's answers are mostly waited for.
    private const int Newsrooms = 2;

    // What CsCheck takes where CsCheck_Iter does not say otherwise.
    private const int DefaultIter = 100;

    private static readonly Gen<RandomStep> Step = Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[0, 9999], (who, which, what, how) => new RandomStep(who, which, what, how));

    [Fact]
    public async Task Every_invariant_holds_after_every_random_act()
    {
        var played = await Task.WhenAll(Enumerable.Range(0, Newsrooms).Select(_ => PlayAsync()));
        var done = played.SelectMany(acts => acts.Done).GroupBy(act => act.Key).ToDictionary(act => act.Key, act => act.Sum(one => one.Value));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", done.OrderBy(act => act.Key).Select(act => $"{act.Key} {act.Value}")));
        Assert.True(played.Sum(acts => acts.Beaten) > 0, "Nobody was slower than somebody else.");
        // Sequences that never come to an action would check nothing of it.
        Assert.Empty(Enum.GetValues<NewsroomAction>().Except([NewsroomAction.CreateStory, NewsroomAction.Import, NewsroomAction.Hold]).Except(done.Keys));
    }

    private async Task<RandomActs> PlayAsync()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        await newsroom.PolicyAsync(WorkflowNewsroom.Zh, [(LevelKind.Review, Role.Editor)], Role.Editor, "chief", "all");
        await newsroom.PolicyAsync(WorkflowNewsroom.En, [(LevelKind.Review, Role.Editor), (LevelKind.Proofreading, Role.Editor)], Role.ChiefEditor, "chief", "chief2");
        var checker = new InvariantChecker();
        var acts = new RandomActs(newsroom, checker);
        // A failure prints the seed; CsCheck_Seed plays it again.
        await Step.Array[Acts].SampleAsync(
            acts.PlayAsync,
            writeLine: TestContext.Current.TestOutputHelper!.WriteLine,
            iter: Check.Iter == DefaultIter ? Sequences / Newsrooms : Check.Iter,
            threads: 1,
            print: _ => string.Join(Environment.NewLine, acts.Played));
        await using var db = await newsroom.OpenAsync();
        Assert.Empty(await checker.CheckAsync(db, WorkflowNewsroom.Cancellation));
        return acts;
    }
}
