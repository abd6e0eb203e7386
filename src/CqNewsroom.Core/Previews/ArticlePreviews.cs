using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Previews;

/// <summary>An article as readers would see it.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Number">The story's number.</param>
/// <param name="State">State of the working copy.</param>
/// <param name="Standing">What readers see now.</param>
/// <param name="Revision">Number of the revision shown, null for a working copy.</param>
/// <param name="Content">The text in question.</param>
/// <param name="Credits">The lines as they would be printed now.</param>
/// <param name="Section">The section.</param>
/// <param name="Tags">The tags.</param>
/// <param name="PublishedAt">When it first went live (UTC), null where it never did.</param>
public sealed record ArticlePreview(
    PublicSite Site,
    int Number,
    ArticleState State,
    Standing Standing,
    int? Revision,
    ArticleContent Content,
    Credits Credits,
    PublicSection Section,
    IReadOnlyList<string> Tags,
    DateTime? PublishedAt)
{
    /// <summary>Its pictures, by the id that their blocks name.</summary>
    public IReadOnlyDictionary<Guid, ShownPicture> Pictures { get; init; } = new Dictionary<Guid, ShownPicture>();
}

/// <summary>
/// What a preview shows, by the reading rules of the workflow. It only reads: looking at a text neither saves, locks nor notes
/// anything (case N1).
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="published">Knows what stands around an article.</param>
/// <param name="time">The clock.</param>
public sealed class ArticlePreviews(INewsroomDbFactory databases, SituationLoader loader, PublishedStories published, TimeProvider time)
{
    /// <summary>The text in question: what was submitted, what is live where nothing is pending, else what is being written.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<ArticlePreview>> ReadAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        if (await new ActingArticles(db, loader, asker, time.Now()).ReadAsync(articleId, cancellation) is not { } read)
            return new Refusal(RefusalCode.NotFound);
        var (story, article) = (read.Loaded.Story, read.Loaded.Article);
        var language = read.Loaded.Newsroom.Languages.Find(l => string.Equals(l.Tag, article.Language, StringComparison.Ordinal));
        if (language is null || await published.SiteAsync(language.Path, cancellation) is not { } site)
            return new Refusal(RefusalCode.NotFound);
        var section = await db.Sections.AsNoTracking().SingleAsync(s => s.Id == story.SectionId, cancellation);
        return new ArticlePreview(
            site,
            story.Number,
            article.State,
            article.Standing,
            read.Loaded.InQuestion?.Number,
            read.Content,
            read.View.Credits,
            new PublicSection(section.Slug, section.NameIn(language.Tag)),
            read.Loaded.Person!.IsOfHouse ? await StoryTags.NamesAsync(db, story.Id, language.Tag, cancellation) : [],
            article.FirstPublishedAt)
        {
            Pictures = await PictureReading.ShownAsync(
                db.Pictures.AsNoTracking().Where(PictureReading.Pictures(db, read.Loaded.Person!)), read.Content, (id, _) => PictureAddress.ForStaff(id), cancellation),
        };
    }
}
