namespace CqNewsroom.Core.Front;

/// <summary>What a slot of the front page holds.</summary>
public enum FrontSlotKind
{
    /// <summary>One story.</summary>
    Story,

    /// <summary>The newest story of a section that does not stand above it already.</summary>
    NewestOfSection,
}

/// <summary>A place at the top of the front page; the first one leads.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="StoryNumber">Number of the story, for <see cref="FrontSlotKind.Story"/>.</param>
/// <param name="SectionId">The section, for <see cref="FrontSlotKind.NewestOfSection"/>.</param>
/// <param name="Until">When the slot ends (UTC); null for no end.</param>
public sealed record FrontSlot(FrontSlotKind Kind, int? StoryNumber, Guid? SectionId, DateTime? Until = null)
{
    /// <summary>A slot of one story.</summary>
    /// <param name="number">Number of the story.</param>
    /// <param name="until">When it ends (UTC).</param>
    public static FrontSlot Of(int number, DateTime? until = null) => new(FrontSlotKind.Story, number, null, until);

    /// <summary>A slot of a section's newest story.</summary>
    /// <param name="sectionId">The section.</param>
    /// <param name="until">When it ends (UTC).</param>
    public static FrontSlot NewestOf(Guid sectionId, DateTime? until = null) => new(FrontSlotKind.NewestOfSection, null, sectionId, until);
}

/// <summary>A section's part of the front page, below the top.</summary>
/// <param name="SectionId">The section.</param>
/// <param name="Count">How many of its newest stories.</param>
public sealed record FrontBlock(Guid SectionId, int Count);

/// <summary>Whether a version of the front page is the one that readers see.</summary>
public enum FrontState
{
    /// <summary>It waits for its time.</summary>
    Waiting,

    /// <summary>Readers see it.</summary>
    InForce,

    /// <summary>Readers saw it until another one followed.</summary>
    Replaced,

    /// <summary>It was taken back before its time.</summary>
    Withdrawn,
}

/// <summary>
/// One version of a language's front page as editors ordered it. A version is never changed: another order is another version, so that
/// what readers saw at a time stays known and any of them can be put back.
/// </summary>
public sealed class FrontPage
{
    /// <summary>Most slots at the top.</summary>
    public const int MostSlots = 12;

    /// <summary>Most sections below it.</summary>
    public const int MostBlocks = 12;

    /// <summary>Most stories in a section's part.</summary>
    public const int MostInBlock = 8;

    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>BCP 47 tag of the language.</summary>
    public string Language { get; set; } = "";

    /// <summary>1 for the language's first version, without gaps.</summary>
    public int Number { get; set; }

    /// <summary>The top, lead first.</summary>
    public List<FrontSlot> Slots { get; set; } = [];

    /// <summary>The sections below.</summary>
    public List<FrontBlock> Blocks { get; set; } = [];

    /// <summary>What it is to readers.</summary>
    public FrontState State { get; set; }

    /// <summary>Who made it.</summary>
    public Guid MadeById { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime MadeAt { get; set; }

    /// <summary>When it is to go out (UTC); null where it went out at once.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>Since when readers see it (UTC); null while it waits.</summary>
    public DateTime? InForceAt { get; set; }

    /// <summary>When the next of its slots ends (UTC), so that the clock knows when readers' pages change; null where none does.</summary>
    public DateTime? NextEndAt { get; set; }

    /// <summary>When the next slot after a time ends.</summary>
    /// <param name="now">The time (UTC).</param>
    public DateTime? EndAfter(DateTime now) => Slots.Where(slot => slot.Until > now).Min(slot => slot.Until);
}
