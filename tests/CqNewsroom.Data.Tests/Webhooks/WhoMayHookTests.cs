using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Webhooks;

/// <summary>Webhooks called directly as everybody who may not, and with every address that must not be.</summary>
public sealed class WhoMayHookTests
{
    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Nobody_but_an_administrator_sees_or_does_anything(DatabaseKind kind)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(kind);
        var webhook = (await hooked.AddAsync()).Id;
        HookedNewsroom.Done(await hooked.Administration.PingAsync(hooked.Administrator, webhook, None));
        var delivery = (await hooked.ShowAsync(webhook)).Deliveries[0].Id;
        var records = await hooked.Newsroom.ReadAsync(db => db.AuditRecords.CountAsync(None));
        var names = 0;
        var lookups = hooked.Receiver;
        lookups.Addresses = [];

        foreach (var person in hooked.Newsroom.People.Where(name => name is not ("administrator" or "all")))
        {
            var asker = hooked.Newsroom.Asker(person);
            var service = hooked.Administration;
            Outcome[] outcomes =
            [
                await service.ListAsync(asker, None),
                await service.ShowAsync(asker, webhook, 1, None),
                await service.SaveAsync(asker, new SaveWebhook(null, 0, "Mine", "https://mine.example/", [WebhookEvent.Published], [], []), None),
                await service.SaveAsync(asker, new SaveWebhook(webhook, 1, "Mine", "https://mine.example/", [WebhookEvent.Published], [], []), None),
                await service.RenewSecretAsync(asker, webhook, None),
                await service.PauseAsync(asker, webhook, true, None),
                await service.RemoveAsync(asker, webhook, None),
                await service.PingAsync(asker, webhook, None),
                await service.RepeatAsync(asker, delivery, None),
            ];
            Assert.All(outcomes, outcome => Assert.Equal(RefusalCode.NotAllowed, outcome.Refusal?.Code));
            names++;
        }

        Assert.True(names > 10);
        Assert.Equal(records, await hooked.Newsroom.ReadAsync(db => db.AuditRecords.CountAsync(None)));
        Assert.Equal("Partner", (await hooked.ShowAsync(webhook)).Webhook.Name);
    }

    [Theory]
    [InlineData("http://partner.example/", RefusalCode.WebhookAddressInvalid)]
    [InlineData("ftp://partner.example/", RefusalCode.WebhookAddressInvalid)]
    [InlineData("javascript:alert(1)", RefusalCode.WebhookAddressInvalid)]
    [InlineData("partner.example", RefusalCode.WebhookAddressInvalid)]
    [InlineData("https://user:password@partner.example/", RefusalCode.WebhookAddressInvalid)]
    [InlineData("https://partner.example/#a", RefusalCode.WebhookAddressInvalid)]
    [InlineData("", RefusalCode.WebhookAddressInvalid)]
    [InlineData("https://127.0.0.1/", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://2130706433/", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://0x7f.1/", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://169.254.169.254/latest/meta-data", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://[::1]/", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://[::ffff:10.0.0.1]/", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://[fe80::1]/", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://[fd00:ec2::254]/", RefusalCode.WebhookAddressNotPublic)]
    [InlineData("https://[64:ff9b::a00:1]/", RefusalCode.WebhookAddressNotPublic)]
    public async Task An_address_that_is_not_everybodys_is_refused(string address, RefusalCode code)
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);

        var outcome = await hooked.Administration.SaveAsync(hooked.Administrator, new SaveWebhook(null, 0, "Partner", address, [WebhookEvent.Published], [], []), None);

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.Equal(0, await hooked.Newsroom.ReadAsync(db => db.Webhooks.CountAsync(None)));
    }

    [Fact]
    public async Task A_name_that_leads_inside_or_nowhere_is_refused_and_so_is_what_else_is_wrong()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var right = new SaveWebhook(null, 0, "Partner", "https://partner.example/", [WebhookEvent.Published], [], []);
        Task<Outcome<SavedWebhook>> SaveAsync(SaveWebhook command) => hooked.Administration.SaveAsync(hooked.Administrator, command, None);

        hooked.Receiver.Addresses = [];
        Assert.Equal(RefusalCode.WebhookAddressUnknown, (await SaveAsync(right)).Refusal?.Code);
        hooked.Receiver.Addresses = ["8.8.4.4", "192.168.1.1"];
        Assert.Equal(RefusalCode.WebhookAddressNotPublic, (await SaveAsync(right)).Refusal?.Code);
        hooked.Receiver.Addresses = ["8.8.4.4"];
        Assert.Equal(RefusalCode.EventMissing, (await SaveAsync(right with { Events = [] })).Refusal?.Code);
        Assert.Equal(RefusalCode.EventMissing, (await SaveAsync(right with { Events = ["ping"] })).Refusal?.Code);
        Assert.Equal(RefusalCode.LanguageUnknown, (await SaveAsync(right with { Languages = ["de"] })).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await SaveAsync(right with { SectionIds = [Guid.Empty] })).Refusal?.Code);
        Assert.Equal(RefusalCode.NameMissing, (await SaveAsync(right with { Name = "  " })).Refusal?.Code);
        Assert.Equal(RefusalCode.TextInvalid, (await SaveAsync(right with { Name = "\u202ePartner" })).Refusal?.Code);
        Assert.Equal(RefusalCode.TextInvalid, (await SaveAsync(right with { Address = "https://partner.example/\u202e" })).Refusal?.Code);
        Assert.Equal(RefusalCode.TooLong, (await SaveAsync(right with { Name = new string('x', 81) })).Refusal?.Code);
        Assert.Equal(RefusalCode.TooLong, (await SaveAsync(right with { Address = "https://partner.example/" + new string('x', 9000) })).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await SaveAsync(right with { WebhookId = Guid.Empty })).Refusal?.Code);

        var saved = HookedNewsroom.Done(await SaveAsync(right));
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await SaveAsync(right with { WebhookId = saved.Id, SeenVersion = 7 })).Refusal?.Code);
        Assert.Null(HookedNewsroom.Done(await SaveAsync(right with { WebhookId = saved.Id, SeenVersion = 1, Name = "Other" })).Secret);
    }

    [Fact]
    public async Task The_secret_stands_nowhere_but_in_the_answer()
    {
        await using var hooked = await HookedNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var saved = await hooked.AddAsync();

        Assert.StartsWith("whsec_", saved.Secret, StringComparison.Ordinal);
        Assert.NotEqual(saved.Secret, await hooked.Newsroom.ReadAsync(db => db.Webhooks.Select(w => w.ProtectedSecret).SingleAsync(None)));
        Assert.DoesNotContain(await hooked.Newsroom.ReadAsync(db => db.AuditRecords.Select(r => r.Details).ToListAsync(None)), details => details!.Contains(saved.Secret!, StringComparison.Ordinal));
    }
}
