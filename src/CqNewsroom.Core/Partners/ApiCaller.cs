namespace CqNewsroom.Core.Partners;

/// <summary>Who asks by the interface: a token that works at this moment, and what it may read.</summary>
/// <param name="TokenId">The token.</param>
/// <param name="Scopes">What it may read.</param>
/// <param name="Languages">The languages (BCP 47 tags); empty for all.</param>
/// <param name="SectionIds">The sections; empty for all.</param>
/// <param name="RequestsPerMinute">How many requests it may make in a minute.</param>
public sealed record ApiCaller(Guid TokenId, IReadOnlyList<string> Scopes, IReadOnlyList<string> Languages, IReadOnlyList<Guid> SectionIds, int RequestsPerMinute)
{
    /// <summary>Whether it may read the texts.</summary>
    public bool ReadsTexts => Scopes.Contains(ApiScope.Articles, StringComparer.Ordinal);

    /// <summary>Whether it may read anything of articles.</summary>
    public bool ReadsArticles => ReadsTexts || Scopes.Contains(ApiScope.Headlines, StringComparer.Ordinal);

    /// <summary>Whether it may read a language.</summary>
    /// <param name="tag">BCP 47 tag.</param>
    public bool ReadsLanguage(string tag) => Languages.Count == 0 || Languages.Contains(tag, StringComparer.Ordinal);

    /// <summary>Whether it may read a section.</summary>
    /// <param name="id">The section.</param>
    public bool ReadsSection(Guid id) => SectionIds.Count == 0 || SectionIds.Contains(id);
}

/// <summary>What a secret turned out to be.</summary>
/// <param name="Caller">The token that works; null where none does.</param>
/// <param name="State">Why none does.</param>
public sealed record RecognisedToken(ApiCaller? Caller, TokenState State);

/// <summary>Whether a token works.</summary>
public enum TokenState
{
    /// <summary>It works.</summary>
    Works,

    /// <summary>There is no such token.</summary>
    Unknown,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>An administrator revoked it.</summary>
    Revoked,
}
