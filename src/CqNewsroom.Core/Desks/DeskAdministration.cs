using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Desks;

/// <summary>What administrators do with desks and their review policies. Whoever does not hold Administrator at the moment of the call is refused.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
public sealed class DeskAdministration(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>Lists the desks with settings, policies and who is missing to fill them.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IReadOnlyList<DeskDetails>>> ListAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync(
            asker,
            async (db, now) =>
            {
                var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
                var desks = await db.Desks.AsNoTracking().ToListAsync(cancellation);
                var policies = await db.ReviewPolicies.AsNoTracking().ToListAsync(cancellation);
                var persons = await PersonFacts.LoadAllAsync(db, now, cancellation);
                IReadOnlyList<DeskDetails> details = [.. desks
                    .OrderBy(desk => desk.NameIn(asker.Language), StringComparer.OrdinalIgnoreCase).ThenBy(desk => desk.Id)
                    .Select(desk => Details(desk, newsroom, policies, persons))];
                return new Outcome<IReadOnlyList<DeskDetails>>(details, null);
            },
            cancellation);

    /// <summary>Lists the active chief editors of a desk and a language, who may be named to publish urgently.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="deskId">The desk.</param>
    /// <param name="language">The language.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IReadOnlyList<PersonChoice>>> ListChiefEditorsAsync(Asker asker, Guid deskId, string language, CancellationToken cancellation) =>
        acts.ReadAsync(
            asker,
            async (db, now) =>
            {
                var persons = await PersonFacts.LoadAllAsync(db, now, cancellation);
                IReadOnlyList<PersonChoice> chiefs = [.. persons
                    .Where(person => IsChiefEditor(person, deskId, language))
                    .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Id)
                    .Select(person => new PersonChoice(person.Id, person.Name))];
                return new Outcome<IReadOnlyList<PersonChoice>>(chiefs, null);
            },
            cancellation);

    /// <summary>Adds or changes a desk; a new one starts with one editor's review in each language, whether or not somebody can give it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The desk as the administrator wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The desk.</returns>
    public Task<Outcome<Guid>> SaveAsync(Asker asker, SaveDesk command, CancellationToken cancellation) =>
        acts.RunAsync<Guid>(
            asker,
            async act =>
            {
                var languages = act.Newsroom.Languages.ConvertAll(language => language.Tag);
                if (PlainTexts.CleanNames(command.Names, languages, out var names) is { } refusal)
                    return refusal;
                if (!Enum.IsDefined(command.TranslationPoint))
                    return new Refusal(RefusalCode.NotFound);
                if (LengthGuides.Refusal(command.Guides, languages) is { } unsound)
                    return unsound;
                if (command.CheckWeights?.Any(weight => !Enum.IsDefined(weight.Key) || !Enum.IsDefined(weight.Value)) == true)
                    return new Refusal(RefusalCode.NotFound);
                var desk = command.DeskId is null ? Added(act, languages) : await act.Db.Desks.SingleOrDefaultAsync(d => d.Id == command.DeskId, cancellation);
                if (desk is null)
                    return new Refusal(RefusalCode.NotFound);
                if (desk.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(desk.Id);
                desk.Names = names;
                desk.TranslationPoint = command.TranslationPoint;
                desk.TranslationMayLead = command.TranslationMayLead;
                desk.ContributionCountsForStory = command.ContributionCountsForStory;
                desk.MachineAllowed = command.MachineAllowed ?? desk.MachineAllowed;
                desk.MachineForRestricted = command.MachineForRestricted ?? desk.MachineForRestricted;
                if (command.Guides is { } guides)
                    desk.Guides = guides.ToDictionary(StringComparer.Ordinal);
                if (command.CheckWeights is { } weights)
                    desk.CheckWeights = new Dictionary<CheckKind, CheckWeight>(weights);
                desk.Version++;
                act.Events.Add(new SettingsChanged());
                act.Record(
                    command.DeskId is null ? "AddDesk" : "ChangeDesk",
                    desk.Id,
                    ("names", names),
                    ("translationPoint", desk.TranslationPoint),
                    ("translationMayLead", desk.TranslationMayLead),
                    ("contributionCountsForStory", desk.ContributionCountsForStory),
                    ("machineAllowed", desk.MachineAllowed),
                    ("machineForRestricted", desk.MachineForRestricted),
                    ("guides", desk.Guides.Count == 0 ? null : new SortedDictionary<string, LengthGuides>(desk.Guides, StringComparer.Ordinal)),
                    ("checkWeights", desk.CheckWeights.Count == 0 ? null : new SortedDictionary<string, string>(desk.CheckWeights.ToDictionary(weight => weight.Key.ToString(), weight => weight.Value.ToString()), StringComparer.Ordinal)));
                return desk.Id;
            },
            cancellation);

    /// <summary>
    /// Changes a review policy. Refused when no choice of different active persons of the house fills all levels.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The policy as the administrator wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ChangePolicyAsync(Asker asker, ChangePolicy command, CancellationToken cancellation) =>
        acts.RunAsync<int>(
            asker,
            async act =>
            {
                var languages = act.Newsroom.Languages.ConvertAll(language => language.Tag);
                var desk = await act.Db.Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Id == command.DeskId, cancellation);
                if (desk is null || !languages.Contains(command.Language))
                    return new Refusal(RefusalCode.NotFound);
                if (CleanLevels(command, languages, out var levels) is { } refusal)
                    return refusal;
                var persons = await PersonFacts.LoadAllAsync(act.Db, act.Now, cancellation);
                var unfilled = ReviewStaffing.Unfilled(levels, desk.Id, command.Language, persons);
                if (unfilled.Count > 0)
                    return new Refusal(RefusalCode.LevelsUnfillable, string.Join(asker.Language == InterfaceLanguages.Chinese ? "、" : ", ", unfilled.Select(level => level.NameIn(asker.Language))));
                if (command.UrgentPublishers.Any(id => !persons.Any(person => person.Id == id && IsChiefEditor(person, desk.Id, command.Language))))
                    return new Refusal(RefusalCode.UrgentPublisherDoesNotFit);
                var policy = await act.Db.ReviewPolicies.SingleOrDefaultAsync(p => p.DeskId == desk.Id && p.Language == command.Language, cancellation) ?? Added(act, desk.Id, command.Language);
                if (policy.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(policy.Id);
                policy.Levels = [.. levels];
                policy.PublishRole = command.PublishRole;
                policy.UrgentPublishers = [.. command.UrgentPublishers.Distinct()];
                policy.Version++;
                act.Events.Add(new SettingsChanged());
                act.Record(
                    "ChangePolicy",
                    policy.Id,
                    ("desk", desk.Id),
                    ("language", policy.Language),
                    ("levels", policy.Levels),
                    ("publishRole", policy.PublishRole),
                    ("urgentPublishers", policy.UrgentPublishers));
                return policy.Version;
            },
            cancellation);

    private static bool IsChiefEditor(PersonFacts person, Guid deskId, string language) =>
        person.IsOfHouse && person.Grants.Any(grant => grant is { Role: Role.ChiefEditor, ForPersonId: null }) && person.Holds(Role.ChiefEditor, deskId, language);

    private static Refusal? CleanLevels(ChangePolicy command, IReadOnlyCollection<string> languages, out List<ReviewLevel> levels)
    {
        levels = [];
        if (command.Levels.Count is 0 or > ReviewPolicy.MostLevels
            || command.Levels.All(level => level.Kind != LevelKind.Review)
            || command.Levels.Any(level => !Enum.IsDefined(level.Kind) || !ReviewTemplates.SigningRoles.Contains(level.Role))
            || command.PublishRole is not (Role.Editor or Role.ChiefEditor))
            return new Refusal(RefusalCode.LevelsInvalid);
        foreach (var level in command.Levels)
        {
            // A template names its levels in languages that a newsroom may not have.
            var typed = level.Names.Where(name => languages.Contains(name.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
            if (PlainTexts.CleanNames(typed, languages, out var names) is { } refusal)
                return refusal.Code == RefusalCode.NameMissing ? new Refusal(RefusalCode.LevelsInvalid) : refusal;
            levels.Add(new ReviewLevel(levels.Count + 1, level.Kind, names, level.Role));
        }

        return null;
    }

    private static DeskDetails Details(Desk desk, Newsroom newsroom, List<ReviewPolicy> policies, IReadOnlyList<PersonFacts> persons) => new(
        desk.Id,
        desk.Names,
        desk.TranslationPoint,
        desk.TranslationMayLead,
        desk.ContributionCountsForStory,
        [.. newsroom.Languages.Select(named =>
        {
            var language = named.Tag;
            var policy = policies.Find(p => p.DeskId == desk.Id && p.Language == language) ?? new ReviewPolicy { Levels = [.. ReviewTemplates.OneReview] };
            var unfilled = ReviewStaffing.Unfilled(policy.Levels, desk.Id, language, persons);
            return new PolicyDetails(language, policy.Levels, policy.PublishRole, policy.UrgentPublishers, [.. unfilled.Select(level => level.Number)], policy.Version);
        })],
        desk.Version)
    {
        MachineAllowed = desk.MachineAllowed,
        MachineForRestricted = desk.MachineForRestricted,
        Guides = desk.Guides,
        CheckWeights = desk.CheckWeights,
        NewsroomGuides = newsroom.Languages.ToDictionary(language => language.Tag, language => newsroom.GuidesIn(language.Tag), StringComparer.Ordinal),
    };

    private Desk Added(AdministrativeAct act, List<string> languages)
    {
        var desk = new Desk { Id = ids.Next() };
        act.Db.Desks.Add(desk);
        foreach (var language in languages)
        {
            Added(act, desk.Id, language).Version = 1;
        }

        return desk;
    }

    private ReviewPolicy Added(AdministrativeAct act, Guid deskId, string language)
    {
        var policy = new ReviewPolicy { Id = ids.Next(), DeskId = deskId, Language = language, Levels = [.. ReviewTemplates.OneReview] };
        act.Db.ReviewPolicies.Add(policy);
        return policy;
    }
}
