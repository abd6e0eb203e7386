using System.Globalization;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <content>Archive, corrections, both languages side by side, and addresses that lead on.</content>
public sealed partial class ReaderPages
{
    /// <summary>The archive.</summary>
    /// <param name="language">First segment of the address.</param>
    public async Task<ReaderAnswer> ArchiveAsync(string language) =>
        await stories.ArchiveAsync(language, CancellationToken.None) is { } archive
            ? await renderer.PageAsync<ArchivePage>(StatusCodes.Status200OK, ("Model", archive))
            : ReaderAnswer.Missing;

    /// <summary>A page of what was corrected and retracted.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="page">The page; null for the first. Its own address has no number.</param>
    public async Task<ReaderAnswer> CorrectionsAsync(string language, int? page)
    {
        if (await stories.CorrectionsAsync(language, page ?? 1, CancellationToken.None) is not { } notices)
            return ReaderAnswer.Missing;
        return page == 1 ? Moved(PublicAddress.Corrections(notices.Site.Language)) : await renderer.PageAsync<CorrectionsPage>(StatusCodes.Status200OK, ("Model", notices));
    }

    /// <summary>An article beside its other language.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="section">Second segment.</param>
    /// <param name="article">Third segment, decoded.</param>
    public async Task<ReaderAnswer> SideBySideAsync(string language, string section, string article)
    {
        var answer = await stories.SideBySideAsync(language, section, article, CancellationToken.None);
        return answer switch
        {
            { MovedTo: { } address } => Moved(address),
            { Pair: { } pair } => await renderer.PageAsync<SideBySidePage>(StatusCodes.Status200OK, ("Model", pair)),
            { Retraction: { } retraction } => await RetractionAsync(retraction),
            _ => ReaderAnswer.Missing,
        };
    }

    /// <summary>The 301 of an address that has no answer of its own any more, because what it names was renamed, moved or merged; null for any other.</summary>
    /// <param name="path">The path, not percent-encoded.</param>
    /// <param name="page">The page of the list that was asked for; null for the first.</param>
    public async Task<ReaderAnswer?> LeadOnAsync(string path, int? page) =>
        await stories.LeadOnAsync(path, CancellationToken.None) is { } address
            ? Moved(page > 1 ? string.Create(CultureInfo.InvariantCulture, $"{address}?page={page}") : address)
            : null;
}
