using System.Text.RegularExpressions;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Translation;

/// <summary>
/// Brings the English of a part up to date whose source changed in its fixed names and figures alone. Done only where it is certain: each name that
/// went gave way to one other of its kind in all its places, its English stands in as many places or in one, nothing else in the English
/// refers to it, and the checks find nothing in what comes out that they did not find before.
/// </summary>
internal static partial class NameSubstitution
{
    // 'Of', 'for' and 'the' in a name refer to nothing.
    private const int ShortestReference = 4;

    /// <summary>The English with the new names and figures; null where that is not certain, or nothing of the kind changed.</summary>
    /// <param name="asked">The Chinese text now.</param>
    /// <param name="known">The Chinese text that the English answers.</param>
    /// <param name="english">The English.</param>
    /// <param name="context">Day, termbase, and spellings of persons elsewhere in the translation.</param>
    public static string? Apply(string asked, string known, string english, CheckContext context)
    {
        var persons = Persons(known, english, context);
        var (before, after) = (FixedName.In(known, context.Terms, persons), FixedName.In(asked, context.Terms, persons));
        if (before.Count == after.Count && Replacements(before, after) is { Count: > 0 } replacements)
        {
            var between = With(known, [.. before.Zip(after).Select(pair => (pair.First.Span, pair.Second.Chinese))]);
            if (!IsTheSameButForFigures(asked, between) || WithNames(known, english, replacements) is not { } renamed)
                return null;
            var changed = between == asked ? renamed : NumberSubstitution.Apply(asked, between, renamed, context.Published);
            return changed is not null && IsSound(asked, changed, known, english, context with { Names = persons }) ? changed : null;
        }

        return IsTheSameButForFigures(asked, known) ? NumberSubstitution.Apply(asked, known, english, context.Published) : null;
    }

    /// <summary>Spellings elsewhere and those of this part, which its own English shows.</summary>
    private static Dictionary<string, string> Persons(string known, string english, CheckContext context)
    {
        var persons = new Dictionary<string, string>(context.Names, StringComparer.Ordinal);
        var reading = PairChecks.Read(new CheckedPair(known, english), context);
        foreach (var (source, target) in reading.Names)
            persons.TryAdd(source.In(known), target.In(reading.Target.Plain));
        return persons;
    }

    private static bool IsTheSameButForFigures(string asked, string known)
    {
        var (one, other) = (MemoryText.Of(asked), MemoryText.Of(known));
        return one.Key == other.Key && one.Marks == other.Marks;
    }

    /// <summary>What gave way to what; null where a name did so in one place and not in another, or to another kind of name.</summary>
    private static List<(FixedName Old, FixedName New, int Count)>? Replacements(List<FixedName> before, List<FixedName> after)
    {
        List<(FixedName Old, FixedName New, int Count)> replacements = [];
        foreach (var group in before.Zip(after).GroupBy(pair => pair.First.Chinese, StringComparer.Ordinal))
        {
            var (old, @new) = group.First();
            if (group.Any(pair => pair.Second.Chinese != @new.Chinese))
                return null;
            if (old.Chinese == @new.Chinese)
                continue;
            if (old.Kind != @new.Kind)
                return null;
            replacements.Add((old, @new, group.Count()));
        }

        return replacements;
    }

    private static string? WithNames(string known, string english, List<(FixedName Old, FixedName New, int Count)> replacements)
    {
        List<(TextSpan Place, string Text)> changes = [];
        List<string> gone = [];
        foreach (var (old, @new, count) in replacements)
        {
            if (Standing(old, english) is not { } standing || (standing.Places.Count != 1 && standing.Places.Count != count))
                return null;
            if (old.Kind == TermKind.Person && Pronoun().IsMatch(english) && known.AsSpan().IndexOfAny('他', '她') < 0)
                return null;
            foreach (var place in standing.Places)
            {
                var text = InCaseOf(@new.English[0], place.In(english));
                if (!FitsAt(place, standing.Form, text, english))
                    return null;
                changes.Add((place, text));
            }

            gone.Add(standing.Form);
        }

        // Two old names that share words in the English: nobody knows whose they are.
        changes.Sort((one, other) => one.Place.Start.CompareTo(other.Place.Start));
        for (var at = 1; at < changes.Count; at++)
        {
            if (changes[at].Place.Start < changes[at - 1].Place.End)
                return null;
        }

        var rest = With(english, [.. changes.Select(change => (change.Place, " \n "))]);
        return gone.Exists(form => IsReferredTo(form, rest)) ? null : With(english, changes);
    }

