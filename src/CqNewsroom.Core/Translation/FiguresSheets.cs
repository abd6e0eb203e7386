using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Translation;

/// <summary>A figures sheet to be printed. It names exactly what it was made of, so that a sign-off of that revision covers it.</summary>
public sealed record FiguresSheetView
{
    /// <summary>The translation.</summary>
    public required Guid ArticleId { get; init; }

    /// <summary>The story's number.</summary>
    public required int StoryNumber { get; init; }

    /// <summary>Language of the translation.</summary>
    public required string Language { get; init; }

    /// <summary>Its name in itself.</summary>
    public required string LanguageName { get; init; }

    /// <summary>Headline of the translation, as it is in this text.</summary>
    public required string Headline { get; init; }

    /// <summary>The revision; null for the working copy, which nobody signs.</summary>
    public RevisionName? Revision { get; init; }

    /// <summary>Language of the source.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>The source's revision.</summary>
    public required RevisionName Source { get; init; }

    /// <summary>Whether the source has a newer revision, which this text does not answer.</summary>
    public bool IsSourceChanged { get; init; }

    /// <summary>Day of publication in the newsroom's zone, from which date words are counted.</summary>
    public DateOnly Published { get; init; }

    /// <summary>Whether figures are read between these languages: from Chinese into English.</summary>
    public bool IsRead { get; init; }

    /// <summary>The parts that have lines.</summary>
    public required IReadOnlyList<FiguresPart> Parts { get; init; }

    /// <summary>The newsroom's zone, an IANA id.</summary>
    public required string TimeZoneId { get; init; }
}

/// <summary>Reads figures sheets. Whoever may read the review of a translation may read its sheet; it names no people of the staff.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="terms">The termbase.</param>
/// <param name="time">The clock.</param>
public sealed class FiguresSheets(INewsroomDbFactory databases, SituationLoader loader, TermLists terms, TimeProvider time)
{
    /// <summary>The sheet of a translation; writes nothing. Not found for an original, and where there is no source yet.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="number">
    /// Number of a revision; an agency's people get that of the review alone. Null for the revision in question: submitted, approved or live; else the
    /// working copy.
    /// </param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<FiguresSheetView>> ReadAsync(Asker asker, Guid articleId, int? number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        if (await loader.LoadAsync(db, asker.PersonId, articleId, now, withText: false, cancellation) is not { Situation.MayRead: true, Article.IsOriginal: false } loaded)
            return new Refusal(RefusalCode.NotFound);
        var revision = number is null ? loaded.InQuestion : await RevisionAsync(db, loaded, number.Value, cancellation);
        if (number is not null && revision is null)
            return new Refusal(RefusalCode.NotFound);
        var sourceId = revision?.SourceRevisionId ?? loaded.Original.SourceRevisionId;
        if (await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == sourceId, cancellation) is not { } source)
            return new Refusal(RefusalCode.NotFound);
        var content = revision is not null ? CanonicalJson.Read(revision.Content) : await WorkingCopyContent.ReadAsync(db, articleId, cancellation);
        var leftOut = revision?.LeftOut ?? await db.LeftOutBlocks.AsNoTracking().Where(b => b.ArticleId == articleId).Select(b => b.SourceBlockId).ToListAsync(cancellation);
        var (desk, published) = await SituationLoader.DeskAndDayAsync(db, loaded.Article, loaded.Original, now, cancellation);
        var text = new CheckedText(content, loaded.Article.Language, CanonicalJson.Read(source.Content), loaded.Original.Language)
        {
            Published = published,
            Terms = await terms.ForAsync(desk, published, cancellation),
        };
        return new FiguresSheetView
        {
            ArticleId = articleId,
            StoryNumber = loaded.Story.Number,
            Language = loaded.Article.Language,
            LanguageName = ActingArticles.LanguageName(loaded, loaded.Article.Language),
            Headline = content.Headline,
            Revision = ActingArticles.Name(revision),
            SourceLanguage = loaded.Original.Language,
            Source = ActingArticles.Name(source)!,
            IsSourceChanged = source.Id != loaded.Original.SourceRevisionId,
            Published = published,
            IsRead = FiguresSheet.IsRead(text),
            Parts = FiguresSheet.Of(text, leftOut),
            TimeZoneId = loaded.Newsroom.TimeZoneId,
        };
    }

    private static async Task<Revision?> RevisionAsync(INewsroomDb db, LoadedArticle loaded, int number, CancellationToken cancellation)
    {
        if (loaded.Person!.IsOfHouse)
            return await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.ArticleId == loaded.Article.Id && r.Number == number, cancellation);
        return await ReviewPages.ShownAsync(db, loaded, cancellation) is { } shown && shown.Number == number ? shown : null;
    }
}
