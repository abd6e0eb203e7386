using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CqNewsroom.Core.Word;

/// <summary>
/// Looks at a file before the library does: what it is, how much it unpacks to, and whether its XML is harmless. What is given on is a
/// copy with the text alone; pictures and embedded files stay packed, and nothing outside the file is ever asked for.
/// </summary>
internal static class WordPackage
{
    private const string ContentTypes = "[Content_Types].xml";

    // The last is what the properties of a document are called by the library that packs them.
    private static readonly string[] TextEndings = [".xml", ".rels", ".psmdcp"];

    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly XmlReaderSettings Harmless = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        CloseInput = false,
    };

    /// <summary>Checks a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <returns>A package that may be opened.</returns>
    /// <exception cref="WordFileException">It is not to be opened.</exception>
    public static MemoryStream Check(byte[] file)
    {
        if (file.Length > WordLimits.FileBytes)
            throw new WordFileException(WordProblem.TooBig);
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw new WordFileException(file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? WordProblem.Password : WordProblem.OldFormat);
        if (!file.AsSpan().StartsWith("PK\u0003\u0004"u8))
            throw new WordFileException(WordProblem.NotWord);
        try
        {
            using var source = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return Copy(source);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new WordFileException(WordProblem.Broken, damaged);
        }
    }

    private static MemoryStream Copy(ZipArchive source)
    {
        CheckSizes(source);
        var names = source.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count != source.Entries.Count)
            throw new WordFileException(WordProblem.Broken);
        var budget = new Budget();
        CheckKind(source, budget);
        var copy = new MemoryStream();
        using (var target = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.Where(entry => !entry.FullName.EndsWith('/')))
            {
                using var to = target.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                if (IsText(entry.FullName))
                    to.Write(Text(entry, names, budget));
            }
        }

        copy.Position = 0;
        return copy;
    }

    // What the directory says costs nothing to read; what is unpacked is counted again, since a directory may lie.
    private static void CheckSizes(ZipArchive source)
    {
        if (source.Entries.Count > WordLimits.Entries)
            throw new WordFileException(WordProblem.TooBig);
        var (all, text) = (0L, 0L);
        foreach (var entry in source.Entries)
        {
            all += entry.Length;
            text += IsText(entry.FullName) ? entry.Length : 0;
            if (entry.Length > WordLimits.FreeRatioBytes && entry.Length / WordLimits.Ratio > entry.CompressedLength)
                throw new WordFileException(WordProblem.TooBig);
        }

        if (all > WordLimits.DeclaredBytes || text > WordLimits.TextBytes)
            throw new WordFileException(WordProblem.TooBig);
    }

    private static void CheckKind(ZipArchive source, Budget budget)
    {
        if (source.GetEntry(ContentTypes) is not { } entry)
            throw new WordFileException(WordProblem.NotWord);
        using var bytes = new MemoryStream(Inflate(entry, budget));
        using var reader = XmlReader.Create(bytes, Harmless);
        var types = XDocument.Load(reader).Descendants().Select(element => (string?)element.Attribute("ContentType") ?? "").ToList();
        if (types.Exists(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || source.Entries.Any(part => part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw new WordFileException(WordProblem.Macros);
        if (!types.Exists(type => type.Contains("wordprocessingml.document.main+xml", StringComparison.OrdinalIgnoreCase) || type.Contains("wordprocessingml.template.main+xml", StringComparison.OrdinalIgnoreCase)))
            throw new WordFileException(WordProblem.NotWord);
    }

    private static bool IsText(string name) => TextEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static byte[] Text(ZipArchiveEntry entry, HashSet<string> names, Budget budget)
    {
        var bytes = Inflate(entry, budget);
        using (var stream = new MemoryStream(bytes))
        using (var reader = XmlReader.Create(stream, Harmless))
        {
            while (reader.Read())
            {
                if (reader.Depth > WordLimits.Depth)
                    throw new WordFileException(WordProblem.Broken);
                budget.CountNode();
            }
        }

        return entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) ? SoundRelations(entry.FullName, bytes, names) : bytes;
    }

    private static byte[] Inflate(ZipArchiveEntry entry, Budget budget)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            budget.CountBytes(read);
            to.Write(buffer, 0, read);
        }

        return to.ToArray();
    }

    // Programs write addresses that are none, and parts that are not there; the library would refuse the whole file for one of them.
    private static byte[] SoundRelations(string name, byte[] bytes, HashSet<string> names)
    {
        using var from = new MemoryStream(bytes);
        using var reader = XmlReader.Create(from, Harmless);
        var document = XDocument.Load(reader);
        var folder = name[..(name.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at : 0)];
        foreach (var relation in document.Descendants(Relations + "Relationship").ToList())
        {
            var target = (string?)relation.Attribute("Target") ?? "";
            if (string.Equals((string?)relation.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
            {
                if (!Uri.TryCreate(target, UriKind.RelativeOrAbsolute, out _))
                    relation.SetAttributeValue("Target", "about:blank");
            }
            else if (!Uri.TryCreate(new Uri("http://package/" + folder), target, out var part) || !names.Contains(Uri.UnescapeDataString(part.AbsolutePath).TrimStart('/')))
            {
                relation.Remove();
            }
        }

        using var to = new MemoryStream();
        document.Save(to);
        return to.ToArray();
    }

    private sealed class Budget
    {
        private int _bytes;
        private int _nodes;

        public void CountBytes(int read)
        {
            _bytes += read;
            if (_bytes > WordLimits.TextBytes)
                throw new WordFileException(WordProblem.TooBig);
        }

        public void CountNode()
        {
            if (++_nodes > WordLimits.Nodes)
                throw new WordFileException(WordProblem.TooBig);
        }
    }
}
