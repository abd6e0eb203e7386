using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Desks;

/// <summary>A review policy as it is shown.</summary>
/// <param name="Language">The language.</param>
/// <param name="Levels">The levels in order.</param>
/// <param name="PublishRole">Editor (then chief editors too) or ChiefEditor.</param>
/// <param name="UrgentPublishers">Who may publish urgently.</param>
/// <param name="Unfilled">Numbers of levels that nobody is left for, when the levels are given to different active persons.</param>
/// <param name="Version">What a change names.</param>
public sealed record PolicyDetails(
    string Language,
    IReadOnlyList<ReviewLevel> Levels,
    Role PublishRole,
    IReadOnlyList<Guid> UrgentPublishers,
    IReadOnlyList<int> Unfilled,
    int Version);

/// <summary>A desk with its settings and policies.</summary>
/// <param name="Id">The desk.</param>
/// <param name="Names">Names by language.</param>
/// <param name="TranslationPoint">From when translations are requested.</param>
/// <param name="TranslationMayLead">Whether a translation may go live before its original.</param>
/// <param name="ContributionCountsForStory">Whether contribution to one language counts for the whole story.</param>
/// <param name="Policies">One for each language of the newsroom.</param>
/// <param name="Version">What a change names.</param>
public sealed record DeskDetails(
    Guid Id,
    IReadOnlyDictionary<string, string> Names,
    TranslationPoint TranslationPoint,
    bool TranslationMayLead,
    bool ContributionCountsForStory,
    IReadOnlyList<PolicyDetails> Policies,
    int Version)
{
    /// <summary>Whether its texts may be sent to the translation machine.</summary>
    public bool MachineAllowed { get; init; }

    /// <summary>Whether also those that are embargoed, scheduled or given to an agency may.</summary>
    public bool MachineForRestricted { get; init; }

    /// <summary>The desk's own lengths of headline and summary by language tag; a language that is missing has the newsroom's.</summary>
    public IReadOnlyDictionary<string, LengthGuides> Guides { get; init; } = new Dictionary<string, LengthGuides>(StringComparer.Ordinal);

    /// <summary>How much findings of a kind weigh here; a kind that is missing weighs what its rule says.</summary>
    public IReadOnlyDictionary<CheckKind, CheckWeight> CheckWeights { get; init; } = new Dictionary<CheckKind, CheckWeight>();

    /// <summary>The newsroom's, of every language.</summary>
    public IReadOnlyDictionary<string, LengthGuides> NewsroomGuides { get; init; } = new Dictionary<string, LengthGuides>(StringComparer.Ordinal);
}

/// <summary>Adds a desk, or changes it where <see cref="DeskId"/> names one; all fields are given.</summary>
/// <param name="DeskId">The desk, null for a new one.</param>
/// <param name="SeenVersion">The version that the administrator saw; 0 for a new one.</param>
/// <param name="Names">Names by language.</param>
/// <param name="TranslationPoint">From when translations are requested.</param>
/// <param name="TranslationMayLead">Whether a translation may go live before its original.</param>
/// <param name="ContributionCountsForStory">Whether contribution to one language counts for the whole story.</param>
public sealed record SaveDesk(
    Guid? DeskId,
    int SeenVersion,
    IReadOnlyDictionary<string, string> Names,
    TranslationPoint TranslationPoint = TranslationPoint.Approved,
    bool TranslationMayLead = true,
    bool ContributionCountsForStory = false)
{
    /// <summary>Whether its texts may be sent to the translation machine. Null leaves it as it is.</summary>
    public bool? MachineAllowed { get; init; }

    /// <summary>Whether also those that are embargoed, scheduled or given to an agency may. Null leaves it as it is.</summary>
    public bool? MachineForRestricted { get; init; }

    /// <summary>The desk's own lengths by language tag; every other language has the newsroom's. Null leaves them as they are.</summary>
    public IReadOnlyDictionary<string, LengthGuides>? Guides { get; init; }

    /// <summary>How much findings of a kind weigh; every other kind weighs what its rule says. Null leaves them as they are.</summary>
    public IReadOnlyDictionary<CheckKind, CheckWeight>? CheckWeights { get; init; }
}

/// <summary>Changes the review policy of a desk and a language; it counts for what is submitted from now on.</summary>
/// <param name="DeskId">The desk.</param>
/// <param name="Language">The language.</param>
/// <param name="SeenVersion">The version that the administrator saw.</param>
/// <param name="Levels">The levels in order; their numbers follow from it.</param>
/// <param name="PublishRole">Editor or ChiefEditor.</param>
/// <param name="UrgentPublishers">Active chief editors of the desk who may publish urgently.</param>
public sealed record ChangePolicy(
    Guid DeskId,
    string Language,
    int SeenVersion,
    IReadOnlyList<ReviewLevel> Levels,
    Role PublishRole,
    IReadOnlyList<Guid> UrgentPublishers);

/// <summary>A section as it is shown.</summary>
/// <param name="Id">The section.</param>
/// <param name="Slug">Its segment of addresses.</param>
/// <param name="Names">Names by language.</param>
/// <param name="Position">Place in the bar, lowest first.</param>
/// <param name="Version">What a change names.</param>
public sealed record SectionDetails(Guid Id, string Slug, IReadOnlyDictionary<string, string> Names, int Position, int Version);

/// <summary>Adds a section, or changes it where <see cref="SectionId"/> names one. Its address is fixed once it exists.</summary>
/// <param name="SectionId">The section, null for a new one.</param>
/// <param name="SeenVersion">The version that the administrator saw; 0 for a new one.</param>
/// <param name="Slug">Segment of addresses; empty leaves it as it is. The addresses before lead on.</param>
/// <param name="Names">Names by language.</param>
/// <param name="Position">Place in the bar, lowest first.</param>
public sealed record SaveSection(Guid? SectionId, int SeenVersion, string Slug, IReadOnlyDictionary<string, string> Names, int Position);
