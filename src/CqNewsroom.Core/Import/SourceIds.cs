using System.Security.Cryptography;
using System.Text;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Import;

/// <summary>The ids of an archive as the newsroom keeps them.</summary>
internal static class SourceIds
{
    /// <summary>An id that every world agrees on as it is; any other together with what it is an id in.</summary>
    /// <param name="id">The id as written.</param>
    /// <param name="scope">What it is an id in.</param>
    public static string Of(string id, string scope) => Kept(id.Contains("://", StringComparison.Ordinal) || id.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) || id.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) ? id.Trim() : $"{scope.Trim()}#{id.Trim()}");

    /// <summary>The id itself, or its hash where it is too long or holds what no text may hold.</summary>
    /// <param name="id">The id.</param>
    public static string Kept(string id) =>
        id.Length <= ImportLimits.SourceIdLength && TextRules.FirstProblem(id) is null && !id.Contains('\n', StringComparison.Ordinal)
            ? id
            : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(id)));
}
