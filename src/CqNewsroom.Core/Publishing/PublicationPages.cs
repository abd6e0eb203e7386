using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>What the publication page shows, with grants read for each call. Nothing here writes.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="time">The clock.</param>
public sealed class PublicationPages(INewsroomDbFactory databases, SituationLoader loader, TimeProvider time)
{
    private const int MostWaiting = 60;
    private const int MostRecent = 25;

    /// <summary>The page.</summary>
    /// <param name="asker">Who asks; an agency's people have no such page.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<PublicationView>> ReadAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        var person = await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation);
        if (person is not { IsOfHouse: true })
            return new Refusal(RefusalCode.NotFound);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var readable = db.Articles.AsNoTracking().Where(Reading.Articles(db, person));
        var approved = await readable.Where(a => a.State == ArticleState.Approved).OrderBy(a => a.StateSince).ThenBy(a => a.Id).Take(MostWaiting).Select(a => a.Id).ToListAsync(cancellation);
        var scheduled = await readable.Where(a => a.State == ArticleState.Scheduled).OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id).Take(MostWaiting).Select(a => a.Id).ToListAsync(cancellation);
        var recent = await readable.Where(a => a.PublicationId != null).OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Id).Take(MostRecent).Select(a => a.Id).ToListAsync(cancellation);
        var rows = new Rows(db, new ActingArticles(db, loader, asker, now), asker.Language, now);
        return new PublicationView
        {
            TimeZoneId = newsroom.TimeZoneId,
            Approved = [.. (await rows.ReadAsync(approved, cancellation)).OrderByDescending(row => row.HeldBecause is not null)],
            Scheduled = await rows.ReadAsync(scheduled, cancellation),
            Recent = await rows.ReadAsync(recent, cancellation),
            MayPublish = person.HoldsAnywhere(Role.Editor),
        };
    }

    private sealed class Rows(INewsroomDb db, ActingArticles articles, string language, DateTime now)
    {
        public async Task<List<PublicationRow>> ReadAsync(List<Guid> ids, CancellationToken cancellation)
        {
            var rows = new List<PublicationRow>();
            foreach (var id in ids)
            {
                if (await articles.ReadAsync(id, cancellation) is { } read)
                    rows.Add(await RowAsync(read.Loaded, read.View, cancellation));
            }

            return rows;
        }

        private async Task<PublicationRow> RowAsync(LoadedArticle loaded, ActingArticle view, CancellationToken cancellation)
        {
            var (article, publication) = (loaded.Article, loaded.Publication);
            var section = await db.Sections.AsNoTracking().SingleAsync(s => s.Id == loaded.Story.SectionId, cancellation);
            return new PublicationRow(
                view,
                loaded.Desk.NameIn(language),
                section.NameIn(language),
                article.ScheduledFor <= now,
                loaded.Story.Embargo > now,
                article.State == ArticleState.Approved ? await ArticleViews.HeldBecauseAsync(db, article.Id, language, cancellation) : null,
                article.ScheduledById is { } by ? await db.Persons.AsNoTracking().Where(p => p.Id == by).Select(p => p.Name).SingleAsync(cancellation) : null,
                publication is not null && publication.ActualAt != publication.PublicAt ? publication.ActualAt : null);
        }
    }
}
