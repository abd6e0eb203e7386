using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Templates;

/// <summary>Templates of a desk, what begins with them, and what else a desk says about its stories.</summary>
public sealed class StoryTemplateTests
{
    private static readonly TemplatePart[] Parts = [new(TemplatePartKind.Heading, "现场"), new(TemplatePartKind.Paragraph, "何人、何事、何时、何地")];

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_story_begins_with_the_template_that_its_reporter_chose(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var templates = Templates(newsroom);
        var id = (await templates.SaveAsync(newsroom.Asker("editorEn"), Template(newsroom, "快讯"), None)).Value;
        var other = (await templates.SaveAsync(newsroom.Asker("editor"), Template(newsroom, "News", WorkflowNewsroom.En), None)).Value;

        var offered = (await new StoryStart(newsroom.Factory, newsroom.Clock).ReadAsync(newsroom.Asker("reporter"), None)).Desks.Single(desk => desk.Id == newsroom.City);
        Assert.Equal([(other, "News"), (id, "快讯")], offered.Templates.Select(t => (t.Id, t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.False(offered.WritesTemplates);
        var story = (await CreateAsync(newsroom, id)).Value!;

        var article = await newsroom.ArticleAsync(story.ArticleId);
        var text = await newsroom.WorkingCopyAsync(story.ArticleId);
        Assert.Equal(["现场", "何人、何事、何时、何地"], text.Blocks.Select(PlainText.Of));
        Assert.Equal((id, 1, ""), (article.TemplateId, article.WorkingVersion, text.Headline));
        // A template is nobody's text: who wrote it may sign what came of it.
        Assert.Equal(0, await newsroom.ReadAsync(db => db.Contributors.CountAsync(None)));
        var view = (await newsroom.Writing.OpenAsync(newsroom.Asker("reporter"), story.ArticleId, None)).Value!;
        Assert.Equal(new FieldHints("谁做了什么", "一句话"), view.Hints);
        Assert.Null((await templates.RemoveAsync(newsroom.Asker("editor"), newsroom.City, id, 1, None)).Refusal);
        Assert.Equal(view.Hints, (await newsroom.Writing.OpenAsync(newsroom.Asker("reporter"), story.ArticleId, None)).Value!.Hints);

        Assert.Equal(RefusalCode.TemplateGone, (await CreateAsync(newsroom, id)).Refusal?.Code);
        Assert.Equal(RefusalCode.TemplateGone, (await CreateAsync(newsroom, other)).Refusal?.Code);
        Assert.Equal(1, await newsroom.ReadAsync(db => db.Stories.CountAsync(None)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_editors_of_a_desk_write_its_templates_and_nobody_else(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var templates = Templates(newsroom);

        foreach (var person in new[] { "reporter", "translator", "lifeEditor", "administrator", "coordinator", "agencyEditor", "nobody" })
            Assert.Equal((person, RefusalCode.NotAllowed), (person, (await templates.SaveAsync(newsroom.Asker(person), Template(newsroom, "快讯"), None)).Refusal?.Code));
        var id = (await templates.SaveAsync(newsroom.Asker("chief"), Template(newsroom, "快讯"), None)).Value;

        Assert.Equal(RefusalCode.Duplicate, (await templates.SaveAsync(newsroom.Asker("editor"), Template(newsroom, " 快讯 "), None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NameMissing, (await templates.SaveAsync(newsroom.Asker("editor"), Template(newsroom, " "), None)).Refusal?.Code);
        Assert.Equal(RefusalCode.LanguageUnknown, (await templates.SaveAsync(newsroom.Asker("editor"), Template(newsroom, "x", "xx"), None)).Refusal?.Code);
        Assert.Null((await templates.SaveAsync(newsroom.Asker("editor"), Template(newsroom, "短讯") with { TemplateId = id, SeenVersion = 1 }, None)).Refusal);
        var slower = await templates.SaveAsync(newsroom.Asker("editor2"), Template(newsroom, "简讯") with { TemplateId = id, SeenVersion = 1 }, None);
        Assert.Equal(RefusalCode.ChangedMeanwhile, slower.Refusal?.Code);
        Assert.Contains("editor", slower.Refusal!.In("en"), StringComparison.Ordinal);
        Assert.Equal(RefusalCode.NotAllowed, (await templates.RemoveAsync(newsroom.Asker("lifeEditor"), newsroom.City, id, 2, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await templates.RemoveAsync(newsroom.Asker("lifeEditor"), newsroom.Life, id, 2, None)).Refusal?.Code);

        var desk = Assert.Single((await templates.ListAsync(newsroom.Asker("editor"), None)).Value!);
        Assert.Equal(("City", "短讯", "editor"), (desk.Name, desk.Templates.Single().Name, desk.Templates.Single().ChangedBy));
        Assert.Equal(Parts, desk.Templates.Single().Parts);
        Assert.Empty((await templates.ListAsync(newsroom.Asker("reporter"), None)).Value!);
        var recorded = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().OrderBy(r => r.Number).Select(r => r.Action).ToListAsync(None));
        Assert.Equal(["AddTemplate", "ChangeTemplate"], recorded);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_desk_may_want_other_lengths_than_the_newsroom(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.DraftAsync();
        Assert.Equal(LengthGuides.DefaultFor(WorkflowNewsroom.Zh), (await newsroom.Writing.OpenAsync(newsroom.Asker("reporter"), story.ArticleId, None)).Value!.Guides);

        await newsroom.DeskAsync(desk => desk.Guides = new Dictionary<string, LengthGuides>(StringComparer.Ordinal) { [WorkflowNewsroom.Zh] = new(18, 0, 60) });

        Assert.Equal(new LengthGuides(18, 0, 60), (await newsroom.Writing.OpenAsync(newsroom.Asker("reporter"), story.ArticleId, None)).Value!.Guides);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Notes_for_the_desk_are_for_the_house_alone(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var created = (await newsroom.Acts.CreateStoryAsync(
            newsroom.Asker("reporter"), new CreateStory(newsroom.City, newsroom.Section, WorkflowNewsroom.Zh, [WorkflowNewsroom.En], DeskNotes: "电话请打给老王。"), None)).Value!;
        await newsroom.WriteAsync("reporter", created.ArticleId, WorkflowNewsroom.Text("标题", "第一段。"));
        Assert.Equal("电话请打给老王。", (await newsroom.Writing.OpenAsync(newsroom.Asker("editor"), created.ArticleId, None)).Value!.Story!.DeskNotes);

        Assert.Null((await ChangeAsync("reporter", 1, "改了。")).Refusal);
        await newsroom.MustAsync("reporter", new Submit(created.ArticleId));
        Assert.Equal(RefusalCode.AlreadySubmitted, (await ChangeAsync("reporter", 2, "再改。")).Refusal?.Code);
        Assert.Equal(RefusalCode.TextInvalid, (await ChangeAsync("editor", 2, "evil\u202Etext")).Refusal?.Code);
        Assert.Equal(RefusalCode.TooLong, (await ChangeAsync("editor", 2, new string('x', StoryFields.LongestNotes + 1))).Refusal?.Code);
        Assert.Null((await ChangeAsync("editor", 2, "老王已回电。")).Refusal);
        // Who names no notes leaves them as they are.
        Assert.Null((await ChangeAsync("editor", 3, null)).Refusal);

        await newsroom.SignAsync("editor", created.ArticleId);
        var english = await newsroom.TranslationAsync(created.StoryId);
        await newsroom.MustAsync("editor", new Assign(english, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        var pages = new StoryPages(newsroom.Factory, newsroom.Loader, newsroom.Clock);
        Assert.Equal("老王已回电。", (await pages.ReadAsync(newsroom.Asker("editor"), created.Number, None)).Value!.DeskNotes);
        Assert.Equal("", (await pages.ReadAsync(newsroom.Asker("agencyTranslator"), created.Number, None)).Value!.DeskNotes);
        Assert.Null((await newsroom.Writing.OpenAsync(newsroom.Asker("agencyTranslator"), english, None)).Value!.Story);
        Assert.DoesNotContain(
            await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().Select(r => r.Details).ToListAsync(None)), details => details?.Contains("老王", StringComparison.Ordinal) == true);

        Task<Outcome> ChangeAsync(string person, int version, string? notes) => newsroom.Acts.ChangeStoryAsync(
            newsroom.Asker(person), new ChangeStory(created.StoryId, version, newsroom.Section, [], null, null, [WorkflowNewsroom.En], "") { DeskNotes = notes }, None);
    }

    private static StoryTemplates Templates(WorkflowNewsroom newsroom) =>
        new(new AdministrativeActs(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance), newsroom.Ids);

    private static SaveTemplate Template(WorkflowNewsroom newsroom, string name, string language = WorkflowNewsroom.Zh) =>
        new(null, 0, newsroom.City, language, name, "谁做了什么", "一句话", Parts);

    private static Task<Outcome<CreatedStory>> CreateAsync(WorkflowNewsroom newsroom, Guid template) => newsroom.Acts.CreateStoryAsync(
        newsroom.Asker("reporter"), new CreateStory(newsroom.City, newsroom.Section, WorkflowNewsroom.Zh, [], TemplateId: template), None);
}
