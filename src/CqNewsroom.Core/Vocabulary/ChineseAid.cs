using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>Something to look at in a Chinese text, for who writes it.</summary>
/// <param name="Key">The piece: a block, or a field as <c>@headline</c>.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">How much it weighs at the desk.</param>
/// <param name="Place">The place in the piece.</param>
/// <param name="Sentence">What is wrong, in the asker's language.</param>
/// <param name="Fix">What would be right in place of it; null where that is not certain.</param>
public sealed record ChineseAidFinding(string Key, CheckKind Kind, Severity Severity, TextSpan Place, string Sentence, string? Fix);

/// <summary>
/// Checks a Chinese original as it stands on its writer's screen, saved or not, by the rules that Submit will apply (docs/checks.md, 'The Chinese text alone').
/// It reads nothing of the text from the database and changes nothing. Who may read the article is answered.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="terms">The termbase and the list of words.</param>
/// <param name="clock">The clock.</param>
public sealed class ChineseAid(INewsroomDbFactory factory, TermLists terms, TimeProvider clock)
{
    /// <summary>The most findings of one answer: who has more begins with these.</summary>
    public const int MostFindings = 100;

    /// <summary>The most pieces of one request.</summary>
    public const int MostParts = 1000;

    private static readonly string[] Headings = ["@headline", "@secondHeadline", "@summary"];

    /// <summary>Finds what is to be looked at.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article: an original in Chinese, anything else is refused as if it did not exist.</param>
    /// <param name="parts">All pieces of the text in its order, by block and field.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<ChineseAidFinding>>> CheckAsync(Asker asker, Guid articleId, IReadOnlyList<(string Key, string Text)> parts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count > MostParts)
            return new Refusal(RefusalCode.TooMany, MostParts);
        await using var db = await factory.OpenAsync(cancellation);
        var now = clock.Now();
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
        if (situation is null)
            return missing!;
        var article = situation.Article;
        if (!article.IsOriginal || !ChineseTextCheck.IsFor(article.Language, null))
            return new Refusal(RefusalCode.NotFound);
        var (desk, published) = await SituationLoader.DeskAndDayAsync(db, article, article, now, cancellation);
        var weights = await db.Desks.AsNoTracking().Where(d => d.Id == desk).Select(d => d.CheckWeights).SingleAsync(cancellation);
        var context = new ChineseContext { Published = published, Terms = await terms.ForAsync(desk, published, cancellation), Words = await terms.Words.ForAsync(desk, cancellation) };
        ChinesePart[] pieces = [.. parts.Select(part => new ChinesePart(part.Key, part.Text, Headings.Contains(part.Key, StringComparer.Ordinal)))];
        var found =
            from finding in ChineseTextChecks.Check(pieces, context)
            let severity = CheckWeights.Of(weights, finding.Kind, finding.Severity)
            where severity is not null
            select new ChineseAidFinding(finding.Part.Key, finding.Kind, severity.Value, finding.Place, finding.Problem.In(asker.Language), finding.Fix);
        return new Outcome<IReadOnlyList<ChineseAidFinding>>([.. found.Take(MostFindings)], null);
    }
}
