using System.Globalization;
using System.Text.RegularExpressions;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>Right translations of ordinary news are silent, and each fault planted in them by rule is found.</summary>
public sealed partial class OrdinaryNewsTests
{
    private static readonly (string Name, Func<string, IEnumerable<string>> Damage)[] Damages =
    [
        ("scale", text => Replace(text, @"\bmillion\b", "billion").Concat(Replace(text, @"\bbillion\b", "million")).Concat(Replace(text, @"\btrillion\b", "billion"))),
        ("times ten", text => Numbers(text, 2).Where(match => !match.Value.Contains('.', StringComparison.Ordinal)).Select(match => Put(text, match, Grouped(Number(match) * 10)))),
        ("a tenth", text => Numbers(text, 2).Where(match => Number(match) % 10 == 0).Select(match => Put(text, match, Grouped(Number(match) / 10)))),
        ("another digit", text => Numbers(text, 2).Select(match => Put(text, match, match.Value[..^1] + (match.Value[^1] == '7' ? '3' : '7')))),
        ("swapped digits", text => Numbers(text, 2).Where(match => char.IsDigit(match.Value[^2]) && match.Value[^1] != match.Value[^2]).Select(match => Put(text, match, match.Value[..^2] + match.Value[^1] + match.Value[^2]))),
        ("another month", text => Replace(text, @"\b(January|February|March|April|June|July|August|September|October|November|December)\b(?= \d)", "May")),
        ("points", text => Replace(text, @"\bpercentage points?\b", "percent")),
        ("direction", text => Replace(text, @"\b(rose|grew|increased|climbed)\b(?= \d)", "fell").Concat(Replace(text, @"\b(fell|dropped|declined)\b(?= \d)", "rose")).Concat(Replace(text, @"(?<!make |-)\bup(?= \d)", "down")).Concat(Replace(text, @"\bdown(?= \d)", "up"))),
        ("hedge", text => Replace(text, @"\b[Mm]ore than(?= \d)", "nearly").Concat(Replace(text, @"\b[Nn]early(?= \d)", "more than"))),
        ("currency", text => Replace(text, @"\byuan\b", "euros")),
        ("half of the year", text => Replace(text, @"\bfirst half\b", "second half")),
        ("half of the day", text => Replace(text, @"(?<=\d )p\.m\.", "a.m.").Concat(Replace(text, @"(?<=\d )a\.m\.", "p.m."))),
        ("comparison", text => Replace(text, "year on year", "month on month")),
        ("weekday", text => Replace(text, @"\bSunday, July", "Monday, July")),
        ("repeated word", text => Replace(text, @"\bthe (?=[a-z])", "the the ")),
        ("full width", text => Replace(text, ", ", "，")),
        ("space", text => Replace(text, @"(?<=[a-z]) (?=[a-z])", "  ").Take(1)),
    ];

    public static TheoryData<string> DamageNames => [.. Damages.Select(damage => damage.Name)];

    [Fact]
    public void Right_translations_raise_no_warning()
    {
        var failed = from row in CheckRows.Ordinary
                     let faults = CheckRows.Faults(row.Chinese, row.Right)
                     where faults.Count > 0
                     select $"{row.Id} {row.Chinese} / {row.Right}\n{CheckRows.Show(faults, row.Chinese, row.Right)}";
        Assert.Empty(failed);
    }

    [Fact]
    public void Right_paragraphs_of_several_sentences_raise_no_warning()
    {
        var failed = new List<string>();
        for (var first = 0; first + 4 <= CheckRows.Ordinary.Count; first++)
        {
            // Sentences far apart, so that the figures of four stories stand in one paragraph.
            var rows = Enumerable.Range(0, 4).Select(step => CheckRows.Ordinary[(first + (step * 37)) % CheckRows.Ordinary.Count]).ToList();
            var (chinese, english) = (string.Concat(rows.Select(row => row.Chinese)), string.Join(' ', rows.Select(row => row.Right)));
            var faults = CheckRows.Faults(chinese, english);
            if (faults.Count > 0)
                failed.Add($"{chinese} / {english}\n{CheckRows.Show(faults, chinese, english)}");
        }
        Assert.Empty(failed);
    }

    [Theory]
    [MemberData(nameof(DamageNames))]
    public void A_fault_planted_by_rule_is_found(string name)
    {
        var damage = Damages.First(entry => entry.Name == name).Damage;
        var planted = CheckRows.Ordinary.SelectMany(row => damage(row.Right).Where(text => text != row.Right).Select(text => (row, text))).ToList();
        var missed = planted.Where(pair => CheckRows.Faults(pair.row.Chinese, pair.text).Count == 0).Select(pair => $"{pair.row.Id} {pair.row.Chinese} / {pair.text}").ToList();
        Assert.NotEmpty(planted);
        Assert.True(missed.Count == 0, $"{missed.Count} of {planted.Count} missed:\n" + string.Join('\n', missed));
    }

    private static IEnumerable<string> Replace(string text, string pattern, string with)
    {
        foreach (Match match in Regex.Matches(text, pattern))
            yield return Put(text, match, char.IsUpper(match.Value[0]) && char.IsLower(with[0]) && match.Index == 0 ? char.ToUpperInvariant(with[0]) + with[1..] : with);
    }

    /// <summary>Figures that must have a counterpart: at least so many digits, no day, year or time of day.</summary>
    private static IEnumerable<Match> Numbers(string text, int digits) =>
        Figure().Matches(text).Where(match => match.Value.Count(char.IsDigit) >= digits && match.Value is not ("2026" or "2025" or "2027"));

    private static decimal Number(Match match) => decimal.Parse(match.Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string Grouped(decimal value) => value.ToString(value >= 1000 ? "#,0.##" : "0.##", CultureInfo.InvariantCulture);

    private static string Put(string text, Match match, string with) => text[..match.Index] + with + text[(match.Index + match.Length)..];

    [GeneratedRegex(@"(?<![\d.,:A-Za-z-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d:])|(?<![\d.,:A-Za-z-])\d+(?:\.\d+)?(?![\d:,-]\d)(?!\d)(?![A-Za-z:])")]
    private static partial Regex Figure();
}
