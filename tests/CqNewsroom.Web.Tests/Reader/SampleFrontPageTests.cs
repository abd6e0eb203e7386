namespace CqNewsroom.Web.Tests.Reader;

/// <summary>The front page that the sample newsroom comes with, on a site of its own: other tests order theirs anew.</summary>
public sealed class SampleFrontPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task The_sample_is_ordered_and_each_story_stands_there_once()
    {
        foreach (var language in new[] { "/en", "/zh" })
        {
            var page = await site.PageAsync(language);
            var links = page.QuerySelectorAll(".teaser :is(h2, h3) a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Equal(links.Distinct(StringComparer.Ordinal), links);
            Assert.Contains("/city/", links[0], StringComparison.Ordinal);
            Assert.NotEmpty(page.QuerySelectorAll(".block h2 a"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll(".block:not(:has(.teaser))"));
        }
    }
}
