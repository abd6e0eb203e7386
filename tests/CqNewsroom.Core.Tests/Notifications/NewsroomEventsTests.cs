using CqNewsroom.Core.Notifications;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Core.Tests.Notifications;

public sealed class NewsroomEventsTests
{
    private readonly NewsroomEvents _events = new(NullLogger<NewsroomEvents>.Instance);

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
}
