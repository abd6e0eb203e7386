using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Web.Desk.Workflow;

/// <summary>The way of an article to its readers, read off the workflow's table, so that the picture cannot tell another story.</summary>
public static class WorkflowWay
{
    // The acts that bring a text forward; where each leads stands in the table.
    private static readonly NewsroomAction[] Forward = [NewsroomAction.Claim, NewsroomAction.Submit, NewsroomAction.SignOff, NewsroomAction.Schedule, NewsroomAction.Publish];

    private static readonly IReadOnlyList<ArticleState> OfTranslation = Walk(ArticleState.Requested);

    private static readonly IReadOnlyList<ArticleState> OfOriginal = Walk(ArticleState.Drafting);

    /// <summary>States beside the way: returned, given up, taken back.</summary>
    public static IReadOnlyList<ArticleState> Beside { get; } = [.. Enum.GetValues<ArticleState>().Except(OfTranslation)];

    /// <summary>The states on the way, in order.</summary>
    /// <param name="isTranslation">A translation begins by being asked for.</param>
    public static IReadOnlyList<ArticleState> Way(bool isTranslation) => isTranslation ? OfTranslation : OfOriginal;

    /// <summary>Whether a state on the way lies behind the current one. Beside the way: returned and spiked texts passed what they were in before.</summary>
    /// <param name="step">A state on the way.</param>
    /// <param name="current">The current state.</param>
    /// <param name="isTranslation">Whether it is a translation.</param>
    public static bool IsPassed(ArticleState step, ArticleState current, bool isTranslation)
    {
        var way = Way(isTranslation);
        var here = current switch
        {
            ArticleState.ChangesRequested => IndexOf(way, ArticleState.InReview),
            ArticleState.Retracted => way.Count,
            ArticleState.Spiked => 0,
            _ => IndexOf(way, current),
        };
        return IndexOf(way, step) < here;
    }

    private static List<ArticleState> Walk(ArticleState from)
    {
        var way = new List<ArticleState> { from };
        foreach (var action in Forward)
        {
            var next = WorkflowTable.Rows.Where(row => row.Action == action && row.From.Contains(way[^1])).SelectMany(row => row.To).LastOrDefault(way[^1]);
            if (!way.Contains(next))
                way.Add(next);
        }

        return way;
    }

    private static int IndexOf(IReadOnlyList<ArticleState> way, ArticleState state)
    {
        for (var index = 0; index < way.Count; index++)
        {
            if (way[index] == state)
                return index;
        }

        return -1;
    }
}
