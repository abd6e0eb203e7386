using System.Globalization;

namespace CqNewsroom.Data;

/// <summary>Files and folders that only the newsroom's own user may look into: they hold password hashes, keys and unpublished text.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder where there is none; one that exists keeps its rights.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>Its full path.</returns>
    public static string MakeFolder(string path) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnFile | UnixFileMode.UserExecute)).FullName;

    /// <summary>Makes a file.</summary>
    /// <param name="path">The file; must not exist.</param>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new FileStream(path, options);
    }

    /// <summary>Now (UTC) as part of a file's name.</summary>
    /// <param name="clock">The clock.</param>
    public static string Time(TimeProvider clock) => clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
