using System.Globalization;
using System.Net;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Publishing.Outputs;

/// <summary>
/// The permanent ids of what is public, tag URIs as RFC 4151 has them: <c>tag:news.example.org,2026:story/1001/en</c>. Neither headline, slug, section, scheme nor
/// domain is part of them, so none of these makes a feed reader show an old story as new (case P9); a story's number is never given out again, so no
/// new story hides behind an old id. Authority and year were fixed at the first start under a public address (<see cref="Newsroom.TagAuthority"/>).
/// </summary>
public static class PublicIdentity
{
    /// <summary>What ids begin with while the newsroom has no public address yet, as when somebody tries it at home.</summary>
    public const string Unset = "localhost,2026";

    /// <summary>An article's id: of one story in one language, whatever becomes of it.</summary>
    /// <param name="site">The site of the language.</param>
    /// <param name="number">The story's number.</param>
    public static string Article(PublicSite site, int number)
    {
        ArgumentNullException.ThrowIfNull(site);
        return Article(site, site.Language, number);
    }

    /// <summary>The id of a story's article in any language of the newsroom.</summary>
    /// <param name="site">A site of the newsroom.</param>
    /// <param name="language">The language.</param>
    /// <param name="number">The story's number.</param>
    public static string Article(PublicSite site, Language language, int number)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(language);
        return string.Create(CultureInfo.InvariantCulture, $"tag:{site.TagAuthority}:story/{number}/{language.Path}");
    }

    /// <summary>A list's id, for the feed of it.</summary>
    /// <param name="site">The site of the language.</param>
    /// <param name="list">The list.</param>
    public static string List(PublicSite site, PublicListKey list)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(list);
        var name = list.Value.Length == 0 ? "" : "/" + Uri.EscapeDataString(list.Value);
        return $"tag:{site.TagAuthority}:list/{site.Language.Path}/{list.Kind.ToString().ToLowerInvariant()}{name}";
    }

    /// <summary>The id of what was corrected and retracted in a language, for the feed of it.</summary>
    /// <param name="site">The site of the language.</param>
    public static string Corrections(PublicSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return $"tag:{site.TagAuthority}:corrections/{site.Language.Path}";
    }

    /// <summary>The id of a notice: an article has one at a time.</summary>
    /// <param name="site">The site of the language.</param>
    /// <param name="notice">The notice.</param>
    public static string Notice(PublicSite site, PublicNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return string.Create(CultureInfo.InvariantCulture, $"{Article(site, notice.Number)}/notice/{notice.At:yyyyMMddHHmmss}");
    }

    /// <summary>The authority that a first start under an address fixes; null for an address that is nobody's own, such as that of a trial.</summary>
    /// <param name="baseUrl">Where readers find the site.</param>
    /// <param name="now">Now (UTC).</param>
    public static string? AuthorityOf(Uri baseUrl, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        var host = baseUrl.IdnHost.ToLowerInvariant();
        return baseUrl.IsLoopback || !host.Contains('.', StringComparison.Ordinal) || IPAddress.TryParse(host.Trim('[', ']'), out _)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{host},{now.Year:0000}");
    }
}
