using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Names;

/// <summary>
/// Persons' names in pinyin against the characters of the source (R13 in docs/checks.md). It begins with the English: capital words that
/// are pinyin and stand together are looked for among the characters, so that nothing must know where a name begins in Chinese.
/// </summary>
internal sealed class NameChecks
{
    private const int MostWords = 80;

    private readonly string _source;
    private readonly string _target;
    private readonly List<NameWord> _words;
    private readonly List<PairFinding> _findings = [];
    private readonly List<(TextSpan Source, TextSpan Target)> _right = [];

    private NameChecks(string source, string target, EnglishTokens tokens)
    {
        _source = source;
        _target = target;
        _words = Words(target, tokens);
    }

    /// <summary>A capital word that can be cut into pinyin syllables.</summary>
    private sealed record NameWord(TextSpan Span, string Lower, List<string[]> Splits);

    /// <summary>Compares.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="tokens">The target in tokens.</param>
    /// <param name="known">Spellings used elsewhere in the story.</param>
    /// <returns>What is wrong, and the names that are right.</returns>
    public static (List<PairFinding> Findings, List<(TextSpan Source, TextSpan Target)> Right) Find(string source, string target, EnglishTokens tokens, IReadOnlyDictionary<string, string> known)
    {
        var checks = new NameChecks(source, target, tokens);
        checks.Walk();
        checks.Elsewhere(known);
        return (checks._findings, checks._right);
    }

    private static List<NameWord> Words(string target, EnglishTokens tokens)
    {
        List<NameWord> words = [];
        for (var at = 0; at < tokens.Count && words.Count < MostWords; at++)
        {
            if (!tokens.IsCapital(at))
                continue;
            var end = at + 1;
            while (tokens.Mark(end) == "-" && tokens[end].IsGlued && tokens[end + 1] is { Kind: TokenKind.Word, IsGlued: true })
                end += 2;
            var span = TextSpan.Between(tokens[at].Start, tokens[end - 1].End);
            var text = span.In(target);
            if (text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("\u2019s", StringComparison.Ordinal))
                (span, text) = (span with { Length = span.Length - 2 }, text[..^2]);
            var splits = Pinyin.Split(text);
            if (splits.Count > 0)
                words.Add(new NameWord(span, text.ToLowerInvariant(), splits));
        }
        return words;
    }

    private void Walk()
    {
        for (var at = 0; at < _words.Count;)
        {
            var taken = 0;
            for (var count = Math.Min(4, Run(at)); count >= 2 && taken == 0; count--)
                taken = Window(at, count) ? count : 0;
            if (taken == 0 && Run(at) >= 2 && Misspelled(at))
                taken = 2;
            if (taken == 0)
                Apostrophe(_words[at]);
            at += Math.Max(1, taken);
        }
    }

    /// <summary>How many words stand together, parted by one space.</summary>
    private int Run(int first)
    {
        var count = 1;
        while (first + count < _words.Count && _words[first + count].Span.Start == _words[first + count - 1].Span.End + 1 && _target[_words[first + count].Span.Start - 1] == ' ')
            count++;
        return count;
    }

    /// <summary>Whether the words are a name of the source, right or wrong; what is wrong is reported.</summary>
    private bool Window(int first, int count)
    {
        var words = _words.GetRange(first, count);
        if (Place(words) is { } found)
        {
            Form(words, found.At, found.Syllables);
            return true;
        }
        return count is 2 or 3 && (Turned(words) || WrongSurname(words));
    }

    private (int At, string[] Syllables)? Place(List<NameWord> words)
    {
        foreach (var syllables in Combine(words, 0, []))
        {
            if (IndexOf(syllables, 0) is >= 0 and var at)
                return (at, syllables);
        }
        return null;
    }

    private static IEnumerable<string[]> Combine(List<NameWord> words, int index, string[] taken)
    {
        if (index == words.Count)
            return [taken];
        return words[index].Splits.Take(4).SelectMany(split => Combine(words, index + 1, [.. taken, .. split]));
    }

