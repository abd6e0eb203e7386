namespace CqNewsroom.Core.Front;

/// <summary>A live story as the order of the front page knows it.</summary>
/// <param name="Number">Number of the story.</param>
/// <param name="SectionId">Its section.</param>
/// <param name="FirstPublishedAt">When it first went live (UTC).</param>
public sealed record FrontCandidate(int Number, Guid SectionId, DateTime FirstPublishedAt);

/// <summary>Which stories stand where. None stands twice.</summary>
/// <param name="Top">The top, lead first.</param>
/// <param name="Blocks">The sections' parts; a section without stories has none.</param>
/// <param name="Latest">What is newest beside these.</param>
public sealed record FilledFront(IReadOnlyList<int> Top, IReadOnlyList<(Guid SectionId, IReadOnlyList<int> Numbers)> Blocks, IReadOnlyList<int> Latest);

/// <summary>
/// Fills the order that editors made with what is live at this moment. What is live no more leaves no hole: what stands below moves up, and
/// the newest follow.
/// </summary>
internal static class FrontFilling
{
    /// <summary>Fills it.</summary>
    /// <param name="slots">The top as ordered.</param>
    /// <param name="blocks">The sections as ordered.</param>
    /// <param name="live">The live stories that may stand here, newest first: those of the slots, the newest of each section, the newest of all.</param>
    /// <param name="most">How many of the newest are to stand on the page at least.</param>
    /// <param name="now">Now (UTC); a slot that has ended is none.</param>
    public static FilledFront Fill(IReadOnlyList<FrontSlot> slots, IReadOnlyList<FrontBlock> blocks, IReadOnlyList<FrontCandidate> live, int most, DateTime now)
    {
        var open = slots.Where(slot => slot.Until is null || slot.Until > now).ToList();
        var numbers = live.Select(story => story.Number).ToHashSet();
        // A story that was chosen keeps its slot against a section whose newest it is as well.
        var chosen = open.Where(slot => slot.StoryNumber is { } number && numbers.Contains(number)).Select(slot => slot.StoryNumber!.Value).ToHashSet();
        var (used, top) = (new HashSet<int>(), new List<int>());
        foreach (var slot in open)
        {
            var number = slot.Kind == FrontSlotKind.Story
                ? slot.StoryNumber is { } named && chosen.Contains(named) ? named : null
                : live.FirstOrDefault(story => story.SectionId == slot.SectionId && !chosen.Contains(story.Number) && !used.Contains(story.Number))?.Number;
            if (number is { } found && used.Add(found))
                top.Add(found);
        }

        var newest = live.Take(most).ToList();
        foreach (var story in newest.Where(story => !used.Contains(story.Number)).Take(Math.Max(slots.Count, 1) - top.Count).ToList())
        {
            used.Add(story.Number);
            top.Add(story.Number);
        }

        var parts = new List<(Guid, IReadOnlyList<int>)>();
        foreach (var block in blocks)
        {
            var stories = live.Where(story => story.SectionId == block.SectionId && !used.Contains(story.Number)).Take(block.Count).Select(story => story.Number).ToList();
            used.UnionWith(stories);
            if (stories.Count > 0)
                parts.Add((block.SectionId, stories));
        }

        return new FilledFront(top, parts, [.. newest.Where(story => !used.Contains(story.Number)).Select(story => story.Number)]);
    }
}
