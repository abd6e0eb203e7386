using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Newsrooms;

/// <summary>What a new newsroom is asked.</summary>
/// <param name="Names">Its name by language.</param>
/// <param name="TimeZoneId">IANA zone that readers see times in.</param>
/// <param name="Languages">Tags of its languages, the first being the one readers without a choice get.</param>
/// <param name="AdministratorName">Real name of the first administrator.</param>
/// <param name="SignInName">The name they sign in with.</param>
/// <param name="Password">Their password.</param>
/// <param name="InterfaceLanguage">The language of the page on which it was asked.</param>
public sealed record SetUp(
    IReadOnlyDictionary<string, string> Names,
    string TimeZoneId,
    IReadOnlyList<string> Languages,
    string AdministratorName,
    string SignInName,
    string Password,
    string InterfaceLanguage);

/// <summary>What everybody may know of the newsroom.</summary>
/// <param name="IsSetUp">Whether it is set up.</param>
/// <param name="Names">Its name by language.</param>
/// <param name="TimeZoneId">IANA zone that readers see times in.</param>
/// <param name="Languages">Its languages.</param>
public sealed record NewsroomFacts(bool IsSetUp, IReadOnlyDictionary<string, string> Names, string TimeZoneId, IReadOnlyList<Language> Languages)
{
    /// <summary>The name in a language, or in any where that one has none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names.Values.FirstOrDefault() ?? "CqNewsroom";
}

/// <summary>
/// Sets up an empty newsroom, once: of several who try at the same time, one wins. The caller has checked the set-up key.
/// </summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="accounts">The accounts of persons.</param>
/// <param name="ids">New identities.</param>
public sealed class FirstRun(AdministrativeActs acts, IAccounts accounts, IIdSource ids)
{
    private volatile bool _isSetUp;

    /// <summary>Whether the newsroom is set up; asks the database until it is.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<bool> IsSetUpAsync(CancellationToken cancellation)
    {
        if (_isSetUp)
            return true;
        await using var db = await acts.OpenAsync(cancellation);
        return _isSetUp = await db.Newsrooms.AsNoTracking().AnyAsync(newsroom => newsroom.SetUpAt != null, cancellation);
    }

    /// <summary>Shows what everybody may know.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<NewsroomFacts> ShowAsync(CancellationToken cancellation)
    {
        await using var db = await acts.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        return new NewsroomFacts(newsroom.SetUpAt is not null, newsroom.Names, newsroom.TimeZoneId, newsroom.Languages);
    }

    /// <summary>Sets the newsroom up with its first administrator.</summary>
    /// <param name="command">The answers.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The administrator's account.</returns>
    public async Task<Outcome<Guid>> SetUpAsync(SetUp command, CancellationToken cancellation)
    {
        var outcome = await acts.RunWithSecretAsync<Guid>(
            async act =>
            {
                if (act.Newsroom.SetUpAt is not null)
                    return new Refusal(RefusalCode.AlreadySetUp);
                var languages = Language.Default.Where(language => command.Languages.Contains(language.Tag, StringComparer.Ordinal)).ToList();
                if (languages.Count == 0)
                    return new Refusal(RefusalCode.LanguageMissing);
                var wanted = command.Names.Where(name => languages.Exists(language => language.Tag == name.Key)).ToDictionary(StringComparer.Ordinal);
                var signInName = command.SignInName.Trim();
                if ((PlainTexts.CleanNames(wanted, languages.ConvertAll(language => language.Tag), out var names)
                    ?? PlainTexts.CleanName(command.AdministratorName, out _)
                    ?? SignInRules.CheckName(signInName)
                    ?? SignInRules.CheckPassword(command.Password, signInName)) is { } refusal)
                    return refusal;
                if (!TimeZones.IsKnown(command.TimeZoneId))
                    return new Refusal(RefusalCode.TimeZoneUnknown);
                if (await accounts.IsTakenAsync(act.Db, signInName, cancellation))
                    return new Refusal(RefusalCode.SignInNameTaken);
                PlainTexts.CleanName(command.AdministratorName, out var administratorName);

                var first = command.Languages[0];
                act.Newsroom.Names = names;
                act.Newsroom.TimeZoneId = command.TimeZoneId;
                act.Newsroom.Languages = [.. languages.OrderBy(language => language.Tag != first)];
                act.Newsroom.SetUpAt = act.Now;
                act.Newsroom.Version++;
                act.ChangesWhatReadersSee();
                var person = new Person { Id = ids.Next(), Name = administratorName, InterfaceLanguage = InterfaceLanguages.Nearest(command.InterfaceLanguage), Version = 1 };
                act.Db.Persons.Add(person);
                act.Db.Grants.Add(new Grant { Id = ids.Next(), PersonId = person.Id, Role = Role.Administrator });
                var account = ids.Next();
                accounts.Add(act.Db, account, person.Id, signInName, command.Password);
                act.Events.Add(new SettingsChanged());
                act.Record(person.Id, person.Name, "SetUp", person.Id, ("names", names), ("timeZone", command.TimeZoneId), ("languages", languages.ConvertAll(language => language.Tag)), ("signInName", signInName));
                return account;
            },
            cancellation);
        _isSetUp |= outcome.IsDone;
        return outcome;
    }
}
