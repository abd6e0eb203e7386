using System.Text;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Terms;

/// <summary>Terms on their way in and out as files.</summary>
public sealed class TermFilesTests
{
    private const string File = """
        zh,en,status,kind,note,source,valid_from,valid_to,desk
        两江新区|重庆两江新区,Liangjiang New Area,preferred,place,,official site,,,
        两江新区|重庆两江新区,Two Rivers New Area,forbidden,place,,,,,
        市长,mayor,,title,,,2026-01-01,2026-05-31,City
        国王,king,maybe,,,,,,
        皇帝,emperor,,,,,,,Nowhere
        生活,life,,,,,,,Life
        """;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_file_is_reported_on_and_then_applied_as_one_act(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var there = await stage.MustAsync("editor", TermStage.Text("市长", "Mayor", newsroom.City) with { Kind = TermKind.Title });
        var sent = (await stage.Files.SendAsync(newsroom.Asker("editor"), "..\\evil/terms.csv", Encoding.UTF8.GetBytes(File), None)).Value;

        var report = (await stage.Files.ReportAsync(newsroom.Asker("editor"), sent, None)).Value!;

        Assert.Equal(
            [(2, TermReportKind.New, null), (4, TermReportKind.Changed, null), (5, TermReportKind.Refused, RefusalCode.ValueInvalid), (6, TermReportKind.Refused, RefusalCode.TermDeskUnknown), (7, TermReportKind.Refused, (RefusalCode?)RefusalCode.NotAllowed)],
            report.Lines.Select(line => (line.Line, line.Kind, line.Why?.Code)));
        Assert.Equal((1, "terms.csv"), (await newsroom.ReadAsync(db => db.TermEntries.CountAsync(None)), report.FileName));
        foreach (var person in new[] { "chief", "reporter", "administrator", "agencyTranslator" })
        {
            Assert.Equal((person, RefusalCode.NotFound), (person, (await stage.Files.ReportAsync(newsroom.Asker(person), sent, None)).Refusal?.Code));
            Assert.Equal((person, RefusalCode.TermFileOld), (person, (await stage.Files.ApplyAsync(newsroom.Asker(person), sent, report.SeenCounter, None)).Refusal?.Code));
            Assert.Equal((person, RefusalCode.NotFound), (person, (await stage.Files.DropAsync(newsroom.Asker(person), sent, None)).Refusal?.Code));
        }

        await stage.MustAsync("chief", TermStage.Text("区长", "district head"));
        Assert.Equal(RefusalCode.TermFileOld, (await stage.Files.ApplyAsync(newsroom.Asker("editor"), sent, report.SeenCounter, None)).Refusal?.Code);
        report = (await stage.Files.ReportAsync(newsroom.Asker("editor"), sent, None)).Value!;
        Assert.Null((await stage.Files.ApplyAsync(newsroom.Asker("editor"), sent, report.SeenCounter, None)).Refusal);

        var mayor = (await stage.ListAsync("editor", new TermFilter("市长"))).Single();
        Assert.Equal((there, 2, "mayor", new DateOnly(2026, 5, 31)), (mayor.Id, mayor.Version, mayor.Text.English[0].Text, mayor.Text.ValidTo));
        var area = (await stage.ListAsync("editor", new TermFilter("两江"))).Single();
        Assert.Equal(["两江新区", "重庆两江新区"], area.Text.Chinese);
        Assert.Equal([TermStatus.Preferred, TermStatus.Forbidden], area.Text.English.Select(form => form.Status));
        var records = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().Where(r => r.Action == "ImportTerms").ToListAsync(None));
        Assert.Contains("\"added\":1,\"changed\":1", Assert.Single(records).Details, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.NotFound, (await stage.Files.ReportAsync(newsroom.Asker("editor"), sent, None)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_exported_comes_back_unchanged(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        await stage.MustAsync("editor", new TermText(newsroom.City, TermKind.Institution, ["市网信办", "网信办"], [new("=cmd|' /C calc'!A0".Replace("|", "", StringComparison.Ordinal), TermStatus.Admitted), new("-dash, \"quoted\"", TermStatus.Forbidden)], "两行\n注", "'=not", new DateOnly(2026, 1, 1)));
        await stage.MustAsync("editor", TermStage.Text("华为云", "Huawei Cloud", status: TermStatus.DoNotTranslate));

        var file = (await stage.Terms.ExportAsync(newsroom.Asker("editor", "zh-CN"), new TermFilter(), None)).Value!;
        var text = Encoding.UTF8.GetString(file);

        Assert.StartsWith("\uFEFFzh,en,status,kind,note,source,valid_from,valid_to,desk\r\n", text, StringComparison.Ordinal);
        Assert.Contains(",'=cmd", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", text, StringComparison.Ordinal);
        var report = await stage.ImportAsync("editor", text);
        Assert.Equal([TermReportKind.Unchanged, TermReportKind.Unchanged], report.Lines.Select(line => line.Kind));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Files_are_sent_by_editors_and_hostile_ones_are_refused(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        foreach (var person in new[] { "reporter", "translator", "administrator", "coordinator", "agencyTranslator", "nobody" })
            Assert.Equal((person, RefusalCode.NotAllowed), (person, (await SendAsync(person, Encoding.UTF8.GetBytes(File))).Refusal?.Code));

        Assert.Equal(RefusalCode.TermFileTooBig, (await SendAsync("editor", new byte[TermFiles.LargestFile + 1])).Refusal?.Code);
        Assert.Equal(RefusalCode.TermFileNotText, (await SendAsync("editor", [0x50, 0x4B, 3, 4, 0, 0])).Refusal?.Code);
        Assert.Equal(RefusalCode.TermFileNotText, (await SendAsync("editor", Encoding.Unicode.GetBytes(File))).Refusal?.Code);
        Assert.Equal(RefusalCode.TermFileColumns, (await SendAsync("editor", "a;b"u8.ToArray())).Refusal?.Code);
        Assert.Equal(RefusalCode.TermFileEmpty, (await SendAsync("editor", [])).Refusal?.Code);
        Assert.Equal(RefusalCode.TermFileEmpty, (await SendAsync("editor", "zh,en\n\n"u8.ToArray())).Refusal?.Code);
        Assert.Equal(RefusalCode.TooMany, (await SendAsync("editor", Encoding.UTF8.GetBytes("zh,en\n" + string.Concat(Enumerable.Repeat("词语,word\n", 20_001))))).Refusal?.Code);
        // A new file takes the place of one that was not applied.
        await SendAsync("editor", Encoding.UTF8.GetBytes(File));
        await SendAsync("editor", Encoding.UTF8.GetBytes(File));
        Assert.Equal(1, await newsroom.ReadAsync(db => db.TermImports.CountAsync(None)));

        Task<Core.Acts.Outcome<Guid>> SendAsync(string person, byte[] bytes) => stage.Files.SendAsync(newsroom.Asker(person), "terms.csv", bytes, None);
    }
}
