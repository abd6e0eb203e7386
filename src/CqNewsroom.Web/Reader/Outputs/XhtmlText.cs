using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>
/// The rendered text of an article as XHTML. Our own components write HTML that lacks little to be XML: void elements are not closed, and references may be such
/// as XML does not know.
/// </summary>
internal static partial class XhtmlText
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>An element that holds the text.</summary>
    /// <param name="html">What the components rendered.</param>
    public static XElement Of(string html)
    {
        var closed = VoidElement().Replace(PublicText.Clean(html), match => match.Value.EndsWith("/>", StringComparison.Ordinal) ? match.Value : match.Value[..^1] + " />");
        var known = Reference().Replace(closed, Known);
        return XElement.Parse($"<div xmlns=\"{Xhtml}\">{known}</div>", LoadOptions.PreserveWhitespace);
    }

    // A reference to what XML cannot hold is as wrong as the character itself.
    private static string Known(Match reference) => reference.Value is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;"
        ? reference.Value
        : WebUtility.HtmlEncode(PublicText.Clean(WebUtility.HtmlDecode(reference.Value)));

    [GeneratedRegex("<(?:br|hr|img|source|wbr)(?:\\s+[^<>\"]+(?:=\"[^\"]*\")?)*\\s*/?>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VoidElement();

    [GeneratedRegex("&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
