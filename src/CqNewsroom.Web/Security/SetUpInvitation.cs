using CqNewsroom.Core.Newsrooms;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CqNewsroom.Web.Security;

/// <summary>Says on the console how to set the newsroom up, once the server listens and as long as it is not.</summary>
/// <param name="firstRun">Whether the newsroom is set up.</param>
/// <param name="key">The set-up key.</param>
/// <param name="server">The addresses that the server listens at.</param>
internal sealed class SetUpInvitation(FirstRun firstRun, SetUpKey key, IServer server) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (await firstRun.IsSetUpAsync(cancellationToken))
            return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        // Written to the console alone: a log may be kept where others read it.
        await Console.Out.WriteLineAsync($"The newsroom is not set up. Open {address}/setup and give the set-up key {key.Value}");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
