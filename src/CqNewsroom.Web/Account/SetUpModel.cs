using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Web.Account;

/// <summary>What the set-up page shows.</summary>
/// <param name="Key">The key that was typed.</param>
/// <param name="Answers">What was typed; its password is never shown again.</param>
/// <param name="Error">Why it was refused.</param>
public sealed record SetUpModel(string? Key, SetUp Answers, string? Error);
