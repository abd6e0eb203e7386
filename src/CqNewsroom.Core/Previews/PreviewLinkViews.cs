using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Previews;

/// <summary>The links to previews of an article, for who may make one.</summary>
/// <param name="Links">Those that work, the newest first.</param>
/// <param name="Choices">How long a new one may work.</param>
/// <param name="Proposed">How long it works unless somebody says otherwise.</param>
/// <param name="Against">Why none can be made now; null where one can.</param>
public sealed record PreviewLinksView(IReadOnlyList<PreviewLinkView> Links, IReadOnlyList<TimeSpan> Choices, TimeSpan Proposed, Refusal? Against);

/// <summary>One link; its address was shown once and is not known any more.</summary>
/// <param name="Id">The link.</param>
/// <param name="Revision">Number of the revision that it shows.</param>
/// <param name="By">Who made it.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="ExpiresAt">When it stops working (UTC).</param>
public sealed record PreviewLinkView(Guid Id, int Revision, string By, DateTime CreatedAt, DateTime ExpiresAt);

/// <summary>A link that was just made.</summary>
/// <param name="Id">The link.</param>
/// <param name="Secret">Its secret, which is kept nowhere.</param>
/// <param name="Revision">Number of the revision that it shows.</param>
/// <param name="ExpiresAt">When it stops working (UTC).</param>
public sealed record MadePreviewLink(Guid Id, string Secret, int Revision, DateTime ExpiresAt);

/// <summary>What a link shows.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Revision">Number of the revision.</param>
/// <param name="ExpiresAt">When the link stops working (UTC).</param>
/// <param name="Content">The text.</param>
/// <param name="Credits">The lines around it.</param>
/// <param name="Section">The section.</param>
/// <param name="Tags">The tags.</param>
/// <param name="PublishedAt">When the article first went live (UTC), null where it never did.</param>
/// <param name="Pictures">Its pictures, by the id that their blocks name.</param>
public sealed record SharedPreview(
    PublicSite Site,
    int Revision,
    DateTime ExpiresAt,
    ArticleContent Content,
    Credits Credits,
    PublicSection Section,
    IReadOnlyList<string> Tags,
    DateTime? PublishedAt,
    IReadOnlyDictionary<Guid, ShownPicture> Pictures);
