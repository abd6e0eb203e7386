using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Memory;

/// <summary>Two languages, as the newsroom writes them.</summary>
/// <param name="Source">Language of the source, a BCP 47 tag.</param>
/// <param name="Target">Language of the translation, a BCP 47 tag.</param>
public readonly record struct MemoryPair(string Source, string Target);

/// <summary>
/// The indexes of all pairs of languages on this server. They follow the database by the numbers of its segments: what was learned since the last file is
/// read into memory, and once that is much, a new file is written; where the file is missing, damaged or of another memory, it is
/// made anew from the database, while lookups answer from what there is.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="files">The folder of the files.</param>
/// <param name="logger">The log.</param>
public sealed partial class MemoryIndexes(INewsroomDbFactory factory, IMemoryFiles files, ILogger<MemoryIndexes> logger) : IDisposable
{
    private const int Batch = 2_000;

    private readonly ConcurrentDictionary<MemoryPair, MemoryIndex> _indexes = new();
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private bool _isOpened;
    private volatile int _seen = -1;
    private volatile bool _isBehind = true;

    /// <summary>So many segments of a pair are held in memory at most before a file is written: some 20 MB.</summary>
    public int MostUnwritten { get; init; } = 20_000;

    /// <summary>Whether all was read that the database held at the last <see cref="RefreshAsync"/>; until then a lookup may miss something.</summary>
    public bool IsComplete => !_isBehind;

    /// <summary>Catches up with the database. Called again and again; where there is nothing new it costs one small query.</summary>
    /// <param name="cancellation">Ends the work.</param>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _refreshing.WaitAsync(cancellation);
        try
        {
            await using var db = await factory.OpenAsync(cancellation);
            var last = await db.Newsrooms.AsNoTracking().Select(newsroom => newsroom.LastSegment).SingleAsync(cancellation);
            if (!_isOpened)
                await OpenFilesAsync(db, cancellation);
            if (last == _seen)
                return;
            // Behind by a little is what every lookup is while somebody publishes; that is nothing to speak of.
            _isBehind |= last - _seen > MostUnwritten;
            foreach (var pair in await db.MemorySegments.AsNoTracking().Where(s => s.Number > _seen && s.Number <= last).Select(s => new { s.SourceLanguage, s.TargetLanguage }).Distinct().ToListAsync(cancellation))
                await FollowAsync(db, new MemoryPair(pair.SourceLanguage, pair.TargetLanguage), last, cancellation);
            (_seen, _isBehind) = (last, false);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var index in _indexes.Values)
            index.Dispose();
        _refreshing.Dispose();
    }

    /// <summary>Whether all segments up to a number are in it.</summary>
    /// <param name="number">The number; 0 of a memory that never learned anything.</param>
    internal bool HasRead(int number) => !_isBehind && _seen >= number;

    /// <summary>The index of a pair; null while nothing is known of it.</summary>
    internal MemoryIndex? Of(MemoryPair pair) => _indexes.GetValueOrDefault(pair);

    private async Task FollowAsync(INewsroomDb db, MemoryPair pair, int last, CancellationToken cancellation)
    {
        var index = _indexes.GetOrAdd(pair, _ => new MemoryIndex());
        var missing = await Missing(db, pair, index.LastNumber, last).CountAsync(cancellation);
        if (missing > MostUnwritten)
        {
            await WriteAsync(index, pair, ReadAsync(db, pair, index.LastNumber, last, cancellation), cancellation);
            return;
        }

        var batch = new List<(int Number, string Key)>();
        await foreach (var (number, key, _) in ReadAsync(db, pair, index.LastNumber, last, cancellation))
        {
            batch.Add((number, key));
            if (batch.Count < Batch)
                continue;
            index.Add(batch);
            batch.Clear();
        }

        index.Add(batch);
        if (index.Unwritten > MostUnwritten)
            await WriteAsync(index, pair, ReadAsync(db, pair, index.File?.Mark.LastNumber ?? 0, last, cancellation), cancellation);
    }

    private async Task WriteAsync(MemoryIndex index, MemoryPair pair, IAsyncEnumerable<(int Number, string Key, Guid Revision)> segments, CancellationToken cancellation)
    {
        string path;
        var mark = index.File?.Mark ?? default;
        await using (var stream = files.Create())
        {
            path = stream.Name;
            try
            {
                var writer = new SegmentFileWriter(stream);
                foreach (var (number, key) in index.File?.All() ?? [])
                {
                    cancellation.ThrowIfCancellationRequested();
                    writer.Add(number, key);
                }

                await foreach (var (number, key, revision) in segments)
                {
                    if (key.Length is > 0 and <= SegmentShelf.LongestKey)
                        writer.Add(number, key);
                    mark = new FileMark(number, revision);
                }

                writer.Finish(mark);
            }
            catch
            {
                files.Delete(path);
                throw;
            }
        }

        var named = files.Finish(path, MemoryFileName.Of(pair, mark.LastNumber));
        var file = SegmentFile.Open(named) ?? throw new IOException($"The index {named} cannot be read though it was just written.");
        if (index.Take(file) is { } before && before != named)
            files.Delete(before);
        Log.Written(logger, pair.Source, pair.Target, file.Count, file.FileBytes);
    }

    private async Task OpenFilesAsync(INewsroomDb db, CancellationToken cancellation)
    {
        // Of two files of a pair the older one was left behind by a stop between writing and deleting.
        foreach (var path in files.Find().OrderByDescending(path => MemoryFileName.Read(path)?.LastNumber))
        {
            if (MemoryFileName.Read(path) is not { } name || _indexes.ContainsKey(name.Pair) || SegmentFile.Open(path) is not { } file)
            {
                Log.Useless(logger, path);
                files.Delete(path);
                continue;
            }

            var (mark, source, target) = (file.Mark, name.Pair.Source, name.Pair.Target);
            if (await db.MemorySegments.AnyAsync(s => s.Number == mark.LastNumber && s.RevisionId == mark.LastRevision && s.SourceLanguage == source && s.TargetLanguage == target, cancellation))
            {
                var index = new MemoryIndex();
                index.Take(file);
                _indexes[name.Pair] = index;
                continue;
            }

            file.Dispose();
            Log.Useless(logger, path);
            files.Delete(path);
        }

        _isOpened = true;
    }

    private static IQueryable<MemorySegment> Missing(INewsroomDb db, MemoryPair pair, int after, int last)
    {
        var (source, target) = (pair.Source, pair.Target);
        return db.MemorySegments.AsNoTracking().Where(s => s.SourceLanguage == source && s.TargetLanguage == target && s.Number > after && s.Number <= last);
    }

    private static async IAsyncEnumerable<(int Number, string Key, Guid Revision)> ReadAsync(
        INewsroomDb db, MemoryPair pair, int after, int last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            // In portions, so that no reading transaction stays open for minutes.
            var rows = await Missing(db, pair, after, last).OrderBy(s => s.Number).Take(Batch).Select(s => new { s.Number, s.Source, s.RevisionId }).ToListAsync(cancellation);
            foreach (var row in rows)
                yield return (row.Number, MemoryText.Of(row.Source).Key, row.RevisionId);
            if (rows.Count < Batch)
                yield break;
            after = rows[^1].Number;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The index of the memory from {Source} into {Target} was written: {Count} segments, {Bytes} bytes")]
        public static partial void Written(ILogger logger, string source, string target, int count, long bytes);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The index file {Path} is damaged, left over or of another memory; what it should hold is read from the database")]
        public static partial void Useless(ILogger logger, string path);
    }
}
