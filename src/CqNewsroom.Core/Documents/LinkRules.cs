namespace CqNewsroom.Core.Documents;

/// <summary>Which links a text may hold.</summary>
public static class LinkRules
{
    /// <summary>
    /// Whether a link is absolute, of scheme http, https or mailto, not too long and without characters that programs read differently:
    /// white space, control characters, backslashes, quotes and angle brackets, or a user name before the host.
    /// </summary>
    /// <param name="link">The address.</param>
    /// <returns>Whether a text may hold it.</returns>
    public static bool IsAllowed(string link)
    {
        if (link.Length > DocumentLimits.LinkLength || link.Any(IsAmbiguous) || TextRules.FirstProblem(link) is not null)
            return false;
        if (link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return link.IndexOf('@', StringComparison.Ordinal) > "mailto:".Length && Uri.TryCreate(link, UriKind.Absolute, out _);
        return (link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
    }

    private static bool IsAmbiguous(char c) => char.IsWhiteSpace(c) || c is '\\' or '"' or '<' or '>' or '`';
}
