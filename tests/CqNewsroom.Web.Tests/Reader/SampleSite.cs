using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>The reader site of the sample newsroom, asked as readers ask: no cookies, no redirect followed.</summary>
public class SampleSite : NewsroomFactory
{
    /// <summary>The story of the seed page.</summary>
    public const int SeedNumber = 1001;

    private HttpClient? _reader;

    /// <summary>A reader's client.</summary>
    public HttpClient Reader => _reader ??= CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <inheritdoc />
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Newsroom:Sample", "true")];

    /// <summary>Somebody of the sample newsroom, by the name that they sign in with.</summary>
    public async Task<Asker> AskerAsync(string signInName)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Data.Identity.Account>>().FindByNameAsync(signInName);
        return new Asker(account!.PersonId, "en");
    }

    /// <summary>An act that must succeed.</summary>
    public async Task ActAsync(string signInName, ArticleCommand command)
    {
        var outcome = await Services.GetRequiredService<ArticleService>().PerformAsync(await AskerAsync(signInName), command, CancellationToken.None);
        Assert.True(outcome.IsDone, $"{command.GetType().Name}: {outcome.Refusal?.In("en")}");
    }

    /// <summary>The article of a story in a language.</summary>
    public async Task<Article> ArticleAsync(int number, string language)
    {
        await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        return await db.Articles.AsNoTracking().SingleAsync(a => a.Language == language && db.Stories.Any(s => s.Id == a.StoryId && s.Number == number));
    }

    /// <summary>Writes, submits, signs and publishes a live article again.</summary>
    public async Task CorrectAsync(Article article, string writer, string editor, Func<ArticleContent, ArticleContent> change, PublishAnswers answers)
    {
        await ActAsync(writer, new StartCorrection(article.Id));
        await WriteAsync(writer, article.Id, change);
        await ActAsync(writer, new Submit(article.Id));
        await ActAsync(editor, new GiveSignOff(article.Id, await SubmittedAsync(article.Id)));
        await ActAsync(editor, new Publish(article.Id, await SubmittedAsync(article.Id), answers));
    }

    /// <summary>Changes a working copy.</summary>
    public async Task WriteAsync(string writer, Guid article, Func<ArticleContent, ArticleContent> change)
    {
        ArticleContent content;
        await using (var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None))
            content = await WorkingCopyContent.ReadAsync(db, article, CancellationToken.None);
        var outcome = await Services.GetRequiredService<WorkingCopyService>().WriteAsync(await AskerAsync(writer), article, change(content), CancellationToken.None);
        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
    }

    /// <summary>Hash of the submitted revision.</summary>
    public async Task<string> SubmittedAsync(Guid article)
    {
        await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        return await db.Revisions.Where(r => db.Articles.Any(a => a.Id == article && a.SubmittedRevisionId == r.Id)).Select(r => r.Hash).SingleAsync();
    }

    /// <summary>Asks for a page that must be there, and reads it.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await Reader.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reads HTML as a browser does.</summary>
    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>A text as a reader sees it: runs of white space are one space.</summary>
    public static string Seen(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The addresses of every article with this standing, by the record and not by the site.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(Standing standing)
    {
        await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync();
        var rows = await (
            from article in db.Articles.AsNoTracking()
            where article.Standing == standing
            join publication in db.Publications.AsNoTracking() on article.PublicationId equals publication.Id into publications
            from publication in publications.DefaultIfEmpty()
            join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
            join section in db.Sections.AsNoTracking() on story.SectionId equals section.Id
            select new { article.Language, Section = section.Slug, Slug = publication == null ? "story" : publication.Slug, story.Number }).ToListAsync();
        return rows.ConvertAll(r => PublicAddress.Article(newsroom.Languages.Single(l => l.Tag == r.Language), r.Section, r.Slug, r.Number));
    }

    /// <summary>The headlines of the working copies of what never was public.</summary>
    public async Task<IReadOnlyList<string>> SecretHeadlinesAsync()
    {
        await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(CancellationToken.None);
        var values = await db.WorkingFields.AsNoTracking()
            .Where(f => f.Name == "headline" && db.Articles.Any(a => a.Id == f.ArticleId && a.Standing == Standing.NeverPublished))
            .Select(f => f.Value).ToListAsync();
        return values.ConvertAll(value => System.Text.Json.JsonSerializer.Deserialize<string>(value)!);
    }

    /// <summary>Every page of the site that anybody can find, the missing and the retracted included: address and answer.</summary>
    public async Task<IReadOnlyList<(string Path, HttpResponseMessage Answer, string Text)>> EverythingAsync()
    {
        var paths = new List<string> { "/", "/robots.txt", "/sitemap.xml", "/en/city/nothing-at-all-9999" };
        foreach (var language in new[] { "en", "zh" })
        {
            paths.Add($"/{language}");
            paths.AddRange(new[] { "city", "economy", "culture", "life", "no-such-section" }.Select(section => $"/{language}/{section}"));
            paths.AddRange(new[]
            {
                "archive", "archive/2023-07", "archive/2023-07-12", "corrections", "people/jiang-yiwei", "people/fang-zhixia", "people/lin-shuming", "people/yuki", "people/he-anran",
                "agencies/fathom-language-limited", "tags/digital-economy", "tags/transport", "tags/农业", "tags/exhibitions", "tags/教育", "tags/规划",
            }.Select(list => $"/{language}/{list}"));
        }

        paths.AddRange(await AddressesAsync(Standing.Live));
        paths.AddRange((await AddressesAsync(Standing.Live)).Concat(await AddressesAsync(Standing.NeverPublished)).Select(article => article + "/side-by-side"));
        paths.AddRange(await AddressesAsync(Standing.Retracted));
        paths.AddRange(await AddressesAsync(Standing.NeverPublished));
        var answers = new List<(string, HttpResponseMessage, string)>();
        foreach (var path in paths)
        {
            var answer = await Reader.GetAsync(path);
            answers.Add((path, answer, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync())));
        }

        return answers;
    }
}
