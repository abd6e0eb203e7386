using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>A word that the newsroom forbids or doubts.</summary>
/// <param name="Word">The word; … in it stands for up to eight characters of the same clause.</param>
/// <param name="Instead">What to write.</param>
/// <param name="Severity">A hint doubts the word; all above forbids it.</param>
/// <param name="Note">Why, for people; may be empty.</param>
public sealed record WordRule(string Word, string Instead, Severity Severity, string Note = "")
{
    /// <summary>Longer phrases with the same characters in which the word does not stand: 大幅射 is no 幅射.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>Whether it is meant only in front of a figure or a word of time (截止7月10日).</summary>
    public bool BeforeDate { get; init; }
}
