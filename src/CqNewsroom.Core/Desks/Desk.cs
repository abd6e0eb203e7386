using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Desks;

/// <summary>From when translations of an original are requested by the workflow itself.</summary>
public enum TranslationPoint
{
    /// <summary>As soon as the original is submitted.</summary>
    Submitted,

    /// <summary>When the original is approved; the default.</summary>
    Approved,

    /// <summary>When the original goes live.</summary>
    Live,
}

/// <summary>A desk: the part of the newsroom that owns stories, with its settings.</summary>
public sealed class Desk
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Name by language tag.</summary>
    public Dictionary<string, string> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>From when translations are requested.</summary>
    public TranslationPoint TranslationPoint { get; set; } = TranslationPoint.Approved;

    /// <summary>Whether a translation may go live before its original; default yes.</summary>
    public bool TranslationMayLead { get; set; } = true;

    /// <summary>Whether a contributor of any language's text of the story counts as a contributor of all; default no.</summary>
    public bool ContributionCountsForStory { get; set; }

    /// <summary>Whether texts of the desk may be sent to the newsroom's translation machine; default no.</summary>
    public bool MachineAllowed { get; set; }

    /// <summary>Whether also those that are embargoed, scheduled or given to an agency may; nothing without <see cref="MachineAllowed"/>. Default no.</summary>
    public bool MachineForRestricted { get; set; }

    /// <summary>Lengths of headline and summary by language tag; a language that is missing has the newsroom's.</summary>
    public Dictionary<string, LengthGuides> Guides { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How much findings of a kind weigh at this desk; a kind that is missing weighs what its rule says.</summary>
    public Dictionary<CheckKind, CheckWeight> CheckWeights { get; set; } = [];

    /// <summary>Raised by every change; a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>The name in a language, or in any where that one has none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names.Values.FirstOrDefault() ?? "";

    /// <summary>How long headline and summary should be in a language.</summary>
    /// <param name="newsroom">The newsroom, whose lengths stand where the desk has none.</param>
    /// <param name="language">BCP 47 tag.</param>
    public LengthGuides GuidesIn(Newsroom newsroom, string language)
    {
        ArgumentNullException.ThrowIfNull(newsroom);
        return Guides.GetValueOrDefault(language) ?? newsroom.GuidesIn(language);
    }
}
