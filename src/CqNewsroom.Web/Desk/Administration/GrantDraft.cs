using CqNewsroom.Core.People;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>A grant while it is edited.</summary>
public sealed class GrantDraft
{
    /// <summary>The role.</summary>
    public Role Role { get; set; }

    /// <summary>The desk, empty for all.</summary>
    public Guid DeskId { get; set; }

    /// <summary>Languages or pairs.</summary>
    public HashSet<string> Languages { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A draft of a grant.</summary>
    /// <param name="grant">The grant.</param>
    public static GrantDraft Of(GrantValue grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return new GrantDraft { Role = grant.Role, DeskId = grant.DeskId ?? Guid.Empty, Languages = new HashSet<string>(grant.Languages, StringComparer.Ordinal) };
    }

    /// <summary>The grant as services take it.</summary>
    public GrantValue Value => new(DeskId == Guid.Empty || Role == Role.Administrator ? null : DeskId, Role, Role == Role.Administrator ? [] : [.. Languages]);
}
