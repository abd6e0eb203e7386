using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Notifications;

/// <summary>Something that happened and was committed. It carries no text: who hears of it reads afresh, by the reading rules.</summary>
public abstract record NewsroomEvent;

/// <summary>An act was done on a story or on one of its articles.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="ArticleId">The article, null for an act on the story itself.</param>
/// <param name="Action">Name of the act, for example <c>SignOff</c>; <c>Save</c> for a save of the working copy.</param>
/// <param name="PersonId">Who acted, null for the clock and the import.</param>
public sealed record StoryChanged(Guid StoryId, Guid? ArticleId, string Action, Guid? PersonId) : NewsroomEvent;

/// <summary>Readers see something else from now on.</summary>
/// <param name="PublicationCounter">The newsroom's counter of publications after it.</param>
public sealed record PublicationsChanged(long PublicationCounter) : NewsroomEvent;

/// <summary>Persons were told something, or read what they were told.</summary>
/// <param name="PersonIds">The persons whose What is new changed.</param>
public sealed record WhatIsNewChanged(IReadOnlyCollection<Guid> PersonIds) : NewsroomEvent;

/// <summary>A person, their grants, or what they are called changed; a person who was deactivated has to leave.</summary>
/// <param name="PersonId">The person.</param>
public sealed record PersonChanged(Guid PersonId) : NewsroomEvent;

/// <summary>Desks, sections, policies, agencies or the newsroom's settings changed.</summary>
public sealed record SettingsChanged : NewsroomEvent;

/// <summary>The order of a front page changed, or what waits to become it.</summary>
public sealed record FrontPageChanged : NewsroomEvent;

/// <summary>An entry of the termbase, its queue, or the list of words changed.</summary>
public sealed record TermsChanged : NewsroomEvent;

/// <summary>What is said about pictures changed, or one was removed.</summary>
public sealed record PicturesChanged : NewsroomEvent;

/// <summary>
/// What was committed in this process, for open pages. Published after the commit only; a lost event costs freshness, never
/// correctness, since a page that hears nothing reads the same rows at its next visit.
/// </summary>
public interface INewsroomEvents
{
    /// <summary>Tells everybody who subscribed. Never throws for a subscriber's fault.</summary>
    /// <param name="happened">What was committed.</param>
    void Publish(NewsroomEvent happened);

    /// <summary>Hears of what is committed from now on, on the publisher's thread; the handler must only note it and return.</summary>
    /// <param name="handler">Called for each event.</param>
    /// <returns>Ends the subscription when disposed; more than once does no harm.</returns>
    IDisposable Subscribe(Action<NewsroomEvent> handler);

    /// <summary>
    /// Hears also of what was committed in the last half minute, before it returns. For pages: they read first and can subscribe only once they are shown, so that
    /// an act in between would never reach them.
    /// </summary>
    /// <param name="handler">Called for each event, for none twice.</param>
    /// <returns>Ends the subscription when disposed; more than once does no harm.</returns>
    IDisposable SubscribeWithRecent(Action<NewsroomEvent> handler);
}

/// <summary>The in-process implementation; one for the whole process.</summary>
/// <param name="time">The clock.</param>
/// <param name="log">Where a subscriber's fault is written.</param>
public sealed class NewsroomEvents(TimeProvider time, ILogger<NewsroomEvents> log) : INewsroomEvents
{
    private const int MostRecent = 256;

    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(30);

    private readonly Lock _guard = new();
    private readonly Queue<(long At, NewsroomEvent Happened)> _recent = new();
    private Subscription[] _subscriptions = [];

    /// <inheritdoc/>
    public void Publish(NewsroomEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        Subscription[] hearing;
        lock (_guard)
        {
            Forget(MostRecent - 1);
            _recent.Enqueue((time.GetTimestamp(), happened));
            hearing = _subscriptions;
        }

        foreach (var subscription in hearing)
            Tell(subscription, happened);
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<NewsroomEvent> handler) => Add(handler, out _);

    /// <inheritdoc/>
    public IDisposable SubscribeWithRecent(Action<NewsroomEvent> handler)
    {
        var subscription = Add(handler, out var missed);
        foreach (var happened in missed)
            Tell(subscription, happened);
        return subscription;
    }

    // Both at once: what is published meanwhile is either among the recent or heard, never both and never neither.
    private Subscription Add(Action<NewsroomEvent> handler, out NewsroomEvent[] recent)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var subscription = new Subscription(this, handler);
        lock (_guard)
        {
            Forget(MostRecent);
            recent = [.. _recent.Select(known => known.Happened)];
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    private void Tell(Subscription subscription, NewsroomEvent happened)
    {
        try
        {
            subscription.Hear(happened);
        }
#pragma warning disable CA1031 // One page's fault must not undo the act that was committed, nor keep other pages from hearing of it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "A subscriber failed on {Event}", happened);
        }
    }

    private void Forget(int kept)
    {
        while (_recent.TryPeek(out var oldest) && (_recent.Count > kept || time.GetElapsedTime(oldest.At) > Recent))
            _recent.Dequeue();
    }

    private void Remove(Subscription subscription)
    {
        lock (_guard)
            _subscriptions = [.. _subscriptions.Where(other => !ReferenceEquals(other, subscription))];
    }

    private sealed class Subscription(NewsroomEvents owner, Action<NewsroomEvent> handler) : IDisposable
    {
        private Action<NewsroomEvent>? _handler = handler;

        public void Hear(NewsroomEvent happened) => Volatile.Read(ref _handler)?.Invoke(happened);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _handler, null) is not null)
                owner.Remove(this);
        }
    }
}
