namespace CqNewsroom.TestSupport;

/// <summary>Where the repository is that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds CqNewsroom.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that the running tests were built in: Debug or Release.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>A path inside the repository, with slashes.</summary>
    public static string PathTo(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CqNewsroom.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"CqNewsroom.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
