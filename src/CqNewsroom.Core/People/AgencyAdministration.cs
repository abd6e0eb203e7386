using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>An agency as it is shown.</summary>
/// <param name="Id">The agency.</param>
/// <param name="Names">Names by language, as printed in credits.</param>
/// <param name="Pairs">The pairs it translates.</param>
/// <param name="DeactivatedAt">When it was deactivated (UTC), null while work may be given to it.</param>
/// <param name="ActivePersons">How many active persons it has.</param>
/// <param name="OpenArticles">How many open articles are with it; a number, never a title.</param>
/// <param name="Version">What a change names.</param>
public sealed record AgencyDetails(
    Guid Id,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<string> Pairs,
    DateTime? DeactivatedAt,
    int ActivePersons,
    int OpenArticles,
    int Version);

/// <summary>Adds an agency, or changes it where <see cref="AgencyId"/> names one.</summary>
/// <param name="AgencyId">The agency, null for a new one.</param>
/// <param name="SeenVersion">The version that the administrator saw; 0 for a new one.</param>
/// <param name="Names">Names by language, as printed in credits.</param>
/// <param name="Pairs">The pairs it translates.</param>
/// <param name="IsActive">Whether work may be given to it.</param>
public sealed record SaveAgency(Guid? AgencyId, int SeenVersion, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Pairs, bool IsActive = true);

/// <summary>What administrators do with outside translation companies.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
public sealed class AgencyAdministration(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>Lists the agencies, active ones first.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IReadOnlyList<AgencyDetails>>> ListAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync(
            asker,
            async (db, _) =>
            {
                var agencies = await db.Agencies.AsNoTracking().ToListAsync(cancellation);
                var persons = await db.Persons.AsNoTracking().Where(person => person.AgencyId != null && person.DeactivatedAt == null)
                    .GroupBy(person => person.AgencyId)
                    .Select(group => new { Id = group.Key!.Value, Count = group.Count() })
                    .ToDictionaryAsync(group => group.Id, group => group.Count, cancellation);
                var articles = await db.Articles.AsNoTracking().WhereUnderWay()
                    .Where(article => article.AgencyId != null)
                    .GroupBy(article => article.AgencyId)
                    .Select(group => new { Id = group.Key!.Value, Count = group.Count() })
                    .ToDictionaryAsync(group => group.Id, group => group.Count, cancellation);
                IReadOnlyList<AgencyDetails> details = [.. agencies
                    .OrderBy(agency => agency.DeactivatedAt is not null)
                    .ThenBy(agency => agency.NameIn(asker.Language), StringComparer.OrdinalIgnoreCase).ThenBy(agency => agency.Id)
                    .Select(agency => new AgencyDetails(
                        agency.Id, agency.Names, agency.Pairs, agency.DeactivatedAt, persons.GetValueOrDefault(agency.Id), articles.GetValueOrDefault(agency.Id), agency.Version))];
                return new Outcome<IReadOnlyList<AgencyDetails>>(details, null);
            },
            cancellation);

    /// <summary>Adds, changes, deactivates or reactivates an agency. What it was given before stays with it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The agency as the administrator wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The agency.</returns>
    public Task<Outcome<Guid>> SaveAsync(Asker asker, SaveAgency command, CancellationToken cancellation) =>
        acts.RunAsync<Guid>(
            asker,
            async act =>
            {
                var languages = act.Newsroom.Languages.ConvertAll(language => language.Tag);
                if (PlainTexts.CleanNames(command.Names, languages, out var names) is { } refusal)
                    return refusal;
                if (command.Pairs.Count == 0)
                    return new Refusal(RefusalCode.PairMissing);
                if (command.Pairs.Except(GrantRules.Pairs(languages), StringComparer.Ordinal).Any())
                    return new Refusal(RefusalCode.LanguageUnknown);
                var agency = command.AgencyId is null ? Added(act) : await act.Db.Agencies.SingleOrDefaultAsync(a => a.Id == command.AgencyId, cancellation);
                if (agency is null)
                    return new Refusal(RefusalCode.NotFound);
                if (agency.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(agency.Id);
                if (await PublicCredits.RenameAsync(act.Db, PublicNameKind.Agency, agency.Id, agency.Names, names, act.Now, cancellation))
                {
                    act.ChangesWhatReadersSee();
                    Renaming.Note(act, PublicNameKind.Agency, agency.Id);
                }

                agency.Names = names;
                agency.Pairs = [.. command.Pairs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                agency.DeactivatedAt = command.IsActive ? null : agency.DeactivatedAt ?? act.Now;
                agency.Version++;
                act.Events.Add(new SettingsChanged());
                act.Record(command.AgencyId is null ? "AddAgency" : "ChangeAgency", agency.Id, ("names", names), ("pairs", agency.Pairs), ("deactivatedAt", agency.DeactivatedAt));
                return agency.Id;
            },
            cancellation);

    private Agency Added(AdministrativeAct act)
    {
        var agency = new Agency { Id = ids.Next() };
        act.Db.Agencies.Add(agency);
        return agency;
    }
}
