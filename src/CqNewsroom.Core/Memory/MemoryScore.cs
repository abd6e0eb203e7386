namespace CqNewsroom.Core.Memory;

/// <summary>Why a match has fewer points than its likeness alone would give.</summary>
[Flags]
public enum MemoryPenalties
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Numbers or dates differ: 1 point.</summary>
    Numbers = 1,

    /// <summary>Punctuation or case differs: 1 point.</summary>
    Marks = 2,

    /// <summary>Approved, not yet public: 3 points.</summary>
    NotPublic = 4,

    /// <summary>It came with an import and was not translated here: 5 points.</summary>
    Imported = 8,
}

/// <summary>
/// Points of a match. 101: the same text behind the same text (the start of a story counts as one). 100: the same text. Below, the share of
/// characters that stay, in per cent, rounded down; punctuation and spaces are not counted, a number is one character whatever its value.
/// Penalties are taken off at the end, so that nothing with a penalty has 100.
/// </summary>
public static class MemoryScore
{
    /// <summary>The same text in the same context.</summary>
    public const int InContext = 101;

    /// <summary>The same text.</summary>
    public const int Same = 100;

    /// <summary>From here on a match is called fuzzy; below it is no more than an inspiration. None from here on is ever missed.</summary>
    public const int Fuzzy = 75;

    /// <summary>The fewest points that are shown.</summary>
    public const int Shown = 60;

    /// <summary>The fewest points of a sentence inside a paragraph that is shown.</summary>
    public const int ShownSentence = 85;

    /// <summary>Likeness of two texts of which one becomes the other by so many edits.</summary>
    /// <param name="distance">Levenshtein's distance.</param>
    /// <param name="longer">Length of the longer text, not 0.</param>
    public static int Likeness(int distance, int longer) => (int)(100L * (longer - distance) / longer);

    /// <summary>The greatest distance that leaves so many points.</summary>
    /// <param name="points">The points.</param>
    /// <param name="longer">Length of the longer text.</param>
    public static int MostEdits(int points, int longer) => (int)((long)longer * (100 - points) / 100);

    /// <summary>Compares two texts that were found to be alike.</summary>
    /// <param name="asked">The text that is to be translated.</param>
    /// <param name="known">The remembered text.</param>
    /// <param name="likeness">As <see cref="Likeness"/> says it of their keys.</param>
    /// <param name="isInContext">Whether both stand behind the same text.</param>
    /// <param name="ofStatus">Penalties that do not come from the texts.</param>
    /// <returns>The points and all penalties.</returns>
    public static (int Points, MemoryPenalties Penalties) Of(MemoryText asked, MemoryText known, int likeness, bool isInContext, MemoryPenalties ofStatus)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        var penalties = ofStatus;
        var points = likeness;
        if (!string.Equals(asked.Exact, known.Exact, StringComparison.Ordinal))
        {
            if (!string.Equals(asked.Numbers, known.Numbers, StringComparison.Ordinal))
                penalties |= MemoryPenalties.Numbers;
            // In unlike texts the marks differ because the words do.
            if (likeness == Same && (!string.Equals(asked.Marks, known.Marks, StringComparison.Ordinal) || !penalties.HasFlag(MemoryPenalties.Numbers)))
                penalties |= MemoryPenalties.Marks;
        }
        else if (isInContext)
        {
            points = InContext;
        }

        return (points - Worth(penalties), penalties);
    }

    private static int Worth(MemoryPenalties penalties) =>
        (penalties.HasFlag(MemoryPenalties.Numbers) ? 1 : 0) + (penalties.HasFlag(MemoryPenalties.Marks) ? 1 : 0)
        + (penalties.HasFlag(MemoryPenalties.NotPublic) ? 3 : 0) + (penalties.HasFlag(MemoryPenalties.Imported) ? 5 : 0);
}
