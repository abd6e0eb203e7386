using System.Text;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Terms;

/// <summary>Entries as comma-separated values.</summary>
public sealed class TermTableTests
{
    private static readonly Guid City = Guid.NewGuid();

    private static readonly NamedDesk[] Desks = [new(City, ["要闻部", "City desk"])];

    [Fact]
    public void Lines_of_one_concept_are_one_entry()
    {
        var entries = Read("desk,zh,en,status,kind,note,source,valid_to\n要闻部,市长|重庆市长,mayor,,title,a,x,2026/5/31\nCITY DESK,市长|重庆市长,city head,forbidden,Title,b,x,2026-05-31\n,市长|重庆市长,mayor,,title,,,2026-05-31\n");

        Assert.Equal(2, entries.Count);
        Assert.True(entries[0].Text!.SaysTheSameAs(new TermText(City, TermKind.Title, ["市长", "重庆市长"], [new("mayor", TermStatus.Preferred), new("city head", TermStatus.Forbidden)], "a; b", "x", null, new DateOnly(2026, 5, 31))));
        Assert.Null(entries[1].Text!.DeskId);
    }

    [Theory]
    [InlineData("词语,word,never,", RefusalCode.ValueInvalid, "never")]
    [InlineData("词语,word,,thing", RefusalCode.ValueInvalid, "thing")]
    [InlineData("词语,word,,1", RefusalCode.ValueInvalid, "1")]
    [InlineData(",word,,", RefusalCode.TermChineseMissing, "")]
    [InlineData("词语,,,", RefusalCode.TermEnglishMissing, "")]
    [InlineData("词语,,do-not-translate,", RefusalCode.TermEnglishIsChinese, "词语")]
    [InlineData("词语,evil\u202Etext,,", RefusalCode.TextInvalid, "U+202E")]
    public void A_line_that_cannot_be_taken_says_why(string line, RefusalCode code, string named)
    {
        var entry = Assert.Single(Read("zh,en,status,kind\n" + line + "\n"));

        Assert.Equal((2, code), (entry.Line, entry.Why!.Code));
        Assert.Contains(named, entry.Why.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_forms_of_an_entry_are_refused_as_a_whole()
    {
        var entry = Assert.Single(Read("zh,en\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"词语,form {i}\n"))));

        Assert.Equal(RefusalCode.TooMany, entry.Why!.Code);
    }

    [Fact]
    public void Control_characters_go_and_days_are_read_strictly()
    {
        var entries = Read("zh,en,valid_from\n词\u0007语,wo\u200Brd,2026-2-30\n词\u0007语,wo\u200Brd,2026-2-3\n");

        Assert.Equal(RefusalCode.ValueInvalid, entries[0].Why!.Code);
        Assert.Equal(("词语", "word", new DateOnly(2026, 2, 3)), (entries[1].Text!.Chinese[0], entries[1].Text!.English[0].Text, entries[1].Text!.ValidFrom));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86")]
    [InlineData("-x")]
    [InlineData("@sum")]
    [InlineData("'=1")]
    [InlineData("''-")]
    [InlineData("'quoted'")]
    [InlineData("say \"x\", y")]
    [InlineData("plain")]
    public void A_cell_comes_back_as_it_was_and_no_spreadsheet_runs_it(string english)
    {
        var text = new TermText(City, TermKind.Person, ["词语", "术语"], [new(english, TermStatus.Admitted)], english, english, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

        var file = Encoding.UTF8.GetString(TermTable.Write([text], new Dictionary<Guid, string> { [City] = "City desk" }));

        var entry = Assert.Single(Read(TermTable.Decode(Encoding.UTF8.GetBytes(file))!));
        Assert.True(text.SaysTheSameAs(entry.Text!));
        Assert.DoesNotMatch("(^|,|\")[=+@-]", file);
    }

    [Fact]
    public void Three_encodings_are_read_and_nothing_else()
    {
        const string Text = "zh,en\n重庆㐂,Chongqing 𠮷\n";
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

        Assert.Equal(Text, TermTable.Decode(Encoding.UTF8.GetBytes(Text)));
        Assert.Equal(Text, TermTable.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)]));
        Assert.Equal(Text, TermTable.Decode(gb.GetBytes(Text)));
        Assert.Null(TermTable.Decode(Encoding.Unicode.GetBytes(Text)));
        Assert.Null(TermTable.Decode([0x7A, 0xFF, 0xFF]));
    }

    private static IReadOnlyList<TableEntry> Read(string text)
    {
        Assert.Null(TermTable.Read(text, Desks, out var entries));
        return entries;
    }
}
