using System.Security.Cryptography;
using System.Text;

namespace CqNewsroom.Web.Security;

/// <summary>
/// The key that proves that who sets the newsroom up can read the server's console. Made anew at every start and kept in memory
/// only, so that no file can give it away.
/// </summary>
public sealed class SetUpKey
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The key, 100 random bits in groups of four.</summary>
    public string Value { get; } = string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>Compares in a time that says nothing about where the two differ; case and spaces around do not matter.</summary>
    /// <param name="typed">What somebody typed.</param>
    public bool Matches(string? typed) =>
        CryptographicOperations.FixedTimeEquals(Hash((typed ?? "").Trim().ToUpperInvariant()), Hash(Value));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
