using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.People;

/// <summary>Which grants a person of the house or of an agency may hold.</summary>
public static class GrantRules
{
    /// <summary>Whether a role's grants hold language pairs instead of languages.</summary>
    /// <param name="role">The role.</param>
    public static bool HoldsPairs(Role role) => role is Role.Translator or Role.AgencyCoordinator;

    /// <summary>The roles that a person may be given.</summary>
    /// <param name="ofAgency">Whether the person belongs to an agency.</param>
    public static IReadOnlyList<Role> RolesFor(bool ofAgency) => ofAgency
        ? [Role.Translator, Role.AgencyCoordinator]
        : [Role.Reporter, Role.Translator, Role.Editor, Role.ChiefEditor, Role.Administrator];

    /// <summary>The pairs of different languages of a newsroom.</summary>
    /// <param name="languages">Language tags.</param>
    public static IReadOnlyList<string> Pairs(IReadOnlyList<string> languages) =>
        [.. languages.SelectMany(source => languages.Where(target => target != source).Select(target => Language.Pair(source, target)))];

    /// <summary>Checks grants and joins those of one role on one desk.</summary>
    /// <param name="grants">As given.</param>
    /// <param name="ofAgency">Whether the person belongs to an agency.</param>
    /// <param name="languages">Tags of the newsroom's languages.</param>
    /// <param name="desks">The desks there are.</param>
    /// <param name="clean">The grants to keep.</param>
    internal static Refusal? Check(IReadOnlyList<GrantValue> grants, bool ofAgency, IReadOnlyList<string> languages, IReadOnlyCollection<Guid> desks, out IReadOnlyList<GrantValue> clean)
    {
        clean = [];
        var roles = RolesFor(ofAgency);
        var pairs = Pairs(languages);
        foreach (var grant in grants)
        {
            if (!roles.Contains(grant.Role))
                return new Refusal(RefusalCode.GrantDoesNotFit);
            if (grant.DeskId is { } desk && !desks.Contains(desk))
                return new Refusal(RefusalCode.NotFound);
            if (grant.Role is Role.Administrator)
                continue;
            if (grant.Languages.Count == 0)
                return new Refusal(RefusalCode.GrantIncomplete);
            if (grant.Languages.Except(HoldsPairs(grant.Role) ? pairs : languages, StringComparer.Ordinal).Any())
                return new Refusal(RefusalCode.LanguageUnknown);
        }

        clean = [.. grants
            .Select(grant => grant.Role is Role.Administrator ? new GrantValue(null, Role.Administrator, []) : grant)
            .GroupBy(grant => (grant.DeskId, grant.Role))
            .OrderBy(group => group.Key.Role).ThenBy(group => group.Key.DeskId)
            .Select(group => new GrantValue(group.Key.DeskId, group.Key.Role, [.. group.SelectMany(grant => grant.Languages).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))];
        return null;
    }
}
