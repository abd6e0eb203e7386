using CqNewsroom.Core.Checks.Names;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks;

/// <summary>A Chinese text and its English as the checks read them; places in the English are those of its text without tags.</summary>
/// <param name="Source">The source.</param>
/// <param name="Target">The target.</param>
/// <param name="Figures">The figures, what became of them and what is wrong with them.</param>
/// <param name="Names">The persons' names that are right.</param>
/// <param name="Findings">All that is wrong.</param>
internal sealed record PairReading(SourceText Source, TargetText Target, FigureComparison Figures, IReadOnlyList<(TextSpan Source, TextSpan Target)> Names, IReadOnlyList<PairFinding> Findings);

/// <summary>
/// Checks a text against its translation. Pure: no clock, no database, no state; any number of threads may call it. From Chinese into English
/// all rules of docs/checks.md apply, between other languages those that know no language.
/// </summary>
public static class PairChecks
{
    /// <summary>Longer texts are cut before they are looked at; an article's paragraph is far shorter.</summary>
    private const int LongestText = 50_000;

    private const int MostFindings = 60;

    /// <summary>Finds what is wrong, the heaviest first, then in the order of the text.</summary>
    /// <param name="pair">The two texts.</param>
    /// <param name="context">What else is known.</param>
    /// <returns>The findings; empty for a right translation.</returns>
    public static IReadOnlyList<PairFinding> Check(CheckedPair pair, CheckContext context)
    {
        pair = Cut(pair);
        if (WordChecks.Untranslated(pair.Source, pair.Target) is { } nothing)
            return [nothing];
        var target = TargetText.Of(pair.Target);
        List<PairFinding> findings = [.. WordChecks.Find(target.Plain, pair.Source), .. WordChecks.Links(pair)];
        if (context.IsChineseToEnglish)
            findings.AddRange(ChineseToEnglish(pair, target, context).Findings);
        else
            findings.AddRange(CodeChecks.Find(Codes.InEnglish(HalfWidth.Of(pair.Source)), pair.Source, target.Plain, hasLookalike: false));
        findings.AddRange(Consistency(pair, context.Story));
        return [.. findings
            .Distinct()
            .Select(finding => finding.Target is { } span ? finding with { Target = target.Back(span) } : finding)
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Target?.Start ?? finding.Source?.Start ?? 0)
            .Take(MostFindings)];
    }

    /// <summary>Reads a pair as <see cref="Check"/> does, and keeps what it saw; either text may be empty.</summary>
    /// <param name="pair">A Chinese text and its English.</param>
    /// <param name="context">What else is known.</param>
    internal static PairReading Read(CheckedPair pair, CheckContext context)
    {
        pair = Cut(pair);
        return ChineseToEnglish(pair, TargetText.Of(pair.Target), context);
    }

    private static CheckedPair Cut(CheckedPair pair) => pair with { Source = PlainTexts.Cut(pair.Source, LongestText), Target = PlainTexts.Cut(pair.Target, LongestText) };

    private static PairReading ChineseToEnglish(CheckedPair pair, TargetText target, CheckContext context)
    {
        List<PairFinding> findings = [];
        var source = SourceText.Of(pair.Source, context.Terms);
        var plain = target.Plain;
        var masked = Masked(plain, CodeChecks.Places(source.CodeList, plain));
        var tokens = new EnglishTokens(masked);
        findings.AddRange(MarkChecks.Find(pair.Source, plain));
        findings.AddRange(QuoteChecks.Find(pair.Source, plain, target.HasEmphasis || pair.TargetHasEmphasis));
        findings.AddRange(CodeChecks.Find(source.CodeList, source.Normal, Linked(plain, pair), source.HasLookalike));
        findings.AddRange(TermChecks.Find(source.Terms, pair.Source, plain, context.Story));
        findings.AddRange(PlaceChecks.Find(source.Places, pair.Source, plain, tokens));
        var names = NameChecks.Find(pair.Source, plain, tokens, context.Names);
        findings.AddRange(names.Findings.Where(finding => !findings.Exists(other => other.Kind == CheckKind.Place && other.Target == finding.Target)));
        var figures = FigureChecks.Compare(source, masked, tokens, context.Published);
        findings.AddRange(figures.Findings);
        return new PairReading(source, target, figures, names.Right, findings);
    }

    /// <summary>A link that stands behind a word is there, though plain text does not show it.</summary>
    private static string Linked(string plain, CheckedPair pair) => pair.TargetLinks.Count == 0 ? plain : plain + "\n" + string.Join('\n', pair.TargetLinks);

    private static string Masked(string text, List<TextSpan> places)
    {
        if (places.Count == 0)
            return text;
        var masked = text.ToCharArray();
        foreach (var place in places)
            masked.AsSpan(place.Start, place.Length).Fill(SourceText.Hidden);
        return new string(masked);
    }

    /// <summary>The same sentence elsewhere in the story with other English is worth a look.</summary>
    private static IEnumerable<PairFinding> Consistency(CheckedPair pair, IReadOnlyList<CheckedPair> story)
    {
        var source = pair.Source.Trim();
        if (source.Length < 6)
            yield break;
        foreach (var other in story)
        {
            if (ReferenceEquals(other, pair) || other.Source.Trim() != source || other.Target.Trim().Length == 0 || string.Equals(other.Target.Trim(), pair.Target.Trim(), StringComparison.OrdinalIgnoreCase))
                continue;
            yield return new PairFinding(CheckKind.Inconsistent, Severity.Hint, new TextSpan(0, pair.Source.Length), new TextSpan(0, pair.Target.Length), new Problem(ProblemCode.OtherwiseElsewhere, PlainTexts.Excerpt(other.Target.Trim(), 120)));
            yield break;
        }
    }
}
