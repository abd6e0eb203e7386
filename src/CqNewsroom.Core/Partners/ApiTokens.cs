using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Partners;

/// <summary>What administrators do with the tokens of partners.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
/// <param name="secrets">New secrets.</param>
public sealed class ApiTokens(AdministrativeActs acts, IIdSource ids, ISecretSource secrets)
{
    /// <summary>The most tokens that work at a time.</summary>
    public const int MostTokens = 200;

    private const int EndingLength = 4;

    /// <summary>How long a new token may last, the usual one first.</summary>
    public static IReadOnlyList<TimeSpan> Lastings { get; } = [TimeSpan.FromDays(365), TimeSpan.FromDays(90), TimeSpan.FromDays(30)];

    /// <summary>The limit that a new token is offered, in requests per minute.</summary>
    public static int UsualLimit => 120;

    /// <summary>Lists the tokens.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<ApiTokensView>> ListAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync<ApiTokensView>(
            asker,
            async (db, now) =>
            {
                var tokens = await db.ApiTokens.AsNoTracking().ToListAsync(cancellation);
                var makers = tokens.Select(token => token.CreatedById).Distinct().ToList();
                var names = await db.Persons.AsNoTracking().Where(person => makers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
                var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
                return new ApiTokensView(
                    [.. tokens.Select(token => Details(token, now, names.GetValueOrDefault(token.CreatedById, "")))
                        .OrderBy(token => token.State != TokenState.Works).ThenByDescending(token => token.CreatedAt).ThenBy(token => token.Id)],
                    newsroom.Languages,
                    await PartnerScope.SectionsAsync(db, cancellation));
            },
            cancellation);

    /// <summary>Makes a token. Its secret is in the answer and nowhere else.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The token as the administrator wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<MadeApiToken>> MakeAsync(Asker asker, MakeApiToken command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunAsync<MadeApiToken>(
            asker,
            async act =>
            {
                if (PlainTexts.CleanName(command.Name, out var name) is { } refusal)
                    return refusal;
                if (command.Scopes.Count == 0 || command.Scopes.Except(ApiScope.All, StringComparer.Ordinal).Any())
                    return new Refusal(RefusalCode.ScopeMissing);
                if (await PartnerScope.RefusalAsync(act.Db, act.Newsroom, command.Languages, command.SectionIds, cancellation) is { } scope)
                    return scope;
                if (command.RequestsPerMinute is < 1 or > ApiToken.MostRequests)
                    return new Refusal(RefusalCode.LimitInvalid, ApiToken.MostRequests);
                if (command.Lasting is { } lasting && !Lastings.Contains(lasting))
                    return new Refusal(RefusalCode.ValueInvalid, lasting);
                if (await act.Db.ApiTokens.CountAsync(token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > act.Now), cancellation) >= MostTokens)
                    return new Refusal(RefusalCode.TooMany, MostTokens);
                var secret = ApiToken.Prefix + secrets.Next();
                var token = new ApiToken
                {
                    Id = ids.Next(),
                    Name = name,
                    SecretHash = SecretHash.Of(secret),
                    Ending = secret[^EndingLength..],
                    Scopes = [.. ApiScope.All.Intersect(command.Scopes, StringComparer.Ordinal)],
                    Languages = PartnerScope.Sorted(command.Languages),
                    SectionIds = [.. command.SectionIds.Distinct().Order()],
                    RequestsPerMinute = command.RequestsPerMinute,
                    CreatedById = act.Person!.Id,
                    CreatedAt = act.Now,
                    ExpiresAt = act.Now + command.Lasting,
                };
                act.Db.ApiTokens.Add(token);
                act.Events.Add(new SettingsChanged());
                act.Record(
                    "MakeApiToken", token.Id, ("name", name), ("scopes", token.Scopes), ("languages", token.Languages), ("sections", token.SectionIds), ("limit", token.RequestsPerMinute), ("until", token.ExpiresAt));
                return new MadeApiToken(token.Id, secret);
            },
            cancellation);
    }

    /// <summary>Revokes a token: it stops working at once and never works again.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> RevokeAsync(Asker asker, Guid tokenId, CancellationToken cancellation) =>
        acts.RunAsync<bool>(
            asker,
            async act =>
            {
                if (await act.Db.ApiTokens.AsTracking().SingleOrDefaultAsync(token => token.Id == tokenId, cancellation) is not { RevokedAt: null } token)
                    return new Refusal(RefusalCode.NotFound);
                token.RevokedAt = act.Now;
                act.Events.Add(new SettingsChanged());
                act.Record("RevokeApiToken", token.Id, ("name", token.Name));
                return true;
            },
            cancellation);

    private static ApiTokenDetails Details(ApiToken token, DateTime now, string createdBy) => new(
        token.Id, token.Name, token.Ending, ApiCallers.StateOf(token, now), token.Scopes, token.Languages, token.SectionIds, token.RequestsPerMinute,
        createdBy, token.CreatedAt, token.ExpiresAt, token.RevokedAt, token.LastUsedAt);
}
