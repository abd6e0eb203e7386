using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

/// <summary>One article with all that its workflow looks at, and the situation of one person before it. Lives as long as its use case.</summary>
public sealed class LoadedArticle
{
    /// <summary>The person asking; null for the clock.</summary>
    public required PersonFacts? Person { get; init; }

    /// <summary>The story with all its articles.</summary>
    public required Story Story { get; init; }

    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>The story's original, which may be the article itself.</summary>
    public required Article Original { get; init; }

    /// <summary>The story's desk.</summary>
    public required Desk Desk { get; init; }

    /// <summary>The review policy in force now.</summary>
    public required ReviewPolicy Policy { get; init; }

    /// <summary>The newsroom.</summary>
    public required Newsroom Newsroom { get; init; }

    /// <summary>The levels that count: those frozen with the submitted revision, else the policy's.</summary>
    public required IReadOnlyList<ReviewLevel> Levels { get; init; }

    /// <summary>The submitted revision.</summary>
    public required Revision? Submitted { get; init; }

    /// <summary>The revision published last.</summary>
    public required Revision? Live { get; init; }

    /// <summary>
    /// The revision in question: what was submitted while it is in review or decided, what readers see where nothing is pending; null where
    /// it is what is being written.
    /// </summary>
    public Revision? InQuestion => Article.State switch
    {
        ArticleState.InReview or ArticleState.Approved or ArticleState.Scheduled => Submitted,
        ArticleState.Published or ArticleState.Retracted => Live,
        _ => null,
    };

    /// <summary>The publication that stands.</summary>
    public required Publication? Publication { get; init; }

    /// <summary>The sign-offs of the submitted and the live revision that are not voided.</summary>
    public required IReadOnlyList<SignOff> SignOffs { get; init; }

    /// <summary>Levels that an urgent publication left unsigned.</summary>
    public required IReadOnlyList<ReviewLevel> MissingLevels { get; init; }

    /// <summary>Findings of the text in question that are blocking and not waived; read only where asked for.</summary>
    public required IReadOnlyList<Finding> OpenFindings { get; init; }

    /// <summary>Blocks of the source without counterpart that are not left out; read only where asked for.</summary>
    public required IReadOnlyList<string> UnpairedSourceBlocks { get; init; }

    /// <summary>Who contributed to the story's other articles; empty where the desk does not count them (desk settings).</summary>
    public IReadOnlyCollection<Guid> ContributorsOfOthers { get; init; } = [];

    /// <summary>The pictures of the submitted revision whose rights end at some time, the first to end first.</summary>
    public IReadOnlyList<PictureEnd> PictureEnds { get; init; } = [];

    /// <summary>The facts that <see cref="WorkflowTable.Decide"/> looks at.</summary>
    public required Situation Situation { get; init; }

    /// <summary>May the person do this?</summary>
    /// <param name="action">The action.</param>
    public Decision Decide(NewsroomAction action) => WorkflowTable.Decide(action, Situation);

    /// <summary>
    /// Whether Publish asks for a reason to publish anyway: the original was spiked or another language retracted, and that act
    /// recorded no 'keep' for this article.
    /// </summary>
    public bool NeedsPublishAnyway =>
        Article.KeptWithReason != true
        && (Original.State == ArticleState.Spiked || Story.Articles.Exists(other => other.Id != Article.Id && other.Standing == Standing.Retracted));

    /// <summary>Whether Publish asks for a correction notice or 'no notice'.</summary>
    public bool NeedsCorrectionAnswer => Article.Standing == Standing.Live;
}
