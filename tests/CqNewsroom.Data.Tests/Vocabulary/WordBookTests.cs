using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Vocabulary;

/// <summary>The newsroom's list of words that are forbidden or doubted: who does what with it, and what texts are held to.</summary>
public sealed class WordBookTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Texts_are_held_to_the_list_that_ships_the_newsrooms_words_and_the_desks(DatabaseKind kind)
    {
        await using var stage = await WordStage.CreateAsync(kind);
        Assert.Equal(["部份"], await stage.FoundAsync(stage.Newsroom.City, "这部份内容很给力。"));

        await stage.MustAsync("editor", Word("给力", WordKind.Forbidden, "有力"));
        await stage.MustAsync("editor", Word("部份", WordKind.Allowed));
        await stage.MustAsync("editor", Word("给力", WordKind.Doubted) with { DeskId = stage.Newsroom.City });
        Assert.Equal(RefusalCode.WordMissing, (await stage.Book.SaveAsync(stage.Asker("editor"), new SaveWord(null, 0, Word("很", WordKind.Doubted)), None)).Refusal?.Code);

        Assert.Equal(["给力"], await stage.FoundAsync(stage.Newsroom.City, "这部份内容很给力。"));
        Assert.Equal(Severity.Hint, (await stage.FindingsAsync(stage.Newsroom.City, "很给力。"))[0].Severity);
        var (forbidden, life) = ((await stage.FindingsAsync(stage.Newsroom.Life, "很给力。"))[0], stage.Newsroom.Life);
        Assert.Equal((Severity.Warning, "有力"), (forbidden.Severity, forbidden.Fix));
        // Width, spacing, what nobody sees, traditional forms.
        Assert.Equal(["給 力"], await stage.FoundAsync(life, "很給 力。"));
        Assert.Equal(["给力"], await stage.FoundAsync(life, "很给\u200B力。"));

        var line = (await stage.ListAsync("editor", new WordFilter("给力", DeskId: Guid.Empty))).Single();
        await stage.MustAsync("editor", Word("给力", WordKind.Forbidden, "有力") with { Exceptions = ["供给力度"] }, line.Id, line.Version);
        Assert.Empty(await stage.FoundAsync(life, "加大供给力度。"));
        Assert.Null((await stage.Book.RemoveAsync(stage.Asker("editor"), line.Id!.Value, line.Version + 1, "", None)).Refusal);
        Assert.Empty(await stage.FoundAsync(life, "很给力。"));
    }

    [Fact]
    public async Task A_list_is_full_of_what_stands_in_it_not_of_its_history()
    {
        await using var stage = await WordStage.CreateAsync(DatabaseKind.Sqlite);
        await FillAsync(TermState.Removed, WordBook.MostEntries / 2);
        await FillAsync(TermState.Approved, WordBook.MostEntries - 1);
        var declined = await stage.MustAsync("reporter", Word("给力", WordKind.Forbidden, "有力") with { DeskId = stage.Newsroom.City });
        Assert.Null((await stage.Book.DeclineAsync(stage.Asker("editor"), declined, 1, "", None)).Refusal);

        Assert.Null((await ImportAsync("部份")).Refusal);

        Assert.Equal(RefusalCode.TooMany, (await ImportAsync("雷人")).Refusal?.Code);
        Assert.Equal(RefusalCode.TooMany, (await stage.Book.SaveAsync(stage.Asker("editor"), new SaveWord(null, 0, Word("很给", WordKind.Doubted)), None)).Refusal?.Code);
        Assert.Equal(RefusalCode.TooMany, (await stage.Book.ApproveAsync(stage.Asker("editor"), declined, 2, None)).Refusal?.Code);

        async Task<Outcome<WordReport>> ImportAsync(string word)
        {
            var sent = await stage.Files.SendAsync(stage.Asker("editor"), "words.csv", Encoding.UTF8.GetBytes($"word\n{word}\n"), None);
            return await stage.Files.ApplyAsync(stage.Asker("editor"), sent.Value, (await stage.Files.ReportAsync(stage.Asker("editor"), sent.Value, None)).Value!.SeenCounter, None);
        }

        Task FillAsync(TermState state, int count) => stage.Newsroom.ChangeAsync(db =>
        {
            db.WordEntries.AddRange(Enumerable.Range(0, count).Select(number => new WordEntry { Id = Guid.NewGuid(), State = state, Word = $"词{state}{number}", ProposedById = stage.Newsroom.Id("editor"), ChangedById = stage.Newsroom.Id("editor"), ChangedAt = stage.Newsroom.Clock.Now, Version = 1 }));
            return Task.CompletedTask;
        });
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_writes_proposes_and_an_editor_of_the_desk_decides(DatabaseKind kind)
    {
        await using var stage = await WordStage.CreateAsync(kind);
        var id = await stage.MustAsync("reporter", Word("给力", WordKind.Forbidden, "有力") with { DeskId = stage.Newsroom.City });
        Assert.Empty(await stage.FoundAsync(stage.Newsroom.City, "很给力。"));
        Assert.Equal(TermState.Proposed, (await stage.ListAsync("editor", new WordFilter("给力"))).Single().State);
        foreach (var person in new[] { "reporter", "lifeEditor", "translator", "administrator", "coordinator", "agencyTranslator", "nobody" })
        {
            Assert.True((await stage.Book.ApproveAsync(stage.Asker(person), id, 1, None)).Refusal?.Code is RefusalCode.NotAllowed or RefusalCode.NotFound or RefusalCode.SignedOut, person);
            Assert.True((await stage.Book.DeclineAsync(stage.Asker(person), id, 1, "", None)).Refusal?.Code is RefusalCode.NotAllowed or RefusalCode.NotFound or RefusalCode.SignedOut, person);
        }

        foreach (var person in new[] { "administrator", "coordinator", "agencyTranslator", "nobody" })
        {
            Assert.NotNull((await stage.Book.ListAsync(stage.Asker(person), new WordFilter(), None)).Refusal);
            Assert.NotNull((await stage.Book.SaveAsync(stage.Asker(person), new SaveWord(null, 0, Word("新词", WordKind.Doubted)), None)).Refusal);
            Assert.NotNull((await stage.Book.ExportAsync(stage.Asker(person), new WordFilter(), None)).Refusal);
            Assert.NotNull((await stage.Files.SendAsync(stage.Asker(person), "words.csv", Encoding.UTF8.GetBytes("word\n新词\n"), None)).Refusal);
        }

        Assert.Equal(RefusalCode.NotAllowed, (await stage.Files.SendAsync(stage.Asker("reporter"), "words.csv", Encoding.UTF8.GetBytes("word\n新词\n"), None)).Refusal?.Code);
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await stage.Book.ApproveAsync(stage.Asker("editor"), id, 7, None)).Refusal?.Code);
        Assert.Null((await stage.Book.ApproveAsync(stage.Asker("editor"), id, 1, None)).Refusal);
        Assert.Equal(["给力"], await stage.FoundAsync(stage.Newsroom.City, "很给力。"));
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Book.RemoveAsync(stage.Asker("reporter"), id, 2, "", None)).Refusal?.Code);
        Assert.Equal(["ProposeWord", "ApproveWord"], await stage.Newsroom.ReadAsync(db => db.AuditRecords.Where(r => r.Action.EndsWith("Word")).OrderBy(r => r.Number).Select(r => r.Action).ToListAsync(None)));
        Assert.Equal(RefusalCode.WordExists, (await stage.Book.SaveAsync(stage.Asker("editor"), new SaveWord(null, 0, Word("給力", WordKind.Doubted) with { DeskId = stage.Newsroom.City }), None)).Refusal?.Code);
    }

    [Fact]
    public async Task A_proposal_is_its_proposers_alone_and_what_holds_moves_only_where_one_decides()
    {
        await using var stage = await WordStage.CreateAsync(DatabaseKind.Sqlite);
        var (city, life) = (stage.Newsroom.City, stage.Newsroom.Life);
        var word = Word("给力", WordKind.Forbidden) with { DeskId = city };
        var proposed = await stage.MustAsync("reporter", word);
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Book.SaveAsync(stage.Asker("colleague"), new SaveWord(proposed, 1, word with { Note = "x" }), None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Book.RemoveAsync(stage.Asker("colleague"), proposed, 1, "", None)).Refusal?.Code);
        await stage.MustAsync("reporter", word with { Note = "x" }, proposed, 1);
        Assert.Null((await stage.Book.DeclineAsync(stage.Asker("editor"), proposed, 2, "", None)).Refusal);

        // What was declined may be approved later, unless another took its place meanwhile; and nothing is decided twice.
        var standing = await stage.MustAsync("editor", word);
        Assert.Equal(RefusalCode.WordExists, (await stage.Book.ApproveAsync(stage.Asker("editor"), proposed, 3, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.TermNotOpen, (await stage.Book.ApproveAsync(stage.Asker("editor"), standing, 1, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.TermNotOpen, (await stage.Book.DeclineAsync(stage.Asker("editor"), standing, 1, "", None)).Refusal?.Code);

        await stage.Newsroom.PersonAsync("both", null, (city, Role.Editor, [WorkflowNewsroom.Zh]), (life, Role.Reporter, [WorkflowNewsroom.Zh]));
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Book.SaveAsync(stage.Asker("both"), new SaveWord(standing, 1, word with { DeskId = life }), None)).Refusal?.Code);
        Assert.Empty(await stage.FoundAsync(life, "很给力。"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_proposed_a_word_hears_what_became_of_it(DatabaseKind kind)
    {
        await using var stage = await WordStage.CreateAsync(kind);
        var city = stage.Newsroom.City;
        var declined = await stage.MustAsync("reporter", Word("给力", WordKind.Forbidden) with { DeskId = city });
        var approved = await stage.MustAsync("reporter", Word("很赞", WordKind.Forbidden) with { DeskId = city });
        await stage.MustAsync("reporter", Word("雷人", WordKind.Forbidden));
        var withdrawn = await stage.MustAsync("reporter", Word("坑爹", WordKind.Forbidden) with { DeskId = city });
        var own = await stage.MustAsync("editor", Word("屌丝", WordKind.Forbidden) with { DeskId = city });
        Assert.Null((await stage.Book.RemoveAsync(stage.Asker("reporter"), withdrawn, 1, "", None)).Refusal);
        Assert.Null((await stage.Book.RemoveAsync(stage.Asker("editor"), own, 1, "", None)).Refusal);

        Assert.Null((await stage.Book.DeclineAsync(stage.Asker("editor"), declined, 1, "It is fine.", None)).Refusal);
        stage.Newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await stage.Book.ApproveAsync(stage.Asker("editor"), approved, 1, None)).Refusal);
        stage.Newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        var sent = await stage.Files.SendAsync(stage.Asker("editor"), "words.csv", Encoding.UTF8.GetBytes("word\n雷人\n"), None);
        Assert.Null((await stage.Files.ApplyAsync(stage.Asker("editor"), sent.Value, (await stage.Files.ReportAsync(stage.Asker("editor"), sent.Value, None)).Value!.SeenCounter, None)).Refusal);

        var news = new WhatIsNew(stage.Newsroom.Factory, stage.Newsroom.Clock, stage.Newsroom.Events);
        var items = (await news.ReadAsync(stage.Asker("reporter"), 1, None)).Value!.Items;
        Assert.Equal(
            [(NotificationKind.WordApproved, "雷人", null), (NotificationKind.WordApproved, "很赞", null), (NotificationKind.WordDeclined, "给力", "It is fine.")],
            items.Select(item => (item.Kind, item.Headline, item.Note)));
        Assert.Equal((new NewsOfWord("给力", TermState.Declined), "editor", "zh-CN"), (items[^1].Word!, items[^1].CausedBy, items[^1].HeadlineLanguage));
        Assert.Empty((await news.ReadAsync(stage.Asker("editor"), 1, None)).Value!.Items);

        // Who writes no more on the desk sees nothing of its words.
        await stage.Newsroom.ChangeAsync(async db => (await db.Grants.AsTracking().SingleAsync(g => g.PersonId == stage.Newsroom.Id("reporter"), None)).DeskId = stage.Newsroom.Life);
        Assert.Equal(["雷人"], (await news.ReadAsync(stage.Asker("reporter"), 1, None)).Value!.Items.Select(item => item.Headline));
    }

    [Fact]
    public async Task A_file_changes_words_of_those_desks_alone_for_which_its_sender_decides()
    {
        await using var stage = await WordStage.CreateAsync(DatabaseKind.Sqlite);
        var sent = await stage.Files.SendAsync(stage.Asker("editor"), "words.csv", Encoding.UTF8.GetBytes("word,desk\n给力,Life\n很赞,City\n"), None);
        var report = (await stage.Files.ReportAsync(stage.Asker("editor"), sent.Value, None)).Value!;
        Assert.Equal([(TermReportKind.Refused, RefusalCode.NotAllowed), (TermReportKind.New, (RefusalCode?)null)], report.Lines.Select(line => (line.Kind, line.Why?.Code)));

        Assert.Null((await stage.Files.ApplyAsync(stage.Asker("editor"), sent.Value, report.SeenCounter, None)).Refusal);

        Assert.Empty(await stage.FoundAsync(stage.Newsroom.Life, "很给力，很赞。"));
        Assert.Equal(["很赞"], await stage.FoundAsync(stage.Newsroom.City, "很给力，很赞。"));
    }

    [Theory]
    [InlineData("给力", "给力")]
    [InlineData("给力", "力给")]
    public async Task An_exception_that_would_except_nothing_is_refused(string word, string exception)
    {
        await using var stage = await WordStage.CreateAsync(DatabaseKind.Sqlite);
        Assert.Equal(RefusalCode.WordException, (await stage.Book.SaveAsync(stage.Asker("editor"), new SaveWord(null, 0, Word(word, WordKind.Forbidden) with { Exceptions = [exception] }), None)).Refusal?.Code);
    }

    [Theory]
    [InlineData("\u200B\u200B")]
    [InlineData("…")]
    [InlineData("  ")]
    public async Task What_could_never_be_found_or_kept_is_refused(string word)
    {
        await using var stage = await WordStage.CreateAsync(DatabaseKind.Sqlite);
        Assert.NotNull((await stage.Book.SaveAsync(stage.Asker("editor"), new SaveWord(null, 0, Word(word, WordKind.Forbidden)), None)).Refusal);
        Assert.NotNull((await stage.Book.SaveAsync(stage.Asker("editor"), new SaveWord(null, 0, Word(new string('长', 5000), WordKind.Forbidden)), None)).Refusal);
    }

    [Fact]
    public async Task Control_characters_and_lone_surrogates_do_not_come_into_the_list()
    {
        await using var stage = await WordStage.CreateAsync(DatabaseKind.Sqlite);
        Assert.Equal(RefusalCode.TextInvalid, (await stage.Book.SaveAsync(stage.Asker("editor"), new SaveWord(null, 0, Word("给\uD800力", WordKind.Forbidden)), None)).Refusal?.Code);
        await stage.MustAsync("editor", Word("\u0007给力", WordKind.Forbidden));

        Assert.Equal("给力", Assert.Single(await stage.ListAsync("editor", new WordFilter("给力"))).Text.Word);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_file_is_reported_on_and_applied_as_one_act_and_what_is_exported_comes_back_unchanged(DatabaseKind kind)
    {
        await using var stage = await WordStage.CreateAsync(kind);
        await stage.MustAsync("editor", Word("给力", WordKind.Forbidden, "有力"));
        const string csv = "word,kind,instead,note,exceptions,before_date,desk\r\n给力,doubted,有力,网络用语,供给力度|补给力量,,\r\n=SUM(A1)坏词,forbidden,,,,,\r\n期房,forbidden,,,,maybe,\r\n给力,forbidden,,,,,\r\n新词,wrong,,,,,\r\n别处,forbidden,,,,,No such desk\r\n";
        var sent = await stage.Files.SendAsync(stage.Asker("editor"), "words.csv", Encoding.UTF8.GetBytes(csv), None);
        var report = (await stage.Files.ReportAsync(stage.Asker("editor"), sent.Value, None)).Value!;
        Assert.Equal([TermReportKind.Changed, TermReportKind.New, TermReportKind.Refused, TermReportKind.Refused, TermReportKind.Refused, TermReportKind.Refused], report.Lines.Select(line => line.Kind));
        Assert.Equal(RefusalCode.NotFound, (await stage.Files.ReportAsync(stage.Asker("lifeEditor"), sent.Value, None)).Refusal?.Code);
        await stage.MustAsync("editor", Word("别的词", WordKind.Doubted));
        Assert.Equal(RefusalCode.TermFileOld, (await stage.Files.ApplyAsync(stage.Asker("editor"), sent.Value, report.SeenCounter, None)).Refusal?.Code);
        report = (await stage.Files.ReportAsync(stage.Asker("editor"), sent.Value, None)).Value!;
        Assert.Null((await stage.Files.ApplyAsync(stage.Asker("editor"), sent.Value, report.SeenCounter, None)).Refusal);
        Assert.Empty(await stage.FoundAsync(stage.Newsroom.City, "加大供给力度。"));
        Assert.Equal(1, await stage.Newsroom.ReadAsync(db => db.AuditRecords.CountAsync(r => r.Action == "ImportWords", None)));

        var exported = (await stage.Book.ExportAsync(stage.Asker("editor"), new WordFilter(), None)).Value!;
        Assert.Contains("'=SUM(A1)坏词", Encoding.UTF8.GetString(exported), StringComparison.Ordinal);
        var again = await stage.Files.SendAsync(stage.Asker("editor"), "words.csv", exported, None);
        var unchanged = (await stage.Files.ReportAsync(stage.Asker("editor"), again.Value, None)).Value!;
        Assert.Equal(3 + WordList.StarterRules.Count, unchanged.Count(TermReportKind.Unchanged));
        Assert.Equal(unchanged.Lines.Count, unchanged.Count(TermReportKind.Unchanged));
    }

    private static WordText Word(string word, WordKind kind, string instead = "") => new(null, word, kind, instead, "", []);

    private sealed class WordStage(WorkflowNewsroom newsroom) : IAsyncDisposable
    {
        private readonly AdministrativeActs _acts = new(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance);
        private readonly WordLists _lists = new(newsroom.Factory);

        public WorkflowNewsroom Newsroom => newsroom;

        public WordBook Book => new(_acts, newsroom.Ids);

        public WordListFiles Files => new(_acts, newsroom.Ids);

        public static async Task<WordStage> CreateAsync(DatabaseKind kind) => new(await WorkflowNewsroom.CreateAsync(kind));

        public Asker Asker(string person) => newsroom.Asker(person);

        public async Task<Guid> MustAsync(string person, WordText text, Guid? entry = null, int version = 0)
        {
            var outcome = await Book.SaveAsync(Asker(person), new SaveWord(entry, version, text), None);
            Assert.Null(outcome.Refusal);
            return outcome.Value;
        }

        public async Task<IReadOnlyList<WordLine>> ListAsync(string person, WordFilter filter) => (await Book.ListAsync(Asker(person), filter, None)).Value!.Lines;

        public async Task<IReadOnlyList<ChineseFinding>> FindingsAsync(Guid desk, string text) =>
            ChineseTextChecks.Check([new ChinesePart("p1", text)], new ChineseContext { Published = new DateOnly(2026, 3, 2), Words = await _lists.ForAsync(desk, None) });

        public async Task<IEnumerable<string>> FoundAsync(Guid desk, string text) => (await FindingsAsync(desk, text)).Select(finding => finding.Problem.Arguments[0].ToString()!);

        public ValueTask DisposeAsync() => newsroom.DisposeAsync();
    }
}
