using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>Chinese on an English page and English on a Chinese one name their language (WCAG 3.1.2); no checker finds this by itself.</summary>
public sealed partial class LanguageMarkTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task Every_run_of_another_language_names_it()
    {
        var marked = 0;
        foreach (var (path, answer, text) in await site.EverythingAsync())
        {
            if (answer.Content.Headers.ContentType?.MediaType == "text/html" && text.Length > 0)
            {
                var page = SampleSite.Parse(text);
                Assert.Empty(Unmarked(page).Select(found => $"{path}: {found}"));
                marked += page.QuerySelectorAll("main [lang]:not(article)").Length;
            }

            answer.Dispose();
        }

        Assert.True(marked > 0);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/nothing")]
    public async Task So_do_the_account_pages(string path)
    {
        foreach (var language in new[] { "en", "zh-CN" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await site.Reader.SendAsync(request);

            Assert.Empty(Unmarked(SampleSite.Parse(await answer.Content.ReadAsStringAsync())));
        }
    }

    private static IEnumerable<string> Unmarked(IHtmlDocument page) => page.Body!.Descendants<IText>()
        .Where(text => text.ParentElement is { } parent && parent.LocalName is not ("script" or "style" or "code"))
        .Where(text => LanguageOf(text).StartsWith("zh", StringComparison.Ordinal) ? Latin().IsMatch(text.Data) : Han().IsMatch(text.Data))
        .Select(text => text.Data.Trim());

    private static string LanguageOf(INode node) => node.Ancestors<IElement>().Select(e => e.GetAttribute("lang")).First(lang => lang is not null)!;

    [GeneratedRegex("[\u3400-\u9fff]", RegexOptions.None, 1000)]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z]{2}", RegexOptions.None, 1000)]
    private static partial Regex Latin();
}
