using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Publishing;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Workflow.WorkflowNewsroom;

namespace CqNewsroom.Data.Tests.Tags;

public sealed class TagDeskTests
{
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Only_editors_of_the_house_see_and_change_tags(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var story = await newsroom.DraftAsync();
        await lists.TagAsync(story.StoryId, "桥", "江");
        var (bridge, river) = (await lists.TagLineAsync("桥"), await lists.TagLineAsync("江"));
        string[] may = ["editor", "editor2", "editor3", "editorZh", "editorEn", "chief", "chief2", "lifeEditor", "all"];

        foreach (var person in newsroom.People)
        {
            var asker = newsroom.Asker(person);
            var seen = await lists.Tags.ListAsync(asker, new TagFilter(), Cancellation);
            Assert.Equal((person, may.Contains(person)), (person, seen.IsDone));
            if (seen.IsDone)
                continue;
            Outcome[] acts =
            [
                seen,
                await lists.Tags.SaveAsync(asker, new SaveTag(bridge.Id, bridge.Version, bridge.Names, "x"), Cancellation),
                await lists.Tags.MergeAsync(asker, new MergeTags(bridge.Id, bridge.Version, river.Id), Cancellation),
                await lists.Tags.RemoveAsync(asker, bridge.Id, bridge.Version, Cancellation),
            ];
            Assert.All(acts, act => Assert.Equal((person, RefusalCode.NotAllowed), (person, act.Refusal?.Code)));
        }

        Assert.Equal([bridge.Version, river.Version], [(await lists.TagLineAsync("桥")).Version, (await lists.TagLineAsync("江")).Version]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_tags_become_one_with_the_names_stories_and_addresses_of_both(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var editor = newsroom.Asker("editor");
        var (one, both) = (await newsroom.LiveStoryAsync(), await newsroom.LiveStoryAsync());
        await lists.TagAsync(one.StoryId, "江", "Bridges");
        await lists.TagAsync(both.StoryId, "桥", "bridges");
        var (from, into) = (await lists.TagLineAsync("bridges"), await lists.TagLineAsync("桥"));
        Assert.Equal(RefusalCode.NotFound, (await lists.Tags.MergeAsync(editor, new MergeTags(from.Id, from.Version, from.Id), Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await lists.Tags.MergeAsync(editor, new MergeTags(from.Id, from.Version + 1, into.Id), Cancellation)).Refusal?.Code);
        var (records, counter) = (await RecordsAsync(newsroom), await lists.Stories.CounterAsync(Cancellation));

        Assert.True((await lists.Tags.MergeAsync(editor, new MergeTags(from.Id, from.Version, into.Id), Cancellation)).IsDone);

        Assert.Equal((records + 1, counter + 1), (await RecordsAsync(newsroom), await lists.Stories.CounterAsync(Cancellation)));
        var merged = await lists.TagLineAsync("桥");
        Assert.Equal(into.Id, merged.Id);
        Assert.Equal(("桥", "Bridges", 2), (merged.Names[Zh], merged.Names[En], merged.Stories));
        Assert.Equal("/zh/tags/" + Uri.EscapeDataString("桥"), await lists.LeadOnAsync("/zh/tags/bridges"));
        Assert.Equal(2, (await lists.ListAsync("zh", PublicListKey.Tag("桥")))!.Total);
        // Who types the name that went means the one that stayed.
        var third = await newsroom.DraftAsync();
        await lists.TagAsync(third.StoryId, "BRIDGES");
        Assert.Equal(3, (await lists.TagLineAsync("bridges")).Stories);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_name_means_one_tag_an_address_leads_to_one_thing_and_only_what_is_unused_goes(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var editor = newsroom.Asker("editor");
        var story = await newsroom.DraftAsync();
        await lists.TagAsync(story.StoryId, "桥", "江");
        var (bridge, river) = (await lists.TagLineAsync("桥"), await lists.TagLineAsync("江"));
        Dictionary<string, string> Names(string chinese, string english) => new(StringComparer.Ordinal) { [Zh] = chinese, [En] = english };

        foreach (var (command, code) in new (SaveTag, RefusalCode)[]
        {
            (new(bridge.Id, bridge.Version, Names("桥", "江")), RefusalCode.TagNameTaken),
            (new(bridge.Id, bridge.Version, Names("", " ")), RefusalCode.NameMissing),
            (new(bridge.Id, bridge.Version, Names("桥\u202E", "")), RefusalCode.TextInvalid),
            (new(bridge.Id, bridge.Version, Names(new string('桥', 41), "")), RefusalCode.TooLong),
            (new(bridge.Id, bridge.Version, Names("桥", ""), "江"), RefusalCode.AddressTaken),
            (new(bridge.Id, bridge.Version, Names("桥", ""), "Two Words"), RefusalCode.TagSlugInvalid),
            (new(bridge.Id, bridge.Version, Names("桥", ""), "../admin"), RefusalCode.TagSlugInvalid),
            (new(Guid.NewGuid(), 1, Names("桥", "")), RefusalCode.NotFound),
        })
        {
            Assert.Equal(code, (await lists.Tags.SaveAsync(editor, command, Cancellation)).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.TagInUse, (await lists.Tags.RemoveAsync(editor, river.Id, river.Version, Cancellation)).Refusal?.Code);
        await lists.TagAsync(story.StoryId, "桥");
        Assert.Equal(river.Id, Assert.Single((await lists.Tags.ListAsync(editor, new TagFilter(UnusedOnly: true), Cancellation)).Value!.Lines).Id);
        Assert.True((await lists.Tags.RemoveAsync(editor, river.Id, river.Version, Cancellation)).IsDone);
        // A printed link to the tag that went must not show another one.
        await lists.TagAsync(story.StoryId, "江");
        Assert.Equal("江-2", (await lists.TagLineAsync("江")).Slug);
    }

    private static Task<long> RecordsAsync(WorkflowNewsroom newsroom) => newsroom.ReadAsync(db => db.AuditHeads.AsNoTracking().Select(head => head.Count).SingleAsync(Cancellation));
}
