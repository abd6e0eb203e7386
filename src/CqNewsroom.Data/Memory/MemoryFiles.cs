using CqNewsroom.Core.Memory;

namespace CqNewsroom.Data.Memory;

/// <summary>
/// The folder <c>memory</c> in the data folder; backups leave it out. Servers may share it: a file that one of them deletes is read on by whoever has it open.
/// </summary>
/// <param name="options">Where the data folder is.</param>
internal sealed class MemoryFiles(NewsroomDatabaseOptions options) : IMemoryFiles
{
    private const string Part = ".part";

    private readonly string folder = Path.Combine(Path.GetFullPath(options.DataFolder), "memory");

    public IReadOnlyList<string> Find()
    {
        if (!Directory.Exists(folder))
            return [];
        foreach (var part in Directory.GetFiles(folder, "*" + Part))
            Delete(part);
        return Directory.GetFiles(folder, "*.segments");
    }

    public FileStream Create() => PrivateFiles.Create(Path.Combine(PrivateFiles.MakeFolder(folder), Path.GetRandomFileName() + Part));

    // Written elsewhere and then named, so that a start never meets half a file.
    public string Finish(string path, string name)
    {
        var named = Path.Combine(folder, name);
        File.Move(path, named, overwrite: true);
        return named;
    }

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody still reads it; the next start deletes it.
        }
    }
}
