using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Search;

/// <summary>What a server keeps in memory of a document: what results are counted, narrowed down and put in order by.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="PublicationId">What went live.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="SectionId">The story's section.</param>
/// <param name="StoryNumber">The story's number.</param>
/// <param name="FirstPublishedAt">When the article first went live (UTC).</param>
/// <param name="Length">Words and Chinese characters.</param>
/// <param name="IsLive">Whether readers see it.</param>
internal sealed record DirectoryEntry(
    Guid ArticleId, Guid PublicationId, string Language, Guid SectionId, int StoryNumber, DateTime FirstPublishedAt, int Length, bool IsLive);

/// <summary>
/// The documents of one index, in memory: about 200 bytes for each. It follows the database by the numbers of changes before every search, so that what a
/// transaction took from readers is gone from the very next search on every server.
/// </summary>
/// <param name="generation">The index.</param>
internal sealed class SearchDirectory(int generation) : IDisposable
{
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private readonly Dictionary<string, LanguageFacts> _languages = new(StringComparer.Ordinal);
    private DirectoryEntry?[] _entries = [];
    private int _first;
    private long _change = -1;

    /// <summary>The index.</summary>
    public int Generation => generation;

    /// <summary>Reads what is new.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="change">The index's last change, as the caller read it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task RefreshAsync(INewsroomDb db, long change, CancellationToken cancellation)
    {
        if (Interlocked.Read(ref _change) >= change)
            return;
        await _refreshing.WaitAsync(cancellation);
        try
        {
            if (_change >= change)
                return;
            var known = _change;
            var changed = await db.SearchDocuments.AsNoTracking().Where(d => d.Generation == generation && d.Change > known).OrderBy(d => d.Number)
                .Select(d => new { d.Number, d.ArticleId, d.PublicationId, d.Language, d.SectionId, d.StoryNumber, d.FirstPublishedAt, d.Length, d.IsLive, d.Change })
                .ToListAsync(cancellation);
            foreach (var d in changed)
                Put(d.Number, new DirectoryEntry(d.ArticleId, d.PublicationId, string.Intern(d.Language), d.SectionId, d.StoryNumber, d.FirstPublishedAt, d.Length, d.IsLive));
            Interlocked.Exchange(ref _change, Math.Max(change, changed.Count == 0 ? 0 : changed.Max(d => d.Change)));
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>A document that readers see; null for any other.</summary>
    /// <param name="number">Its number.</param>
    public DirectoryEntry? Live(int number)
    {
        var entries = Volatile.Read(ref _entries);
        var at = number - _first;
        return (uint)at < (uint)entries.Length && entries[at] is { IsLive: true } entry ? entry : null;
    }

    /// <summary>How many documents of a language readers see, and how long they are on average.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public (int Documents, double AverageLength) Of(string language)
    {
        lock (_languages)
            return _languages.TryGetValue(language, out var facts) && facts.Documents > 0 ? (facts.Documents, (double)facts.Length / facts.Documents) : (0, 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _refreshing.Dispose();

    private void Put(int number, DirectoryEntry entry)
    {
        if (_entries.Length == 0)
            _first = number;
        var at = number - _first;
        if (at >= _entries.Length)
        {
            var larger = new DirectoryEntry?[Math.Max(1024, Math.Max(at + 1, _entries.Length * 5 / 4))];
            _entries.CopyTo(larger, 0);
            Volatile.Write(ref _entries, larger);
        }

        var before = _entries[at];
        Volatile.Write(ref _entries[at], entry);
        lock (_languages)
        {
            if (before is { IsLive: true })
                Count(before, -1);
            if (entry.IsLive)
                Count(entry, 1);
        }
    }

    private void Count(DirectoryEntry entry, int by)
    {
        var facts = _languages.GetValueOrDefault(entry.Language);
        _languages[entry.Language] = new LanguageFacts(facts.Documents + by, facts.Length + (by * entry.Length));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct LanguageFacts(int Documents, long Length);
}