    private int IndexOf(ReadOnlySpan<string> syllables, int from)
    {
        for (var at = from; at + syllables.Length <= _source.Length; at++)
        {
            var length = 0;
            while (length < syllables.Length && Pinyin.Has(_source[at + length], syllables[length]))
                length++;
            if (length == syllables.Length)
                return at;
        }
        return -1;
    }

    /// <summary>The order is right; the surname must be one word, the given name another.</summary>
    private void Form(List<NameWord> words, int at, string[] syllables)
    {
        var surname = Surnames.LengthAt(_source, at);
        if (surname == 0 || syllables.Length <= surname || syllables.Length > surname + 2)
            return;
        var right = Printed(at, surname, syllables[surname..]);
        var isRight = words.Count == 2 && words[0].Splits.Exists(split => split.Length == surname) && !words[1].Lower.Contains('-', StringComparison.Ordinal) && IsApostropheRight(words[1], syllables[surname..]);
        if (isRight && !Surnames.IsReading(_source, at, surname, words[0].Lower.Replace("ü", "v", StringComparison.Ordinal)))
            isRight = false;
        if (isRight)
            _right.Add((new TextSpan(at, syllables.Length), TextSpan.Between(words[0].Span.Start, words[^1].Span.End)));
        // Two words of one syllable each are no name cut apart where the characters go on as a place.
        if (isRight || (surname == 1 && words.Count == 2 && words[0].Splits.TrueForAll(split => split.Length != 1)))
            return;
        Report(words, at, surname + (syllables.Length - surname), ProblemCode.NameSpelling, right);
    }

    private static bool IsApostropheRight(NameWord given, string[] syllables) =>
        syllables.Length < 2 || syllables[1][0] is not ('a' or 'e' or 'o') || given.Lower.Contains('\'', StringComparison.Ordinal) || given.Lower.Contains('\u2019', StringComparison.Ordinal);

    /// <summary>Ming Zhang for 张明.</summary>
    private bool Turned(List<NameWord> words)
    {
        var last = words[^1];
        foreach (var given in Combine(words[..^1], 0, []))
        {
            if (given.Length is 0 or > 2)
                continue;
            for (var at = 0; at < _source.Length; at++)
            {
                var surname = Surnames.LengthAt(_source, at);
                if (surname == 0 || at + surname + given.Length > _source.Length || !last.Splits.Exists(split => split.Length == surname) || !Surnames.IsReading(_source, at, surname, last.Lower))
                    continue;
                if (!Fits(given, at + surname))
                    continue;
                Report(words, at, surname + given.Length, ProblemCode.NameOrder, Printed(at, surname, given));
                return true;
            }
        }
        return false;
    }

    /// <summary>Dan Xiaoming for 单晓明, Wei Chi for 尉迟.</summary>
    private bool WrongSurname(List<NameWord> words)
    {
        foreach (var given in Combine(words[1..], 0, []))
        {
            if (given.Length != 2)
                continue;
            for (var at = 0; at < _source.Length; at++)
            {
                var surname = Surnames.LengthAt(_source, at);
                if (surname == 0 || !Fits(given, at + surname) || Surnames.ReadingAt(_source, at, surname) is not { Length: > 0 } reading || Edits(reading, words[0].Lower) > 2)
                    continue;
                Report(words, at, surname + given.Length, ProblemCode.NameSpelling, Printed(at, surname, given));
                return true;
            }
        }
        return false;
    }

    private bool Fits(string[] syllables, int at)
    {
        if (at + syllables.Length > _source.Length)
            return false;
        for (var index = 0; index < syllables.Length; index++)
        {
            if (!Pinyin.Has(_source[at + index], syllables[index]))
                return false;
        }
        return true;
    }

