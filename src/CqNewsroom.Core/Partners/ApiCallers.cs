using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Partners;

/// <summary>Recognises tokens. The row is read for every request, so that one revoked stops working at once, on every server.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class ApiCallers(INewsroomDbFactory databases, TimeProvider time)
{
    private const int LongestSecret = 200;

    // A row that every request writes would be locked by all of them.
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Finds the token of a secret, and notes that it was used.</summary>
    /// <param name="secret">The secret, as it came.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<RecognisedToken> RecogniseAsync(string secret, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length > LongestSecret || !secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal))
            return new RecognisedToken(null, TokenState.Unknown);
        var hash = SecretHash.Of(secret);
        await using var db = await databases.OpenAsync(cancellation);
        if (await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(token => token.SecretHash == hash, cancellation) is not { } token)
            return new RecognisedToken(null, TokenState.Unknown);
        var now = time.Now();
        if (StateOf(token, now) is not TokenState.Works and var state)
            return new RecognisedToken(null, state);
        var before = now - NotedEvery;
        if (token.LastUsedAt is null || token.LastUsedAt <= before)
            await db.ApiTokens.Where(t => t.Id == token.Id && (t.LastUsedAt == null || t.LastUsedAt <= before)).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellation);
        return new RecognisedToken(new ApiCaller(token.Id, token.Scopes, token.Languages, token.SectionIds, token.RequestsPerMinute), TokenState.Works);
    }

    /// <summary>Whether a token works.</summary>
    /// <param name="token">The token.</param>
    /// <param name="now">Now (UTC).</param>
    internal static TokenState StateOf(ApiToken token, DateTime now)
    {
        if (token.RevokedAt is not null)
            return TokenState.Revoked;
        return token.ExpiresAt <= now ? TokenState.Expired : TokenState.Works;
    }
}
