using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CqNewsroom.Core.Webhooks;

/// <summary>
/// Signs messages as the Standard Webhooks specification 1.0 has it, so that receivers find a library in every language: HMAC-SHA256 over id, time and body,
/// joined by dots. The signed time lets a receiver refuse what somebody recorded and sends again later.
/// </summary>
public static class WebhookSignature
{
    /// <summary>Header of the message's id, the same for every try.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Header of the time of this try, in whole seconds since 1970 (UTC).</summary>
    public const string TimeHeader = "webhook-timestamp";

    /// <summary>Header of the signature.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";

    /// <summary>How far the signed time may be from a receiver's clock, as the documentation advises receivers.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>A secret in the form that receivers' libraries take.</summary>
    /// <param name="random">Random characters.</param>
    public static string SecretOf(string random) => SecretPrefix + Convert.ToBase64String(Encoding.UTF8.GetBytes(random));

    /// <summary>The value of the signature's header.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="at">The time of this try (UTC).</param>
    /// <param name="body">The body's bytes.</param>
    public static string Of(string secret, string id, DateTime at, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[SecretPrefix.Length..]));
        hash.AppendData(Encoding.ASCII.GetBytes($"{id}.{Seconds(at)}."));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>The value of the time's header.</summary>
    /// <param name="at">The time (UTC).</param>
    public static string Seconds(DateTime at) => new DateTimeOffset(at).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
