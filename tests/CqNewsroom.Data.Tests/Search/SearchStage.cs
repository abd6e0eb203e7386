using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Search;

/// <summary>A newsroom with the readers' search, and stories that a test puts live in one line.</summary>
public sealed class SearchStage : IAsyncDisposable
{
    private int _imported;

    private SearchStage(WorkflowNewsroom newsroom)
    {
        Newsroom = newsroom;
        Search = OtherServer();
        Indexing = OtherIndexing();
    }

    public WorkflowNewsroom Newsroom { get; }

    public SiteSearch Search { get; }

    public SearchIndexing Indexing { get; }

    public static async Task<SearchStage> CreateAsync(DatabaseKind kind) => new(await WorkflowNewsroom.CreateAsync(kind));

    /// <summary>The search as another server has it.</summary>
    public SiteSearch OtherServer() => new(Newsroom.Factory, new PublishedStories(Newsroom.Factory), Newsroom.Clock);

    public SearchIndexing OtherIndexing() => new(Newsroom.Factory, Newsroom.Clock, Newsroom.Ids, NullLogger<SearchIndexing>.Instance);

    /// <summary>Merges, fills, cleans.</summary>
    public Task WorkAsync() => Indexing.WorkAsync(WorkflowNewsroom.Cancellation);

    /// <summary>Puts a story live as the import of an archive does.</summary>
    /// <returns>The id under which it was imported.</returns>
    public async Task<string> PutAsync(
        string language, string headline, string text, DateTime? at = null, Guid? section = null, string? editor = null, string[]? tags = null, string? translationOf = null)
    {
        var id = $"s{++_imported:D4}";
        var content = WorkflowNewsroom.Text(headline, text.Split('\n'));
        var credits = editor is null ? Credits.None : Credits.None with { EditorLine = "Editor:" + editor, Editor = new CreditedPerson(null, editor, editor, null) };
        var outcome = await Newsroom.Acts.ImportAsync(
            new ImportArticle(id, Newsroom.City, section ?? Newsroom.Section, language, content, at ?? Newsroom.Clock.Now.AddDays(-1), credits, null, translationOf, tags),
            WorkflowNewsroom.Cancellation);
        Assert.True(outcome.IsDone, outcome.Refusal?.Code.ToString());
        return id;
    }

    public async Task<SearchPage> AskAsync(string path, SearchQuestion question, int page = 1, SiteSearch? search = null)
    {
        var found = await (search ?? Search).FindAsync(path, question, page, WorkflowNewsroom.Cancellation);
        Assert.NotNull(found);
        return found;
    }

    /// <summary>The headlines found, in their order.</summary>
    public async Task<string[]> FindAsync(string path, string words, SiteSearch? search = null) =>
        [.. (await AskAsync(path, new SearchQuestion(words), 1, search)).Hits.Select(hit => hit.Headline.Text)];

    public async ValueTask DisposeAsync()
    {
        Search.Dispose();
        await Newsroom.DisposeAsync();
    }
}
