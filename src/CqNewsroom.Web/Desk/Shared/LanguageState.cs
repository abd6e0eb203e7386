using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>One language of a story, as the line of its languages shows it.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="IsOriginal">Whether it is the original; it comes first.</param>
/// <param name="State">State of its working copy.</param>
/// <param name="Standing">What readers see.</param>
/// <param name="Since">Since when it is in that state (UTC), null not to tell.</param>
/// <param name="Level">The level that waits, 0 outside review.</param>
/// <param name="LevelCount">How many levels there are.</param>
/// <param name="IsSourceChanged">Whether a translation has not answered its source.</param>
/// <param name="ScheduledFor">When the clock publishes it (UTC).</param>
/// <param name="Address">Where it leads, null for nowhere.</param>
public sealed record LanguageState(
    string Language,
    bool IsOriginal,
    ArticleState State,
    Standing Standing = Standing.NeverPublished,
    DateTime? Since = null,
    int Level = 0,
    int LevelCount = 0,
    bool IsSourceChanged = false,
    DateTime? ScheduledFor = null,
    string? Address = null);
