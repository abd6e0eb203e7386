using System.Security.Cryptography;
using System.Text;

namespace CqNewsroom.Core.Translation;

/// <summary>
/// A part of a translation that its translator has looked at and calls done. It holds for exactly these two texts: whichever changes, of the source or of the
/// translation, the part is open again, and what did not change stays confirmed. No step of the workflow, like a save.
/// </summary>
public sealed class Confirmation
{
    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The part, as <see cref="PairedPart.Key"/>; at most <see cref="LongestKey"/> characters.</summary>
    public string PartKey { get; set; } = "";

    /// <summary>Of the two texts, see <see cref="HashOf"/>.</summary>
    public string TextHash { get; set; } = "";

    /// <summary>Who confirmed it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>The longest key: a part of more blocks is named by the first and a hash.</summary>
    public const int LongestKey = 200;

    /// <summary>The hash of a source's text and its translation: 64 hexadecimal digits.</summary>
    /// <param name="source">Plain text of the source.</param>
    /// <param name="target">Plain text of the translation.</param>
    public static string HashOf(string source, string target) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\0{target}")));
}
