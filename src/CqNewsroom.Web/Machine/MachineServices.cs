using CqNewsroom.Core.Machine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Machine;

/// <summary>Adds the translation machine that is configured, or none.</summary>
public static class MachineServices
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The application's services.</param>
    public static IServiceCollection AddMachine(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<MachineOptions>().BindConfiguration(MachineOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MachineOptions>, MachineOptionsValidator>();
        services.AddHttpClient(HttpMachineTranslator.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            // A log of requests would hold headers, and with them the key.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), MaxResponseHeadersLength = 32 });
        services.TryAddSingleton<IMachineTranslator>(provider => provider.GetRequiredService<IOptions<MachineOptions>>().Value is { Provider: not MachineProvider.None } options
            ? ActivatorUtilities.CreateInstance<HttpMachineTranslator>(provider, options)
            : new NoMachineTranslator());
        services.AddSingleton<MachineSuggestions>();
        return services;
    }
}
