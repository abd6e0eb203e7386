using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>A piece of a Chinese text: a headline, a paragraph, a caption.</summary>
/// <param name="Key">Which piece of the story it is.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="IsHeading">Whether it tells in short what the body tells: headlines and summary. A space in it parts clauses.</param>
public sealed record ChinesePart(string Key, string Text, bool IsHeading = false);

/// <summary>What the checks know besides the text.</summary>
public sealed record ChineseContext
{
    /// <summary>Day of publication, in the newsroom's zone; dates without a year are near it.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>The terms, compiled once for many texts.</summary>
    public TermList Terms { get; init; } = TermList.Empty;

    /// <summary>Words that are forbidden or doubted.</summary>
    public WordList Words { get; init; } = WordList.Starter;
}

/// <summary>Something that a check found in a Chinese text.</summary>
/// <param name="Part">The piece of text.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Place">The place in the piece.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What would be right in place of <paramref name="Place"/>; null where that is not certain.</param>
public sealed record ChineseFinding(ChinesePart Part, CheckKind Kind, Severity Severity, TextSpan Place, Problem Problem, string? Fix = null);
