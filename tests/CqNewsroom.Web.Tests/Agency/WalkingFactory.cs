using CqNewsroom.Core;
using CqNewsroom.Core.People;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Security;
using CqNewsroom.Web.Tests.Desk.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;

namespace CqNewsroom.Web.Tests.Agency;

/// <summary>The application, whose pages can be rendered as somebody sees them: a browser gets them by a circuit, not by HTTP.</summary>
public sealed class WalkingFactory : EditingFactory
{
    private static readonly AsyncLocal<SignedIn?> Walking = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            var real = services.Last(service => service.ServiceType == typeof(IAsker));
            services.AddScoped<IAsker>(provider => Walking.Value is { } who
                ? new Walker(who)
                : (IAsker)(real.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!)));
            services.AddScoped<NavigationManager, StillNavigation>();
            services.AddScoped<IJSRuntime, NoScript>();
        });
    }

    /// <summary>Renders a page with the parts of the frame that say something of the newsroom.</summary>
    /// <param name="page">The page's type.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="address">Path and query.</param>
    /// <param name="personId">Who looks.</param>
    internal async Task<string> RenderAsync(Type page, IReadOnlyDictionary<string, object?> parameters, string address, Guid personId)
    {
        Walking.Value = new SignedIn(personId, personId, "en");
        try
        {
            await using var scope = Services.CreateAsyncScope();
            ((StillNavigation)scope.ServiceProvider.GetRequiredService<NavigationManager>()).Initialize("http://localhost/", "http://localhost" + address);
            var myself = (await scope.ServiceProvider.GetRequiredService<WhoAmI>().LoadAsync(new Core.Acts.Asker(personId, "en"), default))!;
            await using var renderer = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                try
                {
                    return (await renderer.RenderComponentAsync<Frame>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Page"] = page, ["Values"] = parameters, ["Myself"] = myself }))).ToHtmlString();
                }
                catch (NavigationException away)
                {
                    return "to " + away.Location;
                }
            });
        }
        finally
        {
            Walking.Value = null;
        }
    }

    private sealed class Frame : ComponentBase
    {
        [Parameter]
        public Type Page { get; set; } = default!;

        [Parameter]
        public IReadOnlyDictionary<string, object?> Values { get; set; } = default!;

        [Parameter]
        public Myself Myself { get; set; } = default!;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<Myself>>(0);
            builder.AddComponentParameter(1, "Value", Myself);
            builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
            {
                inner.OpenComponent<CascadingValue<DeskContext>>(0);
                inner.AddComponentParameter(1, "Value", new DeskContext(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), TimeProvider.System.Now()));
                inner.AddComponentParameter(2, "ChildContent", (RenderFragment)(page =>
                {
                    page.OpenComponent<NewsBell>(0);
                    page.CloseComponent();
                    page.OpenComponent(1, Page);
                    page.AddMultipleAttributes(2, Values!);
                    page.CloseComponent();
                }));
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }

    private sealed class Walker(SignedIn who) : IAsker
    {
        public ValueTask<SignedIn?> FindAsync() => ValueTask.FromResult<SignedIn?>(who);
    }

    private sealed class StillNavigation : NavigationManager, IHostEnvironmentNavigationManager
    {
        public new void Initialize(string baseUri, string uri) => base.Initialize(baseUri, uri);

        protected override void NavigateToCore(string uri, NavigationOptions options) => throw new NavigationException(uri);
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult<TValue>(default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => ValueTask.FromResult<TValue>(default!);
    }
}
