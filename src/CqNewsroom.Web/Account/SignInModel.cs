using CqNewsroom.Core.Samples;

namespace CqNewsroom.Web.Account;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Action">Where its form goes, with the address to return to.</param>
/// <param name="SignInName">What was typed.</param>
/// <param name="Keep">Whether to stay signed in was ticked.</param>
/// <param name="Error">Why nobody was signed in.</param>
/// <param name="Notice">What was done before.</param>
/// <param name="Samples">The sample people; only in Development.</param>
/// <param name="SamplePassword">Their password.</param>
public sealed record SignInModel(string Action, string? SignInName, bool Keep, string? Error, string? Notice, IReadOnlyList<SamplePerson> Samples, string? SamplePassword);
