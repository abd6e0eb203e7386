using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Desks;

/// <summary>Levels to begin a review policy with.</summary>
public static class ReviewTemplates
{
    /// <summary>The most levels a policy may have.</summary>
    public const int MostLevels = ReviewPolicy.MostLevels;

    /// <summary>One editor's review, the default of a new desk.</summary>
    public static IReadOnlyList<ReviewLevel> OneReview { get; } = [Level(1, LevelKind.Review, "审核", "Review", Role.Editor)];

    /// <summary>The three-review, three-proof rule (三审三校) of the Chinese press: three reviews, then three proofs.</summary>
    public static IReadOnlyList<ReviewLevel> ThreeReviewThreeProof { get; } =
    [
        Level(1, LevelKind.Review, "初审", "First review", Role.Editor),
        Level(2, LevelKind.Review, "复审", "Second review", Role.Editor),
        Level(3, LevelKind.Review, "终审", "Final review", Role.ChiefEditor),
        Level(4, LevelKind.Proofreading, "一校", "First proof", Role.Editor),
        Level(5, LevelKind.Proofreading, "二校", "Second proof", Role.Editor),
        Level(6, LevelKind.Proofreading, "三校", "Third proof", Role.Editor),
    ];

    /// <summary>The roles that may sign a level: those of the house that hold languages or pairs.</summary>
    public static IReadOnlyList<Role> SigningRoles { get; } = [Role.Editor, Role.ChiefEditor, Role.Reporter, Role.Translator];

    private static ReviewLevel Level(int number, LevelKind kind, string chinese, string english, Role role) =>
        new(number, kind, new Dictionary<string, string>(StringComparer.Ordinal) { ["zh-CN"] = chinese, ["en"] = english }, role);
}
