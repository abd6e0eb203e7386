using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

/// <summary>
/// One act under way: its transaction, what it changed so far, what is to be recorded and who is to be told. Nothing of it is
/// seen by others before the pipeline commits.
/// </summary>
/// <param name="db">The act's database.</param>
/// <param name="loaded">The article acted on.</param>
/// <param name="now">Now (UTC, whole milliseconds).</param>
/// <param name="ids">Where ids come from.</param>
internal sealed class Act(INewsroomDb db, LoadedArticle loaded, DateTime now, IIdSource ids)
{
    private IReadOnlyList<PersonFacts>? people;

    /// <summary>The act's database.</summary>
    public INewsroomDb Db => db;

    /// <summary>The article acted on, as it was loaded.</summary>
    public LoadedArticle Loaded => loaded;

    /// <summary>The article acted on.</summary>
    public Article Article => loaded.Article;

    /// <summary>The story's original.</summary>
    public Article Original => loaded.Original;

    /// <summary>The story.</summary>
    public Story Story => loaded.Story;

    /// <summary>Now (UTC).</summary>
    public DateTime Now => now;

    /// <summary>Who acts; null for the clock.</summary>
    public Guid? PersonId => loaded.Person?.Id;

    /// <summary>What will be recorded, in order.</summary>
    public List<AuditRecord> Records { get; } = [];

    /// <summary>What will be announced in this process after the commit.</summary>
    public List<NewsroomEvent> Events { get; } = [];

    /// <summary>Whether readers see something else afterwards.</summary>
    public bool ChangesWhatReadersSee { get; set; }

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.Next();

    /// <summary>Notes an act for the audit record.</summary>
    public void Record(NewsroomAction action, Article? article, ArticleState? from, string? hash = null, string? reason = null, string? details = null, bool byWorkflow = false)
    {
        var person = byWorkflow ? null : loaded.Person;
        Records.Add(new AuditRecord
        {
            At = now,
            PersonId = person?.Id,
            PersonName = person?.Name ?? (byWorkflow ? "workflow" : "clock"),
            Action = action.ToString(),
            StoryId = Story.Id,
            ArticleId = article?.Id,
            From = from?.ToString() ?? "",
            To = article?.State.ToString() ?? "",
            RevisionHash = hash,
            Reason = reason,
            Details = details,
        });
        Events.Add(new StoryChanged(Story.Id, article?.Id, action.ToString(), person?.Id));
    }

    /// <summary>Moves an article to a state and raises its version.</summary>
    public void Move(Article article, ArticleState to)
    {
        if (article.State != to || to == ArticleState.InReview)
            article.StateSince = now;
        article.State = to;
        article.Version++;
    }

    /// <summary>Freezes a content as a revision of an article.</summary>
    public Task<Revision> FreezeAsync(Article article, RevisionKind kind, ArticleContent content, CancellationToken cancellation) =>
        Freezing.FreezeAsync(db, ids, article, kind, content, PersonId, now, cancellation);

    /// <summary>Voids the sign-offs of the submitted revision, ends its schedule, and tells those who signed.</summary>
    public async Task VoidSubmissionAsync(Article article, string? note, CancellationToken cancellation)
    {
        if (article.SubmittedRevisionId is { } submitted)
        {
            var signed = await db.SignOffs.Where(s => s.RevisionId == submitted && s.VoidedAt == null).ToListAsync(cancellation);
            foreach (var signOff in signed)
                signOff.VoidedAt = now;
            Tell(signed.Select(s => s.PersonId), NotificationKind.Voided, article, note);
        }

        EndSchedule(article);
        article.SubmittedRevisionId = null;
        article.SubmittedById = null;
        article.Level = 0;
        article.LevelCount = 0;
    }

    /// <summary>Ends the suggestions that nobody answered: the text they were made to is no longer the one in review.</summary>
    public async Task LapseSuggestionsAsync(Article article, CancellationToken cancellation)
    {
        var open = await db.Suggestions.Where(s => s.ArticleId == article.Id && s.Status == SuggestionStatus.Open).ToListAsync(cancellation);
        open.ForEach(suggestion => suggestion.Status = SuggestionStatus.Lapsed);
    }

    /// <summary>Ends the links to previews of an article that is given up or taken from readers: nobody passes its text on.</summary>
    public async Task EndPreviewLinksAsync(Article article, CancellationToken cancellation) =>
        db.PreviewLinks.RemoveRange(await db.PreviewLinks.Where(link => link.ArticleId == article.Id).ToListAsync(cancellation));

