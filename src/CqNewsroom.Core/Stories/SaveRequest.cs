namespace CqNewsroom.Core.Stories;

/// <summary>What somebody typed since the server last acknowledged: changed parts with the versions they started from.</summary>
/// <param name="Tab">The browser tab, which must be the one that writes.</param>
/// <param name="SaveId">Identity of this save; a save whose answer was lost comes again under the same one.</param>
/// <param name="Fields">Changed fields.</param>
/// <param name="Blocks">Changed, new and moved blocks, in the order of the text.</param>
/// <param name="Removed">Removed blocks.</param>
/// <param name="LeftOut">Of a translation: every source block left out; null where that did not change.</param>
/// <param name="SourceRevisionId">Of a translation: the source revision on the person's screen; null where unknown.</param>
public sealed record SaveRequest(
    Guid Tab,
    Guid SaveId,
    IReadOnlyList<SentField> Fields,
    IReadOnlyList<SentBlock> Blocks,
    IReadOnlyList<SentRemoval> Removed,
    IReadOnlyList<string>? LeftOut = null,
    Guid? SourceRevisionId = null);

/// <summary>A changed field.</summary>
/// <param name="Name">Name as in the document's JSON, for example <c>headline</c>.</param>
/// <param name="BaseVersion">The version it started from; 0 where there was none.</param>
/// <param name="Value">The value as JSON; <c>null</c> for an empty one.</param>
public sealed record SentField(string Name, int BaseVersion, string Value);

/// <summary>A changed, new or moved block.</summary>
/// <param name="Id">The block.</param>
/// <param name="BaseVersion">The version it started from; 0 for a new one.</param>
/// <param name="After">The block before it; null where it is the first.</param>
/// <param name="Content">The block as JSON; null where it only moved.</param>
public sealed record SentBlock(string Id, int BaseVersion, string? After, string? Content);

/// <summary>A removed block.</summary>
/// <param name="Id">The block.</param>
/// <param name="BaseVersion">The version it started from.</param>
public sealed record SentRemoval(string Id, int BaseVersion);
