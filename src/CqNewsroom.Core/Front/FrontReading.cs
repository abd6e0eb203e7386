using CqNewsroom.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Front;

/// <summary>Reads the order of a front page and fills it from <see cref="LiveArticles"/>, for readers and for the editors' preview alike.</summary>
internal static class FrontReading
{
    /// <summary>The version that readers see; null where no editor ordered the page.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="language">BCP 47 tag.</param>
    public static IQueryable<FrontPage> InForce(INewsroomDb db, string language) =>
        db.FrontPages.AsNoTracking().Where(page => page.Language == language && page.State == FrontState.InForce);

    /// <summary>Fills an order with live articles, and in a preview with those that will be.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="slots">The top.</param>
    /// <param name="blocks">The sections.</param>
    /// <param name="most">How many of the newest are to stand on the page at least.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="coming">What will be live at that time, newest first; for readers nothing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<(FilledFront Filled, IReadOnlyDictionary<int, LiveArticle> Rows)> FillAsync(
        INewsroomDb db, string language, IReadOnlyList<FrontSlot> slots, IReadOnlyList<FrontBlock> blocks, int most, DateTime now, IReadOnlyList<LiveArticle> coming, CancellationToken cancellation)
    {
        var live = LiveArticles.Of(db, language, PublicListKey.Front);
        // Keys first: texts are read of those alone that will stand on the page.
        var ahead = coming.Select(row => new FrontCandidate(row.Story.Number, row.Story.SectionId, row.Article.FirstPublishedAt!.Value)).ToList();
        var newest = ahead.Concat(await CandidatesAsync(live.NewestFirst().Take(most), cancellation)).Take(most).ToList();
        var numbers = slots.Where(slot => slot.StoryNumber is not null).Select(slot => slot.StoryNumber!.Value).Distinct().ToList();
        var others = numbers.Count == 0 ? [] : await CandidatesAsync(live.Where(p => numbers.Contains(p.Story.Number)), cancellation);
        foreach (var section in slots.Select(slot => slot.SectionId).OfType<Guid>().Concat(blocks.Select(block => block.SectionId)).Distinct())
        {
            // What stands above may be its newest, so as many more are looked at.
            var needed = slots.Count + blocks.Where(block => block.SectionId == section).Sum(block => block.Count);
            others.AddRange(await CandidatesAsync(live.Where(p => p.Section.Id == section).NewestFirst().Take(needed + most), cancellation));
        }

        // Newest first: filling counts on it. A story whose slot ended was read by its number and stands where its age puts it.
        var candidates = newest.Concat(ahead).Concat(others).DistinctBy(story => story.Number).OrderByDescending(story => story.FirstPublishedAt).ThenByDescending(story => story.Number);
        var filled = FrontFilling.Fill(slots, blocks, [.. candidates], Math.Min(most, newest.Count), now);
        var shown = filled.Top.Concat(filled.Blocks.SelectMany(block => block.Numbers)).Concat(filled.Latest).ToList();
        var rows = await live.Where(p => shown.Contains(p.Story.Number)).ToListAsync(cancellation);
        return (filled, rows.Concat(coming.Where(row => shown.Contains(row.Story.Number))).ToDictionary(row => row.Story.Number));
    }

    private static async Task<List<FrontCandidate>> CandidatesAsync(IQueryable<LiveArticle> live, CancellationToken cancellation) =>
        (await live.Select(p => new { p.Story.Number, p.Story.SectionId, p.Article.FirstPublishedAt }).ToListAsync(cancellation))
            .ConvertAll(story => new FrontCandidate(story.Number, story.SectionId, story.FirstPublishedAt!.Value));
}
