using CqNewsroom.Core.People;

namespace CqNewsroom.Web.Account;

/// <summary>What the profile page shows.</summary>
/// <param name="Profile">The profile, or what was typed where it was refused.</param>
/// <param name="Error">Why it was refused.</param>
/// <param name="Notice">What was done.</param>
public sealed record ProfileModel(Profile Profile, string? Error, string? Notice);
