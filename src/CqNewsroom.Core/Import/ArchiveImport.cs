using System.Runtime.CompilerServices;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Import;

/// <summary>What became of an entry, or would become of it.</summary>
public enum ImportOutcome
{
    /// <summary>It is a story now; in a dry run, it would be.</summary>
    Imported,

    /// <summary>It was imported before, and the archive tells the same.</summary>
    AlreadyThere,

    /// <summary>It was imported before, and the archive tells something else by now. It stays as it is.</summary>
    Changed,

    /// <summary>It was passed over.</summary>
    Skipped,
}

/// <summary>One line of the report.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Skipped">Why it was passed over; null where it was not.</param>
/// <param name="Detail">What the reason names.</param>
/// <param name="Language">Tag of its language; null where it was not told.</param>
/// <param name="TranslationOf">Of a translation: the source id of its original.</param>
/// <param name="Concerns">What is doubted.</param>
public sealed record ImportResult(
    ImportEntry Entry, ImportOutcome Outcome, ImportSkip? Skipped, string Detail, string? Language, string? TranslationOf, IReadOnlyList<ImportConcern> Concerns);

/// <summary>
/// Brings an archive in: originals first, then their translations, each story in one transaction with its audit record. A dry run goes the same way and
/// writes nothing. Whatever is there already stays as it is, so that a run that broke off is simply repeated.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="clock">The clock.</param>
/// <param name="articles">Imports one article.</param>
/// <param name="pictures">Judges and stores pictures.</param>
/// <param name="remote">Fetches pictures.</param>
/// <param name="logger">The log.</param>
public sealed partial class ArchiveImport(
    INewsroomDbFactory factory, TimeProvider clock, ArticleService articles, PictureService pictures, RemotePictures remote, ILogger<ArchiveImport> logger)
{
    private const int ArticlesBetweenStatistics = 1000;

    /// <summary>Runs it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="counted">Told how many entries there are before the first one is handled.</param>
    /// <param name="cancellation">Ends it between two entries; what is written stays.</param>
    /// <returns>What became of each entry, while it goes on.</returns>
    /// <exception cref="ImportRequestException">The request cannot be followed; nothing was done.</exception>
    public async IAsyncEnumerable<ImportResult> RunAsync(ImportRequest request, Action<int> counted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(counted);
        var archive = ArchiveFolder.Open(request.Path);
        ImportSettings settings;
        ArchiveReader reader;
        ArchiveSurvey survey;
        await using (var db = await factory.OpenAsync(cancellation))
        {
            settings = await ImportSettings.ReadAsync(db, request, cancellation);
            reader = new ArchiveReader(archive, settings);
            survey = await ArchiveSurvey.MakeAsync(reader, settings, db, cancellation);
        }

        counted(survey.Total);
        var run = new Run(request, settings, survey, new StoryDrafts(settings, clock.Now()), new StoryPictures(archive, request, pictures, remote));
        foreach (var translations in survey.HasTranslations ? new[] { false, true } : [false])
        {
            foreach (var entry in reader.Entries(cancellation))
            {
                if (entry.Story is null && !translations)
                    yield return new ImportResult(entry, ImportOutcome.Skipped, entry.Skipped, entry.Detail, null, null, []);
                else if (entry.Story is { } story && await HandleAsync(run, entry, story, translations, cancellation) is { } result)
                    yield return result;
                if (run.Written >= ArticlesBetweenStatistics)
                    await RefreshStatisticsAsync(run, cancellation);
            }
        }

        if (run.Written > 0)
            await RefreshStatisticsAsync(run, cancellation);
    }

    private async Task RefreshStatisticsAsync(Run run, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.RefreshStatisticsAsync(cancellation);
        run.Written = 0;
    }

    // Null where it is the other round's turn.
    private async Task<ImportResult?> HandleAsync(Run run, ImportEntry entry, ImportedStory story, bool translations, CancellationToken cancellation)
    {
        var original = run.Survey.OriginalOf(story, out var isGuessed);
        var isFound = original is null || run.Survey.Holds(original) || await IsImportedAsync(original, cancellation);
        if ((original is not null && isFound) != translations)
            return null;
        if (!run.Seen.Add(ArchiveSurvey.Short(story.SourceId)))
            return Skip(ImportSkip.SameId, story.SourceId);
        var draft = Draft(run, entry, story);
        List<ImportConcern> concerns = [.. draft.Concerns];
        if (isGuessed)
            concerns.Add(new ImportConcern(ImportDoubt.OriginalGuessed));
        if (!translations && (original is not null || story.IsTranslation || draft.Credits.Translators.Count > 0))
            concerns.Add(new ImportConcern(ImportDoubt.OriginalMissing, original ?? ""));
        if (draft.Skipped is { } skipped)
            return Result(ImportOutcome.Skipped, skipped, draft.Detail);
        if (!run.Headlines.Add(ArchiveSurvey.Short($"{draft.Language}\n{run.Settings.Newsroom.DayAt(draft.PublishedAt):O}\n{draft.Head.Headline}")))
            concerns.Add(new ImportConcern(ImportDoubt.SameHeadline, draft.Head.Headline));
        if (await ImportedAsync(story.SourceId, cancellation) is { } imported)
        {
            run.Accepted.Add(Key(story.SourceId));
            return Result(draft.IsTextOf(imported.Content) && imported.PublishedAt == draft.PublishedAt && HasSameNames(imported.Credits, draft.Credits) ? ImportOutcome.AlreadyThere : ImportOutcome.Changed);
        }

        if (translations && !run.Accepted.Contains(Key(original!)) && !await IsImportedAsync(original!, cancellation))
            return Result(ImportOutcome.Skipped, ImportSkip.OriginalMissing, original!);
        var refusal = await WriteAsync(run, draft, translations ? original : null, concerns, cancellation);
        if (refusal is not null)
            return Result(ImportOutcome.Skipped, ImportSkip.Refused, refusal);
        run.Accepted.Add(Key(story.SourceId));
        return Result(ImportOutcome.Imported);

        static ulong Key(string sourceId) => ArchiveSurvey.Short(sourceId);

        ImportResult Skip(ImportSkip skip, string detail) => new(entry, ImportOutcome.Skipped, skip, detail, null, null, []);

        ImportResult Result(ImportOutcome outcome, ImportSkip? skip = null, string detail = "") =>
            new(entry, outcome, skip, detail, draft.Language.Length > 0 ? draft.Language : null, translations ? original : null, concerns);
    }

    // Whatever a text is made to do to its reader, it is one entry that cannot be read.
    private StoryDraft Draft(Run run, ImportEntry entry, ImportedStory story)
    {
        try
        {
            return run.Drafts.Of(entry, story);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            Log.Unreadable(logger, fault, entry.File, entry.Name);
            return new StoryDraft { Story = story, Skipped = ImportSkip.Broken, Detail = fault.Message.Split('\n')[0] };
        }
    }

    // What refuses it, null where it is written; in a dry run, where it would be.
    private async Task<string?> WriteAsync(Run run, StoryDraft draft, string? original, List<ImportConcern> concerns, CancellationToken cancellation)
    {
        if (Problem(draft.Content(new Dictionary<ImportedPicture, Guid>(), null)) is { } problem)
            return problem;
        if (!run.Languages.Add((ArchiveSurvey.Short(original ?? draft.Story.SourceId), draft.Language)))
            return new Refusal(RefusalCode.LanguageExists).In("en");
        var found = await run.Pictures.FindAsync(draft, concerns, cancellation);
        var source = original is null ? null : (await ImportedAsync(original, cancellation))?.Content;
        var command = new ImportArticle(
            draft.Story.SourceId,
            run.Settings.DeskId,
            draft.SectionId,
            draft.Language,
            draft.Content(found.ToDictionary(pair => pair.Key, pair => pair.Value.Id), source),
            draft.PublishedAt,
            draft.Credits,
            draft.Addresses,
            original,
            draft.Tags,
            [.. found.Values.DistinctBy(picture => picture.Id)]);
        var refusal = run.Request.Apply ? (await articles.ImportAsync(command, cancellation)).Refusal : await articles.RefusalOfImportAsync(command, cancellation);
        if (refusal is null && run.Request.Apply)
            run.Written++;
        return refusal?.In("en");
    }

    private static string? Problem(ArticleContent content) =>
        ContentRules.Check(content) is [var problem, ..] ? $"{problem.Code} {string.Join(", ", problem.Args)}".Trim() + (problem.Field is { } field ? $" in {field} {problem.BlockId}".TrimEnd() : "") : null;

    // By the names: how lines are worded may have changed in the newsroom's settings since.
    private static bool HasSameNames(Credits one, Credits other) =>
        one.DatelineLine == other.DatelineLine && one.Editor?.CreditName == other.Editor?.CreditName
        && one.Translators.Select(t => (t.CreditName, t.AgencyName)).SequenceEqual(other.Translators.Select(t => (t.CreditName, t.AgencyName)));

    private async Task<bool> IsImportedAsync(string sourceId, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.ImportedArticles.AnyAsync(i => i.SourceId == sourceId, cancellation);
    }

    private async Task<Before?> ImportedAsync(string sourceId, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var found = await (
            from imported in db.ImportedArticles.AsNoTracking()
            where imported.SourceId == sourceId
            join publication in db.Publications.AsNoTracking() on imported.ArticleId equals publication.ArticleId
            where publication.Kind == PublicationKind.Import
            join revision in db.Revisions.AsNoTracking() on publication.RevisionId equals revision.Id
            select new { revision.Content, publication.PublicAt, publication.Credits }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new Before(CanonicalJson.Read(found.Content), found.PublicAt, found.Credits);
    }

    private sealed record Before(ArticleContent Content, DateTime PublishedAt, Credits Credits);

    private sealed record Run(ImportRequest Request, ImportSettings Settings, ArchiveSurvey Survey, StoryDrafts Drafts, StoryPictures Pictures)
    {
        /// <summary>Articles since the database last counted its rows.</summary>
        public int Written { get; set; }

        public HashSet<ulong> Seen { get; } = [];

        public HashSet<ulong> Headlines { get; } = [];

        public HashSet<ulong> Accepted { get; } = [];

        public HashSet<(ulong Story, string Language)> Languages { get; } = [];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Entry {Name} of {File} cannot be read")]
        public static partial void Unreadable(ILogger logger, Exception exception, string file, string name);
    }
}
