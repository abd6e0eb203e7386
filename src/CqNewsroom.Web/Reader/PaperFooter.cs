using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;
using CqNewsroom.Web.Reader.Search;

namespace CqNewsroom.Web.Reader;

/// <summary>A column at the foot of every reader page.</summary>
/// <param name="Title">Key of its heading in Resources/Paper.</param>
/// <param name="Links">Its links; a column without any is not shown.</param>
public sealed record FooterColumn(string Title, IReadOnlyList<FooterLink> Links);

/// <summary>A link at the foot.</summary>
/// <param name="Label">What it is called, in the page's language.</param>
/// <param name="Address">Where it leads.</param>
public sealed record FooterLink(string Label, string Address);

/// <summary>What stands at the foot of every reader page: one list, so that a part of the paper that is new adds its line here and nowhere else.</summary>
public static class PaperFooter
{
    /// <summary>The columns, in their order.</summary>
    /// <param name="site">The site.</param>
    public static IReadOnlyList<FooterColumn> Of(PublicSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        IReadOnlyList<FooterColumn> columns =
        [
            new("Sections", [.. site.Sections.Select(section => new FooterLink(section.Name, PublicAddress.Section(site.Language, section.Slug)))]),
            new("ThePaper",
            [
                .. site.Look.Pages.Select(page => new FooterLink(page.Title, page.Address)),
                new FooterLink(ReaderWords.In(site.Language.Tag, "CorrectionsTitle"), PublicAddress.Corrections(site.Language)),
            ]),
            new("ToFind",
            [
                new FooterLink(SearchWords.In(site.Language.Tag, "Search"), PublicAddress.Search(site.Language)),
                new FooterLink(ReaderWords.In(site.Language.Tag, "Archive"), PublicAddress.Archive(site.Language)),
                new FooterLink("RSS", OutputAddress.Feed(site.Language, PublicListKey.Front, FeedFormat.Rss)),
            ]),
            new("Elsewhere", [.. site.Look.Links.Select(link => new FooterLink(link.Label, link.Address))]),
        ];
        return [.. columns.Where(column => column.Links.Count > 0)];
    }
}
