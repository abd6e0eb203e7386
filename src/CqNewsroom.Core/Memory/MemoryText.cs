using System.Globalization;
using System.Text;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Memory;

/// <summary>
/// A text as the memory compares it (docs/memory.md, 'Comparing'): half width, lower case, without spaces and punctuation; a number is one
/// character whatever its value, a date another. What was taken out is kept beside it, to tell the same text from the same but for that.
/// </summary>
public sealed class MemoryText
{
    /// <summary>Stands for a number.</summary>
    public const char Number = '\u0001';

    /// <summary>Stands for a date.</summary>
    public const char Date = '\u0002';

    private readonly StringBuilder _key = new();
    private readonly StringBuilder _numbers = new();
    private readonly StringBuilder _marks = new();
    private readonly StringBuilder _exact = new();

    private MemoryText(string text)
    {
        var hidden = Lookalikes.Find(text, out _);
        var word = 0;
        for (var at = 0; at < text.Length;)
        {
            while (word < hidden.Count && hidden[word].End <= at)
                word++;
            var limit = word < hidden.Count ? hidden[word].Start : text.Length;
            var (length, isDate) = limit > at ? MemoryNumbers.At(text.AsSpan(at, limit - at)) : default;
            if (length > 0)
                AddNumber(text.AsSpan(at, length), isDate);
            else
                Add(text[at]);
            at += Math.Max(1, length);
        }

        (Key, Numbers, Marks, Exact) = (_key.ToString(), _numbers.ToString(), _marks.ToString(), _exact.ToString());
    }

    /// <summary>What is scored.</summary>
    public string Key { get; }

    /// <summary>Numbers and dates as they are written, one a line.</summary>
    public string Numbers { get; }

    /// <summary>The punctuation, in order.</summary>
    public string Marks { get; }

    /// <summary>The whole text in half width, without spaces.</summary>
    public string Exact { get; }

    /// <summary>Makes it.</summary>
    /// <param name="text">Any text.</param>
    public static MemoryText Of(string text) => new(HalfWidth.Of(text));

    private void AddNumber(ReadOnlySpan<char> number, bool isDate)
    {
        foreach (var character in number)
        {
            // Separators of thousands say nothing.
            if (character is ',' or ' ')
                continue;
            _numbers.Append(character);
            _exact.Append(character);
        }

        _numbers.Append('\n');
        _key.Append(isDate ? Date : Number);
    }

    private void Add(char character)
    {
        if (char.IsWhiteSpace(character) || char.IsControl(character))
            return;
        var folded = character is > '\uFF00' and < '\uFF5F' ? (char)(character - 0xFEE0) : character;
        _exact.Append(folded);
        if (char.IsPunctuation(folded))
            _marks.Append(folded);
        else if (char.GetUnicodeCategory(folded) != UnicodeCategory.Format)
            _key.Append(char.ToLowerInvariant(folded));
    }
}
