namespace CqNewsroom.Core.People;

/// <summary>
/// Somebody who stands in for a person until a time: they hold that person's grants as themselves, so every rule compares the
/// substitute. Never an agency's person's and never an administrator's grants.
/// </summary>
public sealed class Substitution
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The person who is stood in for.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The person who stands in.</summary>
    public Guid SubstituteId { get; set; }

    /// <summary>Until when (UTC, exclusive).</summary>
    public DateTime Until { get; set; }
}
