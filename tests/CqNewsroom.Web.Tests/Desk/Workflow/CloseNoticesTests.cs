using Bunit;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Stories;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Workflow;

/// <summary>An editor says on the story's page why readers of a translation need not be told what those of the original were.</summary>
public sealed class CloseNoticesTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_notice_that_is_owed_is_closed_with_a_reason_and_not_without()
    {
        await using var stage = await ActStage.CreateAsync();
        stage.Context.Services.AddSingleton<NoticeClosing>();
        var (story, original) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.Published, change: (_, article) => article.UpdatedAt = Now);
        var translation = await stage.Newsroom.TranslationAsync(story, "New bridge opens", ArticleState.Published, "translator");
        await PublishAsync(stage, translation, Now.AddHours(-2), null);
        await PublishAsync(stage, original, Now.AddHours(-1), "首段有误。");
        var seen = await stage.SeenAsync("editor", story.Number, "en");
        Assert.Equal((1, true), (seen.OriginalNotices.Count, seen.MayCloseNotices));
        Assert.False((await stage.SeenAsync("translator", story.Number, "en")).MayCloseNotices);
        var reloaded = 0;
        stage.Reload = () =>
        {
            reloaded++;
            return Task.FromResult<ActingArticle?>(null);
        };

        var part = stage.Part<CloseNotices>("editor", seen);
        await part.Find("[data-action=CloseNotice]").ClickAsync(new());
        await part.Find("[data-confirm]").ClickAsync(new());
        Assert.Equal("Give a reason.", part.Find(".ask-refusal").TextContent.Trim());
        part.Find("[data-field=text]").Change("It never said so in English.");
        await part.Find("[data-confirm]").ClickAsync(new());

        part.WaitForAssertion(() => Assert.Equal(1, reloaded));
        Assert.Empty((await stage.SeenAsync("editor", story.Number, "en")).OriginalNotices);
    }

    private static Task PublishAsync(ActStage stage, Article article, DateTime at, string? notice) => stage.Newsroom.ChangeAsync(db =>
    {
        var revision = new Revision
        {
            Id = stage.Newsroom.NextId(),
            ArticleId = article.Id,
            Number = 1,
            Kind = RevisionKind.Submitted,
            CreatedAt = at,
            Content = "{}",
            Headline = article.WorkingHeadline,
            Hash = new string('a', 64),
            TranslatableHash = new string('b', 64),
        };
        var publication = new Publication
        {
            Id = stage.Newsroom.NextId(),
            ArticleId = article.Id,
            RevisionId = revision.Id,
            RevisionHash = revision.Hash,
            PublicAt = at,
            ActualAt = at,
            Change = notice is null ? PublicationChange.First : PublicationChange.Notice,
            CorrectionNotice = notice,
            Slug = "story",
        };
        db.Revisions.Add(revision);
        db.Publications.Add(publication);
        var row = db.Articles.Single(a => a.Id == article.Id);
        (row.LiveRevisionId, row.PublicationId, row.LastRevisionNumber, row.FirstPublishedAt) = (revision.Id, publication.Id, 1, at);
    });
}
