using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>Keeps the index of who is credited, in the transaction that publishes.</summary>
internal static class PublicCredits
{
    /// <summary>Writes the credits of an article's publication in place of those of the one before, and names whoever has no address yet.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="article">The article.</param>
    /// <param name="credits">The lines as frozen.</param>
    /// <param name="byline">The names of the byline.</param>
    /// <param name="writerId">Who wrote the story's original; null where nobody of the newsroom did.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task WriteAsync(
        INewsroomDb db, Article article, Credits credits, IReadOnlyList<BylineEntry> byline, Guid? writerId, DateTime now, CancellationToken cancellation)
    {
        db.PublicCredits.RemoveRange(await db.PublicCredits.AsTracking().Where(credit => credit.ArticleId == article.Id).ToListAsync(cancellation));
        var rows = new List<PublicCredit>();
        // Only who is named on the page; the record of the publication knows more.
        if (credits.BylineLine.Length > 0)
            rows.AddRange(await WritersAsync(db, article, byline, writerId, cancellation));
        if (credits.TranslatorLine.Length > 0)
            rows.AddRange(credits.Translators.Select((person, place) => Row(article, CreditRole.Translator, place, person)));
        if (credits.EditorLine.Length > 0 && credits.Editor is { } editor)
            rows.Add(Row(article, CreditRole.Editor, 0, editor));
        await FindAgenciesAsync(db, article, rows, cancellation);
        db.PublicCredits.AddRange(rows);
        await NameAsync(db, rows, now, cancellation);
    }

    private static PublicCredit Row(Article article, CreditRole role, int position, CreditedPerson person) => new()
    {
        ArticleId = article.Id,
        Role = role,
        Position = position,
        PersonId = person.PersonId,
        AgencyId = person.AgencyId,
        Name = person.CreditName,
        AgencyName = person.AgencyName is { Length: > 0 } agency ? agency : null,
    };

    private static async Task<IEnumerable<PublicCredit>> WritersAsync(
        INewsroomDb db, Article article, IReadOnlyList<BylineEntry> byline, Guid? writerId, CancellationToken cancellation)
    {
        var named = byline.Select(entry => entry.PersonId).Append(writerId).ToList();
        var persons = await db.Persons.AsNoTracking().Where(person => named.Contains(person.Id)).ToListAsync(cancellation);
        var writer = persons.Find(person => person.Id == writerId);
        return byline.Select((entry, place) => new PublicCredit
        {
            ArticleId = article.Id,
            Role = CreditRole.Writer,
            Position = place,
            // A byline that was typed names no person; where it bears the writer's own name it is theirs.
            PersonId = persons.Find(person => person.Id == entry.PersonId)?.Id ?? (writer is not null && Bears(writer, entry.Name, article.Language) ? writer.Id : null),
            Name = entry.Name,
        });
    }

    private static bool Bears(Person person, string name, string language) => string.Equals(person.CreditNameIn(language), name.Trim(), StringComparison.Ordinal);

    // An import, and a publication of a version before the index, name an agency in words alone.
    private static async Task FindAgenciesAsync(INewsroomDb db, Article article, List<PublicCredit> rows, CancellationToken cancellation)
    {
        var unknown = rows.FindAll(row => row is { AgencyId: null, AgencyName: not null });
        if (unknown.Count == 0)
            return;
        var agencies = await db.Agencies.AsNoTracking().ToListAsync(cancellation);
        foreach (var row in unknown)
            row.AgencyId = agencies.Find(agency => string.Equals(agency.NameIn(article.Language), row.AgencyName, StringComparison.Ordinal))?.Id;
    }

    private static async Task NameAsync(INewsroomDb db, List<PublicCredit> rows, DateTime now, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            if (row.PersonId is { } personId && await PublicNames.CurrentAsync(db, PublicNameKind.Person, personId, cancellation) is null)
            {
                var names = await db.Persons.AsNoTracking().Where(person => person.Id == personId).Select(person => person.CreditNames).SingleAsync(cancellation);
                await PublicNames.ClaimAsync(db, PublicNameKind.Person, personId, PublicNames.BaseOf(names, row.Name), now, cancellation);
            }

            if (row.AgencyId is { } agencyId && await PublicNames.CurrentAsync(db, PublicNameKind.Agency, agencyId, cancellation) is null)
            {
                var names = await db.Agencies.AsNoTracking().Where(agency => agency.Id == agencyId).Select(agency => agency.Names).SingleAsync(cancellation);
                await PublicNames.ClaimAsync(db, PublicNameKind.Agency, agencyId, PublicNames.BaseOf(names, row.AgencyName!), now, cancellation);
            }
        }
    }

    /// <summary>
    /// Gives a person or an agency that readers can address the name made of what it is called now, where it is called otherwise than before.
    /// The old name leads on.
    /// </summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="kind">Person or agency.</param>
    /// <param name="targetId">The person or agency.</param>
    /// <param name="before">Names by language before the change.</param>
    /// <param name="after">And after it.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether readers see another name.</returns>
    public static async Task<bool> RenameAsync(
        INewsroomDb db, PublicNameKind kind, Guid targetId, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, DateTime now, CancellationToken cancellation)
    {
        if (before.Count == after.Count && before.All(name => after.TryGetValue(name.Key, out var same) && string.Equals(same, name.Value, StringComparison.Ordinal)))
            return false;
        if (await PublicNames.CurrentAsync(db, kind, targetId, cancellation) is not { } current)
            return false;
        // A person without credit names is printed by the real name, of which no address is made: it may be printed nowhere yet.
        if (after.Values.FirstOrDefault(name => name.Length > 0) is { } atHand
            && PublicNames.BaseOf(after, atHand) is var wanted
            && !string.Equals(PublicNames.BaseOf(before, current), wanted, StringComparison.Ordinal))
        {
            await PublicNames.ClaimAsync(db, kind, targetId, wanted, now, cancellation);
        }

        return true;
    }
}
