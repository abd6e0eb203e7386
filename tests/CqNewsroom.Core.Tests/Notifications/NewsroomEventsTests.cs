using CqNewsroom.Core.Notifications;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Core.Tests.Notifications;

public sealed class NewsroomEventsTests
{
    private readonly Watch _clock = new();
    private readonly NewsroomEvents _events;

    public NewsroomEventsTests() => _events = new NewsroomEvents(_clock, NullLogger<NewsroomEvents>.Instance);

    [Fact]
    public void A_subscribers_fault_keeps_nobody_else_from_hearing()
    {
        var heard = new List<NewsroomEvent>();
        using var faulty = _events.Subscribe(_ => throw new InvalidOperationException("a page"));
        using var sound = _events.Subscribe(heard.Add);

        _events.Publish(new SettingsChanged());

        Assert.Equal([new SettingsChanged()], heard);
    }

    [Fact]
    public void Who_left_hears_nothing_even_while_something_is_published()
    {
        var heard = 0;
        IDisposable? second = null;
        using var first = _events.Subscribe(_ => second!.Dispose());
        second = _events.Subscribe(_ => heard++);

        _events.Publish(new SettingsChanged());
        second.Dispose();
        _events.Publish(new SettingsChanged());

        Assert.Equal(0, heard);
    }

    [Fact]
    public void A_page_hears_what_was_committed_while_it_was_being_shown_and_nothing_older()
    {
        _events.Publish(new FrontPageChanged());
        _clock.Elapsed += TimeSpan.FromSeconds(31);
        _events.Publish(new TermsChanged());
        var (heard, plain) = (new List<NewsroomEvent>(), new List<NewsroomEvent>());

        using var page = _events.SubscribeWithRecent(heard.Add);
        using var other = _events.Subscribe(plain.Add);
        _events.Publish(new SettingsChanged());

        Assert.Equal([new TermsChanged(), new SettingsChanged()], heard);
        Assert.Equal([new SettingsChanged()], plain);

        _clock.Elapsed += TimeSpan.FromSeconds(31);
        using var late = _events.SubscribeWithRecent(happened => Assert.Fail($"{happened} is long over."));
    }

    [Fact]
    public void Of_very_many_events_only_the_latest_are_kept()
    {
        for (var number = 0; number < 1000; number++)
            _events.Publish(new PublicationsChanged(number));
        var heard = new List<NewsroomEvent>();

        using var page = _events.SubscribeWithRecent(heard.Add);

        Assert.Equal(Enumerable.Range(744, 256).Select(number => new PublicationsChanged(number)), heard);
    }

    private sealed class Watch : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
