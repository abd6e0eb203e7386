using CqNewsroom.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What the newsroom does with an imported story afterwards, on a site of its own: others look at where the stories are.</summary>
public sealed class ImportedAndMovedTests(ImportedSite site) : IClassFixture<ImportedSite>
{
    [Fact]
    public async Task An_address_of_a_section_that_moved_leads_to_where_the_story_is_now()
    {
        var client = await site.ReaderAsync();
        await using (var db = (CqNewsroom.Data.NewsroomDbContext)await site.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None))
        {
            var number = int.Parse((await site.AddressAsync("/旧站报道"))[^4..], System.Globalization.CultureInfo.InvariantCulture);
            var story = await db.Stories.AsTracking().SingleAsync(s => s.Number == number);
            story.SectionId = (await db.Sections.SingleAsync(s => s.Slug == "culture")).Id;
            var newsroom = await db.Newsrooms.AsTracking().SingleAsync();
            newsroom.PublicationCounter++;
            await db.SaveChangesAsync();
        }

        using var answer = await client.GetAsync("/%E9%87%8D%E5%BA%86/1.html");

        Assert.StartsWith("/zh/culture/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
