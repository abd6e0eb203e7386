using System.Globalization;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>The desks, agencies and languages that administration shows by name.</summary>
/// <param name="Desks">All desks.</param>
/// <param name="Agencies">All agencies.</param>
/// <param name="Settings">The newsroom.</param>
/// <param name="Separator">Stands between the items of a list.</param>
public sealed record Lookups(IReadOnlyList<DeskDetails> Desks, IReadOnlyList<AgencyDetails> Agencies, SettingsDetails Settings, string Separator)
{
    /// <summary>The newsroom's languages.</summary>
    public IReadOnlyList<Language> Languages => Settings.Languages;

    /// <summary>A desk's name, empty where there is none.</summary>
    /// <param name="id">The desk.</param>
    public string DeskName(Guid id) => Desks.FirstOrDefault(desk => desk.Id == id) is { } desk ? NameOf(desk.Names) : "";

    /// <summary>An agency's name, empty where there is none.</summary>
    /// <param name="id">The agency.</param>
    public string AgencyName(Guid id) => Agencies.FirstOrDefault(agency => agency.Id == id) is { } agency ? NameOf(agency.Names) : "";

    /// <summary>A language by its own name, or a pair as 中文 → English.</summary>
    /// <param name="tagOrPair">Tag or pair.</param>
    public string LanguageName(string tagOrPair)
    {
        ArgumentNullException.ThrowIfNull(tagOrPair);
        return string.Join(" → ", tagOrPair.Split('>').Select(tag => Languages.FirstOrDefault(language => language.Tag == tag)?.Name ?? tag));
    }

    /// <summary>What is chosen from for a role: languages or pairs.</summary>
    /// <param name="role">The role.</param>
    public IReadOnlyList<string> LanguagesFor(Role role)
    {
        IReadOnlyList<string> tags = [.. Languages.Select(language => language.Tag)];
        return GrantRules.HoldsPairs(role) ? GrantRules.Pairs(tags) : tags;
    }

    /// <summary>Joins the items of a list.</summary>
    /// <param name="items">The items.</param>
    public string Join(IEnumerable<string> items) => string.Join(Separator, items);

    /// <summary>A name in the interface's language, or in any.</summary>
    /// <param name="names">Names by language.</param>
    public static string NameOf(IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.TryGetValue(InterfaceLanguages.Nearest(CultureInfo.CurrentUICulture.Name), out var name) ? name : names.Values.FirstOrDefault() ?? "";
    }

    /// <summary>The names typed for each language, as services take them.</summary>
    /// <param name="names">Names by language.</param>
    public Dictionary<string, string> Editable(IReadOnlyDictionary<string, string>? names) =>
        Languages.ToDictionary(language => language.Tag, language => names?.GetValueOrDefault(language.Tag) ?? "", StringComparer.Ordinal);
}
