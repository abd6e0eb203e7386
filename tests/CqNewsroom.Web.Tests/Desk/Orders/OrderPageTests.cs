using System.Net;
using System.Text;
using CqNewsroom.Core;
using CqNewsroom.Core.Orders;
using CqNewsroom.Web.Desk.Orders;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Tests.Desk.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Tests.Desk.Orders;

/// <summary>Orders on paper and as a table.</summary>
public sealed class OrderPageTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    [Fact]
    public async Task A_coordinator_prints_an_order_and_a_translator_gets_none()
    {
        var order = await OrderAsync();
        var paper = await (await newsroom.ClientAsync("maren")).GetStringAsync($"/desk/orders/{order.Id}");
        Assert.Contains("Fathom Language Limited", paper, StringComparison.Ordinal);
        Assert.Contains((await NameAsync(order)), paper, StringComparison.Ordinal);

        foreach (var person in new[] { "yuki", "fang", "zhou", "he" })
        {
            using var answer = await (await newsroom.ClientAsync(person)).GetAsync($"/desk/orders/{order.Id}");
            using var table = await (await newsroom.ClientAsync(person)).GetAsync("/desk/orders.csv");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, table.StatusCode));
        }
    }

    [Fact]
    public async Task The_table_has_a_line_for_each_order_with_a_byte_order_mark()
    {
        await OrderAsync();
        var bytes = await (await newsroom.ClientAsync("jiang")).GetByteArrayAsync("/desk/orders.csv?state=nonsense&agency=nobody");

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        Assert.Equal(await db.AgencyOrders.CountAsync() + 1, Encoding.UTF8.GetString(bytes).TrimEnd().Split("\r\n").Length);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    public void A_headline_is_never_a_formula(string headline)
    {
        var table = new OrderTable(newsroom.Services.GetRequiredService<IStringLocalizer<OrdersText>>());
        var text = Encoding.UTF8.GetString(table.Write([new OrderLine { Id = Guid.Empty, Name = "1-1", ArticleId = Guid.Empty, Headline = headline, SourceLanguage = "zh-CN", Language = "en", Agency = "Fathom" }]));

        Assert.Contains($",'{headline}", text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<AgencyOrder> OrderAsync()
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        return await db.AgencyOrders.AsNoTracking().OrderBy(order => order.GivenAt).FirstAsync();
    }

    private async Task<string> NameAsync(AgencyOrder order)
    {
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default);
        return OrderName.Of(await db.Stories.Where(s => s.Id == order.StoryId).Select(s => s.Number).SingleAsync(), order.Number);
    }
}
