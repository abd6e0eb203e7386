using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Editing;
using CqNewsroom.Web.Desk.Front;
using CqNewsroom.Web.Desk.Orders;
using CqNewsroom.Web.Desk.Papers;
using CqNewsroom.Web.Desk.Previews;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Desk.Site;
using MudBlazor;
using MudBlazor.Services;

namespace CqNewsroom.Web.Desk;

/// <summary>Adds the staff application and maps its pages.</summary>
public static class DeskServices
{
    /// <summary>What the desk's pages need.</summary>
    /// <param name="services">The application's services.</param>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // Few people, tabs that sleep: a circuit is kept long enough for a lid that was closed over coffee.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(20);
            circuits.DisconnectedCircuitMaxRetained = 200;
            circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(20);
        }).AddHubOptions(hub =>
        {
            hub.KeepAliveInterval = TimeSpan.FromSeconds(15);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
            // Articles travel by HTTP; this is for plain fields alone.
            hub.MaximumReceiveMessageSize = 256 * 1024;
        });
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.PreventDuplicates = true;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
            mud.SnackbarConfiguration.ShowTransitionDuration = 120;
            mud.SnackbarConfiguration.HideTransitionDuration = 120;
        });
        services.AddSingleton<ThemeSheets>();
        services.AddScoped<DeskSession>();
        services.AddScoped<DeskClock>();
        services.AddCascadingValue(provider => provider.GetRequiredService<DeskClock>().Source);
        services.AddScoped<WhoAmI>();
        services.AddScoped<WhatIsNew>();
        services.AddScoped<StoryList>();
        services.AddScoped<StorySearch>();
        services.AddScoped<StoryStart>();
        services.AddScoped<MyWork>();
        services.AddScoped<StoryPages>();
        services.AddScoped<CommentService>();
        services.AddScoped<PictureLibrary>();
        services.AddScoped<ReviewPages>();
        services.AddScoped<PublicationPages>();
        services.AddScoped<ArticlePreviews>();
        services.AddScoped<AgencyOrders>();
        services.AddScoped<SheetTable>();
        services.AddScoped<OrderTable>();
        services.AddScoped<WordNotes>();
        return services;
    }

    /// <summary>Headers of the desk's pages; goes before authentication, so that a redirect carries them too.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseDeskHeaders(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase),
            desk => desk.Use(DeskHeaders.WriteAsync));
    }

    /// <summary>The desk's pages, for who is signed in.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();
        ThemeSheets.Map(routes);
        routes.MapStoryPapers();
        routes.MapOrders();
        routes.MapPreviews();
        routes.MapFrontPreview();
        routes.MapLogo();
    }
}
