using System.Globalization;
using System.Resources;
using System.Runtime.InteropServices;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks;

/// <summary>A place in a text, in UTF-16 units.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first unit behind it.</summary>
    public int End => Start + Length;

    /// <summary>The place between two positions.</summary>
    /// <param name="start">The first unit.</param>
    /// <param name="end">The first unit behind.</param>
    public static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>What stands there.</summary>
    /// <param name="text">The text.</param>
    public string In(string text) => text.Substring(Start, Length);
}

/// <summary>What is wrong, as a sentence of <c>Resources/PairProblems</c> with what it names.</summary>
/// <param name="Code">Key of the sentence.</param>
/// <param name="Arguments">What it names: figures, words, spellings.</param>
public sealed record Problem(ProblemCode Code, params string[] Arguments)
{
    private static readonly ResourceManager Sentences = new("CqNewsroom.Core.Resources.PairProblems", typeof(Problem).Assembly);

    /// <summary>The sentence.</summary>
    /// <param name="language">Interface language, <c>zh-CN</c> or <c>en</c>.</param>
    public string In(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var sentence = Sentences.GetString(Code.ToString(), culture) ?? Code.ToString();
        return string.Format(culture, sentence, Array.ConvertAll<string, object>(Arguments, argument => argument));
    }

    /// <summary>Equal code and arguments.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Problem? other) => other is not null && Code == other.Code && Arguments.AsSpan().SequenceEqual(other.Arguments);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Length);
}

/// <summary>Something that a check found in a source and its translation.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Source">The place in the source, null where it has none.</param>
/// <param name="Target">The place in the translation, null where it has none.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What would be right in place of <paramref name="Target"/>; null where that is not certain.</param>
public sealed record PairFinding(CheckKind Kind, Severity Severity, TextSpan? Source, TextSpan? Target, Problem Problem, string? Fix = null)
{
    /// <summary>Other kinds that the same fault belongs to: a figure with 亿 and a unit is a fault of both.</summary>
    public IReadOnlyList<CheckKind> AlsoKinds { get; init; } = [];

    /// <summary>The kind and the other kinds.</summary>
    public IEnumerable<CheckKind> Kinds => AlsoKinds.Prepend(Kind);
}
