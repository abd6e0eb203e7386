namespace CqNewsroom.Core.Tests.Memory;

/// <summary>A folder that goes with its test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("memory").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
