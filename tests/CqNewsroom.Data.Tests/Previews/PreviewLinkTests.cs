using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Previews;

/// <summary>Links by which a colleague without an account sees one revision until a time.</summary>
public sealed class PreviewLinkTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_link_shows_its_revision_whatever_is_written_afterwards(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var links = Links(newsroom);
        var story = await newsroom.DraftAsync();
        var before = await newsroom.ArticleAsync(story.ArticleId);

        var made = (await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, Day, None)).Value!;
        var again = (await links.MakeAsync(newsroom.Asker("editor"), story.ArticleId, Day, None)).Value!;
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("改过的标题", "第一段。", "新的一段。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        await newsroom.PublishAsync("editor", story.ArticleId);

        var shown = (await OpenAsync(links, made))!;
        Assert.Equal(("江上新桥通车", made.Revision, newsroom.Clock.GetUtcNow().UtcDateTime + Day), (shown.Content.Headline, shown.Revision, shown.ExpiresAt));
        Assert.Equal("", shown.Credits.EditorLine);
        // The same text is one revision, which is no step of the workflow.
        Assert.Equal((made.Revision, RevisionKind.Shared), (again.Revision, (await newsroom.RevisionsAsync(story.ArticleId))[0].Kind));
        Assert.Equal((ArticleState.Drafting, 1), (before.State, before.Version));
        var live = (await links.MakeAsync(newsroom.Asker("editor"), story.ArticleId, Day, None)).Value!;
        Assert.Equal(("改过的标题", "责任编辑：editor"), ((await OpenAsync(links, live))!.Content.Headline, (await OpenAsync(links, live))!.Credits.EditorLine));
        await newsroom.ChangeAsync(async db =>
        {
            var stored = await db.PreviewLinks.AsNoTracking().Select(link => link.SecretHash).ToListAsync(None);
            Assert.All(stored, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
            Assert.DoesNotContain(await db.AuditRecords.AsNoTracking().Select(record => record.Details).ToListAsync(None), details => details?.Contains(made.Secret, StringComparison.Ordinal) == true);
        });
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Expired_withdrawn_and_unknown_links_and_those_of_who_left_show_nothing(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var links = Links(newsroom);
        var story = await newsroom.InReviewAsync();
        var hour = (await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, TimeSpan.FromHours(1), None)).Value!;
        var withdrawn = (await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, Day, None)).Value!;
        var left = (await links.MakeAsync(newsroom.Asker("editor2"), story.ArticleId, Day, None)).Value!;
        var works = (await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, Day, None)).Value!;

        newsroom.Clock.Pass(TimeSpan.FromMinutes(59));
        Assert.NotNull(await OpenAsync(links, hour));
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await links.WithdrawAsync(newsroom.Asker("editor"), withdrawn.Id, None)).Refusal);
        await newsroom.ChangeAsync(async db => (await db.Persons.SingleAsync(p => p.Id == newsroom.Id("editor2"), None)).DeactivatedAt = newsroom.Clock.GetUtcNow().UtcDateTime);

        Assert.Null(await OpenAsync(links, hour));
        Assert.Null(await OpenAsync(links, withdrawn));
        Assert.Null(await OpenAsync(links, left));
        Assert.Null(await links.OpenAsync("nothing", _ => "", None));
        Assert.NotNull(await OpenAsync(links, works));
        var view = (await links.ReadAsync(newsroom.Asker("editor"), story.ArticleId, None)).Value!;
        Assert.Equal([(works.Id, 1, "reporter")], view.Links.Select(link => (link.Id, link.Revision, link.By)));
        Assert.Equal(RefusalCode.NotFound, (await links.WithdrawAsync(newsroom.Asker("editor"), withdrawn.Id, None)).Refusal?.Code);
        var recorded = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().Where(r => r.ArticleId == story.ArticleId).OrderBy(r => r.Number).Select(r => r.Action).ToListAsync(None));
        Assert.Equal(4, recorded.Count(action => action == BesideTheWorkflow.SharePreview));
        Assert.Equal([BesideTheWorkflow.WithdrawPreview], recorded.Where(action => action == BesideTheWorkflow.WithdrawPreview));
        var history = (await new StoryPages(newsroom.Factory, newsroom.Loader, newsroom.Clock).HistoryAsync(newsroom.Asker("editor"), story.Number, null, None)).Value!;
        Assert.Equal("withdrew a link to a preview", history.Items[0].Done);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_answers_for_a_text_may_share_it_and_nobody_else(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var links = Links(newsroom);
        var story = await newsroom.ApprovedAsync("en");
        var english = await newsroom.TranslationAsync(story.StoryId);
        await newsroom.MustAsync("editor", new Assign(english, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        await newsroom.WriteAsync("agencyTranslator", english, WorkflowNewsroom.Translated("New bridge", "First.", "Second."));

        foreach (var (person, original, translation) in new (string, RefusalCode?, RefusalCode?)[]
        {
            ("reporter", null, null), ("editor", null, null), ("chief", null, null), ("colleague", RefusalCode.NotAllowed, RefusalCode.NotAllowed),
            ("translator", RefusalCode.NotAllowed, RefusalCode.NotAllowed), ("agencyTranslator", RefusalCode.NotFound, RefusalCode.NotAllowed),
            ("coordinator", RefusalCode.NotFound, RefusalCode.NotAllowed), ("lifeEditor", RefusalCode.NotFound, RefusalCode.NotFound),
            ("administrator", RefusalCode.NotFound, RefusalCode.NotFound),
        })
        {
            Assert.Equal((person, original, translation), (person, await TriedAsync(person, story.ArticleId), await TriedAsync(person, english)));
        }

        async Task<RefusalCode?> TriedAsync(string person, Guid article)
        {
            var made = await links.MakeAsync(newsroom.Asker(person), article, Day, None);
            Assert.Equal(made.Refusal?.Code, (await links.ReadAsync(newsroom.Asker(person), article, None)).Refusal?.Code);
            return made.Refusal?.Code;
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Spiking_and_retracting_end_the_links_for_good(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var links = Links(newsroom);
        var none = new Dictionary<Guid, OtherArticle>();
        var draft = await newsroom.DraftAsync();
        var ofDraft = (await links.MakeAsync(newsroom.Asker("reporter"), draft.ArticleId, Day, None)).Value!;
        var live = await newsroom.LiveStoryAsync();
        var ofLive = (await links.MakeAsync(newsroom.Asker("reporter"), live.ArticleId, Day, None)).Value!;

        await newsroom.MustAsync("editor", new Spike(draft.ArticleId, none));
        await newsroom.MustAsync("chief", new Retract(live.ArticleId, "有误。", none));

        foreach (var article in new[] { draft.ArticleId, live.ArticleId })
        {
            Assert.Equal(RefusalCode.NothingToShare, (await links.MakeAsync(newsroom.Asker("editor"), article, Day, None)).Refusal?.Code);
            Assert.Equal(RefusalCode.NothingToShare, (await links.ReadAsync(newsroom.Asker("editor"), article, None)).Value!.Against?.Code);
        }

        await newsroom.MustAsync("editor", new Unspike(draft.ArticleId));
        await newsroom.MustAsync("chief", new Reinstate(live.ArticleId, "查清了。"));
        Assert.Null(await OpenAsync(links, ofDraft));
        Assert.Null(await OpenAsync(links, ofLive));
        Assert.Null((await links.MakeAsync(newsroom.Asker("editor"), live.ArticleId, Day, None)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_link_lasts_as_long_as_is_offered_has_a_text_and_few_beside_it(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var links = Links(newsroom);
        var story = await newsroom.InReviewAsync();
        var empty = (await newsroom.Acts.CreateStoryAsync(newsroom.Asker("reporter"), new CreateStory(newsroom.City, newsroom.Section, WorkflowNewsroom.Zh, []), None)).Value!;

        Assert.Equal(RefusalCode.NoText, (await links.MakeAsync(newsroom.Asker("reporter"), empty.ArticleId, Day, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.ValueInvalid, (await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, TimeSpan.FromDays(365), None)).Refusal?.Code);
        for (var number = 0; number < PreviewLinks.MostLinks; number++)
            Assert.Null((await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, Day, None)).Refusal);
        Assert.Equal(RefusalCode.PreviewLinksMany, (await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, Day, None)).Refusal?.Code);

        newsroom.Clock.Pass(Day);
        Assert.Null((await links.MakeAsync(newsroom.Asker("reporter"), story.ArticleId, Day, None)).Refusal);
        Assert.Equal(1, await newsroom.ReadAsync(db => db.PreviewLinks.CountAsync(None)));
    }

    private static PreviewLinks Links(WorkflowNewsroom newsroom) => new(
        newsroom.Factory, newsroom.Clock, newsroom.Ids, new CountedSecrets(), newsroom.Loader, new PublishedStories(newsroom.Factory), newsroom.Events, NullLogger<PreviewLinks>.Instance);

    private static Task<SharedPreview?> OpenAsync(PreviewLinks links, MadePreviewLink made) => links.OpenAsync(made.Secret, id => $"/x/{id}", None);
}
