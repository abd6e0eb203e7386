using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;

namespace CqNewsroom.Data.Tests.Webhooks;

/// <summary>What partners are told, and that nobody else can tell it them.</summary>
public sealed class WebhookEventTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_act_that_readers_see_is_told_once_by_its_name(DatabaseKind kind)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(kind);
        var webhook = (await hooked.AddAsync()).Id;
        var article = (await hooked.Newsroom.ApprovedAsync()).ArticleId;
        Assert.Empty(await hooked.EventsAsync(webhook));

        await hooked.PublishAsync(article);
        hooked.Newsroom.Clock.Pass(TimeSpan.FromHours(1));
        await hooked.PublishAgainAsync(article, "江上新桥今日通车", WorkflowNewsroom.NoNotice);
        hooked.Newsroom.Clock.Pass(TimeSpan.FromHours(1));
        await hooked.PublishAgainAsync(article, "江上大桥今日通车", new PublishAnswers("此前标题有误。"));
        hooked.Newsroom.Clock.Pass(TimeSpan.FromHours(1));
        await hooked.RetractAsync(article);

        Assert.Equal([WebhookEvent.Published, WebhookEvent.Updated, WebhookEvent.Corrected, WebhookEvent.Retracted], await hooked.EventsAsync(webhook));
        var sequences = (await hooked.MessagesAsync(webhook)).ConvertAll(m => WebhookMessage.Read(m.Payload).Sequence);
        Assert.Equal(sequences.Distinct().Order(), sequences);
    }

    [Fact]
    public async Task Who_wants_other_events_languages_or_sections_is_not_told()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var wanting = await hooked.AddAsync("All of it", languages: [WorkflowNewsroom.Zh], sections: [hooked.Newsroom.Section]);
        Guid[] others =
        [
            (await hooked.AddAsync("Only retractions", [WebhookEvent.Retracted])).Id,
            (await hooked.AddAsync("Only English", languages: [WorkflowNewsroom.En])).Id,
            (await hooked.AddAsync("Only the other section", sections: [hooked.Newsroom.OtherSection])).Id,
        ];

        await hooked.PublishAsync((await hooked.Newsroom.ApprovedAsync()).ArticleId);

        Assert.Single(await hooked.EventsAsync(wanting.Id));
        foreach (var other in others)
            Assert.Empty(await hooked.EventsAsync(other));
    }

    [Fact]
    public async Task A_story_that_moves_to_another_section_is_an_update_of_what_is_live_of_it()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = (await hooked.AddAsync()).Id;
        var created = await hooked.Newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var story = await hooked.Newsroom.StoryAsync(created.StoryId);

        var outcome = await hooked.Acts.ChangeStoryAsync(
            hooked.Newsroom.Asker("editor"),
            new ChangeStory(story.Id, story.Version, hooked.Newsroom.OtherSection, [], story.Deadline, story.Embargo, story.WantedLanguages, story.Brief),
            None);

        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
        Assert.Equal([WebhookEvent.Updated], await hooked.EventsAsync(webhook));
    }

    [Fact]
    public async Task An_archive_that_comes_in_is_told_to_nobody()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = (await hooked.AddAsync()).Id;
        var story = await hooked.Newsroom.LiveStoryAsync();
        foreach (var (action, expected) in new[] { (nameof(NewsroomAction.Import), 0), (nameof(NewsroomAction.Publish), 1) })
        {
            await hooked.Newsroom.ChangeAsync(db => new WebhookListener(hooked.Newsroom.Ids).HearAsync(
                db, new PublicationNews(story.StoryId, [new PublicationAct(story.ArticleId, action)], 7, hooked.Newsroom.Clock.Now), None));
            Assert.Equal(expected, (await hooked.EventsAsync(webhook)).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_message_names_what_is_public_and_its_signature_can_be_computed_by_anybody_who_has_the_secret(DatabaseKind kind)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(kind);
        var webhook = await hooked.AddAsync();
        var story = await hooked.Newsroom.ApprovedAsync();
        await hooked.PublishAsync(story.ArticleId);
        await hooked.Newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await hooked.Newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("还没有人批准的标题", "秘密。"));
        hooked.Newsroom.Clock.Pass(TimeSpan.FromSeconds(7));

        Assert.Equal(1, await hooked.Server().WorkAsync(None));

        var post = Assert.Single(hooked.Receiver.Posts);
        Assert.Equal(("https://partner.example/hook", "8.8.4.4"), (post.Address.AbsoluteUri, post.Host.ToString()));
        var message = Assert.Single(await hooked.MessagesAsync(webhook.Id));
        Assert.Equal(message.Id.ToString(), post.Headers["webhook-id"]);
        Assert.Equal(new DateTimeOffset(hooked.Newsroom.Clock.Now).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), post.Headers["webhook-timestamp"]);
        var text = Encoding.UTF8.GetString(post.Body);
        var key = Convert.FromBase64String(webhook.Secret!["whsec_".Length..]);
        var signed = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{post.Headers["webhook-id"]}.{post.Headers["webhook-timestamp"]}.{text}"));
        Assert.Equal("v1," + Convert.ToBase64String(signed), post.Headers["webhook-signature"]);

        Assert.DoesNotContain("还没有人批准", text, StringComparison.Ordinal);
        Assert.DoesNotContain("第一段", text, StringComparison.Ordinal);
        using var body = JsonDocument.Parse(text);
        var data = body.RootElement.GetProperty("data");
        var live = (await hooked.Newsroom.PublishedArticleAsync(story))!;
        Assert.Equal(("article.published", "江上新桥通车", "usable"), (body.RootElement.GetProperty("type").GetString(), data.GetProperty("headline").GetString(), data.GetProperty("pubStatus").GetString()));
        Assert.Equal("https://news.example" + live.Address, data.GetProperty("url").GetString());
        Assert.Equal((story.Number, WorkflowNewsroom.Zh), (data.GetProperty("number").GetInt32(), data.GetProperty("language").GetString()));
    }

    [Theory]
    [InlineData(RetractionForm.Legal)]
    [InlineData(RetractionForm.TakenDown)]
    public async Task What_was_taken_down_before_its_message_was_sent_is_not_named_any_more(RetractionForm form)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        await hooked.AddAsync();
        var article = (await hooked.Newsroom.ApprovedAsync()).ArticleId;
        await hooked.PublishAsync(article);
        await hooked.RetractAsync(article, form);

        Assert.Equal(2, await hooked.Server().WorkAsync(None));

        Assert.All(hooked.Receiver.Posts, post =>
        {
            var text = Encoding.UTF8.GetString(post.Body);
            Assert.DoesNotContain("江上新桥", Uri.UnescapeDataString(text), StringComparison.Ordinal);
            Assert.DoesNotContain("内容有误", text, StringComparison.Ordinal);
            Assert.Contains("\"pubStatus\":\"canceled\"", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_new_secret_signs_what_is_sent_from_then_on()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var webhook = await hooked.AddAsync();
        await hooked.PublishAsync((await hooked.Newsroom.ApprovedAsync()).ArticleId);

        var renewed = HookedNewsroom.Done(await hooked.Administration.RenewSecretAsync(hooked.Administrator, webhook.Id, None));
        await hooked.Server().WorkAsync(None);

        Assert.NotEqual(webhook.Secret, renewed.Secret);
        var (_, _, headers, body) = Assert.Single(hooked.Receiver.Posts);
        Assert.Equal(WebhookSignature.Of(renewed.Secret!, headers["webhook-id"], hooked.Newsroom.Clock.Now, body), headers["webhook-signature"]);
    }
}
