namespace CqNewsroom.Core.People;

/// <summary>
/// Tells the open pages of this process that a person's access changed (deactivated, password reset), so that they end at
/// once. Other servers notice at their next check of the security stamp, within a minute; services refuse at once everywhere.
/// </summary>
public sealed class AccessSignals
{
    /// <summary>Raised after the commit with the person; handlers must be quick and must not throw.</summary>
    public event EventHandler<AccessChange>? Changed;

    internal void Tell(Guid personId) => Changed?.Invoke(this, new AccessChange(personId));
}

/// <summary>Whose access changed.</summary>
/// <param name="PersonId">The person.</param>
public sealed record AccessChange(Guid PersonId);
