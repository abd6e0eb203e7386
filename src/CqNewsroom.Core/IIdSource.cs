namespace CqNewsroom.Core;

/// <summary>Where new identities come from; injected, so that tests repeat.</summary>
public interface IIdSource
{
    /// <summary>A new identity, never given before.</summary>
    Guid Next();
}
