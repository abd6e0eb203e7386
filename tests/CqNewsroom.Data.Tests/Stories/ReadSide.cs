using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CqNewsroom.Data.Tests.Stories;

/// <summary>The lists of the desk over a small newsroom on one database, with a clock that stands.</summary>
internal sealed class ReadSide : IAsyncDisposable
{
    private readonly NewsroomDatabase _database;

    private ReadSide(NewsroomDatabase database, DeskNewsroom newsroom)
    {
        (_database, Newsroom) = (database, newsroom);
        MyWork = new MyWork(database.Factory, Clock);
        List = new StoryList(database.Factory, Clock);
        Search = new StorySearch(database.Factory, Clock);
        News = new WhatIsNew(database.Factory, Clock, Events);
    }

    public static DateTime Now { get; } = new(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(Now));

    public NewsroomEvents Events { get; } = new(TimeProvider.System, NullLogger<NewsroomEvents>.Instance);

    public DeskNewsroom Newsroom { get; }

    public MyWork MyWork { get; }

    public StoryList List { get; }

    public StorySearch Search { get; }

    public WhatIsNew News { get; }

    public static async Task<ReadSide> CreateAsync(DatabaseKind kind)
    {
        var database = await NewsroomDatabase.CreateAsync(kind);
        return new ReadSide(database, await new DeskNewsroom(database, Now).MakeAsync());
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Kinds and headlines of what waits for somebody.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(string person)
    {
        var outcome = await MyWork.ReadAsync(Newsroom.Asker(person), CancellationToken.None);
        return [.. outcome.Value!.Groups.SelectMany(group => group.Lines.Select(line => $"{group.Kind} {line.Headline}"))];
    }

    /// <summary>Headlines of a page of the list.</summary>
    public async Task<IReadOnlyList<string>> ListedAsync(string person, StoryFilter? filter = null)
    {
        var outcome = await List.ReadAsync(Newsroom.Asker(person), filter ?? new StoryFilter(), CancellationToken.None);
        return [.. outcome.Value!.Lines.Select(line => line.Headline)];
    }
}
