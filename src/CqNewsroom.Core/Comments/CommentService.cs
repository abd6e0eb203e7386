using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Comments;

/// <summary>
/// Talking about a text. Who may read an article may talk about it, with one limit: an agency's people see and answer only what is marked for
/// their agency, and what they begin is. Comments are no acts: they change nothing of the article and write no audit record; only what a comment
/// said before its writer changed it is recorded.
/// </summary>
/// <param name="factory">Makes one database for each attempt.</param>
/// <param name="clock">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
public sealed class CommentService(INewsroomDbFactory factory, TimeProvider clock, IIdSource ids, INewsroomEvents events, ILogger<CommentService> logger)
{
    /// <summary>Name of a comment among the events.</summary>
    public const string CommentEvent = "Comment";

    /// <summary>The longest comment.</summary>
    public const int LongestText = 4000;

    /// <summary>The most words that a thread can be about, in UTF-16 units; of a longer selection these are the first.</summary>
    public const int LongestQuote = 500;

    /// <summary>The most threads of one article.</summary>
    public const int MostThreads = 500;

    private const int LongestNote = 300;

    private readonly StoryTransactions transactions = new(factory, clock, events, logger);

    /// <summary>Reads the threads of an article that the asker sees, placed in a text.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="revisionId">One of its revisions; null for the working copy.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<CommentsView>> ReadAsync(Asker asker, Guid articleId, Guid? revisionId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var (talk, missing) = await TalkAsync(db, asker, articleId, cancellation);
        if (talk is null)
            return missing!;
        var threads = await talk.Visible(db).AsNoTracking().Where(t => t.ArticleId == articleId).OrderBy(t => t.StartedAt).ThenBy(t => t.Id).ToListAsync(cancellation);
        var texts = threads.Count == 0 ? [] : await TextsAsync(db, articleId, revisionId, cancellation);
        if (texts is null)
            return new Refusal(RefusalCode.NotFound);
        var views = await ViewsAsync(db, talk, asker, threads, texts, cancellation);
        var agency = talk.Article.AgencyId is { } id ? await AgencyNameAsync(db, id, asker.Language, cancellation) : null;
        return new CommentsView(articleId, talk.Article.StoryId, !talk.Person.IsOfHouse, agency, views);
    }

    /// <summary>
    /// The names by which a comment can mention somebody: active people who may read the article. To an agency's people only those of their agency.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<string>>> MentionableAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var (talk, missing) = await TalkAsync(db, asker, articleId, cancellation);
        if (talk is null)
            return missing!;
        var people = (await PersonFacts.LoadAllAsync(db, clock.Now(), cancellation)).Where(p => p.Id != talk.Person.Id && (talk.Person.IsOfHouse || p.AgencyId == talk.Person.AgencyId));
        var readers = await ReadersAsync(db, articleId, people, cancellation);
        return new Outcome<IReadOnlyList<string>>([.. readers.Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], null);
    }

    /// <summary>Begins a thread.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">What about, and what is said.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<Guid>> StartAsync(Asker asker, StartThread command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(command);
        if (CleanText(command.Text, out var text) is { } refusal)
            return refusal;
        var id = Guid.Empty;
        var outcome = await InTransactionAsync(
            asker,
            command.ArticleId,
            async (db, talk, now) =>
            {
                var agency = talk.Person.AgencyId;
                if (talk.Person.IsOfHouse && command.IsForAgency)
                {
                    agency = talk.Article.AgencyId;
                    if (agency is null)
                        return (null, new Refusal(RefusalCode.NotGivenToAgency));
                }

                if (await db.CommentThreads.CountAsync(t => t.ArticleId == command.ArticleId, cancellation) >= MostThreads)
                    return (null, new Refusal(RefusalCode.TooLong, MostThreads));
                var thread = new CommentThread { Id = ids.Next(), ArticleId = command.ArticleId, AgencyId = agency, StartedAt = now, Version = 1 };
                if (command.BlockId is { } block && await AnchorAsync(db, thread, block, command, cancellation) is { } against)
                    return (null, against);
                db.CommentThreads.Add(thread);
                id = thread.Id;
                return (new Said(thread, text), null);
            },
            cancellation);
        return outcome.Refusal is { } refused ? refused : id;
    }

    /// <summary>Answers a thread. A resolved one is open again: what was said to it last was not known to who resolved it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="text">What is said.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> AnswerAsync(Asker asker, Guid threadId, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (CleanText(text, out var clean) is { } refusal)
            return new Outcome(refusal);
        return await OnThreadAsync(
            asker,
            threadId,
            (thread, _) =>
            {
                (thread.ResolvedAt, thread.ResolvedById) = (null, null);
                return new Said(thread, clean);
            },
            cancellation);
    }

    /// <summary>Changes what one said. The comment is marked as changed, the record keeps what it said, and who is mentioned only now is told.</summary>
    /// <param name="asker">Who asks; the comment's writer.</param>
    /// <param name="commentId">The comment.</param>
    /// <param name="text">What it shall say.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> EditAsync(Asker asker, Guid commentId, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (CleanText(text, out var clean) is { } refusal)
            return new Outcome(refusal);
        Guid? article;
        await using (var found = await factory.OpenAsync(cancellation))
            article = await found.CommentThreads.Where(t => found.Comments.Any(c => c.Id == commentId && c.ThreadId == t.Id)).Select(t => (Guid?)t.ArticleId).SingleOrDefaultAsync(cancellation);
        if (article is not { } articleId)
            return Outcome.Refused(RefusalCode.NotFound);
        return await transactions.RunAsync<bool>(
            asker,
            articleId,
            async transaction =>
            {
                var db = transaction.Db;
                var (talk, missing) = await TalkAsync(db, asker, articleId, cancellation);
                if (talk is null)
                    return missing!;
                var comment = await db.Comments.SingleAsync(c => c.Id == commentId, cancellation);
                if (await talk.Visible(db).SingleOrDefaultAsync(t => t.Id == comment.ThreadId, cancellation) is not { } thread)
                    return new Refusal(RefusalCode.NotFound);
                if (comment.PersonId != asker.PersonId)
                    return new Refusal(RefusalCode.NotAllowed);
                if (string.Equals(comment.Text, clean, StringComparison.Ordinal))
                    return true;
                transaction.Record(talk.Person, BesideTheWorkflow.EditComment, talk.Article.State, reason: comment.Text, facts: ("comment", comment.Id));
                (comment.Text, comment.EditedAt) = (clean, transaction.Now);
                thread.Version++;
                var others = (await PersonFacts.LoadAllAsync(db, transaction.Now, cancellation)).Where(p => p.Id != talk.Person.Id && Sees(p, thread)).ToList();
                var mentioned = (await ReadersAsync(db, articleId, Named(clean, others), cancellation)).ConvertAll(p => p.Id);
                var told = mentioned.Except(comment.Mentions).ToList();
                comment.Mentions = mentioned;
                Tell(db, talk, told, NotificationKind.Mentioned, clean, transaction.Now);
                if (told.Count > 0)
                    transaction.Events.Add(new WhatIsNewChanged(told));
                return true;
            },
            cancellation);
    }

    /// <summary>Resolves a thread; nothing happens where it is.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> ResolveAsync(Asker asker, Guid threadId, CancellationToken cancellation) => SetResolvedAsync(asker, threadId, true, cancellation);

    /// <summary>Opens a resolved thread again; nothing happens where it is open.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> ReopenAsync(Asker asker, Guid threadId, CancellationToken cancellation) => SetResolvedAsync(asker, threadId, false, cancellation);

    private Task<Outcome> SetResolvedAsync(Asker asker, Guid threadId, bool resolved, CancellationToken cancellation) => OnThreadAsync(
        asker,
        threadId,
        (thread, now) =>
        {
            if (thread.ResolvedAt is not null == resolved)
                return null;
            (thread.ResolvedAt, thread.ResolvedById) = resolved ? ((DateTime?)now, (Guid?)asker.PersonId) : (null, null);
            return new Said(thread, null);
        },
        cancellation);

    private static Refusal? CleanText(string? text, out string clean)
    {
        clean = TextCleaner.Clean(text ?? "").Trim();
        if (clean.Length == 0)
            return new Refusal(RefusalCode.CommentMissing);
        if (clean.Length > LongestText)
            return new Refusal(RefusalCode.TooLong, LongestText);
        return TextRules.FirstProblem(clean) is { } problem ? new Refusal(RefusalCode.TextInvalid, problem.Character) : null;
    }

    // The words may have moved since they were seen; where they are gone already, the comment is about the block.
    private static async Task<Refusal?> AnchorAsync(INewsroomDb db, CommentThread thread, string blockId, StartThread command, CancellationToken cancellation)
    {
        if (await TextsAsync(db, command.ArticleId, command.RevisionId, cancellation) is not { } texts || !texts.TryGetValue(blockId, out var text))
            return new Refusal(RefusalCode.BlockUnknown);
        var quote = Whole(command.Quote ?? "");
        (thread.BlockId, thread.BlockText) = (blockId, text);
        if (Anchors.Locate(text, command.Start, quote) is { } at)
            (thread.Start, thread.Quote) = (at, quote);
        return null;
    }

    // Without halves of characters at its ends.
    private static string Whole(string quote)
    {
        var from = quote.Length > 0 && char.IsLowSurrogate(quote[0]) ? 1 : 0;
        var to = Math.Min(quote.Length, LongestQuote);
        if (to > from && char.IsHighSurrogate(quote[to - 1]))
            to--;
        return quote[from..to];
    }

    private async Task<Outcome> OnThreadAsync(Asker asker, Guid threadId, Func<CommentThread, DateTime, Said?> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        Guid? article;
        await using (var db = await factory.OpenAsync(cancellation))
            article = await db.CommentThreads.Where(t => t.Id == threadId).Select(t => (Guid?)t.ArticleId).SingleOrDefaultAsync(cancellation);
        if (article is not { } articleId)
            return Outcome.Refused(RefusalCode.NotFound);
        return await InTransactionAsync(
            asker,
            articleId,
            async (db, talk, now) => await talk.Visible(db).SingleOrDefaultAsync(t => t.Id == threadId, cancellation) is { } thread
                ? (change(thread, now), null)
                : (null, new Refusal(RefusalCode.NotFound)),
            cancellation);
    }

    // Under the story's lock: an article that is given to another agency at the same moment has one agency here.
    private async Task<Outcome> InTransactionAsync(
        Asker asker, Guid articleId, Func<INewsroomDb, Talk, DateTime, Task<(Said? Said, Refusal? Refusal)>> work, CancellationToken cancellation) =>
        await transactions.RunAsync<bool>(
            asker,
            articleId,
            async transaction =>
            {
                var (db, now) = (transaction.Db, transaction.Now);
                var (talk, missing) = await TalkAsync(db, asker, articleId, cancellation);
                if (talk is null)
                    return missing!;
                var (said, refusal) = await work(db, talk, now);
                if (refusal is not null)
                    return refusal;
                if (said is null)
                    return true;
                said.Thread.Version++;
                var told = said.Text is null ? [] : await SayAsync(db, talk, said.Thread, said.Text, now, cancellation);
                transaction.Events.Add(new StoryChanged(transaction.StoryId, articleId, CommentEvent, asker.PersonId));
                if (told.Count > 0)
                    transaction.Events.Add(new WhatIsNewChanged(told));
                return true;
            },
            cancellation);

    private async Task<IReadOnlyCollection<Guid>> SayAsync(INewsroomDb db, Talk talk, CommentThread thread, string text, DateTime now, CancellationToken cancellation)
    {
        var others = (await PersonFacts.LoadAllAsync(db, now, cancellation)).Where(p => p.Id != talk.Person.Id && Sees(p, thread)).ToList();
        var named = await ReadersAsync(db, talk.Article.Id, Named(text, others), cancellation);
        var mentioned = named.Select(p => p.Id).ToHashSet();
        db.Comments.Add(new Comment { Id = ids.Next(), ThreadId = thread.Id, PersonId = talk.Person.Id, At = now, Text = text, Mentions = [.. mentioned] });
        // Whose text it is, and who took part.
        var concerned = await db.Comments.Where(c => c.ThreadId == thread.Id).Select(c => c.PersonId).Distinct().ToListAsync(cancellation);
        if (talk.Article.AssigneeId is { } assignee)
            concerned.Add(assignee);
        var heard = await ReadersAsync(db, talk.Article.Id, others.Where(p => !mentioned.Contains(p.Id) && concerned.Contains(p.Id)), cancellation);
        Tell(db, talk, mentioned, NotificationKind.Mentioned, text, now);
        Tell(db, talk, heard.Select(p => p.Id), NotificationKind.Commented, text, now);
        return [.. mentioned, .. heard.Select(p => p.Id)];
    }

    private void Tell(INewsroomDb db, Talk talk, IEnumerable<Guid> persons, NotificationKind kind, string text, DateTime now)
    {
        var note = PlainTexts.Excerpt(text, LongestNote);
        foreach (var person in persons)
        {
            db.Notifications.Add(new Notification
            {
                Id = ids.Next(),
                PersonId = person,
                Kind = kind,
                StoryId = talk.Article.StoryId,
                ArticleId = talk.Article.Id,
                CausedById = talk.Person.Id,
                Note = note,
                At = now,
            });
        }
    }

    // The longest name counts where one begins like another; two persons of one name are both meant.
    private static List<PersonFacts> Named(string text, IReadOnlyList<PersonFacts> people)
    {
        var named = new List<PersonFacts>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var rest = text.AsSpan(at + 1);
            var longest = "";
            foreach (var person in people)
            {
                if (person.Name.Length > longest.Length && rest.StartsWith(person.Name, StringComparison.Ordinal))
                    longest = person.Name;
            }

            if (longest.Length > 0)
                named.AddRange(people.Where(p => string.Equals(p.Name, longest, StringComparison.Ordinal)));
        }

        return named;
    }

    private static bool Sees(PersonFacts person, CommentThread thread) => person.IsOfHouse || person.AgencyId == thread.AgencyId;

    private static async Task<List<PersonFacts>> ReadersAsync(INewsroomDb db, Guid articleId, IEnumerable<PersonFacts> people, CancellationToken cancellation)
    {
        var readers = new List<PersonFacts>();
        foreach (var person in people.DistinctBy(p => p.Id))
        {
            if (await db.Articles.Where(a => a.Id == articleId).AnyAsync(Reading.Articles(db, person), cancellation))
                readers.Add(person);
        }

        return readers;
    }

    private async Task<(Talk? Talk, Refusal? Refusal)> TalkAsync(INewsroomDb db, Asker asker, Guid articleId, CancellationToken cancellation)
    {
        if (await PersonFacts.LoadAsync(db, asker.PersonId, clock.Now(), cancellation) is not { } person)
            return (null, new Refusal(RefusalCode.SignedOut));
        var article = await db.Articles.AsNoTracking().Where(a => a.Id == articleId).Where(Reading.Articles(db, person)).SingleOrDefaultAsync(cancellation);
        return article is null ? (null, new Refusal(RefusalCode.NotFound)) : (new Talk(person, article), null);
    }

    private static async Task<Dictionary<string, string>?> TextsAsync(INewsroomDb db, Guid articleId, Guid? revisionId, CancellationToken cancellation)
    {
        IEnumerable<Block> blocks;
        if (revisionId is { } id)
        {
            var content = await db.Revisions.AsNoTracking().Where(r => r.Id == id && r.ArticleId == articleId).Select(r => r.Content).SingleOrDefaultAsync(cancellation);
            if (content is null)
                return null;
            blocks = CanonicalJson.Read(content).Blocks;
        }
        else
        {
            var stored = await db.WorkingBlocks.AsNoTracking().Where(b => b.ArticleId == articleId).OrderBy(b => b.Position).Select(b => b.Content).ToListAsync(cancellation);
            blocks = stored.Select(CanonicalJson.ReadBlock);
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in blocks)
            texts[block.Id] = PlainText.Of(block);
        return texts;
    }

    private static async Task<List<ThreadView>> ViewsAsync(
        INewsroomDb db, Talk talk, Asker asker, List<CommentThread> threads, Dictionary<string, string> texts, CancellationToken cancellation)
    {
        if (threads.Count == 0)
            return [];
        var threadIds = threads.ConvertAll(t => t.Id);
        var comments = await db.Comments.AsNoTracking().Where(c => threadIds.Contains(c.ThreadId)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellation);
        var names = await ShownNames.ReadAsync(db, talk.Person, asker.Language, comments.Select(c => c.PersonId).Concat(comments.SelectMany(c => c.Mentions)).Concat(threads.Select(t => t.ResolvedById).OfType<Guid>()), cancellation);
        var byThread = comments.ToLookup(c => c.ThreadId);
        var agencies = new Dictionary<Guid, string>();
        foreach (var agency in threads.Select(t => t.AgencyId).OfType<Guid>().Distinct())
            agencies[agency] = await AgencyNameAsync(db, agency, asker.Language, cancellation);
        var order = texts.Keys.Select((id, at) => (id, at)).ToDictionary(block => block.id, block => block.at, StringComparer.Ordinal);
        return
        [
            .. threads.Select(thread =>
            {
                var anchor = Anchors.Find(thread, texts);
                var isAtBlock = anchor is null && thread.BlockId is { } at && texts.ContainsKey(at);
                var place = thread.BlockId is null ? ThreadPlace.Article
                    : anchor is { Length: > 0 } ? ThreadPlace.Words
                    : anchor is not null ? ThreadPlace.Block
                    : isAtBlock ? ThreadPlace.WordsGone : ThreadPlace.BlockGone;
                return new ThreadView(
                    thread.Id,
                    place,
                    anchor?.BlockId ?? (isAtBlock ? thread.BlockId : null),
                    anchor?.Start ?? 0,
                    anchor?.Length ?? 0,
                    anchor is { Length: > 0 } words ? texts[words.BlockId].Substring(words.Start, words.Length) : thread.Quote,
                    thread.Quote,
                    thread.AgencyId is { } agency ? agencies[agency] : null,
                    thread.ResolvedAt,
                    thread.ResolvedById is { } resolver ? names.Of(resolver) : null,
                    [.. byThread[thread.Id].Select(c => new CommentView(c.Id, names.Of(c.PersonId), c.PersonId == asker.PersonId, c.At, names.HideIn(c.Text, c.Mentions), c.EditedAt))]);
            }).OrderBy(view => view.BlockId is { } block ? order[block] : int.MaxValue).ThenBy(view => view.Start),
        ];
    }

    private static async Task<string> AgencyNameAsync(INewsroomDb db, Guid agencyId, string language, CancellationToken cancellation) =>
        (await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, cancellation)).NameIn(language);

    private sealed record Said(CommentThread Thread, string? Text);

    /// <summary>Who talks about what.</summary>
    private sealed record Talk(PersonFacts Person, Article Article)
    {
        public IQueryable<CommentThread> Visible(INewsroomDb db)
        {
            var (articleId, agency) = (Article.Id, Person.AgencyId);
            var threads = db.CommentThreads.Where(t => t.ArticleId == articleId);
            return agency is null ? threads : threads.Where(t => t.AgencyId == agency);
        }
    }
}
