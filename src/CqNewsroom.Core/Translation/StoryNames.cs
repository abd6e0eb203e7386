using CqNewsroom.Core.Checks;

namespace CqNewsroom.Core.Translation;

/// <summary>How a translation spells the persons of its story: the same person keeps one spelling in all of it (R13 in docs/checks.md).</summary>
internal static class StoryNames
{
    /// <summary>The English name by the Chinese one; of several spellings the first in the order of the text.</summary>
    /// <param name="parts">The parts of the translation.</param>
    /// <param name="context">What the checks know.</param>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<PairedPart> parts, CheckContext context)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!context.IsChineseToEnglish)
            return names;
        foreach (var part in parts)
        {
            var reading = PairChecks.Read(part.Pair, context);
            foreach (var (source, target) in reading.Names)
                names.TryAdd(source.In(part.Pair.Source), target.In(reading.Target.Plain));
        }

        return names;
    }
}
