using System.Globalization;
using System.Resources;

namespace CqNewsroom.Core.Documents;

/// <summary>
/// A problem of a document as a sentence. Formatted with a culture it speaks that culture's language, so that it can stand as an
/// argument of another sentence.
/// </summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemSentence(DocumentProblem problem) : IFormattable
{
    private static readonly ResourceManager Sentences = new("CqNewsroom.Core.Resources.Problems", typeof(ProblemSentence).Assembly);

    /// <summary>The sentence.</summary>
    /// <param name="format">Without meaning.</param>
    /// <param name="formatProvider">The culture; the current one where it is none.</param>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var culture = formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture;
        var sentence = Sentences.GetString(problem.Code.ToString(), culture) ?? problem.Code.ToString();
        return string.Format(culture, sentence, [.. problem.Args.Append("").Append("")]);
    }

    /// <inheritdoc/>
    public override string ToString() => ToString(null, null);
}
