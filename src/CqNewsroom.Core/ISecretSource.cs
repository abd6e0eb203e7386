namespace CqNewsroom.Core;

/// <summary>Where secrets of links and keys come from; injected, so that tests repeat.</summary>
public interface ISecretSource
{
    /// <summary>A new secret of at least 128 random bits, in characters that stand in an address as they are.</summary>
    string Next();
}