    /// <summary>A surname of the source with a given name that comes near: Zhang Min for 张明, Wang Xiaomin for 王小明.</summary>
    private bool Misspelled(int first)
    {
        var (surnameWord, givenWord) = (_words[first], _words[first + 1]);
        for (var at = 0; at < _source.Length; at++)
        {
            var surname = Surnames.LengthAt(_source, at);
            if (surname == 0 || !Surnames.IsReading(_source, at, surname, surnameWord.Lower))
                continue;
            foreach (var split in givenWord.Splits)
            {
                if (split.Length is 0 or > 2 || at + surname + split.Length > _source.Length)
                    continue;
                var right = Array.ConvertAll(_source.Substring(at + surname, split.Length).ToCharArray(), character => Pinyin.Of(character) is [var usual, ..] ? usual : "");
                var isNear = split.Length == 1
                    ? right[0].Length > 0 && Edits(right[0], split[0]) == 1 && IsPersonBehind(at + surname + 1)
                    : Array.TrueForAll(right, syllable => syllable.Length > 0) && ((right[0] == split[0] && Edits(right[1], split[1]) <= (right[1][0] == split[1][0] ? 3 : 2)) || (right[1] == split[1] && Edits(right[0], split[0]) <= 2) || (right[0] == split[1] && right[1] == split[0]));
                if (!isNear)
                    continue;
                Report([surnameWord, givenWord], at, surname + split.Length, ProblemCode.NameSpelling, Printed(at, surname, right));
                return true;
            }
        }
        return false;
    }

    /// <summary>A name of two characters is certain only where something follows that a person does.</summary>
    private bool IsPersonBehind(int at) => at >= _source.Length || _source[at] is '说' or '表' or '介' or '告' or '认' or '指' or '称' or '获' or '是' or '出' or '在' or '（' or '、' or '，' or '和' or '与' or '的' or '强' or '主' or '宣' or '担' or '当' or '夺' or '摘' or '透' or '坦' or '任' or '带' or '参' or '来' or '从';

    /// <summary>Xian for 西安: where no character is read so and two are, an apostrophe is missing.</summary>
    private void Apostrophe(NameWord word)
    {
        if (word.Lower.Contains('\'', StringComparison.Ordinal) || word.Lower.Contains('\u2019', StringComparison.Ordinal) || word.Splits.Exists(split => !NeedsApostrophe(split) && IndexOf(split, 0) >= 0))
            return;
        foreach (var split in word.Splits.Where(NeedsApostrophe))
        {
            if (IndexOf(split, 0) is not (>= 0 and var at))
                continue;
            var right = Pinyin.Join(split);
            _findings.Add(new PairFinding(CheckKind.Place, Severity.Warning, new TextSpan(at, split.Length), word.Span, new Problem(ProblemCode.PlaceSpelling, _source.Substring(at, split.Length), right), right) { AlsoKinds = [CheckKind.Name] });
            return;
        }
    }

    private static bool NeedsApostrophe(string[] split) => split.Skip(1).Any(syllable => syllable[0] is 'a' or 'e' or 'o');

    private void Elsewhere(IReadOnlyDictionary<string, string> known)
    {
        foreach (var (chinese, english) in known)
        {
            var at = _source.IndexOf(chinese, StringComparison.Ordinal);
            if (at < 0 || chinese.Length < 2 || _target.Contains(english, StringComparison.OrdinalIgnoreCase))
                continue;
            for (var first = 0; first + 1 < _words.Count; first++)
            {
                if (Run(first) < 2 || !Combine(_words.GetRange(first, 2), 0, []).Any(syllables => syllables.Length == chinese.Length && Fits(syllables, at)))
                    continue;
                Report(_words.GetRange(first, 2), at, chinese.Length, ProblemCode.NameElsewhere, english);
                break;
            }
        }
    }

    private string Printed(int at, int surname, IEnumerable<string> given) => $"{Pinyin.Join([Surnames.ReadingAt(_source, at, surname)])} {Pinyin.Join(given)}";

    private void Report(List<NameWord> words, int at, int length, ProblemCode code, string right)
    {
        var span = TextSpan.Between(words[0].Span.Start, words[^1].Span.End);
        _findings.Add(new PairFinding(CheckKind.Name, Severity.Warning, new TextSpan(at, length), span, new Problem(code, _source.Substring(at, length), right), right));
    }

    /// <summary>How many letters two short words differ in.</summary>
    internal static int Edits(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var index = 0; index <= right.Length; index++)
            row[index] = index;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[right.Length];
    }
}
