using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>Checks that know no language: brackets, repeated words, spaces, links, a target that equals its source (R12 in docs/checks.md).</summary>
internal static class WordChecks
{
    private const int Most = 20;

    private static readonly HashSet<string> MayStandTwice = new(["that", "had", "bye", "ha", "no", "so", "very", "pago", "walla", "duran", "long", "blah", "knock", "tut", "yo", "boo", "dum", "bling", "choo", "hear"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at the target alone.</summary>
    public static IEnumerable<PairFinding> Find(string target, string source)
    {
        var isMultiple = source.AsSpan().ContainsAny('\n', '\r');
        return Brackets(target).Take(Most).Concat(Repeated(target).Take(Most)).Concat(Spaces(target, isMultiple).Take(Most)).Concat(Invisible(target).Take(Most));
    }

    /// <summary>Nothing is translated.</summary>
    public static PairFinding? Untranslated(string source, string target)
    {
        var (left, right) = (source.Trim(), target.Trim());
        if (left.Length == 0)
            return null;
        if (right.Length == 0)
            return new PairFinding(CheckKind.Untranslated, Severity.Blocking, new TextSpan(0, source.Length), null, new Problem(ProblemCode.NotTranslated)) { AlsoKinds = [CheckKind.Length] };
        if (left != right || !left.Any(char.IsLetter) || IsOneName(left))
            return null;
        return new PairFinding(CheckKind.SameAsSource, Severity.Warning, new TextSpan(0, source.Length), new TextSpan(0, target.Length), new Problem(ProblemCode.SameAsSource)) { AlsoKinds = [CheckKind.Untranslated] };
    }

    /// <summary>Links behind words.</summary>
    public static IEnumerable<PairFinding> Links(CheckedPair pair)
    {
        foreach (var link in pair.SourceLinks.Except(pair.TargetLinks, StringComparer.Ordinal).Take(Most))
            yield return new PairFinding(CheckKind.Link, Severity.Warning, null, null, new Problem(ProblemCode.LinkMissing, link));
        foreach (var link in pair.TargetLinks.Except(pair.SourceLinks, StringComparer.Ordinal).Take(Most))
            yield return new PairFinding(CheckKind.Link, Severity.Hint, null, null, new Problem(ProblemCode.LinkAdded, link));
    }

    /// <summary>A brand, a code or a link stays as it is.</summary>
    private static bool IsOneName(string text) => text.All(char.IsAscii) && text.Count(character => character == ' ') < 2;

    private static IEnumerable<PairFinding> Brackets(string target)
    {
        Stack<int> open = [];
        for (var at = 0; at < target.Length; at++)
        {
            var character = target[at];
            if (character is '(' or '[' or '{' or '（')
                open.Push(at);
            else if (character is ')' or ']' or '}' or '）')
            {
                if (open.Count > 0 && IsPair(target[open.Peek()], character))
                    open.Pop();
                else if (!IsEnumeration(target, at))
                    yield return Bracket(target, at);
            }
        }
        foreach (var at in open.Reverse())
        {
            if (!IsEmoticon(target, at))
                yield return Bracket(target, at);
        }
    }

    private static bool IsPair(char left, char right) => (left, right) is ('(' or '（', ')' or '）') or ('[', ']') or ('{', '}');

    /// <summary>'1)' and 'a)' number a list.</summary>
    private static bool IsEnumeration(string target, int at) =>
        target[at] == ')' && at > 0 && (at == 1 || char.IsWhiteSpace(target[at - 2]) || (at > 2 && char.IsDigit(target[at - 2]) && (at == 2 || char.IsWhiteSpace(target[at - 3])))) && char.IsLetterOrDigit(target[at - 1]);

    private static bool IsEmoticon(string target, int at) => at > 0 && target[at - 1] is ':' or ';';

    private static PairFinding Bracket(string target, int at) =>
        new(CheckKind.Bracket, Severity.Warning, null, new TextSpan(at, 1), new Problem(ProblemCode.BracketUnbalanced, target[at].ToString()));

    private static IEnumerable<PairFinding> Repeated(string target)
    {
        List<TextSpan> words = [];
        for (var at = 0; at < target.Length;)
        {
            if (!char.IsLetter(target[at]))
            {
                at++;
                continue;
            }
            var end = at;
            while (end < target.Length && (char.IsLetterOrDigit(target[end]) || (target[end] is '\'' or '\u2019' or '-' && end + 1 < target.Length && char.IsLetter(target[end + 1]))))
                end++;
            var word = TextSpan.Between(at, end);
            if (words.Count > 0 && IsGap(target, words[^1].End, at) && IsSame(target, words[^1], word))
            {
                if (!MayStandTwice.Contains(word.In(target)) && !IsName(target, words[^1], word) && !(at > 0 && target[at - 1] == '-'))
                    yield return Twice(target, words[^1], word);
            }
            else if (words.Count >= 3 && IsSame(target, words[^2], word) && IsSame(target, words[^3], words[^1]) is var same && same && IsGap(target, words[^1].End, at) && IsGap(target, words[^2].End, words[^1].Start) && IsGap(target, words[^3].End, words[^2].Start) && !char.IsUpper(target[word.Start]))
                yield return new PairFinding(CheckKind.RepeatedWord, Severity.Warning, null, TextSpan.Between(words[^1].Start, word.End), new Problem(ProblemCode.WordRepeated, TextSpan.Between(words[^1].Start, word.End).In(target)));
            words.Add(word);
            at = end;
        }
    }

    private static PairFinding Twice(string target, TextSpan first, TextSpan second) =>
        new(CheckKind.RepeatedWord, Severity.Warning, null, TextSpan.Between(first.Start, second.End), new Problem(ProblemCode.WordRepeated, second.In(target)), first.In(target));

    private static bool IsGap(string text, int from, int to) => to > from && text.AsSpan(from, to - from).IsWhiteSpace() && !text.AsSpan(from, to - from).Contains('\n');

    private static bool IsSame(string text, TextSpan left, TextSpan right) =>
        left.Length == right.Length && text.AsSpan(left.Start, left.Length).Equals(text.AsSpan(right.Start, right.Length), StringComparison.OrdinalIgnoreCase);

    /// <summary>Yang Yang, New York New York: both with a capital inside a sentence.</summary>
    private static bool IsName(string text, TextSpan left, TextSpan right) => char.IsUpper(text[left.Start]) && char.IsUpper(text[right.Start]) && left.Length > 2;

    private static IEnumerable<PairFinding> Spaces(string target, bool isMultiple)
    {
        for (var at = 0; at < target.Length; at++)
        {
            if (!IsSpace(target[at]))
                continue;
            var end = at;
            while (end < target.Length && IsSpace(target[end]))
                end++;
            var span = TextSpan.Between(at, end);
            var isTab = target.AsSpan(at, end - at).ContainsAny('\t', '\u3000');
            if (at == 0 || end == target.Length)
                yield return new PairFinding(CheckKind.DoubleSpace, Severity.Warning, null, span, new Problem(ProblemCode.SpaceAround), "");
            else if ((span.Length > 1 || isTab) && !(isMultiple && target[at - 1] is '\n'))
                yield return new PairFinding(CheckKind.DoubleSpace, Severity.Warning, null, span, new Problem(ProblemCode.SpacesDoubled), " ");
            at = end - 1;
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\u00A0' or '\u3000' or (>= '\u2000' and <= '\u200A') or '\u202F';

    private static IEnumerable<PairFinding> Invisible(string target)
    {
        for (var at = 0; at < target.Length; at++)
        {
            if (target[at] is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (< ' ' and not '\t' and not '\n' and not '\r') or '\u007F')
                yield return new PairFinding(CheckKind.DoubleSpace, Severity.Warning, null, new TextSpan(at, 1), new Problem(ProblemCode.InvisibleCharacter), "");
        }
    }
}
