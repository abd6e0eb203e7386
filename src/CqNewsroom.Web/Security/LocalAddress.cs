namespace CqNewsroom.Web.Security;

/// <summary>Addresses of this site that a request names; anything that could lead elsewhere becomes the default.</summary>
public static class LocalAddress
{
    private const int Longest = 2048;

    /// <summary>The address if it is one of this site, else the default.</summary>
    /// <param name="address">As the request named it.</param>
    /// <param name="otherwise">The default.</param>
    public static string Or(string? address, string otherwise) => IsLocal(address) ? address! : otherwise;

    // What browsers read as another host: //host, /\host, and both with control characters between, which they drop.
    private static bool IsLocal(string? address) =>
        address is { Length: > 0 and <= Longest }
        && address[0] == '/'
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Any(c => char.IsControl(c) || c == '\\');
}
