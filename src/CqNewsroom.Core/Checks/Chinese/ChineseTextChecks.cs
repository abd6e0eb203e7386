namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>Checks a Chinese text alone, without a translation (docs/checks.md). Pure; nothing is ever changed.</summary>
public static class ChineseTextChecks
{
    /// <summary>Finds what is wrong.</summary>
    /// <param name="parts">The pieces of one story, in its order.</param>
    /// <param name="context">What is known besides.</param>
    /// <returns>By piece and place.</returns>
    public static IReadOnlyList<ChineseFinding> Check(IReadOnlyList<ChinesePart> parts, ChineseContext context)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(context);
        var figures = StoryFigures.Find(parts, context).ToLookup(finding => finding.Part);
        return
        [
            .. parts.SelectMany(part => DateCheck.Find(part, context.Published)
                .Concat(figures[part])
                .Concat(NearTermCheck.Find(part, context.Terms))
                .Concat(WordCheck.Find(part, context))
                .OrderBy(finding => finding.Place.Start)),
        ];
    }
}
