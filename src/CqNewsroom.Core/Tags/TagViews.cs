namespace CqNewsroom.Core.Tags;

/// <summary>Which tags are asked for.</summary>
/// <param name="Words">Part of a name in any language; null for all.</param>
/// <param name="UnusedOnly">Whether only those that no story has.</param>
/// <param name="Page">1 for the first.</param>
public sealed record TagFilter(string? Words = null, bool UnusedOnly = false, int Page = 1)
{
    /// <summary>The most characters of words.</summary>
    public const int LongestWords = 80;
}

/// <summary>A tag as its desk shows it.</summary>
/// <param name="Id">The tag.</param>
/// <param name="Names">Names by language.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Stories">How many stories have it, published or not; a number, never a title.</param>
/// <param name="Version">What a change names.</param>
public sealed record TagLine(Guid Id, IReadOnlyDictionary<string, string> Names, string Slug, int Stories, int Version);

/// <summary>A page of tags.</summary>
/// <param name="Lines">The tags, by name in the asker's language.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="HasNext">Whether more follow.</param>
/// <param name="Languages">The newsroom's languages.</param>
public sealed record TagPage(IReadOnlyList<TagLine> Lines, int Total, bool HasNext, IReadOnlyList<Newsrooms.Language> Languages);

/// <summary>Names a tag.</summary>
/// <param name="TagId">The tag.</param>
/// <param name="SeenVersion">The version that the editor saw.</param>
/// <param name="Names">Names by language; at least one.</param>
/// <param name="Slug">Its name in addresses; empty leaves it as it is. The one before leads on.</param>
public sealed record SaveTag(Guid TagId, int SeenVersion, IReadOnlyDictionary<string, string> Names, string Slug = "");

/// <summary>Makes one tag of two.</summary>
/// <param name="TagId">The tag that goes; its stories get the other, its addresses lead there.</param>
/// <param name="SeenVersion">The version that the editor saw.</param>
/// <param name="IntoId">The tag that stays; names that it lacks it takes over.</param>
public sealed record MergeTags(Guid TagId, int SeenVersion, Guid IntoId);
