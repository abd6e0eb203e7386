using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Machine;

/// <summary>What a machine suggests for a part.</summary>
/// <param name="Key">The part.</param>
/// <param name="Text">The suggestion, cleaned as what a person pastes.</param>
/// <param name="Provider">Provider and model.</param>
public sealed record MachineSuggestion(string Key, string Text, string Provider);

/// <summary>
/// Translations by machine for who writes a translation, one part at a time and only when asked. What may leave the house is decided here, before anything is sent: the desk
/// consents, and once more for what is embargoed, scheduled or at an agency.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="machine">The machine.</param>
/// <param name="terms">The termbase.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class MachineSuggestions(INewsroomDbFactory factory, IMachineTranslator machine, TermLists terms, TimeProvider clock, ILogger<MachineSuggestions> logger)
{
    /// <summary>The longest text that is sent.</summary>
    public const int LongestText = 8_000;

    private const int MostTerms = 40;

    /// <summary>Asks the machine.</summary>
    /// <param name="asker">Who asks: who may write the translation now.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="key">The part, as <see cref="PairedPart.Key"/>.</param>
    /// <param name="cancellation">Ends the wait, and the question with it: the translator moved on.</param>
    /// <returns>The suggestion; refused: no machine, not the asker's to write, not consented to, no answer.</returns>
    public async Task<Outcome<MachineSuggestion>> SuggestAsync(Asker asker, Guid articleId, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(key);
        var (question, refusal) = await QuestionAsync(asker, articleId, key, cancellation);
        if (question is null)
            return refusal!;
        // Without a database in the hand: the answer may take long.
        var answer = await machine.TranslateAsync(question, cancellation);
        var text = answer.Outcome == MachineOutcome.Answered ? Clean(answer.Text, question.Text) : "";
        if (text.Length == 0)
        {
            Log.NoAnswer(logger, articleId, answer.Outcome);
            return new Refusal(RefusalCode.MachineSilent);
        }

        var provider = machine.Provider ?? "";
        await KeepAsync(asker, articleId, key, text, provider, cancellation);
        return new MachineSuggestion(key, text, provider);
    }

    /// <summary>Notes that a suggestion was put into the text; from then on the part is known as a machine's, changed or not.</summary>
    /// <param name="asker">Who did: who may write the translation now.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="key">The part.</param>
    /// <param name="text">The suggestion as it was given.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> TakeAsync(Asker asker, Guid articleId, string key, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(text);
        var hash = MachineText.HashOf(text);
        return Attempts.RunAsync(
            factory,
            clock,
            logger,
            async db =>
            {
                var now = clock.Now();
                var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
                if ((situation is null ? missing : situation.ReadOnlyBecause) is { } refused)
                    return new Outcome(refused);
                if (await db.MachineParts.AsTracking().SingleOrDefaultAsync(p => p.ArticleId == articleId && p.PartKey == key && p.TextHash == hash, cancellation) is not { } part)
                    return new Outcome(new Refusal(RefusalCode.NotFound));
                (part.TakenAt, part.TakenById) = (now, asker.PersonId);
                await db.SaveChangesAsync(cancellation);
                await db.CommitAsync(cancellation);
                return Outcome.Done;
            },
            refusal => new Outcome(refusal),
            cancellation);
    }

    /// <summary>Whether somebody may ask about a translation now, for showing the way to it.</summary>
    internal async Task<bool> MayAskAsync(INewsroomDb db, Asker asker, Guid articleId, CancellationToken cancellation)
    {
        if (machine.Provider is null)
            return false;
        var now = clock.Now();
        var (situation, _) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
        return situation is { Article.IsOriginal: false } && await RefusalAsync(db, situation, now, cancellation) is null;
    }

    /// <summary>Why nothing of a translation may be sent; null where it may.</summary>
    /// <param name="db">The database.</param>
    /// <param name="situation">Who writes what.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    private async Task<Refusal?> RefusalAsync(INewsroomDb db, WritingSituation situation, DateTime now, CancellationToken cancellation)
    {
        if (machine.Provider is null)
            return new Refusal(RefusalCode.MachineOff);
        if (situation.ReadOnlyBecause is { } closed)
            return closed;
        var article = situation.Article;
        var story = await db.Stories.AsNoTracking().Where(s => s.Id == article.StoryId)
            .Select(s => new { s.Embargo, s.DeskId, IsScheduled = s.Articles.Any(a => a.State == ArticleState.Scheduled) }).SingleAsync(cancellation);
        var desk = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == story.DeskId, cancellation);
        if (!desk.MachineAllowed)
            return new Refusal(RefusalCode.MachineNotAllowed);
        var isRestricted = story.Embargo > now || story.IsScheduled || article.AgencyId is not null || !situation.Person.IsOfHouse;
        return isRestricted && !desk.MachineForRestricted ? new Refusal(RefusalCode.MachineNotAllowed) : null;
    }

    private async Task<(MachineQuestion? Question, Refusal? Refusal)> QuestionAsync(Asker asker, Guid articleId, string key, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var now = clock.Now();
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
        if (situation is null)
            return (null, missing);
        if (situation.Article.IsOriginal)
            return (null, new Refusal(RefusalCode.NotFound));
        if (await RefusalAsync(db, situation, now, cancellation) is { } refusal)
            return (null, refusal);
        var (stage, unread) = await TranslatedStage.LoadAsync(db, asker, articleId, now, cancellation);
        if (stage is null)
            return (null, unread);
        if (key.Length > Confirmation.LongestKey || stage.SourceOf(key) is not { } source || source.Trim().Length == 0)
            return (null, new Refusal(RefusalCode.NotFound));
        if (source.Length > LongestText)
            return (null, new Refusal(RefusalCode.TooLong, LongestText));
        var list = stage.IsChineseToEnglish ? await terms.ForAsync(stage.DeskId, stage.Published, cancellation) : null;
        return (new MachineQuestion(source, stage.Original.Language, stage.Article.Language, list is null ? [] : [.. Glossary(list, source)]), null);
    }

    // Only what stands in this text: a glossary is as confidential as what it is made for.
    private static IEnumerable<MachineTerm> Glossary(TermList list, string source) => list.TermsIn(source)
        .Select(term => (term.Chinese, Form: term.English.FirstOrDefault(form => form.Status == TermStatus.Preferred) ?? term.English.FirstOrDefault(form => form.Status is TermStatus.Admitted or TermStatus.DoNotTranslate)))
        .Where(term => term.Form is not null)
        .DistinctBy(term => term.Chinese, StringComparer.Ordinal)
        .Take(MostTerms)
        .Select(term => new MachineTerm(term.Chinese, term.Form!.Text));

    // What comes from outside is held to the rules of what a person pastes, and to a sensible length; what breaks them is no suggestion.
    private static string Clean(string answer, string source)
    {
        if (answer.Length > (source.Length * 12) + 400)
            return "";
        var oneLine = !source.Contains('\n', StringComparison.Ordinal);
        return PlainTexts.Clean(answer, out var clean, DocumentLimits.BlockLength, oneLine) is null ? clean : "";
    }

    private Task<bool> KeepAsync(Asker asker, Guid articleId, string key, string text, string provider, CancellationToken cancellation)
    {
        var hash = MachineText.HashOf(text);
        return Attempts.RunAsync(
            factory,
            clock,
            logger,
            async db =>
            {
                var part = await db.MachineParts.AsTracking().SingleOrDefaultAsync(p => p.ArticleId == articleId && p.PartKey == key && p.TextHash == hash, cancellation);
                if (part is null)
                    db.MachineParts.Add(part = new MachinePart { ArticleId = articleId, PartKey = key, TextHash = hash });
                (part.Provider, part.PersonId, part.At) = (provider, asker.PersonId, clock.Now());
                await db.SaveChangesAsync(cancellation);
                await db.CommitAsync(cancellation);
                return true;
            },
            // A text that is not known for a machine's must not be shown.
            refusal => throw new InvalidOperationException($"A machine's text could not be kept: {refusal.Code}"),
            cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The machine gave nothing for a part of article {ArticleId}: {Outcome}")]
        public static partial void NoAnswer(ILogger logger, Guid articleId, MachineOutcome outcome);
    }
}