    /// <summary>
    /// Lets the translation memory learn a revision of a translation, soon after this act, with the source that it answers by now: a text that was found still
    /// right is the translation of the new source as well.
    /// </summary>
    public void Remember(Article article, Revision revision)
    {
        if (article.IsOriginal)
            return;
        var source = article.AnsweredRevisionId == revision.SourceRevisionId ? null : article.AnsweredRevisionId;
        db.MemoryTasks.Add(new MemoryTask { Id = ids.Next(), ArticleId = article.Id, RevisionId = revision.Id, SourceRevisionId = source, At = now });
    }

    /// <summary>Takes the time away.</summary>
    public static void EndSchedule(Article article)
    {
        article.ScheduledFor = null;
        article.ScheduledById = null;
        article.ScheduleAnswers = null;
    }

    /// <summary>Tells persons something; never the one who caused it, nobody twice.</summary>
    public void Tell(IEnumerable<Guid?> persons, NotificationKind kind, Article? article, string? note = null) =>
        Tell(persons.Where(id => id is not null).Select(id => id!.Value), kind, article, note);

    /// <inheritdoc cref="Tell(IEnumerable{Guid?}, NotificationKind, Article?, string?)"/>
    public void Tell(IEnumerable<Guid> persons, NotificationKind kind, Article? article, string? note = null)
    {
        var told = persons.Distinct().Where(id => id != PersonId).ToList();
        if (told.Count > 0)
            Events.Add(new WhatIsNewChanged(told));
        foreach (var person in told)
        {
            db.Notifications.Add(new Notification
            {
                Id = ids.Next(),
                PersonId = person,
                Kind = kind,
                StoryId = Story.Id,
                ArticleId = article?.Id,
                CausedById = PersonId,
                Note = note,
                At = now,
            });
        }
    }

    /// <summary>Every active person with the grants that work for them now.</summary>
    public async Task<IReadOnlyList<PersonFacts>> PeopleAsync(CancellationToken cancellation) =>
        people ??= await PersonFacts.LoadAllAsync(db, now, cancellation);

    /// <summary>The editors of the desk with a language; all of the desk's where it has none, so that somebody is told.</summary>
    public async Task<IReadOnlyList<Guid>> EditorsAsync(string language, CancellationToken cancellation)
    {
        var editors = (await PeopleAsync(cancellation)).Where(p => p.IsOfHouse && p.Holds(Role.Editor, Story.DeskId)).ToList();
        var speaking = editors.FindAll(p => p.Holds(Role.Editor, Story.DeskId, language));
        return [.. (speaking.Count > 0 ? speaking : editors).Select(p => p.Id)];
    }

    /// <summary>The coordinators of an agency.</summary>
    public async Task<IReadOnlyList<Guid>> CoordinatorsAsync(Guid agencyId, CancellationToken cancellation) =>
        [.. (await PeopleAsync(cancellation)).Where(p => p.AgencyId == agencyId && p.Holds(Role.AgencyCoordinator, Story.DeskId)).Select(p => p.Id)];

    /// <summary>Ends the round of contributions: at Publish and DropCorrection.</summary>
    public async Task ClearContributorsAsync(Article article, CancellationToken cancellation) =>
        db.Contributors.RemoveRange(await db.Contributors.Where(c => c.ArticleId == article.Id).ToListAsync(cancellation));

    /// <summary>Notes a person as contributor of an article.</summary>
    public async Task ContributeAsync(Article article, IEnumerable<Guid> persons, CancellationToken cancellation)
    {
        var known = await db.Contributors.Where(c => c.ArticleId == article.Id).Select(c => c.PersonId).ToListAsync(cancellation);
        foreach (var person in persons.Distinct().Except(known))
            db.Contributors.Add(new Contributor { ArticleId = article.Id, PersonId = person, Since = now });
    }

    /// <summary>Sets a working copy, and what is left out of it, back to a revision.</summary>
    public async Task SetBackAsync(Article article, Revision revision, CancellationToken cancellation)
    {
        await WorkingCopyContent.ReplaceAsync(db, article.Id, CanonicalJson.Read(revision.Content), PersonId ?? revision.CreatedById ?? Guid.Empty, now, cancellation);
        var leftOut = await db.LeftOutBlocks.Where(b => b.ArticleId == article.Id).ToListAsync(cancellation);
        db.LeftOutBlocks.RemoveRange(leftOut.Where(b => !revision.LeftOut.Contains(b.SourceBlockId)));
        foreach (var block in revision.LeftOut.Except(leftOut.Select(b => b.SourceBlockId)))
            db.LeftOutBlocks.Add(new LeftOutBlock { ArticleId = article.Id, SourceBlockId = block, PersonId = PersonId ?? Guid.Empty, At = now });
    }
}
