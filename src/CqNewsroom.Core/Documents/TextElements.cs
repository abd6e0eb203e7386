using System.Globalization;
using System.Text;
using DiffPlex;

namespace CqNewsroom.Core.Documents;

/// <summary>Cuts text only where a reader sees a boundary, so that no pair of surrogates, combining sequence or emoji is ever torn.</summary>
internal static class TextElements
{
    /// <summary>One chunk for each text element.</summary>
    public static IChunker Characters { get; } = new Chunker(static text => Elements(text));

    /// <summary>One chunk for each word of letters and digits, and for each other text element; a Han character is a chunk.</summary>
    public static IChunker Words { get; } = new Chunker(static text => Joined(text, static (before, element) => IsOfWord(before) && IsOfWord(element)));

    /// <summary>One chunk for each sentence or line, with the marks that end it.</summary>
    public static IChunker Sentences { get; } = new Chunker(static text => Joined(text, static (before, _) => before is not ("。" or "！" or "？" or "；" or "." or "!" or "?" or "\n")));

    private static List<string> Elements(string text)
    {
        var elements = new List<string>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            elements.Add(text.Substring(at, length));
            at += length;
        }
        return elements;
    }

    private static List<string> Joined(string text, Func<string, string, bool> belongTogether)
    {
        var chunks = new List<string>();
        var chunk = new StringBuilder();
        var before = "";
        foreach (var element in Elements(text))
        {
            if (chunk.Length > 0 && !belongTogether(before, element))
            {
                chunks.Add(chunk.ToString());
                chunk.Clear();
            }
            chunk.Append(element);
            before = element;
        }
        if (chunk.Length > 0)
            chunks.Add(chunk.ToString());
        return chunks;
    }

    private static bool IsOfWord(string element) =>
        Rune.TryGetRuneAt(element, 0, out var rune) && (Rune.IsLetterOrDigit(rune) || rune.Value is '\'' or 0x2019) && !ScriptRanges.IsEastAsian(rune);

    private sealed class Chunker(Func<string, IReadOnlyList<string>> chunk) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => chunk(text);
    }
}
