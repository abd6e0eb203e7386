using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Web.Desk.Terms;

namespace CqNewsroom.Web.Desk.Vocabulary;

/// <summary>What an address says of a filter of the list of words, as <see cref="TermAddress"/> of the termbase.</summary>
internal static class WordAddress
{
    /// <summary>The filter of an address.</summary>
    public static WordFilter Filter(string? words, string? kind, string? desk, string? state, string? page)
    {
        var alike = TermAddress.Filter(words, null, desk, state, page);
        return new WordFilter(alike.Words, Enum.TryParse<WordKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null, alike.DeskId, alike.State, alike.Page);
    }

    /// <summary>What an address says of a filter.</summary>
    /// <param name="filter">The filter.</param>
    public static Dictionary<string, object?> Query(WordFilter filter)
    {
        var query = TermAddress.Query(new TermFilter(filter.Words, null, filter.DeskId, filter.State, filter.Page));
        query["kind"] = filter.Kind?.ToString();
        return query;
    }
}
