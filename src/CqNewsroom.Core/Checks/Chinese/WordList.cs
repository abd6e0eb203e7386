using System.Buffers;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>Words that are forbidden or doubted, compiled for looking up; immutable, for any number of threads.</summary>
public sealed class WordList
{
    private static readonly Lazy<IReadOnlyList<WordRule>> LazyRules = new(ReadStarter);

    private static readonly Lazy<WordList> LazyStarter = new(() => new WordList(LazyRules.Value));

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；：！？、\n");

    private readonly WordFinder _finder;
    private readonly List<(WordRule? Rule, string Behind)> _words = [];

    /// <summary>Compiles a list.</summary>
    /// <param name="rules">The rules; those without a word are left out.</param>
    public WordList(IEnumerable<WordRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var byWord = new Dictionary<string, (WordRule? Rule, string Behind)>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            var halves = rule.Word.Split('…', 2);
            var word = KeyOf(rule.Word);
            if (word.Length == 0)
                continue;
            byWord[word] = (rule, halves.Length > 1 ? MatchText.Of(halves[1], isHeading: false).Text : "");
            // An exception that is a rule of its own stays one.
            foreach (var exception in rule.Exceptions.Select(exception => MatchText.Of(exception, isHeading: false).Text).Where(exception => exception.Length > 0))
                byWord.TryAdd(exception, (null, ""));
        }
        _words.AddRange(byWord.Values);
        _finder = new WordFinder([.. byWord.Keys]);
    }

    /// <summary>Wrong characters that are wrong everywhere, and a few that are doubtful.</summary>
    public static WordList Starter => LazyStarter.Value;

    /// <summary>Its rules.</summary>
    public static IReadOnlyList<WordRule> StarterRules => LazyRules.Value;

    /// <summary>No words.</summary>
    public static WordList Empty { get; } = new([]);

    /// <summary>What a list finds a word by: all before … , in half width, simplified, without what nobody sees. Of two words with the same one the later holds.</summary>
    /// <param name="word">The word.</param>
    internal static string KeyOf(string word) => MatchText.Of(word.Split('…', 2)[0], isHeading: false).Text;

    /// <summary>The words in a text; a longer word or exception hides what it overlaps.</summary>
    internal IEnumerable<(TextSpan Span, WordRule Rule)> Find(MatchText text)
    {
        foreach (var hit in WordFinder.Longest(_finder.All(text.Text, out _), hit => (hit.Start, hit.Length), hit => _words[hit.Word].Rule is null ? 1 : 0))
        {
            var (rule, rest) = _words[hit.Word];
            var end = hit.Start + hit.Length;
            if (rule is not null && (rest.Length == 0 || IsInClause(text.Text, end, rest)) && (!rule.BeforeDate || IsDateAt(text.Text, end)))
                yield return (text.Original(hit.Start, hit.Length), rule);
        }
    }

    private static bool IsInClause(string text, int at, string rest)
    {
        var found = text.AsSpan(at, Math.Min(8 + rest.Length, text.Length - at)).IndexOf(rest, StringComparison.Ordinal);
        return found >= 0 && !text.AsSpan(at, found).ContainsAny(ClauseEnds);
    }

    private static bool IsDateAt(string text, int at) =>
        at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '今' or '昨' or '前' or '去' or '本' or '上' || text.AsSpan(at).StartsWith("目前", StringComparison.Ordinal));

    private static List<WordRule> ReadStarter()
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream("CqNewsroom.Core.Checks.Chinese.Words.tsv")
            ?? throw new InvalidOperationException("The list of words is missing.");
        using var reader = new StreamReader(stream);
        List<WordRule> rules = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            rules.Add(new WordRule(cells[0].TrimEnd('#'), cells[1], Enum.Parse<Severity>(cells[2], ignoreCase: true))
            {
                BeforeDate = cells[0].EndsWith('#'),
                Exceptions = cells.Length > 3 ? cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
            });
        }
        return rules;
    }
}
