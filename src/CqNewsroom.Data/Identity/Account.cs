using Microsoft.AspNetCore.Identity;

namespace CqNewsroom.Data.Identity;

/// <summary>
/// What somebody signs in with. It belongs to a person, who may have several; every rule compares persons, and what a person
/// may do comes from their grants, so Identity's own roles are not used.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The person it belongs to.</summary>
    public Guid PersonId { get; set; }
}
