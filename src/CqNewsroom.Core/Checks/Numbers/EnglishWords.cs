using System.Collections.Frozen;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>English words of figures and those around them.</summary>
internal static class EnglishWords
{
    public static FrozenDictionary<string, int> Months { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["january"] = 1,
        ["february"] = 2,
        ["march"] = 3,
        ["april"] = 4,
        ["may"] = 5,
        ["june"] = 6,
        ["july"] = 7,
        ["august"] = 8,
        ["september"] = 9,
        ["october"] = 10,
        ["november"] = 11,
        ["december"] = 12,
        ["jan"] = 1,
        ["feb"] = 2,
        ["mar"] = 3,
        ["apr"] = 4,
        ["jun"] = 6,
        ["jul"] = 7,
        ["aug"] = 8,
        ["sep"] = 9,
        ["sept"] = 9,
        ["oct"] = 10,
        ["nov"] = 11,
        ["dec"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, int> Weekdays { get; } = Plural(["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"], 0);

    public static FrozenDictionary<string, decimal> Small { get; } = Numbered(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]);

    public static FrozenDictionary<string, decimal> Tens { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, decimal> Scales { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["quadrillion"] = 1_000_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Short scales that stand behind digits.</summary>
    public static FrozenDictionary<string, decimal> ShortScales { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["k"] = 1000,
        ["m"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["mln"] = 1_000_000,
        ["b"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["bln"] = 1_000_000_000,
        ["tn"] = 1_000_000_000_000,
        ["trn"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, decimal> Ordinals { get; } = OrdinalWords();

    /// <summary>Names of parts: thirds, quarters.</summary>
    public static FrozenDictionary<string, decimal> Parts { get; } = PartWords();

    /// <summary>Verbs of multiplying, with all their forms.</summary>
    public static FrozenDictionary<string, decimal> Multiples { get; } = MultipleWords();

    /// <summary>Vague numbers: dozens, hundreds.</summary>
    public static FrozenDictionary<string, decimal> Vague { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["dozens"] = 10,
        ["scores"] = 10,
        ["tens"] = 10,
        ["hundreds"] = 100,
        ["thousands"] = 1000,
        ["millions"] = 1_000_000,
        ["billions"] = 1_000_000_000,
        ["trillions"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, Trend> Trends { get; } = TrendWords();

    /// <summary>Verbs that are nothing but a direction.</summary>
    public static FrozenDictionary<string, Trend> StrongTrends { get; } = Forms(
        ("rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb climbs climbed climbing surge surged surging soar soared", Trend.Up),
        ("fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing plunge plunged plummeted slump slumped", Trend.Down));

    /// <summary>Phrases before a figure, the longest first; words in lower case.</summary>
    public static IReadOnlyList<(string[] Words, Hedge Hedge)> HedgesBefore { get; } = Phrases(
        (Hedge.Below, "nearly|almost|close to|just under|less than|under|below|fewer than|approaching|just short of|short of|just shy of|shy of|lower than|younger than|just below|slightly less than|slightly under|well under|not quite|a little under|a little less than|smaller than|up to nearly"),
        (Hedge.Above, "more than|over|above|exceed|exceeds|exceeded|exceeding|top|tops|topped|topping|surpass|surpassed|surpasses|surpassing|beyond|upward of|upwards of|in excess of|greater than|higher than|older than|well over|well above|just over|just above|slightly more than|slightly over|passed|pass|crossed|larger than|broke|breaking through|no fewer than more than|a little over|a little more than|longer than|outnumbered"),
        (Hedge.About, "about|around|roughly|approximately|an estimated|some|circa|approx|approx.|nearly about"),
        (Hedge.AtMost, "no more than|not more than|at most|at the most|not exceed|not exceeding|not to exceed|up to|as many as|as much as|a maximum of|maximum of|capped at|within|no higher than|no longer than|no later than|no greater than|not over|limited to|a cap of|a ceiling of|not exceeded|not surpass|not be more than|never more than|not be over|no over|no larger than|a limit of"),
        (Hedge.AtLeast, "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|not below|no lower than|not lower than|no under|not under|at a minimum|a floor of|no smaller than|starting from|no shorter than|not be less than|not be fewer than|not be lower than|not be below|not fall below|not drop below|never less than|no younger than"));

    /// <summary>Phrases behind a figure and its unit.</summary>
    public static IReadOnlyList<(string[] Words, Hedge Hedge)> HedgesBehind { get; } = Phrases(
        (Hedge.AtLeast, "or more|and above|or above|or older|and older|or over|and over|and up|or higher|and higher|plus|or greater|or longer|or better|or larger|and more|or upward|or upwards|and upward|and upwards|at least|at a minimum|or taller|minimum"),
        (Hedge.AtMost, "or less|or fewer|or below|or under|and under|and below|at most|or younger|and younger|or lower|and lower|and less|or shorter|maximum|at the most|at maximum|or smaller"),
        (Hedge.About, "or so|or thereabouts|odd"));

    private static FrozenDictionary<string, int> Plural(string[] words, int first)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < words.Length; index++)
            known[words[index]] = known[words[index] + "s"] = first + index;
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, decimal> Numbered(string[] words) =>
        words.Select((word, index) => (word, index)).ToFrozenDictionary(pair => pair.word, pair => (decimal)pair.index, StringComparer.Ordinal);

    private static FrozenDictionary<string, decimal> OrdinalWords()
    {
        string[] words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];
        string[] tens = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
        var known = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["inaugural"] = 1, ["debut"] = 1, ["maiden"] = 1, ["firstly"] = 1, ["hundredth"] = 100 };
        for (var index = 0; index < words.Length; index++)
            known[words[index]] = index + 1;
        for (var index = 0; index < tens.Length; index++)
            known[tens[index]] = (index + 2) * 10;
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, decimal> PartWords()
    {
        var known = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["half"] = 2, ["halves"] = 2, ["quarter"] = 4, ["quarters"] = 4, ["hundredth"] = 100, ["hundredths"] = 100, ["thousandth"] = 1000, ["thousandths"] = 1000 };
        foreach (var (word, value) in OrdinalWords())
        {
            if (value is < 3 or > 20 && value != 100 || word is "inaugural" or "debut")
                continue;
            known[word] = value;
            known[word + "s"] = value;
        }
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, decimal> MultipleWords()
    {
        var known = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["twice"] = 2, ["thrice"] = 3 };
        foreach (var (stem, value) in (ReadOnlySpan<(string, decimal)>)[("doubl", 2), ("tripl", 3), ("trebl", 3), ("quadrupl", 4), ("quintupl", 5), ("sextupl", 6)])
        {
            foreach (var ending in (ReadOnlySpan<string>)["e", "es", "ed", "ing"])
                known[stem + ending] = value;
        }
        foreach (var form in (ReadOnlySpan<string>)["halve", "halved", "halves", "halving"])
            known[form] = 0.5m;
        foreach (var (word, value) in (ReadOnlySpan<(string, decimal)>)[("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10)])
            known[word + "fold"] = value;
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, Trend> TrendWords() => Forms(
        ("rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth climb climbs climbed climbing gain gains gained gaining jump jumps jumped jumping surge surges surged surging soar soars soared soaring expand expands expanded expanding expansion improve improves improved improving improvement up higher raise raises raised raising advance advanced rebound rebounded rebounds pick picked accelerate accelerated widen widened widens boost boosted lift lifted lifts add adds added hike hiked upgrade upgraded extend extended skyrocketed climbing enlarged upswing uptick recovered", Trend.Up),
        ("fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing reduce reduces reduced reducing reduction cut cuts cutting slip slips slipped slump slumped plunge plunged plunges shrink shrinks shrank shrunk shrinking lower lowered lowering down dip dipped dips narrow narrowed narrows slow slows slowed slowing slowdown ease eased eases shed contract contracted contraction trim trimmed slash slashed shorten shortened shortens weaken weakened tumble tumbled slid slide decelerated retreated shaved off compressed pared plummet plummeted", Trend.Down));

    private static FrozenDictionary<string, Trend> Forms(params (string Words, Trend Trend)[] lists)
    {
        var known = new Dictionary<string, Trend>(StringComparer.Ordinal);
        foreach (var (words, trend) in lists)
        {
            foreach (var word in words.Split(' '))
                known[word] = trend;
        }
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static List<(string[] Words, Hedge Hedge)> Phrases(params (Hedge Hedge, string Phrases)[] lists) =>
        [.. lists.SelectMany(list => list.Phrases.Split('|').Select(phrase => (phrase.Split(' '), list.Hedge))).OrderByDescending(pair => pair.Item1.Length)];
}
