using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Translation;
using CqNewsroom.Data.Tests.Workflow;

namespace CqNewsroom.Data.Tests.Translation;

/// <summary>What is said about both texts of a translation, for who works on it.</summary>
public sealed class PairCommentsTests
{
    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Open_threads_of_both_texts_are_told_apart_and_an_agency_gets_its_own_alone(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.ApprovedAsync(WorkflowNewsroom.En);
        var english = await newsroom.TranslationAsync(story.StoryId);
        await newsroom.MustAsync("editor", new Assign(english, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        await newsroom.WriteAsync("agencyTranslator", english, WorkflowNewsroom.Translated("Headline", "First paragraph.", "Second paragraph."));
        await StartAsync(newsroom, "editor", story.ArticleId, "p1", "原文的数字核实过吗？");
        await StartAsync(newsroom, "editor", english, "t1", "House only.");
        await StartAsync(newsroom, "editor", english, "t2", "For the agency.", isForAgency: true);
        await StartAsync(newsroom, "editor", english, null, "The whole text.");
        var resolved = await StartAsync(newsroom, "editor", english, "t1", "Done with.");
        Assert.True((await newsroom.Comments.ResolveAsync(newsroom.Asker("editor"), resolved, None)).IsDone);

        Assert.Equal(
            [(false, "t1", "House only."), (false, "t2", "For the agency."), (true, "p1", "原文的数字核实过吗？")],
            (await ReadAsync(newsroom, "editor", english)).Value!.Select(pair => (pair.IsOfSource, pair.Thread.BlockId!, Assert.Single(pair.Thread.Comments).Text)));
        Assert.Equal(["For the agency."], (await ReadAsync(newsroom, "agencyTranslator", english)).Value!.Select(pair => Assert.Single(pair.Thread.Comments).Text));
        foreach (var stranger in new[] { "lifeEditor", "administrator", "nobody" })
            Assert.NotNull((await ReadAsync(newsroom, stranger, english)).Refusal);
    }

    private static Task<Outcome<IReadOnlyList<PairThread>>> ReadAsync(WorkflowNewsroom newsroom, string person, Guid article) =>
        new PairComments(newsroom.Factory, newsroom.Comments).ReadAsync(newsroom.Asker(person), article, None);

    private static async Task<Guid> StartAsync(WorkflowNewsroom newsroom, string person, Guid article, string? block, string text, bool isForAgency = false)
    {
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        var outcome = await newsroom.Comments.StartAsync(newsroom.Asker(person), new StartThread(article, null, block, 0, "", text, isForAgency), None);
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }
}
