using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// Acts on a story as a whole: CreateStory, ChangeStory, RequestTranslation.
public sealed partial class ArticleService
{
    /// <summary>Starts a story with an empty original, which is assigned to who creates it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">What they ask.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<CreatedStory>> CreateStoryAsync(Asker asker, CreateStory command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(command);
        CreatedStory? created = null;
        var outcome = await InTransactionAsync(
            async db =>
            {
                var now = clock.Now();
                var person = await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation);
                var desk = await db.Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Id == command.DeskId, cancellation);
                if (person is null || desk is null || !await db.Sections.AnyAsync(s => s.Id == command.SectionId, cancellation))
                    return (null, new Refusal(RefusalCode.NotFound));
                var situation = new Situation
                {
                    MayRead = true,
                    Who = (person.Holds(Role.Reporter, desk.Id) ? Who.DeskReporter : Who.None) | (person.Holds(Role.Editor, desk.Id) ? Who.DeskEditor : Who.None),
                    OwnLanguage = person.Grants.Any(g => g.Role is not Role.Translator && g.Languages.Contains(command.Language, StringComparer.Ordinal)),
                };
                var decision = WorkflowTable.Decide(NewsroomAction.CreateStory, situation);
                if (!decision.IsAllowed)
                    return (null, decision.RefusalForService);
                var newsroom = await db.LockNewsroomAsync(cancellation);
                if (StoryFields.Refusal(newsroom, command.Language, command.WantedLanguages, command.Tags ?? [], command.Brief, command.DeskNotes) is { } refusal)
                    return (null, refusal);
                var template = command.TemplateId is not { } chosen ? null : await db.StoryTemplates.AsNoTracking()
                    .SingleOrDefaultAsync(t => t.Id == chosen && t.DeskId == desk.Id && t.Language == command.Language && t.RemovedAt == null, cancellation);
                if (template is null && command.TemplateId is not null)
                    return (null, new Refusal(RefusalCode.TemplateGone));
                newsroom.LastStoryNumber++;
                var story = new Story
                {
                    Id = ids.Next(),
                    Number = newsroom.LastStoryNumber,
                    DeskId = desk.Id,
                    SectionId = command.SectionId,
                    Deadline = command.Deadline,
                    Embargo = command.Embargo,
                    WantedLanguages = StoryFields.Wanted(command.WantedLanguages, command.Language),
                    Brief = command.Brief,
                    DeskNotes = command.DeskNotes,
                    CreatedAt = now,
                    CreatedById = person.Id,
                    Version = 1,
                };
                var original = new Article
                {
                    Id = ids.Next(),
                    StoryId = story.Id,
                    Language = command.Language,
                    IsOriginal = true,
                    State = ArticleState.Drafting,
                    StateSince = now,
                    AssigneeId = person.Id,
                    HadAssignee = true,
                    TemplateId = template?.Id,
                    Version = 1,
                };
                story.Articles.Add(original);
                db.Stories.Add(story);
                await StoryTags.SetAsync(db, ids, newsroom, story.Id, command.Language, StoryFields.Tags(command.Tags ?? []), now, cancellation);
                // What a template says is nobody's text: it makes no contributor.
                if (template is not null)
                    await WorkingCopyContent.ReplaceAsync(db, original.Id, CanonicalJson.Read(template.Content), person.Id, now, cancellation);
                created = new CreatedStory(story.Id, story.Number, original.Id);
                var loaded = Bare(person, story, original, desk, newsroom, situation);
                var act = new Act(db, loaded, now, ids);
                act.Record(NewsroomAction.CreateStory, original, null, details: ActDetails.Of(("number", story.Number), ("template", template?.Id)));
                return (act, null);
            },
            cancellation);
        return outcome.Refusal is { } refused ? refused : created!;
    }

    /// <summary>Changes a story's own fields. A later embargo takes what is scheduled before it off the schedule.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">All fields as the person wants them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> ChangeStoryAsync(Asker asker, ChangeStory command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return OnOriginalAsync(asker, command.StoryId, NewsroomAction.ChangeStory, act => ChangeAsync(act, ids, command, asker.Language, cancellation), cancellation);
    }

    /// <summary>Asks for a translation of a story into a language.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">What they ask.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> RequestTranslationAsync(Asker asker, RequestTranslation command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return OnOriginalAsync(asker, command.StoryId, NewsroomAction.RequestTranslation, act => RequestAsync(act, command, cancellation), cancellation);
    }

    private async Task<Outcome> OnOriginalAsync(Asker asker, Guid storyId, NewsroomAction action, Func<Act, Task<Refusal?>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return await InTransactionAsync(
            async db =>
            {
                var originalId = await db.Articles.Where(a => a.StoryId == storyId && a.IsOriginal).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellation);
                if (originalId is not { } articleId)
                    return (null, new Refusal(RefusalCode.NotFound));
                await db.LockStoryAsync(storyId, cancellation);
                var now = clock.Now();
                var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, now, false, cancellation);
                var decision = loaded?.Decide(action);
                if (decision is not { IsAllowed: true })
                    return (null, decision?.RefusalForService ?? new Refusal(RefusalCode.NotFound));
                var act = new Act(db, loaded!, now, ids);
                return (act, await work(act));
            },
            cancellation);
    }

    private static async Task<Refusal?> ChangeAsync(Act act, IIdSource ids, ChangeStory command, string language, CancellationToken cancellation)
    {
        var story = act.Story;
        if (command.SeenVersion != story.Version)
            return await FasterAsync(act.Db.AuditRecords.Where(r => r.StoryId == story.Id && r.Action == nameof(NewsroomAction.ChangeStory)), language, cancellation);
        if (StoryFields.Refusal(act.Loaded.Newsroom, act.Original.Language, command.WantedLanguages, command.Tags, command.Brief, command.DeskNotes ?? story.DeskNotes) is { } refusal)
            return refusal;
        var wanted = StoryFields.Wanted(command.WantedLanguages, act.Original.Language);
        var byEditor = act.Loaded.Situation.Who.HasFlag(Who.DeskEditor);
        // Until the original's first Submit its reporter changes section, tags, deadline and notes, and nothing else.
        if (!byEditor && (command.Embargo != story.Embargo || !wanted.SequenceEqual(story.WantedLanguages) || !string.Equals(command.Brief, story.Brief, StringComparison.Ordinal)))
            return new Refusal(RefusalCode.ChangeNotAllowed);
        if (!await act.Db.Sections.AnyAsync(s => s.Id == command.SectionId, cancellation))
            return new Refusal(RefusalCode.NotFound);
        var tags = StoryFields.Tags(command.Tags);
        // A tag may be merged at this moment: under the lock that merging holds, it is either there or already the other one.
        await act.Db.LockNewsroomAsync(cancellation);
        var readersSee = await StoryTags.SetAsync(act.Db, ids, act.Loaded.Newsroom, story.Id, act.Original.Language, tags, act.Now, cancellation) | (command.SectionId != story.SectionId);
        story.SectionId = command.SectionId;
        story.Deadline = command.Deadline;
        story.Embargo = command.Embargo;
        story.WantedLanguages = wanted;
        story.Brief = command.Brief;
        story.DeskNotes = command.DeskNotes ?? story.DeskNotes;
        story.Version++;
        act.ChangesWhatReadersSee = readersSee && story.Articles.Exists(a => a.Standing != Standing.NeverPublished);
        act.Record(NewsroomAction.ChangeStory, null, null, details: ActDetails.Of(("embargo", story.Embargo), ("deadline", story.Deadline), ("section", story.SectionId), ("tags", string.Join(", ", tags))));
        foreach (var article in story.Articles.Where(a => a.State == ArticleState.Scheduled && a.ScheduledFor < story.Embargo).ToList())
            await Articles.HoldAsync(act, article, nameof(RefusalCode.EmbargoRuns), byWorkflow: true, cancellation);
        if (byEditor && Sources.HasReached(act.Loaded) && !act.Loaded.Situation.OriginalGone)
            await Sources.RequestWantedAsync(act, act.Loaded.Desk.TranslationPoint, cancellation);
        return null;
    }

    private static async Task<Refusal?> RequestAsync(Act act, RequestTranslation command, CancellationToken cancellation)
    {
        if (act.Loaded.Newsroom.Languages.TrueForAll(l => !string.Equals(l.Tag, command.Language, StringComparison.Ordinal)))
            return new Refusal(RefusalCode.LanguageUnknown);
        if (act.Story.Articles.Exists(a => string.Equals(a.Language, command.Language, StringComparison.Ordinal)))
            return new Refusal(RefusalCode.LanguageExists);
        if (command.AgencyId is { } agencyId)
        {
            // To give a translation to an agency is to assign it, which a reporter may not.
            if (!act.Loaded.Situation.Who.HasFlag(Who.DeskEditor))
                return new Refusal(RefusalCode.NotAllowed);
            var pair = Newsrooms.Language.Pair(act.Original.Language, command.Language);
            var agency = await act.Db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, cancellation);
            if (agency is not { DeactivatedAt: null } || !agency.Pairs.Contains(pair))
                return new Refusal(RefusalCode.AssigneeDoesNotFit);
        }

        if (!Sources.HasReached(act.Loaded))
        {
            if (!act.Loaded.Situation.Who.HasFlag(Who.DeskEditor) || string.IsNullOrWhiteSpace(command.Reason))
                return new Refusal(RefusalCode.SourceTooEarly);
            if (command.Reason.Length > 4000)
                return new Refusal(RefusalCode.TooLong, 4000);
            var content = await WorkingCopyContent.ReadAsync(act.Db, act.Original.Id, cancellation);
            if (!ContentRules.HasTextBlock(content))
                return new Refusal(RefusalCode.NoText);
            // What is in review is frozen already.
            if (act.Loaded.Submitted is null)
                await Sources.SetCurrentAsync(act, await act.FreezeAsync(act.Original, RevisionKind.FrozenAsSource, content, cancellation), cancellation);
        }

        await Sources.RequestAsync(act, command.Language, command.AgencyId, command.Reason, byWorkflow: false, cancellation);
        act.Original.Version++;
        return null;
    }

    private static LoadedArticle Bare(PersonFacts? person, Story story, Article original, Desk desk, Newsrooms.Newsroom newsroom, Situation situation) => new()
    {
        Person = person,
        Story = story,
        Article = original,
        Original = original,
        Desk = desk,
        Policy = ReviewPolicy.Default(desk.Id, original.Language),
        Newsroom = newsroom,
        Levels = [],
        Submitted = null,
        Live = null,
        Publication = null,
        SignOffs = [],
        MissingLevels = [],
        OpenFindings = [],
        UnpairedSourceBlocks = [],
        Situation = situation,
    };
}
