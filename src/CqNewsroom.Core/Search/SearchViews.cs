using System.Globalization;
using System.Text;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Search;

/// <summary>What a reader asks, as it was typed.</summary>
/// <param name="Words">Words and phrases.</param>
/// <param name="Section">Slug of a section; empty for all.</param>
/// <param name="Person">Name of somebody credited; empty for all.</param>
/// <param name="From">First day in the newsroom's zone, as in <c>2026-11-30</c>; empty for all.</param>
/// <param name="To">Last day.</param>
public sealed record SearchQuestion(string Words = "", string Section = "", string Person = "", string From = "", string To = "")
{
    /// <summary>Whether nothing was asked at all.</summary>
    public bool IsEmpty => string.Concat(Words, Section, Person, From, To).Trim().Length == 0;

    /// <summary>The same without what nobody sees or could have typed, so that it can be shown again: control characters, marks that turn the direction of text, halves of characters. Days are as a browser writes them.</summary>
    public SearchQuestion Cleaned() => new(Clean(Words), Clean(Section), Clean(Person), SearchFilters.AsDateField(Clean(From)), SearchFilters.AsDateField(Clean(To)));

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (rune != Rune.ReplacementChar && !TextRules.IsNoncharacter(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }
}

/// <summary>An article that was found.</summary>
/// <param name="Headline">Its headline.</param>
/// <param name="Address">Its address.</param>
/// <param name="Section">Its section.</param>
/// <param name="PublishedAt">When it first went live (UTC).</param>
/// <param name="Passages">What it says about what was asked.</param>
public sealed record SearchHit(MarkedText Headline, string Address, PublicSection Section, DateTime PublishedAt, IReadOnlyList<MarkedText> Passages);

/// <summary>What the same question finds in another language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Total">How many articles.</param>
public sealed record SearchElsewhere(Language Language, int Total);

/// <summary>A page of results.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Page">1 for the first.</param>
public sealed record SearchPage(PublicSite Site, SearchQuestion Question, int Page)
{
    /// <summary>Why nothing was looked for; null where something was, or nothing asked.</summary>
    public SearchProblem? Problem { get; init; }

    /// <summary>Articles in all.</summary>
    public int Total { get; init; }

    /// <summary>Those of this page, the best first.</summary>
    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>Whether there is a further page.</summary>
    public bool HasNext => Page < SearchLimits.Pages && Page * SearchLimits.PageSize < Total;

    /// <summary>Whether the index is being made, so that something may be missing.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The other languages in which it finds something, where it finds nothing here.</summary>
    public IReadOnlyList<SearchElsewhere> Elsewhere { get; init; } = [];
}
