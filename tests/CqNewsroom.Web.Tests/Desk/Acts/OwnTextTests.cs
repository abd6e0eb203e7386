using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Tests.Desk.Editing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Acts;

/// <summary>Nobody approves their own text: not with another role, not through another account, not as an administrator; asked for by HTTP.</summary>
public sealed class OwnTextTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private const string Password = "hotpot-and-noodles";

    [Fact]
    public async Task A_chief_editor_who_wrote_cannot_sign_through_either_of_two_accounts()
    {
        var administrator = new Asker(await newsroom.PersonAsync("he"), "en");
        var lin = await newsroom.PersonAsync("lin");
        var link = (await newsroom.Service<PeopleAdministration>().IssueLinkAsync(administrator, lin, AccountLinkKind.Invitation, default)).Value!;
        Assert.True((await newsroom.Service<AccountLinks>().AcceptInvitationAsync(link.Secret, "lin-at-home", Password, "en", default)).IsDone);
        var (article, hash) = await SubmittedAsync(lin);

        foreach (var account in new[] { "lin", "lin-at-home" })
        {
            Assert.Equal(lin, await newsroom.PersonAsync(account));
            var (status, code) = await ActAsync(account, article, "GiveSignOff", new { revisionHash = hash });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "IsContributor"), (status, code));
            (_, code) = await ActAsync(account, article, "PublishUrgently", new { revisionHash = hash, reason = "urgent", answers = new { noNotice = true } });
            Assert.NotNull(code);
        }

        // Who administers the newsroom may not even read it.
        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), await ActAsync("he", article, "GiveSignOff", new { revisionHash = hash }));
        await using (var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default))
            Assert.Empty(await db.SignOffs.Where(s => s.ArticleId == article).ToListAsync());
        Assert.Equal(HttpStatusCode.OK, (await ActAsync("jiang", article, "GiveSignOff", new { revisionHash = hash })).Status);
    }

    [Fact]
    public async Task Who_is_made_chief_editor_and_administrator_after_writing_still_cannot_sign()
    {
        var zhou = await newsroom.PersonAsync("zhou");
        var (article, hash) = await SubmittedAsync(zhou);
        await using (var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default))
        {
            db.Grants.Add(new Grant { Id = Guid.CreateVersion7(), PersonId = zhou, Role = Role.ChiefEditor, Languages = ["zh-CN", "en"] });
            db.Grants.Add(new Grant { Id = Guid.CreateVersion7(), PersonId = zhou, Role = Role.Administrator });
            await db.SaveChangesAsync(default);
        }

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "IsContributor"), await ActAsync("zhou", article, "GiveSignOff", new { revisionHash = hash }));
    }

    private async Task<(Guid Article, string Hash)> SubmittedAsync(Guid writer)
    {
        var asker = new Asker(writer, "en");
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        var policy = (await db.ReviewPolicies.AsNoTracking().Where(p => p.Language == "zh-CN").ToListAsync()).First(p => p.Levels.Count == 1);
        var section = await db.Sections.Select(s => s.Id).FirstAsync();
        var created = (await newsroom.Service<ArticleService>().CreateStoryAsync(asker, new CreateStory(policy.DeskId, section, "zh-CN", []), default)).Value!;
        var content = new ArticleContent
        {
            Headline = "江上新桥通车",
            Blocks = new Block[] { new ParagraphBlock { Id = "p1", Text = RichText.Of("第一段。") } }.ToEquatableList(),
        };
        Assert.True((await newsroom.Service<WorkingCopyService>().WriteAsync(asker, created.ArticleId, content, default)).IsDone);
        Assert.True((await newsroom.Service<ArticleService>().PerformAsync(asker, new Submit(created.ArticleId), default)).IsDone);
        return (created.ArticleId, await db.Revisions.Where(r => r.ArticleId == created.ArticleId).Select(r => r.Hash).SingleAsync());
    }

    private async Task<(HttpStatusCode Status, string? Code)> ActAsync(string account, Guid article, string command, object body)
    {
        var client = await newsroom.ClientAsync(account);
        using var answer = await client.PostAsJsonAsync(new Uri($"/desk/api/articles/{article}/acts/{command}", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString());
    }
}
