using CqNewsroom.Core.People;

namespace CqNewsroom.Web.Account;

/// <summary>What the pages of invitations and reset links show.</summary>
/// <param name="Action">Where the form goes, with the link's secret.</param>
/// <param name="Link">What the link opens.</param>
/// <param name="Newsroom">The newsroom's name.</param>
/// <param name="SignInName">What was typed or chosen.</param>
/// <param name="Error">Why it was refused.</param>
public sealed record LinkModel(string Action, LinkFacts Link, string Newsroom, string? SignInName, string? Error);
