namespace CqNewsroom.TestSupport;

/// <summary>A folder that is deleted with everything in it when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("newsroom-").FullName;

    /// <summary>A path inside the folder, with slashes.</summary>
    public string PathTo(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Copies a folder with everything in it into this one, under a name.</summary>
    public string Copy(string source, string name)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(Path, name, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return PathTo(name);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
