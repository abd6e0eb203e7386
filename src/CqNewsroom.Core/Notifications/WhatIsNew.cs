using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Notifications;

/// <summary>One item of What is new.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">Why the person is told.</param>
/// <param name="At">When (UTC).</param>
/// <param name="IsRead">Whether it was read.</param>
/// <param name="CausedBy">Name of who caused it; null for the clock, and for somebody the asker may not see.</param>
/// <param name="Note">The note or reason that goes with it, in words.</param>
/// <param name="Number">Number of the story, null where it is about a term.</param>
/// <param name="Headline">Headline of the article, or of the story; empty while there is none.</param>
/// <param name="HeadlineLanguage">Language of the headline, a BCP 47 tag.</param>
/// <param name="ArticleId">The article, null where it is about the story.</param>
/// <param name="ArticleLanguage">Language of the article, a BCP 47 tag; null where it is about the story.</param>
/// <param name="State">The article's state now, null where it is about the story.</param>
/// <param name="Term">The entry of the termbase, null where it is about a story; its Chinese is the headline.</param>
/// <param name="WebhookId">The webhook, null where it is about something else; its name is the headline.</param>
/// <param name="Word">The entry of the list of words, null where it is about something else.</param>
public sealed record NewsItem(
    Guid Id,
    NotificationKind Kind,
    DateTime At,
    bool IsRead,
    string? CausedBy,
    string? Note,
    int? Number,
    string Headline,
    string HeadlineLanguage,
    Guid? ArticleId,
    string? ArticleLanguage,
    ArticleState? State,
    NewsOfTerm? Term = null,
    Guid? WebhookId = null,
    NewsOfWord? Word = null);

/// <summary>The entry of the termbase that an item of What is new is about, as it stands now.</summary>
/// <param name="Chinese">Its first Chinese form.</param>
/// <param name="English">Its first English form.</param>
/// <param name="State">Where it stands.</param>
public sealed record NewsOfTerm(string Chinese, string English, TermState State);

/// <summary>The entry of the list of words that an item of What is new is about, as it stands now.</summary>
/// <param name="Word">The word.</param>
/// <param name="State">Where it stands.</param>
public sealed record NewsOfWord(string Word, TermState State);

/// <summary>One page of What is new.</summary>
/// <param name="Items">The items, newest first.</param>
/// <param name="Unread">How many are unread, at most <see cref="WhatIsNew.MostCounted"/>.</param>
/// <param name="HasNext">Whether a page follows.</param>
public sealed record NewsPage(IReadOnlyList<NewsItem> Items, int Unread, bool HasNext);

/// <summary>
/// What a person is told. An item about something they may not read any more does not show, is not counted and cannot be
/// marked, as if it did not exist.
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
/// <param name="events">Tells the person's other pages.</param>
public sealed class WhatIsNew(INewsroomDbFactory databases, TimeProvider time, INewsroomEvents events)
{
    /// <summary>How many items a page holds.</summary>
    public const int PageSize = 30;

    /// <summary>Above this, unread items are not counted any more.</summary>
    public const int MostCounted = 100;

