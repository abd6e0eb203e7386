using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Workflow;

public sealed class ReviewPagesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_difference_is_taken_from_this_reviewers_last_look_at_an_earlier_revision(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.InReviewAsync();
        var first = await ReadAsync(pages, newsroom, "editor", story.ArticleId);
        Assert.Equal(ComparedWith.Nothing, first.Compared);
        Assert.All(first.Difference.Blocks, block => Assert.Equal(BlockChangeKind.Added, block.Kind));
        await MarkAsync(pages, newsroom, "editor", story.ArticleId, first.Revision.Id);

        await AgainAsync(newsroom, story.ArticleId, "第一段改。", "第二段。");
        await AgainAsync(newsroom, story.ArticleId, "第一段改。", "第二段。", "第三段。");
        newsroom.Clock.Pass(TimeSpan.FromHours(1));

        var looked = await ReadAsync(pages, newsroom, "editor", story.ArticleId);
        Assert.Equal((ComparedWith.LastLook, 1, 3), (looked.Compared, looked.ComparedNumber, looked.Revision.Number));
        Assert.Equal([BlockChangeKind.Changed, BlockChangeKind.Unchanged, BlockChangeKind.Added], looked.Difference.Blocks.Select(block => block.Kind));
        var other = await ReadAsync(pages, newsroom, "editor2", story.ArticleId);
        Assert.Equal((ComparedWith.SubmittedBefore, 2), (other.Compared, other.ComparedNumber));

        // Loading the page again after the look was noted shows the same.
        await MarkAsync(pages, newsroom, "editor", story.ArticleId, looked.Revision.Id);
        await MarkAsync(pages, newsroom, "editor", story.ArticleId, looked.Revision.Id);
        var again = await ReadAsync(pages, newsroom, "editor", story.ArticleId);
        Assert.Equal((ComparedWith.LastLook, 1), (again.Compared, again.ComparedNumber));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Reading_writes_nothing_and_a_look_is_no_act(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.InReviewAsync();
        var before = await CountAsync(newsroom);

        var review = await ReadAsync(pages, newsroom, "editor", story.ArticleId);
        Assert.Equal(before, await CountAsync(newsroom));
        await MarkAsync(pages, newsroom, "editor", story.ArticleId, review.Revision.Id);

        Assert.Equal(before with { Looks = 1 }, await CountAsync(newsroom));
        Assert.Equal(RefusalCode.NotAllowed, (await pages.MarkLookAsync(newsroom.Asker("reporter"), story.ArticleId, review.Revision.Id, WorkflowNewsroom.Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await pages.MarkLookAsync(newsroom.Asker("lifeEditor"), story.ArticleId, review.Revision.Id, WorkflowNewsroom.Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await pages.MarkLookAsync(newsroom.Asker("editor"), story.ArticleId, Guid.NewGuid(), WorkflowNewsroom.Cancellation)).Refusal?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_correction_is_compared_with_what_readers_see(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.LiveStoryAsync();
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("江上新桥今日通车", "第一段。", "第二段。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));

        var review = await ReadAsync(pages, newsroom, "editor2", story.ArticleId);

        Assert.Equal((ComparedWith.Live, 1), (review.Compared, review.ComparedNumber));
        Assert.Equal(ContentField.Headline, Assert.Single(review.Difference.Fields).Field);
        Assert.Equal("今日", Assert.Single(review.Difference.Fields[0].Segments, segment => segment.Kind == TextChangeKind.Inserted).Text);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_translation_is_reviewed_beside_the_source_it_answered_with_the_credits_to_be_printed(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.LiveStoryAsync("en");
        var english = await newsroom.TranslatedAsync(story.StoryId);
        await newsroom.MustAsync("translator", new Submit(english));

        var review = await ReadAsync(pages, newsroom, "editor", english);

        Assert.Equal((1, "江上新桥通车"), (review.Source!.Revision.Number, review.Source.Content.Headline));
        Assert.Equal("(Translated by translator)", review.Acting.Credits.TranslatorLine);
        // Who is about to sign the last review sees their own name where it will be printed.
        Assert.Equal("Editor:editor", review.Acting.Credits.EditorLine);
        Assert.Equal(["translator"], review.Contributors);
        Assert.Equal("", (await ReadAsync(pages, newsroom, "translator", english)).Acting.Credits.EditorLine);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_suggestion_shows_how_the_block_would_change_and_an_agency_sees_no_name(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.ApprovedAsync("en");
        var english = await newsroom.TranslationAsync(story.StoryId);
        await newsroom.MustAsync("editor", new Assign(english, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        await newsroom.WriteAsync("agencyTranslator", english, WorkflowNewsroom.Translated("New bridge opens", "First paragraph.", "Second paragraph."));
        await newsroom.MustAsync("agencyTranslator", new Submit(english));
        var block = (await ReadAsync(pages, newsroom, "editor", english)).Content.Blocks[0];
        await newsroom.MustAsync("editor", new Suggest(english, block.Id, CanonicalJson.WriteBlock(MarkedEdit.Apply(block, "First new paragraph.")!), "clearer"));

        var house = Assert.Single((await ReadAsync(pages, newsroom, "editor2", english)).Suggestions);
        var agency = await ReadAsync(pages, newsroom, "agencyTranslator", english);

        Assert.Equal(("editor", "clearer", SuggestionStatus.Open), (house.By, house.Note, house.Status));
        Assert.Contains(house.Difference.Segments, segment => segment.Kind == TextChangeKind.Inserted && segment.Text.Trim() == "new");
        Assert.Null(Assert.Single(agency.Suggestions).By);
        Assert.Null(agency.SubmittedBy);
        Assert.Empty(agency.Contributors);
        Assert.Empty(agency.Levels);
        Assert.Equal(RefusalCode.NotFound, (await pages.ReadAsync(newsroom.Asker("rivalTranslator"), english, WorkflowNewsroom.Cancellation)).Refusal?.Code);
    }

    private static ReviewPages Pages(WorkflowNewsroom newsroom) => new(newsroom.Factory, newsroom.Loader, newsroom.Clock, NullLogger<ReviewPages>.Instance);

    private static async Task<ReviewView> ReadAsync(ReviewPages pages, WorkflowNewsroom newsroom, string person, Guid article) =>
        (await pages.ReadAsync(newsroom.Asker(person), article, WorkflowNewsroom.Cancellation)).Value!;

    private static async Task MarkAsync(ReviewPages pages, WorkflowNewsroom newsroom, string person, Guid article, Guid revision) =>
        Assert.Null((await pages.MarkLookAsync(newsroom.Asker(person), article, revision, WorkflowNewsroom.Cancellation)).Refusal);

    private static async Task AgainAsync(WorkflowNewsroom newsroom, Guid article, params string[] paragraphs)
    {
        await newsroom.MustAsync("editor", new RequestChanges(article, "请修改。"));
        await newsroom.WriteAsync("reporter", article, WorkflowNewsroom.Text("江上新桥通车", paragraphs));
        await newsroom.MustAsync("reporter", new Submit(article));
    }

    private static Task<Counts> CountAsync(WorkflowNewsroom newsroom) => newsroom.ReadAsync(async db => new Counts(
        await db.AuditRecords.CountAsync(), await db.Articles.SumAsync(article => article.Version), await db.Notifications.CountAsync(), await db.ReviewerLooks.CountAsync()));

    private sealed record Counts(int Records, int Versions, int Notifications, int Looks);
}
