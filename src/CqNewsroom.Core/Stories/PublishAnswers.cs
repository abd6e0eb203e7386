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
    IReadOnlyDictionary<string, string>? WaivedFindings = null);
