using System.Text;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Publishing;

/// <summary>An address that an imported article had where it came from; it leads on to the article for ever.</summary>
public sealed class OldAddress
{
    /// <summary>The longest address that is kept, in UTF-16 units: three bytes each, and an index of PostgreSQL holds 2,700.</summary>
    public const int Longest = 800;

    /// <summary>Path and query as <see cref="KeyOf(string)"/> writes them; no two articles share one.</summary>
    public string Address { get; set; } = "";

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>
    /// The one way to write an address, so that it is found however a link spells it: percent-decoded, composed, without host, fragment and last
    /// slash. Null for what is no address of a page: nothing at all, the root, or characters that no address has.
    /// </summary>
    /// <param name="address">An absolute address, or a path with its query.</param>
    public static string? KeyOf(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > 2 * Longest)
            return null;
        var text = address.Trim();
        if (text.IndexOf("://", StringComparison.Ordinal) is > 0 and < 10)
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                return null;
            text = uri.PathAndQuery;
        }

        if (text[0] != '/')
            return null;
        text = text.Split('#')[0];
        var question = text.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? KeyOf(text, "") : KeyOf(text[..question], text[question..]);
    }

    /// <summary>Writes the address of a request.</summary>
    /// <param name="path">The path, percent-encoded or not.</param>
    /// <param name="query">The query with its question mark; empty for none.</param>
    public static string? KeyOf(string path, string query)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        var key = Decoded(path).TrimEnd('/') + (query is "?" ? "" : Decoded(query));
        if (key.StartsWith('?'))
            key = "/" + key;
        return key.Length is > 1 and <= Longest && key[0] == '/' && TextRules.FirstProblem(key) is null && !key.Contains('\n', StringComparison.Ordinal) ? key.Normalize(NormalizationForm.FormC) : null;
    }

    // To the end, since what an archive wrote was never decoded and the path of a request was, once.
    private static string Decoded(string text)
    {
        while (Uri.UnescapeDataString(text) is var plain && !string.Equals(plain, text, StringComparison.Ordinal))
            text = plain;
        return text;
    }
}
