namespace CqNewsroom.Core.Publishing.WebSub;

/// <summary>Whether and how feed readers are told of changes by a hub (W3C WebSub). Off unless a hub is configured: a newsroom tells nobody anything unasked.</summary>
/// <param name="Hub">The hub; null for none.</param>
/// <param name="BaseUrl">Where readers find the site, without a slash at the end: topics are absolute addresses of feeds.</param>
public sealed record WebSubOptions(Uri? Hub, string BaseUrl);
