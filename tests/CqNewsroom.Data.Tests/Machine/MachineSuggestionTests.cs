using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Machine;

/// <summary>What is sent to a translation machine, and what becomes of its text.</summary>
public sealed class MachineSuggestionTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    /// <summary>What makes a text restricted.</summary>
    public static TheoryData<string> Restrictions => ["embargo", "originalScheduled", "agency"];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_text_leaves_the_house_only_where_the_desk_consents_and_for_who_writes_it(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var machine = new CountingMachine();
        var suggestions = Service(newsroom, machine);
        var article = await WrittenAsync(newsroom);

        Assert.Equal(RefusalCode.MachineNotAllowed, (await suggestions.SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).Refusal?.Code);
        await newsroom.DeskAsync(desk => desk.MachineForRestricted = true);
        Assert.Equal(RefusalCode.MachineNotAllowed, (await suggestions.SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).Refusal?.Code);
        Assert.Empty(machine.Asked);

        await newsroom.DeskAsync(desk => (desk.MachineAllowed, desk.MachineForRestricted) = (true, false));
        string[] writers = ["translator", "editor", "editor2", "editor3", "editorEn", "chief", "chief2", "all"];
        foreach (var person in newsroom.People)
        {
            var before = machine.Asked.Count;
            var outcome = await suggestions.SuggestAsync(newsroom.Asker(person), article, "p1", None);
            Assert.True(writers.Contains(person) == outcome.IsDone, $"{person}: {outcome.Refusal?.Code}");
            Assert.Equal(before + (writers.Contains(person) ? 1 : 0), machine.Asked.Count);
            if (!writers.Contains(person))
                Assert.NotNull((await suggestions.TakeAsync(newsroom.Asker(person), article, "p1", CountingMachine.Text, None)).Refusal);
        }

        var asked = machine.Asked.Count;
        Assert.NotNull((await suggestions.SuggestAsync(new Asker(Guid.NewGuid(), "en"), article, "p1", None)).Refusal);
        Assert.Equal(RefusalCode.NotFound, (await suggestions.SuggestAsync(newsroom.Asker("translator"), article, "zz", None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await suggestions.SuggestAsync(newsroom.Asker("translator"), article, "@summary", None)).Refusal?.Code);
        await newsroom.MustAsync("translator", new Submit(article));
        Assert.NotNull((await suggestions.SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).Refusal);
        Assert.Equal(asked, machine.Asked.Count);
        Assert.Equal(("第一段。", "zh-CN", "en"), (machine.Asked[0].Text, machine.Asked[0].Source, machine.Asked[0].Target));
    }

    [Theory]
    [MemberData(nameof(Restrictions))]
    public async Task Nothing_restricted_leaves_without_the_second_consent(string restriction)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var machine = new CountingMachine();
        var suggestions = Service(newsroom, machine);
        var article = await WrittenAsync(newsroom);
        await newsroom.DeskAsync(desk => desk.MachineAllowed = true);
        Assert.True((await suggestions.SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).IsDone);
        var person = "translator";
        switch (restriction)
        {
            case "embargo":
                await newsroom.ChangeAsync(async db => (await db.Stories.AsTracking().SingleAsync(None)).Embargo = newsroom.Clock.Now.AddHours(1));
                break;
            case "originalScheduled":
                var original = (await newsroom.StoryAsync((await newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
                await newsroom.MustAsync("editor", new Schedule(original, newsroom.Clock.Now.AddHours(1), await newsroom.SubmittedAsync(original), WorkflowNewsroom.NoNotice));
                break;
            default:
                await newsroom.MustAsync("editor", new Assign(article, newsroom.Id("agencyTranslator"), newsroom.Fathom));
                person = "agencyTranslator";
                break;
        }

        foreach (var asker in new[] { person, "editor" })
            Assert.Equal(RefusalCode.MachineNotAllowed, (await suggestions.SuggestAsync(newsroom.Asker(asker), article, "p1", None)).Refusal?.Code);
        Assert.Single(machine.Asked);
        Assert.False((await Aid(newsroom, suggestions).HelpAsync(newsroom.Asker(person), article, Part("p1", ""), None)).Value!.MayAskMachine);

        await newsroom.DeskAsync(desk => desk.MachineForRestricted = true);
        Assert.True((await suggestions.SuggestAsync(newsroom.Asker(person), article, "p1", None)).IsDone);
        Assert.Equal(2, machine.Asked.Count);
        Assert.True((await Aid(newsroom, suggestions).HelpAsync(newsroom.Asker(person), article, Part("p1", ""), None)).Value!.MayAskMachine);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_machines_text_is_known_is_never_confirmed_by_itself_and_stands_in_the_record(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var suggestions = Service(newsroom, new CountingMachine());
        var aid = Aid(newsroom, suggestions);
        await newsroom.DeskAsync(desk => desk.MachineAllowed = true);
        var article = await WrittenAsync(newsroom);
        var translator = newsroom.Asker("translator");
        var suggestion = (await suggestions.SuggestAsync(translator, article, "p1", None)).Value!;
        Assert.Equal((CountingMachine.Text, "Test machine"), (suggestion.Text, suggestion.Provider));
        Assert.True((await suggestions.SuggestAsync(translator, article, "p2", None)).IsDone);

        // Only shown: nothing of it is in the text.
        Assert.Equal([MachineState.None, MachineState.None], await StatesAsync(aid, translator, article, "First paragraph.", "Second paragraph."));
        Assert.True((await suggestions.TakeAsync(translator, article, "p1", suggestion.Text, None)).IsDone);
        Assert.True((await suggestions.TakeAsync(translator, article, "p2", suggestion.Text, None)).IsDone);
        Assert.Equal(RefusalCode.NotFound, (await suggestions.TakeAsync(translator, article, "p1", "Some other text.", None)).Refusal?.Code);
        Assert.Equal([MachineState.Unchanged, MachineState.Edited], await StatesAsync(aid, translator, article, " " + CountingMachine.Text, "The second, by hand."));

        await newsroom.WriteAsync("translator", article, WorkflowNewsroom.Translated("New bridge opens to traffic", CountingMachine.Text, "The second, by hand."));
        Assert.Equal(RefusalCode.MachineUntouched, (await aid.ConfirmAsync(translator, article, "p1", true, false, None)).Refusal?.Code);
        Assert.True((await aid.ConfirmAsync(translator, article, "p2", true, false, None)).IsDone);
        Assert.True((await aid.ConfirmAsync(translator, article, "p1", true, true, None)).IsDone);
        var kept = await newsroom.ReadAsync(db => db.MachineParts.AsNoTracking().SingleAsync(p => p.PartKey == "p1", None));
        Assert.Equal((translator.PersonId, translator.PersonId, translator.PersonId, newsroom.Clock.Now), (kept.PersonId, kept.TakenById, kept.AcceptedById, kept.AcceptedAt));

        await newsroom.MustAsync("translator", new Submit(article));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.ArticleId == article && r.Action == nameof(NewsroomAction.Submit), None));
        Assert.Contains("\"machineEdited\":1,\"machineUnchanged\":1", record.Details, StringComparison.Ordinal);
        var review = (await new ReviewPages(newsroom.Factory, newsroom.Loader, newsroom.Clock, NullLogger<ReviewPages>.Instance).ReadAsync(newsroom.Asker("editor"), article, None)).Value!;
        Assert.Equal([(MachineState.Unchanged, "t1", CountingMachine.Text), (MachineState.Edited, "t2", "The second, by hand.")], review.MachineParts.Select(p => (p.State, p.BlockId!, p.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("turned \u202E round")]
    [InlineData(null)]
    public async Task What_is_no_text_is_no_suggestion(string? answer)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        await newsroom.DeskAsync(desk => desk.MachineAllowed = true);
        var article = await WrittenAsync(newsroom);
        var machine = new CountingMachine { Answer = answer is null ? new MachineAnswer(MachineOutcome.Failed) : new MachineAnswer(MachineOutcome.Answered, answer) };

        Assert.Equal(RefusalCode.MachineSilent, (await Service(newsroom, machine).SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).Refusal?.Code);
        Assert.Equal(RefusalCode.MachineSilent, (await Service(newsroom, new CountingMachine { Answer = new(MachineOutcome.Answered, new string('x', 5_000)) }).SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).Refusal?.Code);
        // Half a character cannot stand in an attribute.
        Assert.Equal(RefusalCode.MachineSilent, (await Service(newsroom, new CountingMachine { Answer = new(MachineOutcome.Answered, "half \uD800 character") }).SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).Refusal?.Code);
        Assert.Equal(RefusalCode.MachineOff, (await Service(newsroom, new NoMachineTranslator()).SuggestAsync(newsroom.Asker("translator"), article, "p1", None)).Refusal?.Code);
        Assert.Empty(await newsroom.ReadAsync(db => db.MachineParts.ToListAsync(None)));
    }

    private static async Task<IEnumerable<MachineState>> StatesAsync(TranslationAid aid, Asker asker, Guid article, string first, string second) =>
        (await aid.CheckAsync(asker, article, [Part("p1", first), Part("p2", second)], [], None)).Value!.Select(part => part.Machine);

    private static AskedPart Part(string key, string target) => new(key, target, false, []);

    private static async Task<Guid> WrittenAsync(WorkflowNewsroom newsroom) => await newsroom.TranslatedAsync((await newsroom.ApprovedAsync(WorkflowNewsroom.En)).StoryId);

    private static MachineSuggestions Service(WorkflowNewsroom newsroom, IMachineTranslator machine) =>
        new(newsroom.Factory, machine, new TermLists(newsroom.Factory), newsroom.Clock, NullLogger<MachineSuggestions>.Instance);

    private static TranslationAid Aid(WorkflowNewsroom newsroom, MachineSuggestions suggestions) => new(
        newsroom.Factory,
        new TermLists(newsroom.Factory),
        new TranslationMemory(newsroom.Factory, new MemoryIndexes(newsroom.Factory, newsroom.MemoryFiles, NullLogger<MemoryIndexes>.Instance), newsroom.Clock),
        newsroom.Clock,
        NullLogger<TranslationAid>.Instance,
        suggestions);

    private sealed class CountingMachine : IMachineTranslator
    {
        public const string Text = "The machine's own words.";

        public List<MachineQuestion> Asked { get; } = [];

        public MachineAnswer Answer { get; init; } = new(MachineOutcome.Answered, Text);

        public string Provider => "Test machine";

        public Task<MachineAnswer> TranslateAsync(MachineQuestion question, CancellationToken cancellation)
        {
            Asked.Add(question);
            return Task.FromResult(Answer);
        }
    }
}
