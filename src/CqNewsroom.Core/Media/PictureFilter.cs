namespace CqNewsroom.Core.Media;

/// <summary>What the library is narrowed to by the rights to its pictures.</summary>
public enum PictureRightsFilter
{
    /// <summary>As <see cref="PictureRightsState.NotStated"/>.</summary>
    NotStated,

    /// <summary>As <see cref="PictureRightsState.InForce"/>, also where they end soon.</summary>
    InForce,

    /// <summary>As <see cref="PictureRightsState.EndingSoon"/>.</summary>
    EndingSoon,

    /// <summary>As <see cref="PictureRightsState.Ended"/>.</summary>
    Ended,

    /// <summary>They have ended, and readers still see the picture.</summary>
    EndedAndLive,
}

/// <summary>What a page of the library shows.</summary>
/// <param name="Words">Words that must all stand in the picture's own words, its file's name, or its words in an article that the asker may read.</param>
/// <param name="PersonId">Who added it.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="Rights">The rights to it.</param>
/// <param name="Page">1 for the first.</param>
public sealed record PictureFilter(string? Words = null, Guid? PersonId = null, PictureFormat? Format = null, PictureRightsFilter? Rights = null, int Page = 1)
{
    /// <summary>How many pictures a page holds.</summary>
    public const int PageSize = 24;

    /// <summary>Above this, pictures are not counted any more: 'more than'.</summary>
    public const int MostCounted = 1000;
}
