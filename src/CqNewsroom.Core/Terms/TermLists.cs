using System.Collections.Concurrent;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Terms;

/// <summary>
/// The termbase as compiled lists, kept in the process until its counter differs: a call costs one small query. An entry of the desk takes
/// the place of one of the newsroom with the same Chinese form.
/// </summary>
/// <param name="databases">Opens the database.</param>
public sealed class TermLists(INewsroomDbFactory databases) : IDisposable
{
    // Desks times the spans between two days on which something begins or ends; few are asked for at a time.
    private const int MostLists = 64;

    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot? _snapshot;

    /// <summary>The words that are forbidden or doubted, which texts are held to as to the terms.</summary>
    public WordLists Words { get; } = new(databases);

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    /// <summary>The terms that hold for a desk on a day.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="day">A day of the newsroom, for a text that of its publication.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<TermList> ForAsync(Guid deskId, DateOnly day, CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        var counter = await db.Newsrooms.Select(n => n.TermCounter).SingleAsync(cancellation);
        if (Volatile.Read(ref _snapshot) is { } known && known.Counter == counter)
            return known.ListFor(deskId, day);
        await _reading.WaitAsync(cancellation);
        try
        {
            if (_snapshot is not { } current || current.Counter != counter)
            {
                // What is read may be newer than the counter; the next call sees that it has moved on.
                var entries = await db.TermEntries.AsNoTracking().Where(e => e.State == TermState.Approved).OrderBy(e => e.Id).ToListAsync(cancellation);
                Volatile.Write(ref _snapshot, current = new Snapshot(counter, entries));
            }

            return current.ListFor(deskId, day);
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed class Snapshot
    {
        private readonly List<TermEntry> _entries;
        private readonly HashSet<Guid> _desks;
        private readonly DateOnly[] _turns;
        private readonly ConcurrentDictionary<(Guid Desk, int Span), Lazy<TermList>> _lists = [];

        public Snapshot(long counter, List<TermEntry> entries)
        {
            (Counter, _entries) = (counter, entries);
            _desks = [.. entries.Select(e => e.DeskId).OfType<Guid>()];
            _turns = [.. entries.SelectMany(e => new[] { e.ValidFrom, e.ValidTo < DateOnly.MaxValue ? e.ValidTo?.AddDays(1) : null }).OfType<DateOnly>().Distinct().Order()];
        }

        public long Counter { get; }

        public TermList ListFor(Guid deskId, DateOnly day)
        {
            // Between two turns nothing begins and nothing ends; desks without terms of their own share a list.
            var turn = Array.BinarySearch(_turns, day);
            var span = turn >= 0 ? turn + 1 : ~turn;
            var desk = _desks.Contains(deskId) ? deskId : Guid.Empty;
            if (_lists.Count >= MostLists)
                _lists.Clear();
            return _lists.GetOrAdd((desk, span), _ => new Lazy<TermList>(() => Compile(desk, day))).Value;
        }

        private TermList Compile(Guid desk, DateOnly day)
        {
            var holding = _entries.FindAll(e => (e.DeskId is null || e.DeskId == desk) && e.Text.HoldsOn(day));
            var own = holding.Where(e => e.DeskId is not null).SelectMany(e => e.Chinese).ToHashSet(StringComparer.Ordinal);
            return new TermList(holding.SelectMany(e => e.Rows().Where(row => e.DeskId is not null || !own.Contains(row.Chinese))));
        }
    }
}
