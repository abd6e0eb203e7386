namespace CqNewsroom.Core.Partners;

/// <summary>
/// A key with which another newsroom's program reads what is public under <c>/api</c>. Only the hash of its secret is kept; the row stays after it was
/// revoked, so that an administrator sees who once had one.
/// </summary>
public sealed class ApiToken
{
    /// <summary>What every secret begins with, so that scanners of code repositories know one that was lost there.</summary>
    public const string Prefix = "cqn_";

    /// <summary>The most requests in a minute that a token may be given.</summary>
    public const int MostRequests = 6000;

    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose it is, in an administrator's words.</summary>
    public string Name { get; set; } = "";

    /// <summary>Lower-case hex SHA-256 of the whole secret.</summary>
    public string SecretHash { get; set; } = "";

    /// <summary>The last characters of the secret, to tell tokens apart.</summary>
    public string Ending { get; set; } = "";

    /// <summary>What it may read, of <see cref="ApiScope.All"/>.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>The languages that it may read (BCP 47 tags); empty for all.</summary>
    public List<string> Languages { get; set; } = [];

    /// <summary>The sections that it may read; empty for all.</summary>
    public List<Guid> SectionIds { get; set; } = [];

    /// <summary>How many requests it may make in a minute.</summary>
    public int RequestsPerMinute { get; set; }

    /// <summary>Who made it.</summary>
    public Guid CreatedById { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it stops working (UTC); null for never.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>When it was revoked (UTC); null where it was not.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>When it was used last, to the minute (UTC); null for never.</summary>
    public DateTime? LastUsedAt { get; set; }
}
