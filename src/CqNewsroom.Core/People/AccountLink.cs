namespace CqNewsroom.Core.People;

/// <summary>What a single-use link is for.</summary>
public enum AccountLinkKind
{
    /// <summary>The person makes their first account.</summary>
    Invitation,

    /// <summary>The person sets a new password.</summary>
    PasswordReset,
}

/// <summary>A single-use link that an administrator hands to a person. Only the hash of its secret is kept.</summary>
public sealed class AccountLink
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Whom it is for.</summary>
    public Guid PersonId { get; set; }

    /// <summary>What it is for.</summary>
    public AccountLinkKind Kind { get; set; }

    /// <summary>Lower-case hex SHA-256 of the secret.</summary>
    public string SecretHash { get; set; } = "";

    /// <summary>Who made it.</summary>
    public Guid CreatedById { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it stops working (UTC).</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>When it was used or withdrawn (UTC).</summary>
    public DateTime? UsedAt { get; set; }
}
