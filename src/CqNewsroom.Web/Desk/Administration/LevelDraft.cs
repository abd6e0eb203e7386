using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>A level of a review policy while it is edited.</summary>
public sealed class LevelDraft
{
    /// <summary>A review or a proofreading.</summary>
    public LevelKind Kind { get; set; }

    /// <summary>Whose holders may sign.</summary>
    public Role Role { get; set; } = Role.Editor;

    /// <summary>Names by language.</summary>
    public Dictionary<string, string> Names { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A draft of a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="lookups">The newsroom's languages.</param>
    public static LevelDraft Of(ReviewLevel level, Lookups lookups)
    {
        ArgumentNullException.ThrowIfNull(level);
        ArgumentNullException.ThrowIfNull(lookups);
        return new LevelDraft { Kind = level.Kind, Role = level.Role, Names = lookups.Editable(level.Names) };
    }

    /// <summary>The level as services take it; its number follows from its place.</summary>
    public ReviewLevel Value => new(0, Kind, Names, Role);
}
