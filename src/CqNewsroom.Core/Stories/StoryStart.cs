using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>A desk on which the asker may start a story.</summary>
/// <param name="Id">The desk.</param>
/// <param name="Name">Its name in the asker's language.</param>
/// <param name="Languages">Languages in which the asker may write there.</param>
/// <param name="Templates">Its templates.</param>
/// <param name="WritesTemplates">Whether the asker writes these.</param>
public sealed record DeskToStartOn(Guid Id, string Name, IReadOnlyList<LanguageChoice> Languages, IReadOnlyList<TemplateChoice> Templates, bool WritesTemplates);

/// <summary>A template that a story may begin with.</summary>
/// <param name="Id">The template.</param>
/// <param name="Language">Language of its text.</param>
/// <param name="Name">Its name.</param>
public sealed record TemplateChoice(Guid Id, string Language, string Name);

/// <summary>What the form for a new story offers.</summary>
/// <param name="Desks">Desks with languages; empty where the asker may start nothing.</param>
/// <param name="Sections">Sections in the order of the paper.</param>
/// <param name="Languages">The newsroom's languages, which may be wanted.</param>
public sealed record StoryStartChoices(IReadOnlyList<DeskToStartOn> Desks, IReadOnlyList<Choice> Sections, IReadOnlyList<LanguageChoice> Languages);

/// <summary>Tells the form for a new story what may be chosen; the act itself decides again.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class StoryStart(INewsroomDbFactory databases, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<StoryStartChoices> ReadAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation) is not { } person)
            return new StoryStartChoices([], [], []);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var desks = await db.Desks.AsNoTracking().ToListAsync(cancellation);
        var templates = await db.StoryTemplates.AsNoTracking().Where(t => t.RemovedAt == null).OrderBy(t => t.Name).ToListAsync(cancellation);
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(cancellation);
        return new StoryStartChoices(
            [.. desks
                .Select(desk => new DeskToStartOn(
                    desk.Id,
                    desk.NameIn(asker.Language),
                    LanguagesOn(desk.Id, person, newsroom),
                    [.. templates.Where(t => t.DeskId == desk.Id).Select(t => new TemplateChoice(t.Id, t.Language, t.Name))],
                    StoryTemplates.MayWrite(person, desk.Id)))
                .Where(desk => desk.Languages.Count > 0)
                .OrderBy(desk => desk.Name, StringComparer.Ordinal)],
            [.. sections.Select(s => new Choice(s.Id, s.NameIn(asker.Language)))],
            StoryList.Languages(newsroom));
    }

    private static IReadOnlyList<LanguageChoice> LanguagesOn(Guid desk, PersonFacts person, Newsroom newsroom) =>
        person.IsOfHouse && (person.Holds(Role.Reporter, desk) || person.Holds(Role.Editor, desk))
            ? [.. StoryList.Languages(newsroom).Where(l => person.Grants.Any(g => g.Role is not Role.Translator && g.Languages.Contains(l.Tag, StringComparer.Ordinal)))]
            : [];
}
