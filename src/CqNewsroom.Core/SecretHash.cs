using System.Security.Cryptography;
using System.Text;

namespace CqNewsroom.Core;

/// <summary>What is kept of a secret that stands in a link.</summary>
public static class SecretHash
{
    /// <summary>Lower-case hex SHA-256 of a secret; its random bits are too many to be guessed, so it needs no salt.</summary>
    /// <param name="secret">The secret.</param>
    public static string Of(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
