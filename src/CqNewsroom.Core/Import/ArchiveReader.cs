using System.Text.Json;
using System.Xml;

namespace CqNewsroom.Core.Import;

/// <summary>Reads the files of an archive, each by its format, entry by entry.</summary>
/// <param name="archive">The archive.</param>
/// <param name="settings">The newsroom.</param>
internal sealed class ArchiveReader(ArchiveFolder archive, ImportSettings settings)
{
    /// <summary>Every entry of every file, in the order of the files' names. A file that breaks off ends with an entry that says so.</summary>
    /// <param name="cancellation">Ends the reading between two entries.</param>
    public IEnumerable<ImportEntry> Entries(CancellationToken cancellation)
    {
        foreach (var file in archive.Stories)
        {
            foreach (var entry in Guarded(file))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return entry;
            }
        }
    }

    // A fault of a file is told with the entry before it, which is as near as one can name it.
    private IEnumerable<ImportEntry> Guarded(string file)
    {
        var last = "";
        using var entries = Of(file).GetEnumerator();
        while (true)
        {
            ImportEntry? entry = null;
            try
            {
                if (!entries.MoveNext())
                    yield break;
                entry = entries.Current;
            }
            catch (Exception fault) when (fault is XmlException or JsonException or IOException or UnauthorizedAccessException or InvalidDataException)
            {
                entry = new ImportEntry(file, last.Length > 0 ? "after " + last : "", null, ImportSkip.Broken, fault.Message.Split('\n')[0]);
            }

            yield return entry;
            if (entry.Skipped == ImportSkip.Broken && !ReferenceEquals(entry, entries.Current))
                yield break;
            last = entry.Name;
        }
    }

    private IEnumerable<ImportEntry> Of(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".txt" => Plain(file),
        ".json" or ".jsonl" or ".ndjson" => NinjsItems.Read(archive.OpenFile(file), file),
        _ => Xml(file),
    };

    private IEnumerable<ImportEntry> Plain(string file)
    {
        using var stream = archive.OpenFile(file);
        if (stream.Length > ImportLimits.PlainBytes)
        {
            yield return new ImportEntry(file, "", null, ImportSkip.TooBig, $"{stream.Length} bytes");
            yield break;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        yield return new PlainPages(settings).Read(bytes, file);
    }

    private IEnumerable<ImportEntry> Xml(string file)
    {
        using var entries = new XmlEntries(archive.OpenFile(file));
        var (name, space, isWordPress) = entries.Root();
        var read = (name, isWordPress) switch
        {
            ("rss", true) => WordPressItems.Read(entries, file, archive.AttachmentsOf(file)),
            ("rss" or "RDF", _) => RssItems.Read(entries, file, name),
            ("feed", _) when space == AtomEntries.Namespace => AtomEntries.Read(entries, file),
            _ => [new ImportEntry(file, "", null, ImportSkip.Broken, $"<{name}> is no format that the import knows")],
        };
        foreach (var entry in read)
            yield return entry;
    }
}
