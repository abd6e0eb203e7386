using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace CqNewsroom.Web.Tests;

/// <summary>
/// The application in the test's own process with a data folder of its own. The content root is the repository, where
/// appsettings.json and wwwroot are.
/// </summary>
public class NewsroomFactory : WebApplicationFactory<Program>
{
    /// <summary>The folder that this application keeps its database in; deleted with the factory.</summary>
    public string DataFolder { get; } = Directory.CreateTempSubdirectory("newsroom-").FullName;

    /// <summary>Settings beside or over those of appsettings.json, such as <c>Newsroom:Sample</c>.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("");
        builder.UseEnvironment("Testing");
        builder.UseSetting("Newsroom:DataFolder", DataFolder);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
