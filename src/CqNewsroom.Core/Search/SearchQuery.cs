namespace CqNewsroom.Core.Search;

/// <summary>One term of a phrase.</summary>
/// <param name="Term">The term.</param>
/// <param name="Offset">How many positions behind the phrase's beginning.</param>
internal readonly record struct PhraseTerm(string Term, int Offset);

/// <summary>A word or a phrase that is asked for; a phrase has several terms.</summary>
/// <param name="Terms">Its terms, at least one.</param>
/// <param name="IsExcluded">Whether it must not be there.</param>
/// <param name="Span">Positions from the first term to behind the last.</param>
internal sealed record SearchUnit(IReadOnlyList<PhraseTerm> Terms, bool IsExcluded, int Span);

/// <summary>Why a question was not asked.</summary>
public enum SearchProblem
{
    /// <summary>It has no word to look for.</summary>
    NoWords,

    /// <summary>It has more characters than <see cref="SearchLimits.QueryLength"/>.</summary>
    TooLong,

    /// <summary>It has more words and phrases than <see cref="SearchLimits.Units"/>.</summary>
    TooManyWords,

    /// <summary>It only says what must not be there.</summary>
    OnlyExcluded,

    /// <summary>A date is none.</summary>
    DateUnreadable,

    /// <summary>It ends before it begins.</summary>
    DatesReversed,

    /// <summary>There is no such section.</summary>
    SectionUnknown,
}

/// <summary>What a question may be at most, so that nobody's question costs the others theirs.</summary>
public static class SearchLimits
{
    /// <summary>Characters of a question.</summary>
    public const int QueryLength = 200;

    /// <summary>Characters of a person's name.</summary>
    public const int PersonLength = 80;

    /// <summary>Words and phrases.</summary>
    public const int Units = 16;

    /// <summary>Results on a page.</summary>
    public const int PageSize = 10;

    /// <summary>Pages that can be turned to; who finds more asks more closely.</summary>
    public const int Pages = 50;
}