    /// <summary>Which form of a name stands in the English, and where; null where none or several do, or one is bent.</summary>
    private static (string Form, List<TextSpan> Places)? Standing(FixedName name, string english)
    {
        var found = name.English.Select(form => (Form: form, Places: Places(form, english))).Where(form => form.Places.Count > 0).OrderByDescending(form => form.Form.Length).ToList();
        // A shorter form inside a longer one is no place of its own.
        return found is [var first, ..] && found.Skip(1).All(other => other.Places.TrueForAll(place => first.Places.Exists(whole => whole.Start <= place.Start && whole.End >= place.End))) ? first : null;
    }

    private static List<TextSpan> Places(string form, string english)
    {
        List<TextSpan> places = [];
        for (var at = english.IndexOf(form, StringComparison.OrdinalIgnoreCase); at >= 0; at = english.IndexOf(form, at + form.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + form.Length;
            var isWord = (at == 0 || !IsOfWord(english[at - 1])) && (end == english.Length || !IsOfWord(english[end]));
            // Other letters than the first may not be in another case: an abbreviation is not a word that looks like it.
            if (isWord && string.CompareOrdinal(english, at + 1, form, 1, form.Length - 1) == 0)
                places.Add(new TextSpan(at, form.Length));
        }

        return places;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter == '-';

    private static bool FitsAt(TextSpan place, string old, string text, string english)
    {
        var before = english.AsSpan(0, place.Start).TrimEnd();
        var behind = english.AsSpan(place.End);
        // An Xi'an street is a Chongqing street; Thomas' is not Wang Wei'.
        if (EndsWithWord(before, "a") || EndsWithWord(before, "an"))
        {
            if (IsVowel(old[0]) != IsVowel(text[0]))
                return false;
        }
        else if (EndsWithWord(before, "the") && old.Contains(' ', StringComparison.Ordinal) != text.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        if (EndsWithWord(before, "the") && text.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
            return false;
        var isPossessive = behind.Length > 0 && behind[0] is '\'' or '\u2019';
        if (isPossessive && old.EndsWith('s') != text.EndsWith('s'))
            return false;
        // What stands in brackets behind a name explains it: its abbreviation, its dates.
        return !behind.StartsWith(" (", StringComparison.Ordinal);
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[^(word.Length + 1)]));

    private static bool IsVowel(char letter) => "aeiouAEIOU".Contains(letter, StringComparison.Ordinal);

    /// <summary>Whether words of a name that went are left: its surname, 'the commission', its abbreviation.</summary>
    private static bool IsReferredTo(string form, string rest)
    {
        var words = EnglishTerms.Words(form);
        var left = EnglishTerms.Words(rest);
        var letters = string.Concat(words.Where(word => char.IsUpper(word.Text[0])).Select(word => word.Text[0]));
        return words.Exists(word => (word.Text.Length >= ShortestReference || char.IsUpper(word.Text[0])) && EnglishTerms.Find(left, word.Text) is not null)
            || (letters.Length > 1 && left.Exists(word => word.Text == letters));
    }

    private static string InCaseOf(string text, string written) =>
        char.IsUpper(written[0]) && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static string With(string text, IReadOnlyList<(TextSpan Place, string Text)> changes) =>
        changes.OrderByDescending(change => change.Place.Start).Aggregate(text, (current, change) => current[..change.Place.Start] + change.Text + current[change.Place.End..]);

    private static bool IsSound(string asked, string changed, string known, string english, CheckContext context)
    {
        var before = PairChecks.Check(new CheckedPair(known, english), context).Where(Weighs).Select(finding => (finding.Kind, finding.Problem.Code)).ToHashSet();
        return PairChecks.Check(new CheckedPair(asked, changed), context).Where(Weighs).All(finding => before.Contains((finding.Kind, finding.Problem.Code)));
    }

    private static bool Weighs(PairFinding finding) => finding.Severity != Severity.Hint;

    [GeneratedRegex(@"\b(?:he|she|him|his|her|hers|himself|herself)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pronoun();
}
