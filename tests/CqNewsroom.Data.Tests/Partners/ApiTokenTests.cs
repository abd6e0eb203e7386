using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Partners;

/// <summary>Tokens: made by administrators alone, shown once, and of no use the moment they end.</summary>
public sealed class ApiTokenTests
{
    private static readonly MakeApiToken Whole = new("Partner", [ApiScope.Articles], [], [], 60, TimeSpan.FromDays(30));

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_but_an_administrator_sees_makes_or_revokes_one(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var service = Service(newsroom);
        var made = Done(await service.MakeAsync(newsroom.Asker("administrator"), Whole, None));
        var records = await newsroom.ReadAsync(db => db.AuditRecords.CountAsync(None));

        foreach (var person in newsroom.People.Where(name => name is not ("administrator" or "all")))
        {
            var asker = newsroom.Asker(person);
            Outcome[] outcomes = [await service.ListAsync(asker, None), await service.MakeAsync(asker, Whole, None), await service.RevokeAsync(asker, made.Id, None)];
            Assert.All(outcomes, outcome => Assert.Equal(RefusalCode.NotAllowed, outcome.Refusal?.Code));
        }

        Assert.Equal(records, await newsroom.ReadAsync(db => db.AuditRecords.CountAsync(None)));
        Assert.Equal(TokenState.Works, (await Callers(newsroom).RecogniseAsync(made.Secret, None)).State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_token_works_until_it_is_revoked_and_its_use_is_noted_by_the_minute(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var (service, administrator) = (Service(newsroom), newsroom.Asker("administrator"));
        var made = Done(await service.MakeAsync(administrator, Whole with { Languages = [WorkflowNewsroom.En], SectionIds = [newsroom.Section] }, None));

        var caller = (await Callers(newsroom).RecogniseAsync(made.Secret, None)).Caller!;
        Assert.Equal((made.Id, 60, true), (caller.TokenId, caller.RequestsPerMinute, caller.ReadsTexts));
        Assert.True(caller.ReadsLanguage(WorkflowNewsroom.En) && caller.ReadsSection(newsroom.Section));
        Assert.False(caller.ReadsLanguage(WorkflowNewsroom.Zh) || caller.ReadsSection(newsroom.OtherSection));
        var first = newsroom.Clock.Now;
        newsroom.Clock.Pass(TimeSpan.FromSeconds(59));
        await Callers(newsroom).RecogniseAsync(made.Secret, None);
        Assert.Equal(first, Assert.Single(Done(await service.ListAsync(administrator, None)).Tokens).LastUsedAt);
        newsroom.Clock.Pass(TimeSpan.FromSeconds(1));
        await Callers(newsroom).RecogniseAsync(made.Secret, None);
        Assert.Equal(newsroom.Clock.Now, Assert.Single(Done(await service.ListAsync(administrator, None)).Tokens).LastUsedAt);

        Done(await service.RevokeAsync(administrator, made.Id, None));
        Assert.Equal((null, TokenState.Revoked), await Callers(newsroom).RecogniseAsync(made.Secret, None) is var after ? (after.Caller, after.State) : default);
        Assert.Equal(RefusalCode.NotFound, (await service.RevokeAsync(administrator, made.Id, None)).Refusal?.Code);
    }

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var made = Done(await Service(newsroom).MakeAsync(newsroom.Asker("administrator"), Whole, None));

        newsroom.Clock.Pass(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(TokenState.Works, (await Callers(newsroom).RecogniseAsync(made.Secret, None)).State);
        newsroom.Clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TokenState.Expired, (await Callers(newsroom).RecogniseAsync(made.Secret, None)).State);
    }

    [Fact]
    public async Task The_secret_is_kept_as_a_hash_alone()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var made = Done(await Service(newsroom).MakeAsync(newsroom.Asker("administrator"), Whole, None));

        var row = await newsroom.ReadAsync(db => db.ApiTokens.AsNoTracking().SingleAsync(None));
        Assert.Equal(SecretHash.Of(made.Secret), row.SecretHash);
        Assert.StartsWith(ApiToken.Prefix, made.Secret, StringComparison.Ordinal);
        Assert.Equal(made.Secret[^4..], row.Ending);
        Assert.DoesNotContain(await newsroom.ReadAsync(db => db.AuditRecords.Select(r => r.Details).ToListAsync(None)), details => details!.Contains(made.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cqn_")]
    [InlineData("cqn_' OR 1=1 --")]
    [InlineData("cqn_\u0000\ud800")]
    [InlineData("Bearer")]
    public async Task What_is_no_token_is_nobody(string secret)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        await Service(newsroom).MakeAsync(newsroom.Asker("administrator"), Whole, None);

        Assert.Equal(TokenState.Unknown, (await Callers(newsroom).RecogniseAsync(secret, None)).State);
        Assert.Equal(TokenState.Unknown, (await Callers(newsroom).RecogniseAsync(ApiToken.Prefix + new string('x', 1_000_000), None)).State);
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_token_is_said_and_nothing_is_made()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        (MakeApiToken Command, RefusalCode Code)[] wrong =
        [
            (Whole with { Name = " " }, RefusalCode.NameMissing),
            (Whole with { Name = new string('x', 81) }, RefusalCode.TooLong),
            (Whole with { Scopes = [] }, RefusalCode.ScopeMissing),
            (Whole with { Scopes = ["articles:write"] }, RefusalCode.ScopeMissing),
            (Whole with { Languages = ["de"] }, RefusalCode.LanguageUnknown),
            (Whole with { SectionIds = [Guid.Empty] }, RefusalCode.NotFound),
            (Whole with { RequestsPerMinute = 0 }, RefusalCode.LimitInvalid),
            (Whole with { RequestsPerMinute = 6001 }, RefusalCode.LimitInvalid),
            (Whole with { Lasting = TimeSpan.FromDays(-1) }, RefusalCode.ValueInvalid),
        ];

        foreach (var (command, code) in wrong)
            Assert.Equal(code, (await Service(newsroom).MakeAsync(newsroom.Asker("administrator"), command, None)).Refusal?.Code);

        Assert.Equal(0, await newsroom.ReadAsync(db => db.ApiTokens.CountAsync(None)));
    }

    [Fact]
    public async Task Only_so_many_work_at_a_time()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var first = Done(await Service(newsroom).MakeAsync(newsroom.Asker("administrator"), Whole, None));
        await newsroom.ChangeAsync(db =>
        {
            db.ApiTokens.AddRange(Enumerable.Range(1, ApiTokens.MostTokens - 1).Select(number => new ApiToken
            {
                Id = newsroom.Ids.Next(),
                Name = "Partner",
                SecretHash = $"{number}",
                Scopes = [ApiScope.Articles],
                RequestsPerMinute = 1,
                CreatedById = newsroom.Id("administrator"),
                CreatedAt = newsroom.Clock.Now,
            }));
            return Task.CompletedTask;
        });

        Assert.Equal(RefusalCode.TooMany, (await Service(newsroom).MakeAsync(newsroom.Asker("administrator"), Whole, None)).Refusal?.Code);
        Done(await Service(newsroom).RevokeAsync(newsroom.Asker("administrator"), first.Id, None));
        Done(await Service(newsroom).MakeAsync(newsroom.Asker("administrator"), Whole, None));
    }

    private static ApiTokens Service(WorkflowNewsroom newsroom) =>
        new(new AdministrativeActs(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance), newsroom.Ids, new CountedSecrets());

    private static ApiCallers Callers(WorkflowNewsroom newsroom) => new(newsroom.Factory, newsroom.Clock);

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
        return outcome.Value!;
    }
}
