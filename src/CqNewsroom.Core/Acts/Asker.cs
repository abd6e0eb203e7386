namespace CqNewsroom.Core.Acts;

/// <summary>Who is asking. Everything else about them is read from the database for each call, so that a grant taken away stops working at once.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Language">Their interface language, for messages.</param>
public sealed record Asker(Guid PersonId, string Language);
