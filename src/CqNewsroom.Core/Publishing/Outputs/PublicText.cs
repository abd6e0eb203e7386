using System.Text;
using System.Xml;

namespace CqNewsroom.Core.Publishing.Outputs;

/// <summary>
/// Texts on their way out. What XML 1.0 cannot hold is refused where texts come in, and dropped here once more: one control character of an old import
/// would make a whole feed unreadable until its item drops out (case P1).
/// </summary>
public static class PublicText
{
    /// <summary>The text without characters that XML 1.0 cannot hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    /// <param name="text">The text.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = 0;
        while (at < text.Length && XmlConvert.IsXmlChar(text[at]))
            at++;
        if (at == text.Length)
            return text;
        var clean = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                clean.Append(text[at]);
            else if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                clean.Append(text[at]).Append(text[++at]);
        }

        return clean.ToString();
    }
}
