using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Workflow;

namespace CqNewsroom.Web.Tests.Desk.Workflow;

/// <summary>The picture of an article's way is read off the table of the workflow.</summary>
public sealed class WorkflowWayTests
{
    [Fact]
    public void A_translation_goes_from_requested_to_published_and_an_original_begins_with_writing()
    {
        ArticleState[] way = [ArticleState.Requested, ArticleState.Drafting, ArticleState.InReview, ArticleState.Approved, ArticleState.Scheduled, ArticleState.Published];

        Assert.Equal(way, WorkflowWay.Way(isTranslation: true));
        Assert.Equal(way.Skip(1), WorkflowWay.Way(isTranslation: false));
        Assert.Equal([ArticleState.ChangesRequested, ArticleState.Retracted, ArticleState.Spiked], WorkflowWay.Beside.Order());
    }

    [Theory]
    [InlineData(ArticleState.InReview, 1)]
    [InlineData(ArticleState.ChangesRequested, 1)]
    [InlineData(ArticleState.Published, 4)]
    [InlineData(ArticleState.Retracted, 5)]
    [InlineData(ArticleState.Spiked, 0)]
    public void What_lies_behind_an_article_is_marked(ArticleState state, int passed) =>
        Assert.Equal(passed, WorkflowWay.Way(isTranslation: false).Count(step => WorkflowWay.IsPassed(step, state, isTranslation: false)));
}
