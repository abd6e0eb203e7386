using System.Text;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Reader.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Bench.Reader;

/// <summary>
/// The product with its sample newsroom on a loopback port, in this process. In front of everything it answers one address with a fixed string, the
/// yardstick: the same server, the same number of bytes, and no work.
/// </summary>
/// <param name="folder">The data folder; several servers may share one.</param>
internal sealed class ReaderServer(TemporaryFolder folder) : WebApplicationFactory<CqNewsroom.Web.Desk.Shell.App>
{
    /// <summary>Path of the yardstick.</summary>
    public const string FixedPath = "/fixed";

    private byte[] _fixed = Encoding.UTF8.GetBytes("fixed");

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Starts it.</summary>
    public void Start()
    {
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Sets how long the fixed string is.</summary>
    /// <param name="bytes">In bytes.</param>
    public void SetFixed(int bytes) => _fixed = Encoding.UTF8.GetBytes(new string('x', bytes));

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot("");
        builder.UseEnvironment("Production");
        builder.UseSetting("Newsroom:DataFolder", folder.Path);
        builder.UseSetting("Newsroom:Sample", "true");
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IStartupFilter>(new FixedAnswer(this));
            // It would index what was made by the thousand all through the run, beside the pages that are measured.
            services.Remove(services.Single(service => service.ImplementationType == typeof(SearchIndexer)));
        });
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }

    private sealed class FixedAnswer(ReaderServer server) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                if (!context.Request.Path.Equals(FixedPath, StringComparison.Ordinal))
                {
                    await following(context);
                    return;
                }

                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.ContentLength = server._fixed.Length;
                await context.Response.Body.WriteAsync(server._fixed);
            });
            next(app);
        };
    }
}
