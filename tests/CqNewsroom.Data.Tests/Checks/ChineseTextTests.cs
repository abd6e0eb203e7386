using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Terms;
using CqNewsroom.Data.Tests.Workflow;

namespace CqNewsroom.Data.Tests.Checks;

/// <summary>An original is checked against the terms and by the weights of its desk.</summary>
public sealed class ChineseTextTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_original_is_checked_with_the_terms_and_weights_of_its_desk(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var terms = new TermStage(newsroom);
        await terms.MustAsync("editor", new TermText(newsroom.City, TermKind.Institution, ["云桥区公安局"], [new TermForm("Yunqiao Public Security Bureau", TermStatus.Preferred)]));
        var draft = await newsroom.DraftAsync();
        await newsroom.WriteAsync("reporter", draft.ArticleId, new ArticleContent
        {
            Headline = "标题",
            Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of("云桥区公安居2026年3月2日（星期二）通报。") }],
        });
        var loader = new SituationLoader([new ChineseTextCheck()], terms.Lists);

        Assert.Equal([nameof(CheckKind.Term), nameof(CheckKind.Weekday)], await KindsAsync());

        await newsroom.DeskAsync(desk => desk.CheckWeights = new Dictionary<CheckKind, CheckWeight> { [CheckKind.Weekday] = CheckWeight.Off });

        Assert.Equal([nameof(CheckKind.Term)], await KindsAsync());

        async Task<List<string>> KindsAsync()
        {
            var article = await newsroom.ArticleAsync(draft.ArticleId);
            var content = await newsroom.WorkingCopyAsync(draft.ArticleId);
            var now = newsroom.Clock.GetUtcNow().UtcDateTime;
            var text = await newsroom.ReadAsync(db => loader.CheckedAsync(db, article, article, content, now, WorkflowNewsroom.Cancellation));
            return [.. new ChineseTextCheck().Find(text).Select(finding => finding.Check)];
        }
    }
}
