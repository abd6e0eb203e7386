using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Memory;

/// <summary>
/// What was translated before, for who writes a translation now. Nothing in it is filled in or approved by itself. Whoever may not write the article at the
/// moment of the call is refused; an agency's people get what is public, and nothing of it that readers do not have.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="indexes">The indexes of this server.</param>
/// <param name="clock">The clock.</param>
public sealed partial class TranslationMemory(INewsroomDbFactory factory, MemoryIndexes indexes, TimeProvider clock)
{
    /// <summary>The most matches of a text.</summary>
    public const int MostMatches = 5;

    private const int MostSentenceMatches = 3;

    private const int MostSentences = 40;

    // More than are shown, since some are not offered any more and some are the same.
    private const int FirstLook = 12;

    private const int LastLook = 1500;

    /// <summary>Looks a text up: the whole of it from <see cref="MemoryScore.Shown"/> points on, its sentences from <see cref="MemoryScore.ShownSentence"/> on.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The translation that they write.</param>
    /// <param name="text">Plain text of the source's paragraph, heading, item, cell, caption or headline (<see cref="MemoryUnit"/>).</param>
    /// <param name="previousText">The text before it in the source; null at the start of the story and for a field.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The matches; refused: not the asker's to write, a text that no article may hold.</returns>
    public async Task<Outcome<MemoryAnswer>> LookUpAsync(Asker asker, Guid articleId, string text, string? previousText, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (PlainTexts.Clean(text, out var clean, DocumentLimits.BlockLength, oneLine: false) is { } wrong)
            return wrong;
        if (PlainTexts.Clean(previousText, out var previous, DocumentLimits.BlockLength, oneLine: false) is { } wrongBefore)
            return wrongBefore;
        await using var db = await factory.OpenAsync(cancellation);
        var (situation, refusal) = await MayUseAsync(db, asker, articleId, cancellation);
        if (situation is null)
            return refusal!;
        var isComplete = indexes.IsComplete;
        if (Index(situation) is not { } index || clean.Length == 0)
            return new MemoryAnswer(isComplete, [], []);
        var sentences = SentenceSplitter.Split(clean, situation.Original.Language);
        List<Question> questions = [new(TextSpan.Between(0, clean.Length), clean, previous, MemoryScore.Shown, MostMatches, isSentence: false)];
        if (sentences.Count > 1)
        {
            questions.AddRange(sentences.Take(MostSentences).Select((place, at) =>
                new Question(place, place.In(clean), at == 0 ? previous : sentences[at - 1].In(clean), MemoryScore.ShownSentence, MostSentenceMatches, isSentence: true)));
        }

        await AnswerAsync(index, new OfferedSegments(db, situation.Person, asker.Language), questions, cancellation);
        var day = CheckContext.IsPair(situation.Original.Language, situation.Article.Language) && questions.Exists(question => question.HasOtherNumbers)
            ? (await db.Newsrooms.AsNoTracking().SingleAsync(cancellation)).DayAt(clock.Now())
            : (DateOnly?)null;
        var answers = questions.ConvertAll(question => (IReadOnlyList<MemoryMatch>)[.. question.Matches(day)]);
        return new MemoryAnswer(
            isComplete,
            answers[0],
            [.. questions.Zip(answers).Skip(1).Where(pair => pair.Second.Count > 0).Select(pair => new SentenceMatches(PlaceIn(text, clean, pair.First.Place), pair.Second))]);
    }

    private static async Task AnswerAsync(MemoryIndex index, OfferedSegments segments, List<Question> questions, CancellationToken cancellation, int upTo = int.MaxValue)
    {
        var known = new Dictionary<int, OfferedSegment>();
        var asked = new HashSet<int>();
        var open = questions;
        for (var most = FirstLook; open.Count > 0; most *= 5)
        {
            foreach (var question in open)
                question.Find(index, most);
            var numbers = open.SelectMany(question => question.Hits).Select(hit => hit.Number).Where(number => number <= upTo && asked.Add(number)).ToList();
            foreach (var (number, segment) in await segments.ReadAsync(numbers, cancellation))
                known.Add(number, segment);
            // Where much of what was found is no longer offered, there may be more behind it.
            open = most >= LastLook ? [] : open.FindAll(question => question.IsShortOf(known, most));
        }

        questions.ForEach(question => question.Take(known));
    }

    private async Task<(WritingSituation? Situation, Refusal? Refusal)> MayUseAsync(INewsroomDb db, Asker asker, Guid articleId, CancellationToken cancellation)
    {
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, clock.Now(), cancellation);
        return situation is null ? (null, missing) : situation.ReadOnlyBecause is { } refusal ? (null, refusal) : (situation, null);
    }

    private MemoryIndex? Index(WritingSituation situation) =>
        situation.Article.IsOriginal ? null : indexes.Of(new MemoryPair(situation.Original.Language, situation.Article.Language));

    // Cleaning takes away characters that nobody sees; a place counts in the text as it was asked for.
    private static TextSpan PlaceIn(string text, string clean, TextSpan place) =>
        text.Length == clean.Length ? place : text.IndexOf(place.In(clean), StringComparison.Ordinal) is >= 0 and var start ? place with { Start = start } : place;
}
