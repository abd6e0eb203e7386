using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>What a person sees and sets of themselves.</summary>
/// <param name="Name">Real name; administrators change it.</param>
/// <param name="CreditNames">Credit names by language.</param>
/// <param name="InterfaceLanguage">Language of the staff interface.</param>
/// <param name="TimeZoneId">Own IANA zone, null for the newsroom's.</param>
/// <param name="NewsroomTimeZoneId">The newsroom's zone.</param>
/// <param name="Languages">The newsroom's languages: tag and name.</param>
/// <param name="AgencyName">The agency's name in the interface language, null for the house.</param>
/// <param name="Version">What a change names.</param>
public sealed record Profile(
    string Name,
    IReadOnlyDictionary<string, string> CreditNames,
    string InterfaceLanguage,
    string? TimeZoneId,
    string NewsroomTimeZoneId,
    IReadOnlyList<Newsrooms.Language> Languages,
    string? AgencyName,
    int Version);

/// <summary>Changes a person's own profile; all fields are given.</summary>
/// <param name="SeenVersion">The version that the person saw.</param>
/// <param name="CreditNames">Credit names by language.</param>
/// <param name="InterfaceLanguage">Language of the staff interface.</param>
/// <param name="TimeZoneId">IANA zone, null for the newsroom's.</param>
public sealed record ChangeProfile(int SeenVersion, IReadOnlyDictionary<string, string> CreditNames, string InterfaceLanguage, string? TimeZoneId);

/// <summary>A person's own profile.</summary>
/// <param name="acts">Runs the acts.</param>
public sealed class Profiles(AdministrativeActs acts)
{
    /// <summary>Shows the asker's profile.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<Profile>> ShowAsync(Asker asker, CancellationToken cancellation)
    {
        await using var db = await acts.OpenAsync(cancellation);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == asker.PersonId && p.DeactivatedAt == null, cancellation);
        if (person is null)
            return new Refusal(RefusalCode.SignedOut);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == person.AgencyId, cancellation);
        return new Profile(person.Name, person.CreditNames, person.InterfaceLanguage, person.TimeZoneId, newsroom.TimeZoneId, newsroom.Languages, agency?.NameIn(asker.Language), person.Version);
    }

    /// <summary>Changes the asker's profile.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The profile as they want it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ChangeAsync(Asker asker, ChangeProfile command, CancellationToken cancellation) =>
        acts.RunOwnAsync<int>(
            asker,
            async act =>
            {
                var person = await act.Db.Persons.SingleAsync(p => p.Id == asker.PersonId, cancellation);
                if (person.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(person.Id);
                if (PlainTexts.CleanNames(command.CreditNames, act.Newsroom.Languages.ConvertAll(language => language.Tag), out var names, needed: false) is { } refusal)
                    return refusal;
                if (command.TimeZoneId is not null && !TimeZones.IsKnown(command.TimeZoneId))
                    return new Refusal(RefusalCode.TimeZoneUnknown);
                if (await PublicCredits.RenameAsync(act.Db, PublicNameKind.Person, person.Id, person.CreditNames, names, act.Now, cancellation))
                {
                    act.ChangesWhatReadersSee();
                    Renaming.Note(act, PublicNameKind.Person, person.Id);
                }

                person.CreditNames = names;
                person.InterfaceLanguage = InterfaceLanguages.Nearest(command.InterfaceLanguage);
                person.TimeZoneId = command.TimeZoneId;
                person.Version++;
                act.Events.Add(new PersonChanged(person.Id));
                act.Record("ChangeProfile", person.Id, ("creditNames", names), ("interfaceLanguage", person.InterfaceLanguage), ("timeZone", person.TimeZoneId));
                return person.Version;
            },
            cancellation);

    /// <summary>Sets the asker's interface language. A preference, no act: nothing is recorded and no version is raised.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> SetLanguageAsync(Asker asker, string language, CancellationToken cancellation) =>
        acts.RunOwnAsync<bool>(
            asker,
            async act =>
            {
                var person = await act.Db.Persons.SingleAsync(p => p.Id == asker.PersonId, cancellation);
                person.InterfaceLanguage = InterfaceLanguages.Nearest(language);
                return true;
            },
            cancellation);
}
