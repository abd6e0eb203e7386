using CqNewsroom.Core.People;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.People;

public sealed class ShownNamesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task To_an_agency_everybody_else_is_the_newsroom(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        await using var db = await newsroom.OpenAsync();
        var (house, own) = (newsroom.Id("editor"), newsroom.Id("coordinator"));
        var name = (await db.Newsrooms.AsNoTracking().SingleAsync(WorkflowNewsroom.Cancellation)).NameIn("en");

        var toAgency = await ReadAsync("agencyTranslator");
        var toHouse = await ReadAsync("reporter");

        Assert.Equal((name, "coordinator"), (toAgency.Of(house), toAgency.Of(own)));
        Assert.Equal(("editor", "coordinator"), (toHouse.Of(house), toHouse.Of(own)));
        Assert.Equal(("", null), (toHouse.Of(Guid.Empty), toHouse.Find(Guid.Empty)));
        Assert.Equal($"@{name} @coordinator", toAgency.HideIn("@editor @coordinator", [own, house]));
        Assert.Equal("@editor @coordinator", toHouse.HideIn("@editor @coordinator", [own, house]));

        async Task<ShownNames> ReadAsync(string viewer) => await ShownNames.ReadAsync(
            db, (await PersonFacts.LoadAsync(db, newsroom.Id(viewer), newsroom.Clock.Now, WorkflowNewsroom.Cancellation))!, "en", [house, own, Guid.Empty], WorkflowNewsroom.Cancellation);
    }
}
