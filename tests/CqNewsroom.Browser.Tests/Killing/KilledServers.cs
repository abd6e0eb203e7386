namespace CqNewsroom.Browser.Tests.Killing;

/// <summary>
/// Servers that are killed and started dozens of times take every processor there is. They run when nothing else does: beside them, pages of
/// other tests would not come within their time.
/// </summary>
[CollectionDefinition(nameof(KilledServers), DisableParallelization = true)]
public sealed class KilledServers;
