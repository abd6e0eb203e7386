using System.Text;
using System.Text.RegularExpressions;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>A translation without its tags, with the way back to the places of the text as given.</summary>
internal sealed partial class TargetText
{
    private readonly int[]? _map;

    private TargetText(string raw, string plain, int[]? map, bool hasEmphasis)
    {
        Raw = raw;
        Plain = plain;
        _map = map;
        HasEmphasis = hasEmphasis;
    }

    /// <summary>As given.</summary>
    public string Raw { get; }

    /// <summary>Without tags.</summary>
    public string Plain { get; }

    /// <summary>Whether a tag of italics stands in it.</summary>
    public bool HasEmphasis { get; }

    /// <summary>Takes the tags out.</summary>
    public static TargetText Of(string raw)
    {
        if (!raw.Contains('<', StringComparison.Ordinal) || !Tag().IsMatch(raw))
            return new TargetText(raw, raw, null, hasEmphasis: false);
        var plain = new StringBuilder(raw.Length);
        List<int> map = [];
        var from = 0;
        var emphasis = false;
        foreach (var match in Tag().EnumerateMatches(raw))
        {
            Copy(raw, from, match.Index, plain, map);
            from = match.Index + match.Length;
            emphasis |= raw.AsSpan(match.Index + 1).StartsWith("i>", StringComparison.OrdinalIgnoreCase) || raw.AsSpan(match.Index + 1).StartsWith("em", StringComparison.OrdinalIgnoreCase);
        }
        Copy(raw, from, raw.Length, plain, map);
        map.Add(raw.Length);
        return new TargetText(raw, plain.ToString(), [.. map], emphasis);
    }

    /// <summary>A place of the plain text in the text as given.</summary>
    public TextSpan Back(TextSpan span)
    {
        if (_map is null)
            return span;
        var start = _map[Math.Clamp(span.Start, 0, _map.Length - 1)];
        return span.Length == 0 ? new TextSpan(start, 0) : TextSpan.Between(start, _map[Math.Clamp(span.End - 1, 0, _map.Length - 1)] + 1);
    }

    private static void Copy(string raw, int from, int to, StringBuilder plain, List<int> map)
    {
        for (var index = from; index < to; index++)
        {
            plain.Append(raw[index]);
            map.Add(index);
        }
    }

    [GeneratedRegex(@"</?(?:i|b|em|strong|a|u|s|p|br|span|sup|sub|cite|g|x|bx|ex|bpt|ept|ph|it|pc|sc|ec|mrk|font)(?:\s[^<>]*)?/?>|</[0-9]{1,3}>|<[0-9]{1,3}/?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
