using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Tags;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Publishing;

/// <summary>What tests of readers' lists ask, over the newsroom of the workflow's tests.</summary>
internal sealed class PublicLists(WorkflowNewsroom newsroom)
{
    private readonly AdministrativeActs _acts = new(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance);

    public PublishedStories Stories { get; } = new(newsroom.Factory);

    public TagDesk Tags => new(_acts);

    public SectionAdministration Sections => new(_acts, newsroom.Ids);

    public AgencyAdministration Agencies => new(_acts, newsroom.Ids);

    public Profiles Profiles => new(_acts);

    public Task<PublicList?> ListAsync(string language, PublicListKey key, int page = 1) => Stories.ListAsync(language, key, page, WorkflowNewsroom.Cancellation);

    public Task<string?> LeadOnAsync(string path) => Stories.LeadOnAsync(path, WorkflowNewsroom.Cancellation);

    public async Task TagAsync(Guid storyId, params string[] tags)
    {
        var story = await newsroom.StoryAsync(storyId);
        var outcome = await newsroom.Acts.ChangeStoryAsync(
            newsroom.Asker("editor"),
            new ChangeStory(story.Id, story.Version, story.SectionId, tags, story.Deadline, story.Embargo, story.WantedLanguages, story.Brief),
            WorkflowNewsroom.Cancellation);
        Assert.Null(outcome.Refusal);
    }

    public async Task<TagLine> TagLineAsync(string words) =>
        Assert.Single((await Tags.ListAsync(newsroom.Asker("editor"), new TagFilter(words), WorkflowNewsroom.Cancellation)).Value!.Lines);
}