    /// <summary>One page of what the asker is told, newest first.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<NewsPage>> ReadAsync(Asker asker, int page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        var readable = Readable(db, person);
        var skip = (Math.Clamp(page, 1, 100_000) - 1) * PageSize;
        var found = await readable.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip(skip).Take(PageSize + 1).ToListAsync(cancellation);
        var items = await ItemsAsync(db, person, asker.Language, [.. found.Take(PageSize)], cancellation);
        return new NewsPage(items, await CountAsync(readable, cancellation), found.Count > PageSize);
    }

    /// <summary>How many items are unread, at most <see cref="MostCounted"/>.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<int> CountUnreadAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        return await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation) is { } person
            ? await CountAsync(Readable(db, person), cancellation)
            : 0;
    }

    /// <summary>Notes items as read.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="ids">The items; null for all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> MarkReadAsync(Asker asker, IReadOnlyCollection<Guid>? ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation) is not { } person)
            return Outcome.Refused(RefusalCode.SignedOut);
        var unread = Readable(db, person).Where(n => n.ReadAt == null);
        if (ids is not null)
            unread = unread.Where(n => ids.Contains(n.Id));
        if (await unread.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation) > 0)
            events.Publish(new WhatIsNewChanged([asker.PersonId]));
        return Outcome.Done;
    }

    private static IQueryable<Notification> Readable(INewsroomDb db, PersonFacts person)
    {
        var articles = db.Articles.Where(Reading.Articles(db, person));
        var stories = db.Stories.Where(Reading.Stories(db, person));
        var terms = db.TermEntries.Where(TermRights.Readable(person));
        var words = db.WordEntries.Where(WordBook.Readable(person));
        var (id, administers) = (person.Id, person.HoldsAnywhere(Role.Administrator));
        return db.Notifications.AsNoTracking().Where(n => n.PersonId == id
            && (n.WebhookId != null ? administers && db.Webhooks.Any(w => w.Id == n.WebhookId)
                : n.TermEntryId != null ? terms.Any(t => t.Id == n.TermEntryId)
                : n.WordEntryId != null ? words.Any(w => w.Id == n.WordEntryId)
                : n.ArticleId == null ? stories.Any(s => s.Id == n.StoryId) : articles.Any(a => a.Id == n.ArticleId)));
    }

    private static Task<int> CountAsync(IQueryable<Notification> readable, CancellationToken cancellation) =>
        readable.Where(n => n.ReadAt == null).OrderByDescending(n => n.At).Select(n => n.Id).Take(MostCounted).CountAsync(cancellation);

    private static async Task<IReadOnlyList<NewsItem>> ItemsAsync(
        INewsroomDb db, PersonFacts person, string language, IReadOnlyList<Notification> found, CancellationToken cancellation)
    {
        var storyIds = found.Select(n => n.StoryId).OfType<Guid>().Distinct().ToList();
        var termIds = found.Select(n => n.TermEntryId).OfType<Guid>().Distinct().ToList();
        var terms = await db.TermEntries.AsNoTracking().Where(t => termIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => new NewsOfTerm(t.Name, t.English[0].Text, t.State), cancellation);
        var wordIds = found.Select(n => n.WordEntryId).OfType<Guid>().Distinct().ToList();
        var words = await db.WordEntries.AsNoTracking().Where(w => wordIds.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => new NewsOfWord(w.Word, w.State), cancellation);
        var webhookIds = found.Select(n => n.WebhookId).OfType<Guid>().Distinct().ToList();
        var webhooks = await db.Webhooks.AsNoTracking().Where(w => webhookIds.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name, cancellation);
        var numbers = await db.Stories.Where(s => storyIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Number, cancellation);
        var articles = await db.Articles.AsNoTracking().Where(a => storyIds.Contains(a.StoryId)).Where(Reading.Articles(db, person)).ToListAsync(cancellation);
        var names = await LineNames.ReadAsync(db, person, language, articles, cancellation, found.Select(n => n.CausedById));
        var byStory = articles.ToLookup(a => a.StoryId);
        return [.. found.Select(n =>
        {
            if (n.WebhookId is { } webhook)
                return new NewsItem(n.Id, n.Kind, n.At, n.ReadAt is not null, null, n.Note, null, webhooks[webhook], language, null, null, null, WebhookId: webhook);
            if (n.TermEntryId is { } entry)
                return new NewsItem(n.Id, n.Kind, n.At, n.ReadAt is not null, names.Person(n.CausedById), n.Note, null, terms[entry].Chinese, "zh-CN", null, null, null, terms[entry]);
            if (n.WordEntryId is { } word)
                return new NewsItem(n.Id, n.Kind, n.At, n.ReadAt is not null, names.Person(n.CausedById), n.Note, null, words[word].Word, "zh-CN", null, null, null, Word: words[word]);
            var story = n.StoryId!.Value;
            var article = byStory[story].FirstOrDefault(a => a.Id == n.ArticleId);
            var (headline, of) = article is { WorkingHeadline.Length: > 0 } ? (article.WorkingHeadline, article.Language) : names.Headline([.. byStory[story]]);
            return new NewsItem(
                n.Id, n.Kind, n.At, n.ReadAt is not null, names.Person(n.CausedById), ActWords.Reason(n.Note, language),
                numbers[story], headline, of, article?.Id, article?.Language, article?.State);
        })];
    }
}
