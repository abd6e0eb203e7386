using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Partners;

/// <summary>The tokens, and what a new one may be for.</summary>
/// <param name="Tokens">Those that work first, then the newest first.</param>
/// <param name="Languages">The newsroom's languages.</param>
/// <param name="Sections">Its sections.</param>
public sealed record ApiTokensView(IReadOnlyList<ApiTokenDetails> Tokens, IReadOnlyList<Language> Languages, IReadOnlyList<NamedSection> Sections);

/// <summary>A section by name.</summary>
/// <param name="Id">The section.</param>
/// <param name="Names">Its names by language.</param>
public sealed record NamedSection(Guid Id, IReadOnlyDictionary<string, string> Names);

/// <summary>A token as it is shown: never its secret.</summary>
/// <param name="Id">The token.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Ending">The last characters of its secret.</param>
/// <param name="State">Whether it works.</param>
/// <param name="Scopes">What it may read.</param>
/// <param name="Languages">The languages; empty for all.</param>
/// <param name="SectionIds">The sections; empty for all.</param>
/// <param name="RequestsPerMinute">Its limit.</param>
/// <param name="CreatedBy">Name of who made it.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="ExpiresAt">When it stops working (UTC); null for never.</param>
/// <param name="RevokedAt">When it was revoked (UTC).</param>
/// <param name="LastUsedAt">When it was used last (UTC).</param>
public sealed record ApiTokenDetails(
    Guid Id,
    string Name,
    string Ending,
    TokenState State,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Languages,
    IReadOnlyList<Guid> SectionIds,
    int RequestsPerMinute,
    string CreatedBy,
    DateTime CreatedAt,
    DateTime? ExpiresAt,
    DateTime? RevokedAt,
    DateTime? LastUsedAt);

/// <summary>A new token as an administrator wants it.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Scopes">What it may read.</param>
/// <param name="Languages">The languages (BCP 47 tags); empty for all.</param>
/// <param name="SectionIds">The sections; empty for all.</param>
/// <param name="RequestsPerMinute">How many requests it may make in a minute.</param>
/// <param name="Lasting">How long it works; null for always.</param>
public sealed record MakeApiToken(
    string Name,
    IReadOnlyCollection<string> Scopes,
    IReadOnlyCollection<string> Languages,
    IReadOnlyCollection<Guid> SectionIds,
    int RequestsPerMinute,
    TimeSpan? Lasting);

/// <summary>A token that was just made.</summary>
/// <param name="Id">The token.</param>
/// <param name="Secret">Its secret, shown this once.</param>
public sealed record MadeApiToken(Guid Id, string Secret);
