using System.Globalization;
using CqNewsroom.Core.Front;
using CqNewsroom.Web.Desk.Shared;

namespace CqNewsroom.Web.Desk.Front;

/// <summary>A slot that is being ordered.</summary>
public sealed class SlotDraft
{
    /// <summary>How a browser writes a local time.</summary>
    public const string LocalTime = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Knows it from others while it moves.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>Number of the story; null for the newest of a section.</summary>
    public int? StoryNumber { get; init; }

    /// <summary>The section whose newest story stands here.</summary>
    public Guid? SectionId { get; init; }

    /// <summary>When it ends in the newsroom's zone, as a browser writes it; empty for no end.</summary>
    public string Until { get; set; } = "";

    /// <summary>A slot as it was read.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="zone">The newsroom's zone.</param>
    public static SlotDraft Of(FrontSlot slot, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return new SlotDraft
        {
            StoryNumber = slot.StoryNumber,
            SectionId = slot.SectionId,
            Until = slot.Until is { } until ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(until, DateTimeKind.Utc), zone).ToString(LocalTime, CultureInfo.InvariantCulture) : "",
        };
    }

    /// <summary>The slot as the service takes it; null where its time is none in the zone.</summary>
    /// <param name="zone">The newsroom's zone.</param>
    public FrontSlot? Slot(TimeZoneInfo zone)
    {
        DateTime? until = null;
        if (Until.Length > 0 && (until = ToUtc(Until, zone)) is null)
            return null;
        return StoryNumber is { } number ? FrontSlot.Of(number, until) : FrontSlot.NewestOf(SectionId!.Value, until);
    }

    /// <summary>A time that was typed, as UTC; null where it is none in the zone.</summary>
    /// <param name="typed">As a browser writes it.</param>
    /// <param name="zone">The newsroom's zone.</param>
    public static DateTime? ToUtc(string? typed, TimeZoneInfo zone) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? ZonedTimes.ToUtc(local, zone) : null;
}

/// <summary>A section's part that is being ordered.</summary>
public sealed class BlockDraft
{
    /// <summary>The section.</summary>
    public Guid SectionId { get; init; }

    /// <summary>How many of its newest stories.</summary>
    public int Count { get; set; } = 4;
}
