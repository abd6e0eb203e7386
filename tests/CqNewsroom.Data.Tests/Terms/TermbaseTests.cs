using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Terms;

/// <summary>Who proposes, decides and reads what in the termbase.</summary>
public sealed class TermbaseTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_proposal_is_approved_changed_and_removed_and_its_history_says_by_whom(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var id = await stage.MustAsync("translator", TermStage.Text("轻轨", "light rail", newsroom.City));
        var proposed = Assert.Single(await stage.ListAsync("editor"));
        Assert.Equal((TermState.Proposed, 1, "translator", true), (proposed.State, proposed.Version, proposed.ProposedBy, proposed.MayDecide));
        Assert.Equal(0, (await stage.Lists.ForAsync(newsroom.City, new DateOnly(2026, 3, 2), None)).Count);

        foreach (var person in new[] { "reporter", "translator", "administrator", "coordinator", "agencyTranslator", "nobody", "lifeEditor" })
        {
            var refused = (await stage.Terms.ApproveAsync(newsroom.Asker(person), id, 1, None)).Refusal?.Code;
            Assert.True(refused is RefusalCode.NotAllowed or RefusalCode.NotFound, $"{person}: {refused}");
        }

        Assert.Null((await stage.Terms.ApproveAsync(newsroom.Asker("editor"), id, 1, None)).Refusal);
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await stage.Terms.DeclineAsync(newsroom.Asker("chief"), id, 1, "", None)).Refusal?.Code);
        Assert.Equal(RefusalCode.TermNotOpen, (await stage.Terms.DeclineAsync(newsroom.Asker("chief"), id, 2, "", None)).Refusal?.Code);
        await stage.MustAsync("editor", TermStage.Text("轻轨", "rail transit", newsroom.City), id, 2);
        // What says the same is no change.
        await stage.MustAsync("editor", TermStage.Text(" 轻轨 ", "rail transit", newsroom.City), id, 3);
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Terms.RemoveAsync(newsroom.Asker("translator"), id, 3, "", None)).Refusal?.Code);
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), id, 3, "已改名", None)).Refusal);

        var history = (await stage.Terms.HistoryAsync(newsroom.Asker("reporter"), id, None)).Value!;
        Assert.Equal(
            [(TermAct.Removed, "editor", "已改名"), (TermAct.Changed, "editor", ""), (TermAct.Approved, "editor", ""), (TermAct.Proposed, "translator", "")],
            history.Select(step => (step.Act, step.Person, step.Reason)));
        Assert.Equal(("light rail", "rail transit"), (history[1].Before!.English[0].Text, history[1].After.English[0].Text));
        Assert.Empty(await stage.ListAsync("editor"));
        Assert.Single(await stage.ListAsync("editor", new TermFilter(State: TermState.Removed)));
        var recorded = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().OrderBy(r => r.Number).Select(r => r.Action).ToListAsync(None));
        Assert.Equal(["ProposeTerm", "ApproveTerm", "ChangeTerm", "RemoveTerm"], recorded);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_writes_on_a_desk_proposes_for_it_and_its_editors_add(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var number = 0;
        foreach (var (person, desk, expected) in new (string, Guid?, TermState?)[]
        {
            ("reporter", newsroom.City, TermState.Proposed), ("translator", newsroom.City, TermState.Proposed), ("agencyTranslator", newsroom.City, TermState.Proposed),
            ("coordinator", newsroom.City, TermState.Proposed), ("reporter", null, TermState.Proposed), ("editor", newsroom.City, TermState.Approved), ("editor", null, TermState.Approved),
            ("chief", newsroom.City, TermState.Approved), ("lifeEditor", newsroom.Life, TermState.Approved),
            ("lifeEditor", newsroom.City, null), ("administrator", newsroom.City, null), ("administrator", null, null), ("nobody", null, null),
        })
        {
            var outcome = await stage.Terms.SaveAsync(newsroom.Asker(person), new SaveTerm(null, 0, TermStage.Text($"词语{++number}", "word", desk)), None);
            Assert.Equal((person, expected is null ? RefusalCode.NotAllowed : null), (person, outcome.Refusal?.Code));
            if (expected is not null)
                Assert.Equal((person, expected), (person, await newsroom.ReadAsync(db => db.TermEntries.Where(e => e.Id == outcome.Value).Select(e => (TermState?)e.State).SingleAsync(None))));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task People_of_an_agency_see_what_they_proposed_and_nothing_else(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var mine = await stage.MustAsync("agencyTranslator", TermStage.Text("两江四岸", "two rivers and four banks", newsroom.City));
        var theirs = await stage.MustAsync("reporter", TermStage.Text("保密地名", "secret place", newsroom.City));
        await stage.MustAsync("editor", TermStage.Text("书记", "secretary"));

        Assert.Equal([mine], (await stage.ListAsync("agencyTranslator")).Select(line => line.Id));
        Assert.Empty(await stage.ListAsync("coordinator"));
        Assert.Equal(RefusalCode.NotFound, (await stage.Terms.HistoryAsync(newsroom.Asker("agencyTranslator"), theirs, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await stage.Terms.FindAsync(newsroom.Asker("coordinator"), mine, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await stage.Terms.RemoveAsync(newsroom.Asker("coordinator"), mine, 1, "", None)).Refusal?.Code);
        // That somebody of the house proposed the same stays theirs.
        Assert.Null((await stage.Terms.SaveAsync(newsroom.Asker("agencyTranslator"), new SaveTerm(null, 0, TermStage.Text("保密地名", "another", newsroom.City)), None)).Refusal);
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("agencyTranslator"), mine, 1, "", None)).Refusal);

        await stage.MustAsync("lifeEditor", TermStage.Text("生活词", "life word", newsroom.Life));
        Assert.DoesNotContain(await stage.ListAsync("reporter"), line => line.Text.Chinese[0] == "生活词");
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Terms.ListAsync(newsroom.Asker("administrator"), new TermFilter(), None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Terms.ExportAsync(newsroom.Asker("nobody"), new TermFilter(), None)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_entry_of_a_word_is_told_and_the_same_one_is_never_taken(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        await stage.MustAsync("editor", TermStage.Text("市长", "mayor") with { ValidTo = new DateOnly(2026, 5, 31) });
        var again = await stage.Terms.SaveAsync(newsroom.Asker("editor"), new SaveTerm(null, 0, TermStage.Text("市长", "city head")), None);
        Assert.Equal(RefusalCode.TermExists, again.Refusal?.Code);
        Assert.Contains("mayor", again.Refusal!.In("en"), StringComparison.Ordinal);
        Assert.Equal(RefusalCode.TermExists, (await stage.Terms.SaveAsync(newsroom.Asker("editor"), new SaveTerm(null, 0, TermStage.Text("市长", "mayor"), true), None)).Refusal?.Code);
        Assert.Null((await stage.Terms.SaveAsync(newsroom.Asker("editor"), new SaveTerm(null, 0, TermStage.Text("市长", "mayor (ship)") with { Kind = TermKind.Title }, true), None)).Refusal);
        // What begins when the other has ended is no second answer.
        await stage.MustAsync("editor", TermStage.Text("副市长", "vice mayor") with { ValidTo = new DateOnly(2026, 5, 31) });
        await stage.MustAsync("editor", TermStage.Text("副市长", "deputy mayor") with { ValidFrom = new DateOnly(2026, 6, 1) });
        await stage.MustAsync("reporter", TermStage.Text("街道办", "subdistrict office"));
        Assert.Equal(RefusalCode.TermProposedAlready, (await stage.Terms.SaveAsync(newsroom.Asker("translator"), new SaveTerm(null, 0, TermStage.Text("街道办", "street office")), None)).Refusal?.Code);

        Assert.Equal(["市长", "市长"], (await stage.ListAsync("editor", new TermFilter("市长 MAYOR"))).Select(l => l.Text.Chinese[0]).Where(c => c == "市长"));
        Assert.Equal(["街道办"], (await stage.ListAsync("editor", new TermFilter("街道"))).Select(l => l.Text.Chinese[0]));
        Assert.Empty(await stage.ListAsync("editor", new TermFilter("100%_")));
        Assert.Equal("街道办", (await stage.ListAsync("editor"))[0].Text.Chinese[0]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_compiled_list_follows_the_termbase_the_desk_and_the_day(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        await stage.MustAsync("editor", TermStage.Text("市委书记", "Party secretary") with { ValidTo = new DateOnly(2026, 5, 31), Note = "until May" });
        var desks = await stage.MustAsync("editor", TermStage.Text("书记", "clerk", newsroom.City));
        await stage.MustAsync("editor", TermStage.Text("书记", "secretary"));
        var (may, june) = (new DateOnly(2026, 5, 31), new DateOnly(2026, 6, 1));

        var list = await stage.Lists.ForAsync(newsroom.City, may, None);
        Assert.Equal([("市委书记", "Party secretary")], list.TermsIn("市委书记讲话").Select(t => (t.Chinese, t.English[0].Text)));
        Assert.Same(list, await stage.Lists.ForAsync(newsroom.City, new DateOnly(2026, 1, 1), None));
        var found = Assert.Single((await stage.Lists.ForAsync(newsroom.City, june, None)).TermsIn("市委书记讲话"));
        Assert.Equal((desks, "clerk", 2), (found.EntryId, found.English[0].Text, found.Span.Start));
        Assert.Equal("secretary", Assert.Single((await stage.Lists.ForAsync(newsroom.Life, june, None)).TermsIn("市委书记讲话")).English[0].Text);

        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), desks, 1, "", None)).Refusal);
        Assert.Equal("secretary", Assert.Single((await stage.Lists.ForAsync(newsroom.City, june, None)).TermsIn("市委书记讲话")).English[0].Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_cannot_be_kept_is_refused(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        foreach (var (text, code) in new[]
        {
            (TermStage.Text(" ", "x"), RefusalCode.TermChineseMissing), (TermStage.Text("渝", "Chongqing"), RefusalCode.TermChineseMissing), (TermStage.Text("词语", " "), RefusalCode.TermEnglishMissing),
            (TermStage.Text("词语", "word 词"), RefusalCode.TermEnglishIsChinese), (TermStage.Text("词语", "", status: TermStatus.DoNotTranslate), RefusalCode.TermEnglishIsChinese),
            (TermStage.Text("词语", "evil\u202Etext"), RefusalCode.TextInvalid), (TermStage.Text("词\uD800语", "x"), RefusalCode.TextInvalid), (TermStage.Text("词|语", "x"), RefusalCode.TextInvalid),
            (TermStage.Text("词语", new string('x', 201)), RefusalCode.TooLong),
            (TermStage.Text("词语", "x") with { ValidFrom = new DateOnly(2026, 2, 1), ValidTo = new DateOnly(2026, 1, 1) }, RefusalCode.TermDatesTurned),
            (TermStage.Text("词语", "x") with { English = [.. Enumerable.Range(0, 21).Select(i => new TermForm("form " + i, TermStatus.Admitted))] }, RefusalCode.TooMany),
        })
            Assert.Equal(code, (await stage.Terms.SaveAsync(newsroom.Asker("editor"), new SaveTerm(null, 0, text), None)).Refusal?.Code);
        var id = await stage.MustAsync("editor", TermStage.Text("iPhone手机", "", status: TermStatus.DoNotTranslate) with { Chinese = ["iPhone", "i\u0007Phone "] });
        Assert.Equal(["iPhone"], (await stage.ListAsync("editor")).Single(line => line.Id == id).Text.Chinese);
        Assert.Equal([new TermForm("iPhone", TermStatus.DoNotTranslate)], (await stage.ListAsync("editor")).Single(line => line.Id == id).Text.English);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_proposed_a_term_is_told_what_became_of_it_and_why(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var stage = new TermStage(newsroom);
        var news = new WhatIsNew(newsroom.Factory, newsroom.Clock, newsroom.Events);
        var approved = await stage.MustAsync("translator", TermStage.Text("轻轨", "light rail"));
        var declined = await stage.MustAsync("translator", TermStage.Text("索道", "rope way"));
        var own = await stage.MustAsync("agencyTranslator", TermStage.Text("码头", "wharf", newsroom.City));
        Assert.Empty((await news.ReadAsync(newsroom.Asker("translator"), 1, None)).Value!.Items);

        Assert.Null((await stage.Terms.ApproveAsync(newsroom.Asker("editor"), approved, 1, None)).Refusal);
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await stage.Terms.DeclineAsync(newsroom.Asker("editor"), declined, 1, "It is one word: ropeway.", None)).Refusal);
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), own, 1, "No such wharf.", None)).Refusal);

        var items = (await news.ReadAsync(newsroom.Asker("translator"), 1, None)).Value!.Items;
        Assert.Equal([(NotificationKind.TermDeclined, "索道", "It is one word: ropeway."), (NotificationKind.TermApproved, "轻轨", null)], items.Select(item => (item.Kind, item.Headline, item.Note)));
        Assert.Equal(("editor", null, "light rail", TermState.Approved), (items[1].CausedBy, items[1].Number, items[1].Term!.English, items[1].Term!.State));
        // To an agency the staff has no names.
        var told = Assert.Single((await news.ReadAsync(newsroom.Asker("agencyTranslator"), 1, None)).Value!.Items);
        Assert.Equal((NotificationKind.TermDeclined, null, "No such wharf."), (told.Kind, told.CausedBy, told.Note));

        // Who decides on what is their own, and who removes what holds, tells nobody.
        var mine = await stage.MustAsync("editor", TermStage.Text("隧道", "tunnel"));
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), mine, 1, "", None)).Refusal);
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("editor"), approved, 2, "", None)).Refusal);
        var taken = await stage.MustAsync("translator", TermStage.Text("渡口", "ferry"));
        Assert.Null((await stage.Terms.RemoveAsync(newsroom.Asker("translator"), taken, 1, "", None)).Refusal);
        Assert.Equal(2, (await news.ReadAsync(newsroom.Asker("translator"), 1, None)).Value!.Items.Count);
        Assert.Empty(await newsroom.ToldAsync("editor"));
    }
}
