using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Templates;

/// <summary>What the editors of a desk do with its templates. Whoever does not edit the desk at the moment of the call is refused.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
public sealed class StoryTemplates(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>The most templates of a desk.</summary>
    public const int MostTemplates = 50;

    /// <summary>The longest hint.</summary>
    public const int LongestHint = 200;

    /// <summary>The desks that the asker edits, with their templates; none for anybody else.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<DeskTemplates>>> ListAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        var desks = (await db.Desks.AsNoTracking().ToListAsync(cancellation)).FindAll(desk => MayWrite(person, desk.Id));
        var deskIds = desks.ConvertAll(desk => desk.Id);
        var templates = await db.StoryTemplates.AsNoTracking().Where(t => t.RemovedAt == null && deskIds.Contains(t.DeskId)).ToListAsync(cancellation);
        var authors = templates.Select(t => t.ChangedById).Distinct().ToList();
        var names = await db.Persons.AsNoTracking().Where(p => authors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        return new Outcome<IReadOnlyList<DeskTemplates>>(
            [.. desks.Select(desk => new DeskTemplates(
                desk.Id,
                desk.NameIn(asker.Language),
                [.. templates.Where(t => t.DeskId == desk.Id).OrderBy(t => t.Language, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal).Select(t => Details(t, names))]))
                .OrderBy(desk => desk.Name, StringComparer.Ordinal)],
            null);
    }

    /// <summary>Adds or changes a template. Articles that began with it keep their text.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The template as the editor wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The template.</returns>
    public Task<Outcome<Guid>> SaveAsync(Asker asker, SaveTemplate command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunOwnAsync<Guid>(
            asker,
            async act =>
            {
                if (!MayWrite(act.Person!, command.DeskId))
                    return new Refusal(RefusalCode.NotAllowed);
                if (!act.Newsroom.Languages.Exists(language => string.Equals(language.Tag, command.Language, StringComparison.Ordinal)))
                    return new Refusal(RefusalCode.LanguageUnknown);
                if (PlainTexts.CleanName(command.Name, out var name) is { } wrongName)
                    return wrongName;
                if (PlainTexts.Clean(command.HeadlineHint, out var headline, LongestHint) is { } wrongHeadline)
                    return wrongHeadline;
                if (PlainTexts.Clean(command.SummaryHint, out var summary, LongestHint) is { } wrongSummary)
                    return wrongSummary;
                if (TemplateText.Read(command.Parts, out var content) is { } wrongPart)
                    return wrongPart;
                var (template, against) = command.TemplateId is { } id ? await FindAsync(act, id, command.DeskId, command.SeenVersion) : await AddedAsync(act, command.DeskId);
                if (template is null)
                    return against!;
                if (await act.Db.StoryTemplates.AnyAsync(t => t.Id != template.Id && t.DeskId == command.DeskId && t.Language == command.Language && t.Name == name && t.RemovedAt == null, cancellation))
                    return new Refusal(RefusalCode.Duplicate);
                (template.Language, template.Name, template.HeadlineHint, template.SummaryHint) = (command.Language, name, headline, summary);
                template.Content = CanonicalJson.Write(content);
                Changed(act, template, command.TemplateId is null ? "AddTemplate" : "ChangeTemplate");
                return template.Id;
            },
            cancellation);
    }

    /// <summary>Removes a template: no story begins with it any more.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="deskId">Its desk.</param>
    /// <param name="templateId">The template.</param>
    /// <param name="seenVersion">The version that the editor saw.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> RemoveAsync(Asker asker, Guid deskId, Guid templateId, int seenVersion, CancellationToken cancellation) =>
        await acts.RunOwnAsync<bool>(
            asker,
            async act =>
            {
                if (!MayWrite(act.Person!, deskId))
                    return new Refusal(RefusalCode.NotAllowed);
                var (template, against) = await FindAsync(act, templateId, deskId, seenVersion);
                if (template is null)
                    return against!;
                template.RemovedAt = act.Now;
                Changed(act, template, "RemoveTemplate");
                return true;
            },
            cancellation);

    /// <summary>Whether a person writes the templates of a desk.</summary>
    internal static bool MayWrite(PersonFacts person, Guid deskId) => person.IsOfHouse && person.Holds(Role.Editor, deskId);

    private static async Task<(StoryTemplate? Template, Refusal? Against)> FindAsync(AdministrativeAct act, Guid id, Guid deskId, int seenVersion)
    {
        var template = await act.Db.StoryTemplates.SingleOrDefaultAsync(t => t.Id == id && t.DeskId == deskId && t.RemovedAt == null, act.Cancellation);
        if (template is null)
            return (null, new Refusal(RefusalCode.NotFound));
        return template.Version == seenVersion ? (template, null) : (null, await act.WhoWasFasterAsync(id));
    }

    private async Task<(StoryTemplate? Template, Refusal? Against)> AddedAsync(AdministrativeAct act, Guid deskId)
    {
        if (await act.Db.StoryTemplates.CountAsync(t => t.DeskId == deskId && t.RemovedAt == null, act.Cancellation) >= MostTemplates)
            return (null, new Refusal(RefusalCode.TooMany, MostTemplates));
        var template = new StoryTemplate { Id = ids.Next(), DeskId = deskId };
        act.Db.StoryTemplates.Add(template);
        return (template, null);
    }

    private static void Changed(AdministrativeAct act, StoryTemplate template, string action)
    {
        template.Version++;
        (template.ChangedById, template.ChangedAt) = (act.Person!.Id, act.Now);
        act.Events.Add(new SettingsChanged());
        act.Record(action, template.Id, ("desk", template.DeskId), ("language", template.Language), ("name", template.Name));
    }

    private static TemplateDetails Details(StoryTemplate template, Dictionary<Guid, string> names) => new(
        template.Id,
        template.DeskId,
        template.Language,
        template.Name,
        template.HeadlineHint,
        template.SummaryHint,
        TemplateText.PartsOf(CanonicalJson.Read(template.Content)),
        template.Version,
        names.GetValueOrDefault(template.ChangedById) ?? "",
        template.ChangedAt);
}
