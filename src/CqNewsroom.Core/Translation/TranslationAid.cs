using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Translation;

/// <summary>
/// What helps a translator while they type: checks of what stands on the screen, terms, figures, what was translated before, and which parts are done.
/// It reads the source that the translation is to answer, and changes no text. Who may read the translation is answered, who may write it may confirm.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="terms">The termbase.</param>
/// <param name="memory">The memory.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The log.</param>
/// <param name="machine">The translation machine; null for none.</param>
public sealed class TranslationAid(
    INewsroomDbFactory factory, TermLists terms, TranslationMemory memory, TimeProvider clock, ILogger<TranslationAid> logger, MachineSuggestions? machine = null)
{
    /// <summary>The most findings that are shown of a part: twelve false alarms teach people to ignore them all (R15 in docs/checks.md).</summary>
    public const int MostFindings = 6;

    /// <summary>The most parts of one request.</summary>
    public const int MostParts = 1000;

    /// <summary>Checks parts as they stand on the screen.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="parts">The parts to check.</param>
    /// <param name="others">Other parts of the translation, so that the same sentence elsewhere is known.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<CheckedPart>>> CheckAsync(Asker asker, Guid articleId, IReadOnlyList<AskedPart> parts, IReadOnlyList<AskedPart> others, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(others);
        if (parts.Count + others.Count > MostParts)
            return new Refusal(RefusalCode.TooMany, MostParts);
        await using var db = await factory.OpenAsync(cancellation);
        var (stage, refusal) = await TranslatedStage.LoadAsync(db, asker, articleId, clock.Now(), cancellation);
        if (stage is null)
            return refusal!;
        var confirmed = await db.Confirmations.AsNoTracking().Where(c => c.ArticleId == articleId).ToDictionaryAsync(c => c.PartKey, c => c.TextHash, StringComparer.Ordinal, cancellation);
        var machines = await MachineText.PartsAsync(db, articleId, cancellation);
        var context = await ContextAsync(stage, cancellation);
        context = context with
        {
            Names = StoryNames.Of(await stage.SavedPartsAsync(db, cancellation), context),
            Story = [.. parts.Concat(others).Select(part => stage.PairOf(part)).OfType<CheckedPair>()],
        };
        return new Outcome<IReadOnlyList<CheckedPart>>([.. parts.Select(part => Checked(part, stage, context, confirmed, asker.Language) with { Machine = MachineText.StateOf(part.Key, part.Target, machines) })], null);
    }

    /// <summary>What helps with one part.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="part">The part, with its translation as it stands on the screen.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<PartHelp>> HelpAsync(Asker asker, Guid articleId, AskedPart part, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(part);
        await using var db = await factory.OpenAsync(cancellation);
        var (stage, refusal) = await TranslatedStage.LoadAsync(db, asker, articleId, clock.Now(), cancellation);
        if (stage is null)
            return refusal!;
        if (stage.SourceOf(part.Key) is not { } source)
            return new Refusal(RefusalCode.NotFound);
        var context = await ContextAsync(stage, cancellation);
        var list = context.Terms;
        var names = StoryNames.Of((await stage.SavedPartsAsync(db, cancellation)).Where(other => other.Key != part.Key), context);
        var figures = stage.IsChineseToEnglish
            ? ChineseFigures.Read(SourceText.Of(source, list), stage.Published)
                .Select(figure => FigureWriter.Write(figure.Main) is { } english ? new AidFigure(figure.Span, english) : null).OfType<AidFigure>().ToList()
            : [];
        var answer = await memory.LookUpAsync(asker, articleId, source, stage.PreviousOf(part.Key), cancellation);
        var updated = stage.IsChineseToEnglish && await stage.AnsweredSourceOfAsync(db, part.Key, cancellation) is { } before && before != source && part.Target.Trim().Length > 0
            ? NameSubstitution.Apply(source, before, part.Target, context with { Names = names })
            : null;
        return new PartHelp(
            part.Key, list.TermsIn(source), figures, [.. names.Where(name => source.Contains(name.Key, StringComparison.Ordinal)).Select(name => new AidName(name.Key, name.Value))], answer.Value, updated)
        {
            MayAskMachine = machine is not null && await machine.MayAskAsync(db, asker, articleId, cancellation),
        };
    }

    /// <summary>Notes that a part is done. What is confirmed is what is saved: the text on the screen must have been saved before.</summary>
    /// <param name="asker">Who asks: who may write the translation.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="key">The part.</param>
    /// <param name="isDone">False to take it back.</param>
    /// <param name="acceptsMachine">Whether a machine's text that nobody changed is meant to stand as it is; without it such a part is refused.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> ConfirmAsync(Asker asker, Guid articleId, string key, bool isDone, bool acceptsMachine, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
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
                var (stage, refusal) = await TranslatedStage.LoadAsync(db, asker, articleId, now, cancellation);
                if (stage is null)
                    return new Outcome(refusal!);
                var known = await db.Confirmations.AsTracking().SingleOrDefaultAsync(c => c.ArticleId == articleId && c.PartKey == key, cancellation);
                if (!isDone)
                {
                    if (known is not null)
                        db.Confirmations.Remove(known);
                }
                else
                {
                    var part = (await stage.SavedPartsAsync(db, cancellation)).FirstOrDefault(part => string.Equals(part.Key, key, StringComparison.Ordinal));
                    if (part is null || key.Length > Confirmation.LongestKey)
                        return new Outcome(new Refusal(RefusalCode.NotFound));
                    if (await AgainstMachineAsync(db, asker, articleId, part, acceptsMachine, now, cancellation) is { } untouched)
                        return new Outcome(untouched);
                    if (known is null)
                        db.Confirmations.Add(known = new Confirmation { ArticleId = articleId, PartKey = key });
                    (known.TextHash, known.PersonId, known.At) = (Confirmation.HashOf(part.Pair.Source, part.Pair.Target), asker.PersonId, now);
                }

                await db.SaveChangesAsync(cancellation);
                await db.CommitAsync(cancellation);
                return new Outcome(null);
            },
            refusal => new Outcome(refusal),
            cancellation);
    }

    // A machine's text is never confirmed by itself: who lets it stand was asked before, and that is kept.
    private static async Task<Refusal?> AgainstMachineAsync(INewsroomDb db, Asker asker, Guid articleId, PairedPart part, bool acceptsMachine, DateTime now, CancellationToken cancellation)
    {
        var hash = MachineText.HashOf(part.Pair.Target);
        var machine = await db.MachineParts.AsTracking().SingleOrDefaultAsync(m => m.ArticleId == articleId && m.PartKey == part.Key && m.TextHash == hash, cancellation);
        if (machine is null)
            return null;
        if (!acceptsMachine)
            return new Refusal(RefusalCode.MachineUntouched);
        (machine.AcceptedAt, machine.AcceptedById) = (now, asker.PersonId);
        return null;
    }

    private async Task<CheckContext> ContextAsync(TranslatedStage stage, CancellationToken cancellation) => new()
    {
        Published = stage.Published,
        SourceLanguage = stage.Original.Language,
        TargetLanguage = stage.Article.Language,
        Terms = await terms.ForAsync(stage.DeskId, stage.Published, cancellation),
    };

    private static CheckedPart Checked(AskedPart part, TranslatedStage stage, CheckContext context, Dictionary<string, string> confirmed, string language)
    {
        if (stage.PairOf(part) is not { } pair)
            return new CheckedPart(part.Key, false, []);
        var isConfirmed = confirmed.GetValueOrDefault(part.Key) is { } hash && string.Equals(hash, Confirmation.HashOf(pair.Source, pair.Target), StringComparison.Ordinal);
        return new CheckedPart(
            part.Key,
            isConfirmed,
            [.. PairChecks.Check(pair, context)
                .Select(found => (Found: found, Severity: CheckWeights.Of(stage.Weights, found.Kind, found.Severity)))
                .Where(weighed => weighed.Severity is not null)
                .OrderByDescending(weighed => weighed.Severity)
                .Take(MostFindings)
                .Select(weighed => new AidFinding(weighed.Found.Kind, weighed.Severity!.Value, weighed.Found.Source, weighed.Found.Target, weighed.Found.Problem.In(language), weighed.Found.Fix))]);
    }
}
