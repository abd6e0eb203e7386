using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>The credits of an article as they would be printed now; Publish freezes exactly these (workflow.md, Credits).</summary>
public static class PrintedCredits
{
    /// <summary>Reads who is to be credited and words it.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="loaded">The article.</param>
    /// <param name="content">The text, for dateline and byline.</param>
    /// <param name="urgentPublisher">The chief editor who publishes urgently, null otherwise.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<Credits> OfAsync(INewsroomDb db, LoadedArticle loaded, ArticleContent content, Guid? urgentPublisher, CancellationToken cancellation)
    {
        var article = loaded.Article;
        var language = article.Language;
        var rows = await db.TranslatorCredits.AsNoTracking().Where(c => c.ArticleId == article.Id).OrderBy(c => c.FirstSavedAt).ThenBy(c => c.PersonId).ToListAsync(cancellation);
        var personIds = rows.ConvertAll(c => c.PersonId);
        var agencyIds = rows.ConvertAll(c => c.AgencyId);
        var persons = await db.Persons.AsNoTracking().Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var agencies = await db.Agencies.AsNoTracking().Where(a => agencyIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var translators = rows.ConvertAll(row => new CreditedPerson(
            row.PersonId, persons[row.PersonId].Name, persons[row.PersonId].CreditNameIn(language), row.AgencyId is { } agency ? agencies[agency].NameIn(language) : null, row.AgencyId));
        // Who translated it before it was imported has no account here to save with, and translated it all the same.
        var imported = await db.Publications.AsNoTracking().Where(p => p.ArticleId == article.Id && p.Kind == PublicationKind.Import).OrderBy(p => p.ActualAt).FirstOrDefaultAsync(cancellation);
        translators.InsertRange(0, imported?.Credits.Translators.Where(before => before.PersonId is null || !personIds.Contains(before.PersonId.Value)) ?? []);
        var editor = urgentPublisher is { } publisher
            ? await ChiefAsync(db, publisher, language, cancellation)
            : LastReviewer(loaded);
        return CreditWriter.Write(loaded.Newsroom.WordingFor(language), content.Dateline, content.Byline.Select(b => b.Name).ToList(), translators, editor);
    }

    // Who signed the last level of kind review; a level above it may still wait, then the one below stands in the preview.
    private static CreditedPerson? LastReviewer(LoadedArticle loaded)
    {
        var revision = loaded.Submitted ?? loaded.Live;
        var reviews = (revision?.Levels ?? loaded.Levels).Where(l => l.Kind == LevelKind.Review).Select(l => l.Number).ToHashSet();
        var signOff = loaded.SignOffs.Where(s => s.RevisionId == revision?.Id && reviews.Contains(s.Level)).MaxBy(s => s.Level);
        return signOff is null ? null : new CreditedPerson(signOff.PersonId, signOff.Name, signOff.CreditName, null);
    }

    private static async Task<CreditedPerson> ChiefAsync(INewsroomDb db, Guid personId, string language, CancellationToken cancellation)
    {
        var person = await db.Persons.AsNoTracking().SingleAsync(p => p.Id == personId, cancellation);
        return new CreditedPerson(person.Id, person.Name, person.CreditNameIn(language), null);
    }
}
