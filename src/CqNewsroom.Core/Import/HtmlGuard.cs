using System.Text.RegularExpressions;

namespace CqNewsroom.Core.Import;

/// <summary>
/// Whether HTML may be handed to its parser. The parser walks over all open elements again and again, and opens marks that were never closed anew in each
/// paragraph: a text of a few kilobytes can be made that costs it hours, or all memory. So open elements are counted before, from the tags alone.
/// </summary>
internal static partial class HtmlGuard
{
    private const int MostOpen = 400;
    private const int MostWork = 1_000_000;

    // The parser closes these by itself, or they are never open.
    private static readonly HashSet<string> Closing = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link", "wbr", "source", "track", "area", "base", "col", "embed", "param", "html", "body", "head",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>Counts.</summary>
    /// <param name="html">The HTML.</param>
    public static bool IsSound(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = open.GetAlternateLookup<ReadOnlySpan<char>>();
        long tags = 0, all = 0, formatting = 0, most = 0;
        foreach (var match in Tags().EnumerateMatches(html))
        {
            tags++;
            var isEnd = html[match.Index + 1] == '/';
            var name = html.AsSpan(match.Index + (isEnd ? 2 : 1), match.Length - (isEnd ? 2 : 1));
            if (Closing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
                continue;
            var count = names.TryGetValue(name, out var known) ? known : 0;
            if (isEnd && count == 0)
                continue;
            var step = isEnd ? -1 : 1;
            names[name] = count + step;
            all += step;
            formatting += Formatting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) ? step : 0;
            most = Math.Max(most, formatting);
            if (all > MostOpen)
                return false;
        }

        return tags * Math.Max(most, 1) <= MostWork;
    }

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9]{0,30}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tags();
}
