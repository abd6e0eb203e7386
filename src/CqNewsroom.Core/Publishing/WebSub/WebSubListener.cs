using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Publishing.Outputs;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing.WebSub;

/// <summary>Writes a ping to the hub for every feed that an act changes, in the act's transaction. The archive's import tells nobody: nothing of it is new.</summary>
/// <param name="options">The hub.</param>
/// <param name="ids">Names the messages.</param>
public sealed class WebSubListener(WebSubOptions options, IIdSource ids) : IPublicationListener
{
    /// <inheritdoc />
    public async Task HearAsync(INewsroomDb db, PublicationNews change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        if (options.Hub is not { } hub || change.Acts.Any(act => string.Equals(act.Action, nameof(NewsroomAction.Import), StringComparison.Ordinal)))
            return;
        // Of several stories in one transaction each names the front page's feeds again.
        var written = db.OutboxMessages.Local.Where(message => string.Equals(message.Kind, WebSubSender.Name, StringComparison.Ordinal)).Select(message => message.Payload).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in (await TopicsAsync(db, change, cancellation)).Where(written.Add))
            db.OutboxMessages.Add(OutboxMessage.New(ids.Next(), WebSubSender.Name, hub.AbsoluteUri, topic, change.At));
    }

    // Both languages of a story: each names the other in its feed.
    private async Task<IReadOnlyList<string>> TopicsAsync(INewsroomDb db, PublicationNews change, CancellationToken cancellation)
    {
        var storyId = change.StoryId;
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var articles = await db.Articles.AsNoTracking().Where(a => a.StoryId == storyId && a.Standing != Standing.NeverPublished).Select(a => new { a.Id, a.Language, a.Standing }).ToListAsync(cancellation);
        var languages = articles.ConvertAll(article => article.Language);
        var section = await (from story in db.Stories.AsNoTracking() where story.Id == storyId join of in db.Sections.AsNoTracking() on story.SectionId equals of.Id select of.Slug).SingleAsync(cancellation);
        List<PublicListKey> lists = [PublicListKey.Front, PublicListKey.Section(section), .. await NamedAsync(db, storyId, articles.ConvertAll(article => article.Id), cancellation)];
        var pages = lists.ConvertAll(list => (Func<Language, string>)(language => PublicAddress.List(language, list)));
        // A retraction that is taken back stands in the feed of corrections no more.
        if (articles.Exists(article => article.Standing == Standing.Retracted) || change.Acts.Any(act => string.Equals(act.Action, nameof(NewsroomAction.Reinstate), StringComparison.Ordinal))
            || await HasNoticeAsync(db, articles.ConvertAll(article => article.Id), cancellation))
            pages.Add(language => PublicAddress.Corrections(language));
        return
        [
            .. from language in newsroom.Languages
               where languages.Contains(language.Tag)
               from page in pages
               from format in Enum.GetValues<FeedFormat>()
               select options.BaseUrl + OutputAddress.Feed(page(language), format),
        ];
    }

    private static Task<bool> HasNoticeAsync(INewsroomDb db, List<Guid> articles, CancellationToken cancellation) =>
        db.Publications.AsNoTracking().AnyAsync(publication => articles.Contains(publication.ArticleId) && publication.CorrectionNotice != null, cancellation);

    // The lists of the story's tags, and of the people and agencies who are credited on it.
    private static async Task<IReadOnlyList<PublicListKey>> NamedAsync(INewsroomDb db, Guid storyId, List<Guid> articles, CancellationToken cancellation)
    {
        var tags = await db.StoryTags.AsNoTracking().Where(link => link.StoryId == storyId).Select(link => link.TagId).ToListAsync(cancellation);
        var credits = await db.PublicCredits.AsNoTracking().Where(credit => articles.Contains(credit.ArticleId)).Select(credit => new { credit.PersonId, credit.AgencyId }).ToListAsync(cancellation);
        List<Guid> people = [.. credits.Select(credit => credit.PersonId).OfType<Guid>().Distinct()];
        List<Guid> agencies = [.. credits.Select(credit => credit.AgencyId).OfType<Guid>().Distinct()];
        return
        [
            .. (await PublicNames.CurrentAsync(db, PublicNameKind.Tag, tags, cancellation)).Values.Select(PublicListKey.Tag),
            .. (await PublicNames.CurrentAsync(db, PublicNameKind.Person, people, cancellation)).Values.Select(PublicListKey.Person),
            .. (await PublicNames.CurrentAsync(db, PublicNameKind.Agency, agencies, cancellation)).Values.Select(PublicListKey.Agency),
        ];
    }
}
