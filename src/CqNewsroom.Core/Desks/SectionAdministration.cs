using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Desks;

/// <summary>What administrators do with the sections that readers browse.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
public sealed class SectionAdministration(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>The longest segment of an address.</summary>
    public const int LongestSlug = 40;

    /// <summary>First segments of readers' addresses that a section may not take; each stands below a language.</summary>
    private static readonly string[] Taken =
    [
        "feed", "feeds", "search", "tag", "tags", "people", "agencies", "archive", "corrections", "about", "page", "pages", "items", "media", "api",
    ];

    /// <summary>Lists the sections as readers see them.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IReadOnlyList<SectionDetails>>> ListAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync(
            asker,
            async (db, _) =>
            {
                var sections = await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Slug).ToListAsync(cancellation);
                return new Outcome<IReadOnlyList<SectionDetails>>(
                    [.. sections.Select(section => new SectionDetails(section.Id, section.Slug, section.Names, section.Position, section.Version))],
                    null);
            },
            cancellation);

    /// <summary>Adds or changes a section.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The section as the administrator wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The section.</returns>
    public Task<Outcome<Guid>> SaveAsync(Asker asker, SaveSection command, CancellationToken cancellation) =>
        acts.RunAsync<Guid>(
            asker,
            async act =>
            {
                if (PlainTexts.CleanNames(command.Names, act.Newsroom.Languages.ConvertAll(language => language.Tag), out var names) is { } refusal)
                    return refusal;
                Section? section;
                if (command.SectionId is null)
                {
                    if (!IsSlug(command.Slug))
                        return new Refusal(RefusalCode.SlugInvalid, LongestSlug);
                    section = new Section { Id = ids.Next() };
                    act.Db.Sections.Add(section);
                }
                else
                {
                    section = await act.Db.Sections.SingleOrDefaultAsync(s => s.Id == command.SectionId, cancellation);
                    if (section is null)
                        return new Refusal(RefusalCode.NotFound);
                }

                if (section.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(section.Id);
                var (slug, before) = (section.Slug, section.Names);
                if (command.Slug.Length > 0 && !string.Equals(command.Slug, section.Slug, StringComparison.Ordinal) && await MoveAsync(act, section, command.Slug) is { } wrong)
                    return wrong;
                section.Names = names;
                section.Position = Math.Clamp(command.Position, 0, 999);
                section.Version++;
                act.ChangesWhatReadersSee();
                // Its place in the bar alone is told nowhere.
                if (command.SectionId is not null && (!string.Equals(slug, section.Slug, StringComparison.Ordinal) || before.Count != names.Count || before.Except(names).Any()))
                    Renaming.Note(act, PublicNameKind.Section, section.Id);
                act.Events.Add(new SettingsChanged());
                act.Record(command.SectionId is null ? "AddSection" : "ChangeSection", section.Id, ("slug", section.Slug), ("names", names), ("position", section.Position));
                return section.Id;
            },
            cancellation);

    // Old addresses lead on, so one that was ever a section's is given to no other.
    private static async Task<Refusal?> MoveAsync(AdministrativeAct act, Section section, string slug)
    {
        if (!IsSlug(slug))
            return new Refusal(RefusalCode.SlugInvalid, LongestSlug);
        if (await act.Db.Sections.AnyAsync(s => s.Slug == slug && s.Id != section.Id, act.Cancellation))
            return new Refusal(RefusalCode.Duplicate);
        if (section.Slug.Length > 0)
            await PublicNames.TryClaimAsync(act.Db, PublicNameKind.Section, section.Id, section.Slug, act.Now, act.Cancellation);
        if (!await PublicNames.TryClaimAsync(act.Db, PublicNameKind.Section, section.Id, slug, act.Now, act.Cancellation))
            return new Refusal(RefusalCode.AddressTaken, slug);
        section.Slug = slug;
        return null;
    }

    private static bool IsSlug(string slug) =>
        slug.Length is > 0 and <= LongestSlug
        && slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && slug[0] != '-' && slug[^1] != '-'
        && !Taken.Contains(slug, StringComparer.Ordinal);
}
