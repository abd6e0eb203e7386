using CqNewsroom.Core.Checks.Numbers;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Mark,
}

/// <summary>A word, a number or a mark of an English text.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind it.</param>
/// <param name="Lower">Lower case, without dots of abbreviations and the possessive; the mark itself.</param>
/// <param name="Value">Of a number.</param>
/// <param name="IsGlued">No space stands before it.</param>
internal readonly record struct EnglishToken(TokenKind Kind, int Start, int End, string Lower, decimal Value, bool IsGlued)
{
    /// <summary>Whether it is the word.</summary>
    public bool Is(string word) => Lower == word;
}

/// <summary>Cuts English text into tokens.</summary>
internal sealed class EnglishTokens
{
    private readonly List<EnglishToken> _tokens = [];

    /// <summary>Cuts a text; hidden units are skipped.</summary>
    public EnglishTokens(string text)
    {
        Text = text;
        var at = 0;
        while (at < text.Length)
            at = Next(at);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How many tokens.</summary>
    public int Count => _tokens.Count;

    /// <summary>A token; beyond the ends an empty mark.</summary>
    public EnglishToken this[int index] => index >= 0 && index < _tokens.Count ? _tokens[index] : new EnglishToken(TokenKind.Mark, Text.Length, Text.Length, "", 0, IsGlued: false);

    /// <summary>The word at an index in lower case, empty where none is.</summary>
    public string Word(int index) => this[index] is { Kind: TokenKind.Word } token ? token.Lower : "";

    /// <summary>The mark at an index, empty where none is.</summary>
    public string Mark(int index) => this[index] is { Kind: TokenKind.Mark } token ? token.Lower : "";

    /// <summary>Whether a token is a hyphen or a dash.</summary>
    public bool IsDash(int index) => Mark(index) is "-" or "\u2010" or "\u2011" or "\u2013" or "\u2014" or "~";

    /// <summary>The index behind a hyphen that joins words, or the same.</summary>
    public int SkipHyphen(int index) => Mark(index) is "-" or "\u2010" or "\u2011" ? index + 1 : index;

    /// <summary>Whether the words of a phrase stand at an index; hyphens between them do not count.</summary>
    /// <param name="index">Where.</param>
    /// <param name="phrase">Words in lower case.</param>
    /// <param name="end">Behind the phrase.</param>
    public bool Matches(int index, ReadOnlySpan<string> phrase, out int end)
    {
        end = index;
        foreach (var word in phrase)
        {
            if (end > index)
                end = SkipHyphen(end);
            if (this[end].Lower != word)
                return false;
            end++;
        }
        return true;
    }

    /// <summary>Whether a capital begins the token.</summary>
    public bool IsCapital(int index) => this[index] is { Kind: TokenKind.Word } token && char.IsUpper(Text[token.Start]);

    /// <summary>Whether the token begins a sentence.</summary>
    public bool BeginsSentence(int index) => index == 0 || Mark(index - 1) is "." or "!" or "?" or "\"" or "\u201C" or ":";

    private int Next(int at)
    {
        var character = Text[at];
        if (char.IsWhiteSpace(character) || character == SourceText.Hidden || char.IsControl(character))
            return at + 1;
        var glued = at > 0 && !char.IsWhiteSpace(Text[at - 1]) && Text[at - 1] != SourceText.Hidden;
        if (char.IsAsciiDigit(character))
            return Number(at, glued);
        if (char.IsLetter(character))
            return Letters(at, glued);
        _tokens.Add(new EnglishToken(TokenKind.Mark, at, at + 1, character.ToString(), 0, glued));
        return at + 1;
    }

    private int Number(int at, bool glued)
    {
        var end = ArabicNumbers.End(Text, at);
        // 'On July 10 500 people' holds two numbers.
        if (Text.AsSpan(at, end - at).Contains(' ') && Count > 0 && (_tokens[^1].Kind == TokenKind.Word && EnglishWords.Months.ContainsKey(_tokens[^1].Lower)))
        {
            end = at;
            while (end < Text.Length && char.IsAsciiDigit(Text[end]))
                end++;
        }
        var value = ArabicNumbers.Value(Text, at, end);
        _tokens.Add(value is { } known
            ? new EnglishToken(TokenKind.Number, at, end, Text[at..end], known, glued)
            : new EnglishToken(TokenKind.Mark, at, end, "#", 0, glued));
        return end;
    }

    private int Letters(int at, bool glued)
    {
        // a.m., U.S.
        var end = at + 1;
        if (end < Text.Length && Text[end] == '.' && end + 1 < Text.Length && char.IsLetter(Text[end + 1]) && (end + 2 >= Text.Length || !char.IsLetterOrDigit(Text[end + 2])))
        {
            var letters = Text[at].ToString();
            while (end + 1 < Text.Length && Text[end] == '.' && char.IsLetter(Text[end + 1]) && (end + 2 >= Text.Length || !char.IsLetterOrDigit(Text[end + 2])))
            {
                letters += Text[end + 1];
                end += 2;
            }
            if (end < Text.Length && Text[end] == '.')
                end++;
            _tokens.Add(new EnglishToken(TokenKind.Word, at, end, letters.ToLowerInvariant(), 0, glued));
            return end;
        }
        while (end < Text.Length && (char.IsLetter(Text[end]) || (Text[end] is '\'' or '\u2019' && end + 1 < Text.Length && char.IsLetter(Text[end + 1])) || Text[end] is '²' or '³'))
            end++;
        // km2, m3
        if (end < Text.Length && Text[end] is '2' or '3' && end - at <= 2 && (end + 1 >= Text.Length || !char.IsLetterOrDigit(Text[end + 1])) && Text[end - 1] == 'm')
            end++;
        var lower = Text[at..end].ToLowerInvariant();
        if (lower.EndsWith("'s", StringComparison.Ordinal) || lower.EndsWith("\u2019s", StringComparison.Ordinal))
            lower = lower[..^2];
        _tokens.Add(new EnglishToken(TokenKind.Word, at, end, lower, 0, glued));
        return end;
    }
}
