using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Hosting;

/// <summary>Believes the reverse proxies that the newsroom trusts, and nobody else, about where a request came from.</summary>
internal static class ReverseProxies
{
    /// <summary>
    /// Takes the address and the scheme of the client from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>: the slowing down of tries to
    /// sign in counts by address, and cookies are for https alone where the client came by https. The host is that of the request; a proxy
    /// has to pass it on.
    /// </summary>
    /// <param name="app">The program, before anything else is added.</param>
    public static void UseTrustedProxies(this IApplicationBuilder app)
    {
        var trusted = app.ApplicationServices.GetRequiredService<IOptions<NewsroomOptions>>().Value.TrustedProxies;
        if (trusted.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As far back as trusted proxies say it of each other.
            ForwardLimit = null,
        };
        // By default this machine is believed, which would be anybody where a proxy of this machine is not named.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in trusted)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }

        app.UseForwardedHeaders(options);
    }
}
