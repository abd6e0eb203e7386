using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.People;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.People.AdministeredNewsroom;

namespace CqNewsroom.Data.Tests.Newsrooms;

public sealed class FirstRunTests
{
    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Of_many_who_set_up_at_once_one_wins(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind, setUp: false);
        Assert.False(await newsroom.FirstRun.IsSetUpAsync(default));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => newsroom.FirstRun.SetUpAsync(newsroom.Answers($"admin{i}"), default))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.Equal(RefusalCode.AlreadySetUp, outcome.Refusal?.Code));
        await using var db = await newsroom.Database.OpenAsync();
        Assert.Equal(Role.Administrator, Assert.Single((await db.Persons.Include(person => person.Grants).SingleAsync()).Grants).Role);
        Assert.Single(await db.Users.ToListAsync());
        Assert.True(await newsroom.FirstRun.IsSetUpAsync(default));
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Answers_that_would_leave_a_broken_newsroom_are_refused(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind, setUp: false);
        var right = newsroom.Answers("he");

        foreach (var (answers, code) in new (SetUp, RefusalCode)[]
        {
            (right with { Languages = [] }, RefusalCode.LanguageMissing),
            (right with { Languages = ["xx"] }, RefusalCode.LanguageMissing),
            (right with { Names = Names(" ", "") }, RefusalCode.NameMissing),
            (right with { TimeZoneId = "Mars/Olympus" }, RefusalCode.TimeZoneUnknown),
            (right with { AdministratorName = "" }, RefusalCode.NameMissing),
            (right with { Password = "123456" }, RefusalCode.PasswordTooShort),
            (right with { SignInName = "he he" }, RefusalCode.SignInNameInvalid),
        })
        {
            Assert.Equal(code, (await newsroom.FirstRun.SetUpAsync(answers, default)).Refusal?.Code);
        }

        Done(await newsroom.FirstRun.SetUpAsync(right with { Languages = ["en"] }, default));
        Assert.Equal(["en"], (await newsroom.FirstRun.ShowAsync(default)).Languages.Select(language => language.Tag));
    }
}
