using System.Collections.Concurrent;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Terms;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>
/// The list of words as compiled lists, kept in the process until its counter differs: a call costs one small query. The newsroom's own words go
/// before those of the list that ships, a desk's before the newsroom's.
/// </summary>
/// <param name="databases">Opens the database.</param>
public sealed class WordLists(INewsroomDbFactory databases)
{
    private Snapshot? _snapshot;

    /// <summary>The words that hold for a desk.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<WordList> ForAsync(Guid deskId, CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        var counter = await db.Newsrooms.Select(n => n.WordCounter).SingleAsync(cancellation);
        if (Volatile.Read(ref _snapshot) is { } known && known.Counter == counter)
            return known.ListFor(deskId);
        // What is read may be newer than the counter; the next call sees that it has moved on.
        var entries = await db.WordEntries.AsNoTracking().Where(e => e.State == TermState.Approved).OrderBy(e => e.Id).ToListAsync(cancellation);
        var current = new Snapshot(counter, entries.ConvertAll(e => e.Text));
        Volatile.Write(ref _snapshot, current);
        return current.ListFor(deskId);
    }

    private sealed class Snapshot(long counter, List<WordText> words)
    {
        private readonly ConcurrentDictionary<Guid, Lazy<WordList>> _lists = [];

        public long Counter => counter;

        public WordList ListFor(Guid deskId)
        {
            if (words.Count == 0)
                return WordList.Starter;
            // Desks without words of their own share a list.
            var desk = words.Exists(word => word.DeskId == deskId) ? deskId : Guid.Empty;
            return _lists.GetOrAdd(desk, _ => new Lazy<WordList>(() => Compile(desk))).Value;
        }

        private WordList Compile(Guid desk)
        {
            var rules = WordList.StarterRules.ToDictionary(rule => WordList.KeyOf(rule.Word), rule => (WordRule?)rule, StringComparer.Ordinal);
            foreach (var word in words.Where(word => word.DeskId is null).Concat(words.Where(word => word.DeskId == desk)))
                rules[word.Key] = word.Rule();
            return new WordList(rules.Values.OfType<WordRule>());
        }
    }
}
