using CqNewsroom.Core.Media;

namespace CqNewsroom.Data.Media;

/// <summary>The folder <c>media</c> in the data folder, which backups hold as it is.</summary>
/// <param name="options">Where the data folder is.</param>
internal sealed class PictureFiles(NewsroomDatabaseOptions options) : IPictureFiles
{
    private readonly string folder = Path.Combine(Path.GetFullPath(options.DataFolder), "media");

    // Beside the folder, where a backup that runs meanwhile does not meet half a file.
    private readonly string incoming = Path.Combine(Path.GetFullPath(options.DataFolder), "incoming");

    public bool Has(string name) => File.Exists(PathOf(name));

    // Written elsewhere and then named, so that nobody ever reads half of it; two who write the same bytes do each other no harm.
    public void Write(string name, ReadOnlyMemory<byte> bytes)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            return;
        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        PrivateFiles.MakeFolder(incoming);
        var part = Path.Combine(incoming, Path.GetRandomFileName());
        try
        {
            using (var stream = PrivateFiles.Create(part))
            {
                stream.Write(bytes.Span);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public void DeleteAll(string beginning)
    {
        var path = PathOf(beginning);
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
                File.Delete(file);
        }
    }

    public Stream? Open(string name)
    {
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
