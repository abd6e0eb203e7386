using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Stories;

/// <summary>What Publish asks and Schedule stores, so that the clock answers as the person who scheduled.</summary>
/// <param name="CorrectionNotice">The notice for readers, null for none.</param>
/// <param name="NoNotice">Said explicitly that a correction goes out without a notice.</param>
/// <param name="PublishAnyway">Why it is published although the original was spiked or another language retracted.</param>
/// <param name="WaivedFindings">Keys of the findings waived by who publishes, with the reason for each.</param>
public sealed record PublishAnswers(
    string? CorrectionNotice = null,
    bool NoNotice = false,
    string? PublishAnyway = null,
    IReadOnlyDictionary<string, string>? WaivedFindings = null)
{
    /// <summary>What the notice is.</summary>
    public NoticeKind NoticeKind { get; init; }

    /// <summary>Where the notice stands; null for where <see cref="NoticeRule"/> puts it.</summary>
    public NoticePlacement? NoticePlacement { get; init; }

    /// <summary>Without a notice: whether it is a technical fix, which moves no time, and no update.</summary>
    public bool IsTechnicalFix { get; init; }
}
