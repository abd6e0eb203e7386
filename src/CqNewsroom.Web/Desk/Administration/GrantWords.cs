using CqNewsroom.Core.People;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>A grant in words.</summary>
internal static class GrantWords
{
    /// <summary>The role, with the desk and the languages where they are not all.</summary>
    public static string Short(GrantValue grant, Lookups lookups, IStringLocalizer<Words> words, IStringLocalizer<AdministrationText> texts)
    {
        string name = words[$"Role{grant.Role}"];
        var limits = new List<string>();
        if (grant.DeskId is { } desk)
            limits.Add(lookups.DeskName(desk));
        if (grant.Role != Role.Administrator && grant.Languages.Count < lookups.LanguagesFor(grant.Role).Count)
            limits.AddRange(grant.Languages.Select(lookups.LanguageName));
        return limits.Count == 0 ? name : texts["GrantLimited", name, lookups.Join(limits)];
    }
}
