using System.Net;
using System.Net.Sockets;

namespace CqNewsroom.Core.Media;

/// <summary>Which addresses of the network are everybody's. Whatever else the server could reach, no picture is fetched from there.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Closed =
    [
        // This network, private ones, carriers', loopback, link-local (where clouds keep their secrets), protocols, tests, multicast, reserved.
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Of the newer protocol only what is given out to the world, and of that not what wraps or describes other addresses.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Wrapped = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>Whether an address is everybody's.</summary>
    /// <param name="address">The address.</param>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Closed.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => plain.ScopeId == 0 && Global.Contains(plain) && !Wrapped.Any(network => network.Contains(plain)),
            _ => false,
        };
    }
}
