using System.Xml;

namespace CqNewsroom.Core.Import;

/// <summary>The files of an archive: those with stories, and pictures by their names. Links that lead elsewhere are not followed.</summary>
internal sealed class ArchiveFolder
{
    private static readonly HashSet<string> StoryEndings = new(StringComparer.OrdinalIgnoreCase) { ".txt", ".xml", ".rss", ".atom", ".json", ".jsonl", ".ndjson" };
    private static readonly HashSet<string> PictureEndings = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic" };

    private readonly string root;
    private readonly ILookup<string, string> pictures;
    private (string File, IReadOnlyDictionary<string, ImportedPicture> Attachments)? attachments;

    private ArchiveFolder(string root, IReadOnlyList<string> stories, IEnumerable<string> pictures)
    {
        (this.root, Stories) = (root, stories);
        this.pictures = pictures.ToLookup(NameOf, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The files with stories, below the folder, with slashes, in order.</summary>
    public IReadOnlyList<string> Stories { get; }

    /// <summary>Opens one.</summary>
    /// <param name="path">A folder, or one file; pictures are looked for beside it.</param>
    public static ArchiveFolder Open(string path)
    {
        var isFile = File.Exists(path);
        if (!isFile && !Directory.Exists(path))
            throw new ImportRequestException($"There is no folder and no file '{path}'.");
        var full = Path.GetFullPath(path);
        var folder = isFile ? Path.GetDirectoryName(full)! : full;
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };
        var files = Directory.EnumerateFiles(folder, "*", options).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).ToList();
        var stories = isFile ? [Path.GetFileName(full)] : files.Where(file => StoryEndings.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).ToList();
        return new ArchiveFolder(folder, stories, files.Where(file => PictureEndings.Contains(Path.GetExtension(file))));
    }

    /// <summary>Opens a file.</summary>
    /// <param name="file">Its name, as <see cref="Stories"/> and <see cref="PictureOf"/> give it.</param>
    public FileStream OpenFile(string file) => new(Path.Combine(root, file), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan);

    /// <summary>
    /// The file of a picture: of those with its name the one whose folders agree with its address most; a name that WordPress gave to a smaller
    /// size stands for the picture itself. Null where there is none.
    /// </summary>
    /// <param name="address">The picture's address or name.</param>
    public string? PictureOf(string address)
    {
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]).Replace('\\', '/');
        var name = NameOf(path);
        var found = pictures[name].Concat(pictures[Unsized(name)]).ToList();
        return found.Count == 0 ? null : found.MaxBy(file => Common(file, path));
    }

    /// <summary>The pictures of a WordPress export by the number of their post, which stand anywhere in it. Of one file at a time.</summary>
    /// <param name="file">The export.</param>
    public IReadOnlyDictionary<string, ImportedPicture> AttachmentsOf(string file)
    {
        if (attachments is { } kept && string.Equals(kept.File, file, StringComparison.Ordinal))
            return kept.Attachments;
        var found = new Dictionary<string, ImportedPicture>(StringComparer.Ordinal);
        try
        {
            using var entries = new XmlEntries(OpenFile(file));
            foreach (var (id, picture) in WordPressItems.Attachments(entries))
                found[id] = picture;
        }
        catch (XmlException)
        {
            // What comes before the fault is known; the reading of the stories tells of it.
        }

        attachments = (file, found);
        return found;
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    // bridge-1024x683.jpg
    private static string Unsized(string name)
    {
        var dot = name.LastIndexOf('.');
        var dash = dot > 0 ? name.LastIndexOf('-', dot) : -1;
        return dash > 0 && name[(dash + 1)..dot].Split('x') is [var width, var height] && width.All(char.IsAsciiDigit) && height.All(char.IsAsciiDigit) && width.Length * height.Length > 0
            ? name[..dash] + name[dot..]
            : name;
    }

    private static int Common(string file, string path) =>
        file.Split('/').Reverse().Zip(path.Split('/').Reverse()).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase)).Count();
}
