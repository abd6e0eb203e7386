using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Terms;

/// <summary>The queue of live pages that a changed entry leaves.</summary>
public sealed class TermReviewTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_entry_lists_the_live_pages_that_disagree_and_a_page_that_agrees_leaves_by_itself(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var english = await newsroom.LiveTranslationAsync(story.StoryId);
        var id = await stage.MustAsync("editor", TermStage.Text("新桥", "Xinqiao"));

        await stage.Review.WorkAsync(None);

        var line = Assert.Single(await OpenAsync(stage, newsroom, "editor"));
        Assert.Equal((id, english, story.Number, "新桥", "Xinqiao", 1, true), (line.EntryId, line.ArticleId, line.StoryNumber, line.Chinese, line.Wanted, line.Places, line.MayFinish));
        Assert.Equal(1, (await stage.ListAsync("editor")).Single().Pages);
        Assert.False(Assert.Single(await OpenAsync(stage, newsroom, "reporter")).MayFinish);
        foreach (var person in new[] { "lifeEditor", "administrator", "coordinator", "agencyTranslator", "nobody" })
            Assert.Empty(await OpenAsync(stage, newsroom, person));

        await newsroom.MustAsync("translator", new StartCorrection(english));
        await newsroom.WriteAsync("translator", english, WorkflowNewsroom.Translated("New Xinqiao opens to traffic", "First paragraph.", "Second paragraph."));
        await newsroom.MustAsync("translator", new Submit(english));
        await newsroom.SignAsync("editor", english);
        await newsroom.PublishAsync("editor", english);
        await stage.Review.WorkAsync(None);
        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));
        var row = await newsroom.ReadAsync(db => db.TermDisagreements.AsNoTracking().SingleAsync(None));
        Assert.Equal((true, (Guid?)null), (row.DoneAt is not null, row.DoneById));
        Assert.Equal(0, await newsroom.ReadAsync(db => db.TermEntries.CountAsync(e => e.PendingSince != null, None)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_editor_of_the_desk_marks_a_page_as_done_until_the_entry_changes_again(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var english = await newsroom.LiveTranslationAsync(story.StoryId);
        var id = await stage.MustAsync("editor", TermStage.Text("新桥", "bridge", status: TermStatus.Forbidden));
        await stage.Review.WorkAsync(None);
        Assert.Equal("bridge", Assert.Single(await OpenAsync(stage, newsroom, "editor")).Found);

        foreach (var person in new[] { "reporter", "lifeEditor", "administrator", "agencyTranslator" })
        {
            var refused = (await stage.Queue.FinishAsync(newsroom.Asker(person), id, english, None)).Refusal?.Code;
            Assert.True(refused is RefusalCode.NotAllowed or RefusalCode.NotFound, $"{person}: {refused}");
        }

        Assert.Null((await stage.Queue.FinishAsync(newsroom.Asker("editor"), id, english, None)).Refusal);
        Assert.Equal(RefusalCode.NotFound, (await stage.Queue.FinishAsync(newsroom.Asker("editor"), id, english, None)).Refusal?.Code);
        await stage.Review.WorkAsync(None);
        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));

        await stage.MustAsync("editor", TermStage.Text("新桥", "Xinqiao"), id, 1);
        await stage.Review.WorkAsync(None);
        Assert.Single(await OpenAsync(stage, newsroom, "editor"));
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), id, 2, "", None)).Refusal);
        await stage.Review.WorkAsync(None);
        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_page_is_held_to_what_held_on_the_day_of_its_publication_and_on_its_desk(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        await newsroom.LiveTranslationAsync(story.StoryId);
        await stage.MustAsync("editor", TermStage.Text("新桥", "Xinqiao") with { ValidFrom = new DateOnly(2026, 4, 1) });
        await stage.MustAsync("lifeEditor", TermStage.Text("通车", "start of service", newsroom.Life));
        await stage.MustAsync("reporter", TermStage.Text("江上", "over the river"));
        await stage.Review.WorkAsync(None);
        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));

        await stage.MustAsync("editor", TermStage.Text("江上新桥", "Jiangshang Xinqiao") with { ValidTo = new DateOnly(2026, 3, 31) });
        await stage.Review.WorkAsync(None);
        Assert.Single(await OpenAsync(stage, newsroom, "editor"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_page_leaves_the_queue_when_a_longer_term_hides_the_one_it_disagreed_with(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        await newsroom.LiveTranslationAsync(story.StoryId);
        await stage.MustAsync("editor", TermStage.Text("新桥", "Xinqiao"));
        await stage.Review.WorkAsync(None);
        Assert.Single(await OpenAsync(stage, newsroom, "editor"));

        await stage.MustAsync("editor", TermStage.Text("江上新桥", "new bridge"));
        await stage.Review.WorkAsync(None);

        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_page_comes_back_when_the_term_that_hid_another_is_removed_or_altered(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var english = await newsroom.LiveTranslationAsync(story.StoryId);
        var longer = await stage.MustAsync("editor", TermStage.Text("江上新桥", "new bridge"));
        var hidden = await stage.MustAsync("editor", TermStage.Text("新桥", "Xinqiao"));
        var other = await stage.MustAsync("editor", TermStage.Text("江上", "over the river"));
        await stage.Review.WorkAsync(None);
        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));

        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), longer, 1, "", None)).Refusal);
        await stage.Review.WorkAsync(None);
        Assert.Equal(new[] { hidden, other }.Order(), (await OpenAsync(stage, newsroom, "editor")).Select(line => line.EntryId).Order());

        // Hidden again, they agree; that nobody looked at them is known, so they come back once more.
        await stage.MustAsync("editor", TermStage.Text("江上新桥", "new bridge"));
        await stage.Review.WorkAsync(None);
        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));
        var again = (await stage.ListAsync("editor")).Single(line => line.Text.Chinese[0] == "江上新桥");
        await stage.MustAsync("editor", TermStage.Text("江上新桥头", "new bridgehead"), again.Id, again.Version);
        await stage.Review.WorkAsync(None);
        Assert.Equal(2, (await OpenAsync(stage, newsroom, "editor")).Count);

        // What an editor looked at stays done, whatever changes around it.
        Assert.Null((await stage.Queue.FinishAsync(newsroom.Asker("editor"), hidden, english, None)).Refusal);
        await stage.MustAsync("editor", TermStage.Text("江上新桥", "new bridge"), again.Id, again.Version + 1);
        await stage.Review.WorkAsync(None);
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), again.Id, again.Version + 2, "", None)).Refusal);
        await stage.Review.WorkAsync(None);
        Assert.Equal([other], (await OpenAsync(stage, newsroom, "editor")).Select(line => line.EntryId));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_page_comes_back_when_a_desks_own_entry_gives_way_to_the_newsrooms(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        await newsroom.LiveTranslationAsync(story.StoryId);
        var own = await stage.MustAsync("editor", TermStage.Text("新桥", "new bridge", newsroom.City));
        var common = await stage.MustAsync("editor", TermStage.Text("新桥", "Xinqiao"));
        await stage.Review.WorkAsync(None);
        Assert.Empty(await OpenAsync(stage, newsroom, "editor"));

        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), own, 1, "", None)).Refusal);
        await stage.Review.WorkAsync(None);

        Assert.Equal([common], (await OpenAsync(stage, newsroom, "editor")).Select(line => line.EntryId));
    }

    private static async Task<IReadOnlyList<TermQueueLine>> OpenAsync(TermStage stage, WorkflowNewsroom newsroom, string person) =>
        (await stage.Queue.ListAsync(newsroom.Asker(person), null, 1, None)).Value!.Lines;
}
