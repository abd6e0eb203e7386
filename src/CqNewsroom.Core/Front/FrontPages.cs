using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Front;

/// <summary>
/// The order of the front pages: chief editors, and editors of all desks, set it for the languages of their grants; other editors of the
/// house may look. Every change is a version of its own, goes out at once or at its time, and can be put back.
/// </summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
public sealed partial class FrontPages(AdministrativeActs acts, IIdSource ids)
{
    private const int MostHistory = 20;
    private const int MostFound = 12;
    private const int MostWaiting = 20;
    private const int MostScheduled = 6;

    /// <summary>The page where editors order a front page.</summary>
    /// <param name="asker">Who asks: editors of the house.</param>
    /// <param name="language">BCP 47 tag or first segment of the readers' addresses; null for the newsroom's first language.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<FrontView>> ShowAsync(Asker asker, string? language, CancellationToken cancellation)
    {
        await using var db = await acts.OpenAsync(cancellation);
        var (person, refusal) = await ReaderAsync(db, asker, cancellation);
        if (person is null)
            return refusal!;
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var spoken = language is null ? newsroom.Languages[0] : newsroom.Languages.Find(l => string.Equals(l.Tag, language, StringComparison.Ordinal) || string.Equals(l.Path, language, StringComparison.Ordinal));
        if (spoken is null)
            return new Refusal(RefusalCode.NotFound);
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(cancellation);
        var versions = await db.FrontPages.AsNoTracking().Where(page => page.Language == spoken.Tag && (page.State == FrontState.InForce || page.State == FrontState.Replaced))
            .OrderByDescending(page => page.InForceAt).ThenByDescending(page => page.Number).Take(MostHistory).ToListAsync(cancellation);
        var waiting = await db.FrontPages.AsNoTracking().Where(page => page.Language == spoken.Tag && page.State == FrontState.Waiting).OrderBy(page => page.DueAt).ThenBy(page => page.Number).Take(MostWaiting).ToListAsync(cancellation);
        var makers = versions.Concat(waiting).Select(page => page.MadeById).Distinct().ToList();
        var names = await db.Persons.AsNoTracking().Where(p => makers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var now = versions.Find(page => page.State == FrontState.InForce);
        var numbers = versions.Concat(waiting).SelectMany(page => page.Slots).Select(slot => slot.StoryNumber).OfType<int>().Distinct().ToList();
        var stories = await StoriesAsync(db, spoken.Tag, numbers, sections.ToDictionary(s => s.Id, s => s.NameIn(asker.Language)), cancellation);
        foreach (var row in await FrontScheduled.Of(db, person, spoken.Tag).Where(row => numbers.Contains(row.Story.Number)).ToListAsync(cancellation))
            stories[row.Story.Number] = FrontStory.Scheduled(row, asker.Language);
        return new FrontView(
            spoken.Tag,
            spoken.Name,
            newsroom.TimeZoneId,
            MayChange(person, spoken.Tag),
            now?.Number ?? 0,
            now?.Slots ?? [],
            now?.Blocks ?? [],
            stories,
            [.. sections.Select(section => new FrontSection(section.Id, section.NameIn(asker.Language)))],
            [.. waiting.Select(page => Version(page, names))],
            [.. versions.Select(page => Version(page, names))])
        { Languages = newsroom.Languages };
    }

    /// <summary>Looks for stories to put on the page: those that are scheduled and that the asker may read, the next to come first, then live ones.</summary>
    /// <param name="asker">Who asks: editors of the house.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="words">Words of the headline or a number; the newest for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<FrontStory>>> FindAsync(Asker asker, string language, string? words, CancellationToken cancellation)
    {
        await using var db = await acts.OpenAsync(cancellation);
        var (person, refusal) = await ReaderAsync(db, asker, cancellation);
        if (person is null)
            return refusal!;
        var live = LiveArticles.Of(db, language, PublicListKey.Front);
        var scheduled = (await FrontScheduled.Of(db, person, language).OrderBy(row => row.Article.ScheduledFor).ThenBy(row => row.Story.Number).ToListAsync(cancellation))
            .ConvertAll(row => FrontStory.Scheduled(row, asker.Language));
        foreach (var word in Stories.StoryQueries.Split(words))
        {
            var lower = word.ToLowerInvariant();
            var number = PublicAddress.NumberOf(word.TrimStart('#')) ?? -1;
#pragma warning disable CA1862, CA1304, CA1311, MA0011 // Translated to SQL, which has no culture.
            live = live.Where(p => p.Story.Number == number || p.Revision.Headline.ToLower().Contains(lower));
#pragma warning restore CA1862, CA1304, CA1311, MA0011
            scheduled = scheduled.FindAll(story => story.Number == number || story.Headline.Contains(word, StringComparison.OrdinalIgnoreCase));
        }

        var rows = await live.NewestFirst().Take(MostFound)
            .Select(p => new { p.Story.Number, p.Revision.Headline, p.Section, p.Article.FirstPublishedAt }).ToListAsync(cancellation);
        return new Outcome<IReadOnlyList<FrontStory>>(
            [.. scheduled.Take(MostScheduled), .. rows.Select(row => new FrontStory(row.Number, row.Headline, row.Section.Id, row.Section.NameIn(asker.Language), row.FirstPublishedAt!.Value))], null);
    }

    /// <summary>Orders a front page, at once or at a time.</summary>
    /// <param name="asker">Who asks: chief editors, and editors of all desks, of the language.</param>
    /// <param name="command">The order.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The version that was made.</returns>
    public Task<Outcome<int>> OrderAsync(Asker asker, OrderFront command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunOwnAsync<int>(
            asker,
            async act =>
            {
                if (await RefusalAsync(act, command) is { } refusal)
                    return refusal;
                if (command.DueAt is { } due && due <= act.Now)
                    return new Refusal(RefusalCode.TimeNotAhead);
                return await AddAsync(act, command.Language, command.Slots, command.Blocks, command.DueAt, command.DueAt is null ? "OrderFrontPage" : "ScheduleFrontPage", null);
            },
            cancellation);
    }

    /// <summary>Puts a former version back, as a new one. What is live no more drops out of it by itself.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="seenNumber">Number of the version that they saw readers see.</param>
    /// <param name="versionId">The former version.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<int>> RestoreAsync(Asker asker, string language, int seenNumber, Guid versionId, CancellationToken cancellation) =>
        acts.RunOwnAsync<int>(
            asker,
            async act =>
            {
                if (await RefusalAsync(act, language, seenNumber) is { } refusal)
                    return refusal;
                var former = await act.Db.FrontPages.AsNoTracking().SingleOrDefaultAsync(page => page.Id == versionId && page.Language == language && page.State == FrontState.Replaced, cancellation);
                if (former is null)
                    return new Refusal(RefusalCode.NotFound);
                var slots = former.Slots.Where(slot => slot.Until is null || slot.Until > act.Now).ToList();
                return await AddAsync(act, language, slots, former.Blocks, null, "RestoreFrontPage", former.Number);
            },
            cancellation);

    /// <summary>Takes a version back that waits for its time.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<int>> WithdrawAsync(Asker asker, Guid versionId, CancellationToken cancellation) =>
        acts.RunOwnAsync<int>(
            asker,
            async act =>
            {
                var page = await act.Db.FrontPages.AsTracking().SingleOrDefaultAsync(p => p.Id == versionId, cancellation);
                if (page is null || act.Person is not { IsOfHouse: true } person || !person.HoldsAnywhere(Role.Editor))
                    return new Refusal(RefusalCode.NotFound);
                if (!MayChange(person, page.Language))
                    return new Refusal(RefusalCode.NotAllowed);
                if (page.State != FrontState.Waiting)
                    return new Refusal(RefusalCode.FrontNotWaiting);
                page.State = FrontState.Withdrawn;
                act.Events.Add(new Notifications.FrontPageChanged());
                act.Record("WithdrawFrontPage", Subject(page.Language), ("language", page.Language), ("version", page.Number));
                return page.Number;
            },
            cancellation);

    /// <summary>Whether somebody may change a front page.</summary>
    /// <param name="person">The person.</param>
    /// <param name="language">BCP 47 tag of its language.</param>
    internal static bool MayChange(PersonFacts person, string language) => person.IsOfHouse && person.Grants.Any(grant =>
        (grant.Role == Role.ChiefEditor || (grant.Role == Role.Editor && grant.DeskId is null)) && grant.Languages.Contains(language, StringComparer.Ordinal));

    // Records of a language's front page are found by this; the version has an identity of its own.
    private static Guid Subject(string language) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("front:" + language)).AsSpan(0, 16));

    private static FrontVersion Version(FrontPage page, Dictionary<Guid, string> names) =>
        new(page.Id, page.Number, page.State, names.GetValueOrDefault(page.MadeById, ""), page.MadeAt, page.DueAt, page.InForceAt, page.Slots, page.Blocks);

    private static async Task<Dictionary<int, FrontStory>> StoriesAsync(
        INewsroomDb db, string language, List<int> numbers, Dictionary<Guid, string> sections, CancellationToken cancellation)
    {
        if (numbers.Count == 0)
            return [];
        var rows = await (
            from story in db.Stories.AsNoTracking()
            where numbers.Contains(story.Number)
            join article in db.Articles.AsNoTracking() on story.Id equals article.StoryId
            where article.Language == language && article.FirstPublishedAt != null
            join revision in db.Revisions.AsNoTracking() on article.LiveRevisionId equals revision.Id
            select new { story.Number, story.SectionId, revision.Headline, article.FirstPublishedAt, article.Standing }).ToListAsync(cancellation);
        return rows.ToDictionary(
            row => row.Number,
            row => new FrontStory(row.Number, row.Headline, row.SectionId, sections.GetValueOrDefault(row.SectionId, ""), row.FirstPublishedAt!.Value, row.Standing == Standing.Live));
    }

    private static async Task<Refusal?> RefusalAsync(AdministrativeAct act, string language, int seenNumber)
    {
        if (act.Person is not { IsOfHouse: true } person || !person.HoldsAnywhere(Role.Editor))
            return new Refusal(RefusalCode.NotFound);
        if (!act.Newsroom.Languages.Exists(known => string.Equals(known.Tag, language, StringComparison.Ordinal)))
            return new Refusal(RefusalCode.LanguageUnknown);
        if (!MayChange(person, language))
            return new Refusal(RefusalCode.NotAllowed);
        var number = await FrontReading.InForce(act.Db, language).Select(page => page.Number).SingleOrDefaultAsync(act.Cancellation);
        return number == seenNumber ? null : await act.WhoWasFasterAsync(Subject(language));
    }

    private static async Task<Refusal?> RefusalAsync(AdministrativeAct act, OrderFront command)
    {
        if (await RefusalAsync(act, command.Language, command.SeenNumber) is { } refusal)
            return refusal;
        if (command.Slots.Count > FrontPage.MostSlots)
            return new Refusal(RefusalCode.TooMany, FrontPage.MostSlots);
        if (command.Blocks.Count > FrontPage.MostBlocks)
            return new Refusal(RefusalCode.TooMany, FrontPage.MostBlocks);
        if (command.Blocks.FirstOrDefault(block => block.Count is < 1 or > FrontPage.MostInBlock) is { } wrong)
            return new Refusal(RefusalCode.ValueInvalid, wrong.Count);
        if (command.Slots.Any(slot => slot.Kind == FrontSlotKind.Story ? slot.StoryNumber is null || slot.SectionId is not null : slot.SectionId is null || slot.StoryNumber is not null))
            return new Refusal(RefusalCode.ValueInvalid, nameof(FrontSlot));
        var from = command.DueAt ?? act.Now;
        if (command.Slots.Any(slot => slot.Until is { } until && until <= from))
            return new Refusal(RefusalCode.FrontSlotEndsBefore);
        var numbers = command.Slots.Select(slot => slot.StoryNumber).OfType<int>().ToList();
        if (numbers.GroupBy(number => number).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return new Refusal(RefusalCode.FrontStoryTwice, twice.Key);
        if (command.Blocks.GroupBy(block => block.SectionId).Any(group => group.Count() > 1))
            return new Refusal(RefusalCode.Duplicate);
        var live = await LiveArticles.Of(act.Db, command.Language, PublicListKey.Front).Where(p => numbers.Contains(p.Story.Number)).Select(p => p.Story.Number).ToListAsync(act.Cancellation);
        if (numbers.Except(live).Except(await ScheduledAsync(act, command.Language, numbers)).Cast<int?>().FirstOrDefault() is { } notLive)
            return new Refusal(RefusalCode.FrontStoryNotLive, notLive);
        var sections = command.Slots.Select(slot => slot.SectionId).OfType<Guid>().Concat(command.Blocks.Select(block => block.SectionId)).Distinct().ToList();
        return await act.Db.Sections.CountAsync(section => sections.Contains(section.Id), act.Cancellation) == sections.Count ? null : new Refusal(RefusalCode.NotFound);
    }

    // Whoever may not read a scheduled story learns nothing of it by trying; but one that stands in the order already does not keep them from changing the rest.
    private static async Task<IReadOnlyList<int>> ScheduledAsync(AdministrativeAct act, string language, List<int> numbers)
    {
        var stand = await FrontReading.InForce(act.Db, language).SingleOrDefaultAsync(act.Cancellation);
        var standing = stand is null ? [] : stand.Slots.Select(slot => slot.StoryNumber).OfType<int>().Intersect(numbers).ToList();
        return
        [
            .. await FrontScheduled.Of(act.Db, act.Person!, language).Where(row => numbers.Contains(row.Story.Number)).Select(row => row.Story.Number).ToListAsync(act.Cancellation),
            .. await FrontScheduled.All(act.Db, language).Where(row => standing.Contains(row.Story.Number)).Select(row => row.Story.Number).ToListAsync(act.Cancellation),
        ];
    }

    private async Task<int> AddAsync(
        AdministrativeAct act, string language, IReadOnlyList<FrontSlot> slots, IReadOnlyList<FrontBlock> blocks, DateTime? dueAt, string action, int? restored)
    {
        var number = 1 + await act.Db.FrontPages.Where(page => page.Language == language).Select(page => page.Number).OrderByDescending(n => n).FirstOrDefaultAsync(act.Cancellation);
        var page = new FrontPage
        {
            Id = ids.Next(),
            Language = language,
            Number = number,
            Slots = [.. slots],
            Blocks = [.. blocks],
            State = FrontState.Waiting,
            MadeById = act.Person!.Id,
            MadeAt = act.Now,
            DueAt = dueAt,
        };
        act.Db.FrontPages.Add(page);
        if (dueAt is null)
            await PutInForceAsync(act, page);
        act.Events.Add(new Notifications.FrontPageChanged());
        act.Record(action, Subject(language), ("language", language), ("version", number), ("dueAt", dueAt), ("restored", restored), ("stories", string.Join(' ', slots.Select(slot => slot.StoryNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "*"))));
        return number;
    }

    private static async Task PutInForceAsync(AdministrativeAct act, FrontPage page)
    {
        foreach (var former in await act.Db.FrontPages.AsTracking().Where(p => p.Language == page.Language && p.State == FrontState.InForce).ToListAsync(act.Cancellation))
            (former.State, former.NextEndAt) = (FrontState.Replaced, null);
        // The database keeps one in force for a language, and would see two for a moment.
        await act.Db.SaveChangesAsync(act.Cancellation);
        (page.State, page.InForceAt, page.NextEndAt) = (FrontState.InForce, act.Now, page.EndAfter(act.Now));
        act.ChangesWhatReadersSee();
    }

    private async Task<(PersonFacts? Person, Refusal? Refusal)> ReaderAsync(INewsroomDb db, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) switch
        {
            null => (null, new Refusal(RefusalCode.SignedOut)),
            { IsOfHouse: true } person when person.HoldsAnywhere(Role.Editor) => (person, null),
            _ => (null, new Refusal(RefusalCode.NotFound)),
        };
    }
}
