using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Data.Tests.Workflow;

public sealed class SmokeTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_story_goes_live_in_two_languages(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync("en");
        var translation = await newsroom.LiveTranslationAsync(story.StoryId);
        Assert.Equal(Standing.Live, (await newsroom.ArticleAsync(translation)).Standing);
    }
}
