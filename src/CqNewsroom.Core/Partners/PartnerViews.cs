using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Partners;

/// <summary>What a partner asks for.</summary>
/// <param name="Language">The language's segment in addresses; null for every language of the token.</param>
/// <param name="List">The list.</param>
/// <param name="ChangedSince">Only what changed at that time or later (UTC); null for everything.</param>
/// <param name="Cursor">Where the last page ended; null for the beginning.</param>
/// <param name="Size">How many at most.</param>
public sealed record PartnerQuery(string? Language, PublicListKey List, DateTime? ChangedSince, string? Cursor, int Size)
{
    /// <summary>The most articles of one page.</summary>
    public const int MostSize = 100;
}

/// <summary>A page of what changed, the oldest change first.</summary>
/// <param name="Items">The articles.</param>
/// <param name="Cursor">Where it ends: asked with it, the next page follows, or later what changed since.</param>
/// <param name="HasMore">Whether more is there already.</param>
public sealed record PartnerPage(IReadOnlyList<PublicAnswer> Items, string Cursor, bool HasMore);

/// <summary>Why a partner gets nothing.</summary>
public enum PartnerFault
{
    /// <summary>The newsroom has no such language.</summary>
    LanguageUnknown,

    /// <summary>The newsroom has no such section.</summary>
    SectionUnknown,

    /// <summary>The token may not read that language or section.</summary>
    OutOfScope,

    /// <summary>The cursor was not handed out for this list.</summary>
    CursorInvalid,

    /// <summary>Nothing was ever public there.</summary>
    NotFound,
}

/// <summary>What a partner gets; a value or a fault.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Fault">Why there is none.</param>
public sealed record PartnerAnswer<T>(T? Value, PartnerFault? Fault)
    where T : class
{
    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator PartnerAnswer<T>(T value) => new(value, null);

    /// <summary>A fault.</summary>
    /// <param name="fault">The fault.</param>
    public static implicit operator PartnerAnswer<T>(PartnerFault fault) => new(null, fault);
}

/// <summary>What a token may read beside articles.</summary>
/// <param name="Languages">The languages with the paper's name in each.</param>
/// <param name="Sections">The sections.</param>
public sealed record PartnerCatalogue(IReadOnlyList<(Language Language, string PaperName)> Languages, IReadOnlyList<(string Slug, IReadOnlyDictionary<string, string> Names)> Sections);
