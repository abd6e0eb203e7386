using System.Security.Cryptography;
using CqNewsroom.Core.Webhooks;
using Microsoft.AspNetCore.DataProtection;

namespace CqNewsroom.Web.Security;

/// <summary>Secrets of webhooks under the keys that cookies have too.</summary>
/// <param name="protection">The keys.</param>
internal sealed class ProtectedSecrets(IDataProtectionProvider protection) : IWebhookSecrets
{
    private readonly IDataProtector protector = protection.CreateProtector("CqNewsroom.Webhooks.Secret");

    public string Protect(string secret) => protector.Protect(secret);

    public string? Unprotect(string kept)
    {
        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
