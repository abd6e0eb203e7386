namespace CqNewsroom.Core.Outbox;

/// <summary>Spreads pauses, so that what failed together does not come back together and fail again.</summary>
public interface IJitter
{
    /// <summary>A pause near this one.</summary>
    /// <param name="pause">The pause.</param>
    TimeSpan Of(TimeSpan pause);
}
