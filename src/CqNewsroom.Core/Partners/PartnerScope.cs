using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Partners;

/// <summary>The languages and sections that a token or a webhook is confined to; an empty list stands for all, those of later too.</summary>
internal static class PartnerScope
{
    /// <summary>What is wrong with a choice; null when nothing is.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="newsroom">The newsroom.</param>
    /// <param name="languages">The languages.</param>
    /// <param name="sections">The sections.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<Refusal?> RefusalAsync(INewsroomDb db, Newsroom newsroom, IReadOnlyCollection<string> languages, IReadOnlyCollection<Guid> sections, CancellationToken cancellation)
    {
        if (languages.Except(newsroom.Languages.Select(language => language.Tag), StringComparer.Ordinal).Any())
            return new Refusal(RefusalCode.LanguageUnknown);
        var wanted = sections.Distinct().ToList();
        return wanted.Count > 0 && await db.Sections.CountAsync(section => wanted.Contains(section.Id), cancellation) != wanted.Count ? new Refusal(RefusalCode.NotFound) : null;
    }

    /// <summary>The newsroom's sections by name, in their order.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<NamedSection>> SectionsAsync(INewsroomDb db, CancellationToken cancellation) =>
        [.. (await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Slug).ToListAsync(cancellation)).Select(section => new NamedSection(section.Id, section.Names))];

    /// <summary>Languages as they are kept.</summary>
    /// <param name="languages">The languages.</param>
    public static List<string> Sorted(IEnumerable<string> languages) => [.. languages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
