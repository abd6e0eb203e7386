using CqNewsroom.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace CqNewsroom.Bench.Editing;

/// <summary>The yardstick: an application with one empty interactive page of the same component library.</summary>
internal static class EmptyServer
{
    /// <summary>Starts it on a loopback port.</summary>
    public static async Task<(WebApplication App, Uri Address)> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "CqNewsroom.Web", ContentRootPath = Repository.Root });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddScoped<CircuitHandler, ConnectedPages>();
        var app = builder.Build();
        app.UseAntiforgery();
        app.UseStaticFiles();
        app.MapGet("/empty", () => new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<EmptyPage>());
        app.MapRazorComponents<EmptyPage>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return (app, new Uri(address));
    }
}
