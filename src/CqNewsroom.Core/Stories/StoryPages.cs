using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// What the pages of one story show. Who may read is decided here, with grants read for each call; what a person may not read
/// answers as if it did not exist. Nothing here writes.
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="time">The clock.</param>
public sealed class StoryPages(INewsroomDbFactory databases, SituationLoader loader, TimeProvider time)
{
    /// <summary>A story with everything that its page shows.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="number">The story's number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<StoryView>> ReadAsync(Asker asker, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        var person = await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation);
        var ids = await db.Articles.AsNoTracking()
            .Where(Reading.Articles(db, person))
            .Where(a => db.Stories.Any(s => s.Id == a.StoryId && s.Number == number))
            .OrderByDescending(a => a.IsOriginal).ThenBy(a => a.Language)
            .Select(a => a.Id)
            .ToListAsync(cancellation);
        var views = new ArticleViews(db, loader, asker, now);
        var articles = new List<(LoadedArticle Loaded, ArticleView View)>();
        foreach (var id in ids)
        {
            if (await views.ReadAsync(id, cancellation) is { } found)
                articles.Add(found);
        }

        if (articles.Count == 0)
            return new Refusal(RefusalCode.NotFound);
        return await StoryAsync(db, asker, articles, now, cancellation);
    }

    /// <summary>A page of what was done on a story, the newest first. An agency's people have no history: their notes stand on their article.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="number">The story's number.</param>
    /// <param name="before">Number of an audit record, for the acts before it; null for the newest.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<HistoryPage>> HistoryAsync(Asker asker, int number, long? before, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        var person = await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation);
        var story = await db.Stories.AsNoTracking().Where(Reading.Stories(db, person)).Include(s => s.Articles).SingleOrDefaultAsync(s => s.Number == number, cancellation);
        return story is null ? new Refusal(RefusalCode.NotFound) : await StoryHistory.ReadAsync(db, story, asker.Language, before, cancellation);
    }

    /// <summary>Whom an article can be given to: only who fits and is active, only for somebody who may give it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<AssigneeChoice>>> AssigneesAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, now, withText: false, cancellation);
        if (loaded?.Decide(NewsroomAction.Assign) is not { IsAllowed: true })
            return loaded?.Decide(NewsroomAction.Assign).RefusalForService ?? new Refusal(RefusalCode.NotFound);
        var byCoordinator = !loaded.Situation.Who.HasFlag(Who.DeskEditor);
        var persons = (await PersonFacts.LoadAllAsync(db, now, cancellation))
            .Where(person => Assignees.Fits(loaded, person) && (!byCoordinator || person.AgencyId == loaded.Article.AgencyId))
            .ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.DeactivatedAt == null).ToListAsync(cancellation);
        var open = await OpenArticlesAsync(db, loaded.Story.DeskId, persons.ConvertAll(p => p.Id), cancellation);
        var choices = persons
            .ConvertAll(person => new AssigneeChoice(
                person.Id, person.AgencyId, person.Name, agencies.Find(a => a.Id == person.AgencyId)?.NameIn(asker.Language), open.GetValueOrDefault(person.Id)));
        if (!byCoordinator)
            choices.AddRange(agencies.Where(agency => Assignees.Fits(loaded, agency)).Select(agency => new AssigneeChoice(null, agency.Id, agency.NameIn(asker.Language), null, 0)));
        return choices.OrderBy(c => c.AgencyId is not null).ThenBy(c => c.AgencyName ?? c.Name, StringComparer.Ordinal).ThenBy(c => c.PersonId is not null).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Agencies that a translation into a language can be given to when it is asked for.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="storyId">The story.</param>
    /// <param name="language">The language.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<AssigneeChoice>> AgenciesAsync(Asker asker, Guid storyId, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        var person = await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation);
        var original = await db.Stories.AsNoTracking().Where(Reading.Stories(db, person)).Where(s => s.Id == storyId)
            .SelectMany(s => s.Articles).Where(a => a.IsOriginal).Select(a => a.Language).SingleOrDefaultAsync(cancellation);
        if (original is null)
            return [];
        var pair = Language.Pair(original, language);
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.DeactivatedAt == null).ToListAsync(cancellation);
        return [.. agencies.Where(a => a.Pairs.Contains(pair, StringComparer.Ordinal)).Select(a => new AssigneeChoice(null, a.Id, a.NameIn(asker.Language), null, 0)).OrderBy(a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>The sections of the paper.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<SectionChoice>> SectionsAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancellation);
        return sections.ConvertAll(s => new SectionChoice(s.Id, s.NameIn(asker.Language)));
    }

    private static async Task<StoryView> StoryAsync(
        INewsroomDb db, Asker asker, List<(LoadedArticle Loaded, ArticleView View)> articles, DateTime now, CancellationToken cancellation)
    {
        var first = articles[0].Loaded;
        var (story, ofHouse) = (first.Story, first.Person!.IsOfHouse);
        var section = await db.Sections.AsNoTracking().SingleAsync(s => s.Id == story.SectionId, cancellation);
        var creator = ofHouse ? await db.Persons.AsNoTracking().Where(p => p.Id == story.CreatedById).Select(p => p.Name).SingleOrDefaultAsync(cancellation) : null;
        var original = articles.Find(a => a.Loaded.Article.IsOriginal).Loaded;
        var languages = first.Newsroom.Languages.ConvertAll(l => new NamedLanguage(l.Tag, l.Name));
        var pending = articles.Exists(a => a.Loaded.Article.State.IsUnderWay());
        var headline = articles.Select(a => a.View).FirstOrDefault(view => view.Acting.Headline.Length > 0);
        var source = ofHouse ? null : articles.Select(a => a.View.Source).FirstOrDefault(s => s?.Current is not null);
        return new StoryView
        {
            StoryId = story.Id,
            Number = story.Number,
            Version = story.Version,
            IsRestricted = !ofHouse,
            Headline = headline?.Acting.Headline ?? source?.Current?.Headline ?? "",
            HeadlineLanguage = headline?.Acting.Language ?? source?.Language ?? first.Article.Language,
            Desk = first.Desk.NameIn(asker.Language),
            SectionId = story.SectionId,
            Section = section.NameIn(asker.Language),
            Tags = ofHouse ? await StoryTags.NamesAsync(db, story.Id, first.Original.Language, cancellation) : [],
            Deadline = story.Deadline,
            IsLate = story.Deadline < now && pending,
            Embargo = ofHouse ? story.Embargo : null,
            WantedLanguages = ofHouse ? story.WantedLanguages : [],
            Brief = story.Brief,
            DeskNotes = ofHouse ? story.DeskNotes : "",
            CreatedAt = story.CreatedAt,
            CreatedBy = creator,
            TimeZoneId = first.Newsroom.TimeZoneId,
            Languages = languages,
            Actions = original is null ? [] : ActionChoices.OfStory(original, asker.Language),
            MayChangeAll = original?.Situation.Who.HasFlag(Who.DeskEditor) ?? false,
            RequestableLanguages = original is null ? [] : languages.FindAll(l => !story.Articles.Exists(a => string.Equals(a.Language, l.Tag, StringComparison.Ordinal))),
            RequestIsEarly = original is not null && !Sources.HasReached(original),
            Articles = articles.ConvertAll(a => a.View),
        };
    }

    private static async Task<Dictionary<Guid, int>> OpenArticlesAsync(INewsroomDb db, Guid deskId, List<Guid> persons, CancellationToken cancellation) =>
        await db.Articles.AsNoTracking().WhereUnderWay()
            .Where(a => a.AssigneeId != null && persons.Contains(a.AssigneeId.Value) && db.Stories.Any(s => s.Id == a.StoryId && s.DeskId == deskId))
            .GroupBy(a => a.AssigneeId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
}
