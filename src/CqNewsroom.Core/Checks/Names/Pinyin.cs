using System.Collections.Frozen;

namespace CqNewsroom.Core.Checks.Names;

/// <summary>Readings of Chinese characters without tones, and pinyin words cut into syllables (R13 in docs/checks.md).</summary>
internal static class Pinyin
{
    private const int LongestWord = 24;
    private const int MostSplits = 12;

    private static readonly FrozenDictionary<char, string[]> Readings = Load();
    private static readonly FrozenSet<string> Syllables = Readings.Values.SelectMany(readings => readings).Where(syllable => syllable is not ("m" or "n" or "ng" or "hng" or "o" or "e")).Append("e").Concat(["lyu", "nyu", "lu", "lve", "nve", "lue", "nue"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The readings of a character, the usual first; none for what is no common character.</summary>
    public static string[] Of(char character) => Readings.TryGetValue(character, out var readings) ? readings : [];

    /// <summary>Whether a character has the reading; ü may be written v, u, yu.</summary>
    public static bool Has(char character, string syllable) => Readings.TryGetValue(character, out var readings) && Array.Exists(readings, reading => IsSame(reading, syllable));

    /// <summary>Whether two syllables are the same.</summary>
    public static bool IsSame(string reading, string syllable) =>
        reading == syllable || (reading.Contains('v', StringComparison.Ordinal) && (reading.Replace("v", "yu", StringComparison.Ordinal) == syllable || reading.Replace('v', 'u') == syllable));

    /// <summary>All ways to cut a word into syllables, the fewest first; none where it is no pinyin.</summary>
    public static List<string[]> Split(string word)
    {
        List<string[]> splits = [];
        var lower = word.ToLowerInvariant().Replace('ü', 'v');
        if (lower.Length is > 0 and <= LongestWord)
            Split(lower, 0, [], splits);
        splits.Sort((left, right) => left.Length.CompareTo(right.Length));
        return splits;
    }

    /// <summary>Pinyin of a word as it is printed: capital first, an apostrophe before a syllable that begins with a, e or o.</summary>
    public static string Join(IEnumerable<string> syllables)
    {
        var word = "";
        foreach (var syllable in syllables)
            word += word.Length > 0 && syllable[0] is 'a' or 'e' or 'o' ? "'" + syllable : syllable;
        word = word.Replace("v", "yu", StringComparison.Ordinal);
        return word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static void Split(string word, int at, List<string> taken, List<string[]> splits)
    {
        if (splits.Count >= MostSplits || taken.Count > 6)
            return;
        if (at == word.Length)
        {
            splits.Add([.. taken]);
            return;
        }
        if (word[at] is '\'' or '\u2019' or '-' && at > 0)
        {
            Split(word, at + 1, taken, splits);
            return;
        }
        for (var length = Math.Min(6, word.Length - at); length > 0; length--)
        {
            var syllable = word.Substring(at, length);
            if (!Syllables.Contains(syllable))
                continue;
            taken.Add(syllable);
            Split(word, at + length, taken, splits);
            taken.RemoveAt(taken.Count - 1);
        }
    }

    private static FrozenDictionary<char, string[]> Load()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("CqNewsroom.Core.Checks.Names.Pinyin.txt") ?? throw new InvalidOperationException("The table of readings is missing.");
        using var reader = new StreamReader(stream);
        Dictionary<char, List<string>> table = [];
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            // The second group holds characters for which this is a further reading.
            for (var group = 1; group < parts.Length; group++)
            {
                foreach (var character in parts[group])
                {
                    if (!table.TryGetValue(character, out var readings))
                        table[character] = readings = [];
                    readings.Insert(group == 1 ? 0 : readings.Count, parts[0]);
                }
            }
        }
        return table.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
