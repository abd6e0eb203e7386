using CqNewsroom.TestSupport;
using CqNewsroom.Web.Machine;

namespace CqNewsroom.Web.Tests.Machine;

/// <summary>A provider that fails is left alone, and one question alone finds out whether it is back.</summary>
public sealed class MachineRestTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly TestClock _clock = new(new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc));

    [Fact]
    public void While_one_question_finds_out_nobody_else_asks()
    {
        var rest = Resting();
        _clock.Pass(Rest);

        Assert.True(rest.MayAsk());
        Assert.False(rest.MayAsk());
        rest.Note(isAnswered: true);
        Assert.True(rest.MayAsk());
        Assert.True(rest.MayAsk());
    }

    [Fact]
    public void Who_gives_that_question_up_leaves_it_to_the_next()
    {
        var rest = Resting();
        _clock.Pass(Rest);

        Assert.True(rest.MayAsk());
        rest.NotAsked();
        Assert.True(rest.MayAsk());
    }

    [Fact]
    public void A_question_that_fails_then_begins_the_rest_anew()
    {
        var rest = Resting();
        _clock.Pass(Rest - TimeSpan.FromMilliseconds(1));
        Assert.False(rest.MayAsk());
        _clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.True(rest.MayAsk());
        rest.Note(isAnswered: false);
        Assert.False(rest.MayAsk());
        _clock.Pass(Rest);
        Assert.True(rest.MayAsk());
    }

    private MachineRest Resting()
    {
        var rest = new MachineRest(2, Rest, _clock);
        Assert.True(rest.MayAsk());
        rest.Note(isAnswered: false);
        Assert.True(rest.MayAsk());
        rest.Note(isAnswered: false);
        Assert.False(rest.MayAsk());
        return rest;
    }
}
