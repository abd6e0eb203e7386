using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CqNewsroom.Core.Partners;

/// <summary>
/// Where a partner stands in a list of articles: behind the change of that number, story and language. Numbers of changes are given under the lock of the
/// publication counter, so nothing is committed in front of a place that somebody has passed already. It is no secret and not signed: who makes one up
/// begins elsewhere in the same list.
/// </summary>
/// <param name="Change">Number of the change.</param>
/// <param name="Number">The story's number.</param>
/// <param name="Language">The language's segment in addresses.</param>
internal sealed record ArticleCursor(long Change, int Number, string Language)
{
    private const string Version = "1";
    private const int Longest = 200;

    /// <summary>Before everything.</summary>
    public static ArticleCursor Start { get; } = new(-1, 0, "");

    /// <summary>As it is handed out; it names the list that it is of.</summary>
    /// <param name="list">What the list is filtered by.</param>
    public string Write(string list) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}.{Change}.{Number}.{Language}.{Mark(list)}")));

    /// <summary>Reads one that was handed out; null for what was not, and for one of another list.</summary>
    /// <param name="text">The text.</param>
    /// <param name="list">What the list is filtered by.</param>
    public static ArticleCursor? Read(string text, string list)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        return Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.') is [Version, var change, var number, var language, var mark]
            && long.TryParse(change, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var story)
            && string.Equals(mark, Mark(list), StringComparison.Ordinal)
            ? new ArticleCursor(at, story, language)
            : null;
    }

    private static string Mark(string list) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, 6));
}
