using System.Diagnostics;
using CqNewsroom.TestSupport;

[assembly: AssemblyFixture(typeof(CqNewsroom.Browser.Tests.Serving.PublishedApplication))]

namespace CqNewsroom.Browser.Tests.Serving;

/// <summary>What <c>dotnet publish</c> makes of the build that the tests run against; made once, by the first test that asks.</summary>
public sealed class PublishedApplication : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<string>> _assembly;

    public PublishedApplication()
    {
        _assembly = new Lazy<Task<string>>(PublishAsync);
    }

    /// <summary>The path of the published assembly.</summary>
    public Task<string> AssemblyAsync() => _assembly.Value;

    public void Dispose() => _folder.Dispose();

    private async Task<string> PublishAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["publish", "src/CqNewsroom.Web", "--no-build", "--configuration", Repository.Configuration, "--output", _folder.PathTo("app")])
        {
            start.ArgumentList.Add(argument);
        }

        using var publish = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var output = await publish.StandardOutput.ReadToEndAsync(limit.Token);
        await publish.WaitForExitAsync(limit.Token);
        Assert.True(publish.ExitCode == 0, output);
        return _folder.PathTo("app/CqNewsroom.Web.dll");
    }
}
