using CqNewsroom.Core.Newsrooms;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>Makes what pages, feeds and formats say in place of retracted articles. Of an article taken down without a trace nothing of its text leaves here.</summary>
internal static class PublicRetractions
{
    /// <summary>The retraction of a story's article in the site's language; null where it was not retracted.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="site">The site of the language.</param>
    /// <param name="number">The story's number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<PublicRetraction?> OfStoryAsync(INewsroomDb db, PublicSite site, int number, CancellationToken cancellation)
    {
        var rows = await LiveArticles.Retracted(db).Where(p => p.Story.Number == number && p.Article.Language == site.Language.Tag).ToListAsync(cancellation);
        return (await ReadAsync(db, site, rows, cancellation)).SingleOrDefault();
    }

    /// <summary>Makes them, in the order given.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="site">The site of the language that all of them are in.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<PublicRetraction>> ReadAsync(INewsroomDb db, PublicSite site, IReadOnlyList<LiveArticle> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return [];
        var others = await PublicArticles.OthersAsync(db, site, [.. rows.Select(row => row.Story.Id).Distinct()], cancellation);
        var versions = await PublicArticles.VersionsAsync(db, [.. rows.Select(row => row.Article.Id)], cancellation);
        return [.. rows.Select(row => Retraction(site, row, [.. others[row.Story.Id]]) with { Version = 2 * versions[row.Article.Id] })];
    }

    /// <summary>Where a retracted article is told of; without the words of its headline where it was taken down.</summary>
    /// <param name="language">The article's language.</param>
    /// <param name="form">How it was retracted.</param>
    /// <param name="section">Slug of its section.</param>
    /// <param name="slug">The slug that it was published under.</param>
    /// <param name="number">The story's number.</param>
    public static string AddressOf(Language language, RetractionForm form, string section, string slug, int number) =>
        form == RetractionForm.Notice ? PublicAddress.Article(language, section, slug, number) : PublicAddress.ArticleByNumber(language, section, number);

    private static PublicRetraction Retraction(PublicSite site, LiveArticle row, IReadOnlyList<OtherLanguage> others)
    {
        var form = row.Article.RetractionForm;
        var told = form == RetractionForm.Notice;
        return new PublicRetraction(site, told ? row.Revision.Headline : "", told ? row.Article.RetractionNotice ?? "" : "", row.Article.RetractedAt!.Value, others)
        {
            Form = form,
            Number = row.Story.Number,
            Address = AddressOf(site.Language, form, row.Section.Slug, row.Publication.Slug, row.Story.Number),
            PublishedAt = row.Article.FirstPublishedAt!.Value,
            Section = row.SectionIn(site.Language),
        };
    }
}
