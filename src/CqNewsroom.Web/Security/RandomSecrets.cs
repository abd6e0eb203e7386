using System.Buffers.Text;
using System.Security.Cryptography;
using CqNewsroom.Core;

namespace CqNewsroom.Web.Security;

/// <summary>Secrets of 256 bits from the system's generator.</summary>
internal sealed class RandomSecrets : ISecretSource
{
    public string Next() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
