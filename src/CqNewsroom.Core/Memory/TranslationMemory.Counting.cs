using CqNewsroom.Core.Checks;
using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Memory;

// What an order is counted against.
public sealed partial class TranslationMemory
{
    // Questions that are asked together: each holds its hits until its batch is answered.
    private const int QuestionsTogether = 40;

    /// <summary>The best points of texts among what an agency would be offered, which is what readers have.</summary>
    /// <param name="db">The database.</param>
    /// <param name="pair">The languages.</param>
    /// <param name="agencyId">The agency.</param>
    /// <param name="upTo">Number of the last segment that counts.</param>
    /// <param name="texts">The texts, each with the text before it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Points from <see cref="MemoryScore.Fuzzy"/> on, else 0, one for each text; null while this server has not read the memory that far.</returns>
    internal async Task<IReadOnlyList<int>?> BestPointsAsync(INewsroomDb db, MemoryPair pair, Guid agencyId, int upTo, IReadOnlyList<(string Text, string? Previous)> texts, CancellationToken cancellation)
    {
        if (!indexes.HasRead(upTo))
            return null;
        if (indexes.Of(pair) is not { } index)
            return [.. texts.Select(_ => 0)];
        var segments = new OfferedSegments(db, new PersonFacts(Guid.Empty, "", agencyId, []), pair.Target);
        var points = new List<int>(texts.Count);
        foreach (var some in texts.Chunk(QuestionsTogether))
        {
            var questions = some.Select(text => new Question(TextSpan.Between(0, text.Text.Length), text.Text, text.Previous ?? "", MemoryScore.Fuzzy, 1, isSentence: false)).ToList();
            await AnswerAsync(index, segments, questions, cancellation, upTo);
            points.AddRange(questions.Select(question => question.BestPoints));
        }

        return points;
    }
}
