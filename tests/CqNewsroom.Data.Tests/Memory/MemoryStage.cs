using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Memory;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Memory;

/// <summary>A newsroom with a translation memory, and a translation that asks it.</summary>
internal sealed class MemoryStage : IAsyncDisposable
{
    public const int MostUnwritten = 100;

    private MemoryStage(WorkflowNewsroom newsroom)
    {
        Newsroom = newsroom;
        Indexes = NewIndexes();
        Learning = new MemoryLearning(newsroom.Factory, NullLogger<MemoryLearning>.Instance);
        Memory = new TranslationMemory(newsroom.Factory, Indexes, newsroom.Clock);
    }

    public static CancellationToken None => WorkflowNewsroom.Cancellation;

    public WorkflowNewsroom Newsroom { get; }

    public MemoryIndexes Indexes { get; private set; }

    public MemoryLearning Learning { get; }

    public TranslationMemory Memory { get; private set; }

    /// <summary>The translation that asks, claimed by the translator.</summary>
    public Guid Asking { get; private set; }

    public static async Task<MemoryStage> CreateAsync(DatabaseKind kind)
    {
        var stage = new MemoryStage(await WorkflowNewsroom.CreateAsync(kind));
        var story = await stage.Newsroom.ApprovedAsync(WorkflowNewsroom.En);
        stage.Asking = await stage.Newsroom.TranslationAsync(story.StoryId);
        await stage.Newsroom.MustAsync("translator", new Claim(stage.Asking));
        return stage;
    }

    /// <summary>The server starts anew: nothing is in its memory.</summary>
    public void Restart()
    {
        Indexes.Dispose();
        Indexes = NewIndexes();
        Memory = new TranslationMemory(Newsroom.Factory, Indexes, Newsroom.Clock);
    }

    /// <summary>The indexes of another server; files are written early.</summary>
    public MemoryIndexes NewIndexes() => new(Newsroom.Factory, Newsroom.MemoryFiles, NullLogger<MemoryIndexes>.Instance) { MostUnwritten = MostUnwritten };

    /// <summary>What the job does.</summary>
    public async Task<int> LearnAsync()
    {
        await Indexes.RefreshAsync(None);
        var learned = await Learning.LearnAsync(None);
        await Indexes.RefreshAsync(None);
        return learned;
    }

    /// <summary>A live story with its translation approved.</summary>
    public async Task<Guid> ApprovedAsync(params (string Chinese, string English)[] paragraphs)
    {
        var story = (await Newsroom.Acts.CreateStoryAsync(Newsroom.Asker("reporter"), new CreateStory(Newsroom.City, Newsroom.Section, WorkflowNewsroom.Zh, [WorkflowNewsroom.En]), None)).Value!;
        await Newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("旧闻标题", [.. paragraphs.Select(p => p.Chinese)]));
        await Newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await Newsroom.SignAsync("editor", story.ArticleId);
        await Newsroom.PublishAsync("editor", story.ArticleId);
        var article = await Newsroom.TranslationAsync(story.StoryId);
        await Newsroom.MustAsync("translator", new Claim(article));
        await Newsroom.WriteAsync("translator", article, WorkflowNewsroom.Translated("Old news", [.. paragraphs.Select(p => p.English)]));
        await Newsroom.MustAsync("translator", new Submit(article));
        await Newsroom.SignAsync("editor", article);
        return article;
    }

    /// <summary>The same, live.</summary>
    public async Task<Guid> LiveAsync(params (string Chinese, string English)[] paragraphs)
    {
        var article = await ApprovedAsync(paragraphs);
        await Newsroom.PublishAsync("editor", article);
        return article;
    }

    public async Task<MemoryAnswer> LookUpAsync(string text, string? previous = null, string person = "translator")
    {
        var outcome = await Memory.LookUpAsync(Newsroom.Asker(person), Asking, text, previous, None);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public async Task<IReadOnlyList<FoundSegment>> SearchAsync(string words, string person = "translator")
    {
        var outcome = await Memory.SearchAsync(Newsroom.Asker(person), Asking, words, None);
        Assert.Null(outcome.Refusal);
        return outcome.Value!.Segments;
    }

    public Task<List<MemorySegment>> SegmentsAsync() => Newsroom.ReadAsync(db => db.MemorySegments.AsNoTracking().OrderBy(s => s.Number).ToListAsync(None));

    public async ValueTask DisposeAsync()
    {
        Indexes.Dispose();
        await Newsroom.DisposeAsync();
    }
}
