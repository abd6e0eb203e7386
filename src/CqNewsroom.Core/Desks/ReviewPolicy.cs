using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Desks;

/// <summary>What a level of review is: reading for content, or for print.</summary>
public enum LevelKind
{
    /// <summary>A review (审); the last one signed gives the editor's credit.</summary>
    Review,

    /// <summary>A proofreading (校).</summary>
    Proofreading,
}

/// <summary>One level of a review policy.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Kind">A review or a proofreading.</param>
/// <param name="Names">Name by language tag, for example 初审 and First review.</param>
/// <param name="Role">The role whose holders on the desk, with the article's language, may sign.</param>
public sealed record ReviewLevel(int Number, LevelKind Kind, IReadOnlyDictionary<string, string> Names, Role Role)
{
    /// <summary>The name in a language, or in any where that one has none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) => Names.TryGetValue(language, out var name) ? name : Names.Values.FirstOrDefault() ?? "";
}

/// <summary>Of a desk and a language: the levels an article passes, and who may publish.</summary>
public sealed class ReviewPolicy
{
    /// <summary>The most levels a policy may have.</summary>
    public const int MostLevels = 6;

    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The desk.</summary>
    public Guid DeskId { get; set; }

    /// <summary>The language, a BCP 47 tag.</summary>
    public string Language { get; set; } = "";

    /// <summary>The levels in order, one to six, at least one of them a review.</summary>
    public List<ReviewLevel> Levels { get; set; } = [];

    /// <summary><see cref="Role.Editor"/> (then chief editors too) or <see cref="Role.ChiefEditor"/>.</summary>
    public Role PublishRole { get; set; } = Role.Editor;

    /// <summary>The chief editors who may publish urgently; nobody by default.</summary>
    public List<Guid> UrgentPublishers { get; set; } = [];

    /// <summary>Raised by every change.</summary>
    public int Version { get; set; }

    /// <summary>One editor's review, published by editors: what a desk has before anybody sets a policy.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="language">BCP 47 tag.</param>
    public static ReviewPolicy Default(Guid deskId, string language) => new()
    {
        DeskId = deskId,
        Language = language,
        Levels =
        [
            new ReviewLevel(1, LevelKind.Review, new Dictionary<string, string>(StringComparer.Ordinal) { ["zh-CN"] = "编辑审稿", ["en"] = "Editor's review" }, Role.Editor),
        ],
    };
}
