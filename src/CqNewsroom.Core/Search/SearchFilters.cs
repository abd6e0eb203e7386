using System.Globalization;
using CqNewsroom.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Search;

/// <summary>What narrows a question down.</summary>
/// <param name="Section">The section; null for all.</param>
/// <param name="From">First instant (UTC); null for none.</param>
/// <param name="Before">First instant behind (UTC); null for none.</param>
internal sealed record SearchFilters(Guid? Section, DateTime? From, DateTime? Before)
{
    // As a browser's date field sends it, and as people type it.
    private static readonly string[] Formats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    /// <summary>Whether a document is inside.</summary>
    /// <param name="entry">The document.</param>
    public bool Allow(DirectoryEntry entry) =>
        (Section is null || entry.SectionId == Section) && (From is null || entry.FirstPublishedAt >= From) && (Before is null || entry.FirstPublishedAt < Before);

    /// <summary>Reads them.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="site">The site.</param>
    /// <param name="question">What was typed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The filters, or what is wrong.</returns>
    public static async Task<(SearchFilters? Filters, SearchProblem? Problem)> ReadAsync(INewsroomDb db, PublicSite site, SearchQuestion question, CancellationToken cancellation)
    {
        var slug = question.Section.Trim();
        var section = slug.Length == 0 ? null : await db.Sections.AsNoTracking().Where(s => s.Slug == slug).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancellation);
        if (slug.Length > 0 && section is null)
            return (null, SearchProblem.SectionUnknown);
        if (!IsDay(question.From, out var from) || !IsDay(question.To, out var to))
            return (null, SearchProblem.DateUnreadable);
        if (from > to)
            return (null, SearchProblem.DatesReversed);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZoneId);
        return (new SearchFilters(section, from is { } first ? PublicPeriod.Begin(first, zone) : null, to is { } last ? PublicPeriod.Begin(last.AddDays(1), zone) : null), null);
    }

    /// <summary>A day as the field of a form takes it, however it was typed; what is none comes back as it is.</summary>
    /// <param name="text">What was typed.</param>
    public static string AsDateField(string text) => IsDay(text, out var day) && day is { } read ? read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;

    private static bool IsDay(string text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        // A year at either end of the calendar has no neighbour in another zone.
        if (!DateOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) || read.Year is < 1000 or > 9000)
            return false;
        day = read;
        return true;
    }
}
