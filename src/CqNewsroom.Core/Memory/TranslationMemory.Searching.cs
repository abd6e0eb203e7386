using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Memory;

// Concordance: where words stand on either side of the memory.
public sealed partial class TranslationMemory
{
    /// <summary>The most segments that a search shows.</summary>
    public const int MostFound = 30;

    /// <summary>The longest words of a search.</summary>
    public const int LongestWords = 100;

    // Some of what is found is no longer offered.
    private const int MostLookedAt = 300;

    /// <summary>Finds words in the source or in the translation, the latest first; what was corrected is found too and says so.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The translation that they write; its languages are searched.</param>
    /// <param name="words">What to find as it is written, case aside; two characters are enough, fewer find nothing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<MemorySearch>> SearchAsync(Asker asker, Guid articleId, string words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (PlainTexts.Clean(words, out var clean, LongestWords) is { } wrong)
            return wrong;
        await using var db = await factory.OpenAsync(cancellation);
        var (situation, refusal) = await MayUseAsync(db, asker, articleId, cancellation);
        if (situation is null)
            return refusal!;
        var isComplete = indexes.IsComplete;
        if (clean.Length < 2 || Index(situation) is not { } index)
            return new MemorySearch(isComplete, []);
        var (source, target, lower) = (situation.Original.Language, situation.Article.Language, clean.ToLowerInvariant());
        // The source has an index, unless its key is a single number; elsewhere the database looks, from the latest on.
        var (key, ofPair) = (MemoryText.Of(clean).Key, db.MemorySegments.AsNoTracking().Where(s => s.SourceLanguage == source && s.TargetLanguage == target));
        var inSource = key.Length > 1
            ? index.FindContaining(key, MostLookedAt)
            : await Latest(ofPair.Where(s => s.Source.ToLower().Contains(lower))).ToListAsync(cancellation);
        var inTarget = await Latest(ofPair.Where(s => s.Target.ToLower().Contains(lower))).ToListAsync(cancellation);
        var offered = await new OfferedSegments(db, situation.Person, asker.Language).ReadAsync([.. inSource.Union(inTarget)], cancellation);
        var sentences = offered.Values.Where(found => found.Segment.Kind == SegmentKind.Sentence).Select(found => (found.Segment.RevisionId, found.Segment.BlockId)).ToHashSet();
        return new MemorySearch(
            isComplete,
            [
                .. offered.Values
                    // Where a sentence was found, its paragraph says nothing more.
                    .Where(found => found.Segment.Kind == SegmentKind.Sentence || !sentences.Contains((found.Segment.RevisionId, found.Segment.BlockId)))
                    .OrderByDescending(found => found.Segment.Number)
                    .Select(found => Found(found, clean))
                    .Where(found => found.InSource.Count + found.InTarget.Count > 0)
                    .DistinctBy(found => (found.Source, found.Target))
                    .Take(MostFound),
            ]);

        static IQueryable<int> Latest(IQueryable<MemorySegment> segments) => segments.OrderByDescending(s => s.Number).Select(s => s.Number).Take(MostLookedAt);
    }

    private static FoundSegment Found(OfferedSegment found, string words) => new(
        found.Segment.Number, found.Status, found.Segment.Source, found.Segment.Target, Places(found.Segment.Source, words), Places(found.Segment.Target, words), found.Origin);

    private static List<TextSpan> Places(string text, string words)
    {
        var places = new List<TextSpan>();
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.OrdinalIgnoreCase))
            places.Add(new TextSpan(at, words.Length));
        return places;
    }
}
