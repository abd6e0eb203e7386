using CqNewsroom.TestSupport;
using CqNewsroom.Web.Reader;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>A publication leaves no page of before behind (architecture.md, rule 5; case N75).</summary>
public sealed class ReaderCacheTests : IDisposable
{
    private readonly Counter _counter = new();
    private readonly TestClock _clock = new(new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc));
    private readonly ReaderCache _cache;

    public ReaderCacheTests() => _cache = new ReaderCache(_counter, _clock);

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task A_rendering_held_across_a_publication_leaves_no_stale_page()
    {
        var held = new TaskCompletionSource<ReaderAnswer>();
        var before = _cache.GetAsync("/en", () => held.Task);

        _counter.Current++;
        held.SetResult(Page("before"));
        await before;

        Assert.Equal("after", await TextAsync("/en", "after"));
        Assert.Equal("after", await TextAsync("/en", "must not be rendered"));
    }

    [Fact]
    public async Task A_page_that_was_rendered_after_the_publication_stays_when_an_older_rendering_ends()
    {
        var held = new TaskCompletionSource<ReaderAnswer>();
        var before = _cache.GetAsync("/en", () => held.Task);
        _counter.Current++;
        Assert.Equal("after", await TextAsync("/en", "after"));

        held.SetResult(Page("before"));
        await before;

        Assert.Equal("after", await TextAsync("/en", "must not be rendered"));
    }

    [Fact]
    public async Task A_page_is_rendered_once_for_all_who_wait()
    {
        var held = new TaskCompletionSource<ReaderAnswer>();
        var rendered = 0;
        var readers = Enumerable.Range(0, 20).Select(_ => _cache.GetAsync("/en", () =>
        {
            Interlocked.Increment(ref rendered);
            return held.Task;
        })).ToList();

        held.SetResult(Page("page"));
        await Task.WhenAll(readers);

        Assert.Equal(1, rendered);
    }

    [Fact]
    public async Task A_failed_rendering_is_not_kept()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _cache.GetAsync("/en", () => throw new InvalidOperationException()));

        Assert.Equal("page", await TextAsync("/en", "page"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(301)]
    public async Task What_is_not_there_takes_no_room_however_often_it_is_made_up(int status)
    {
        await TextAsync("/en", "page");
        var before = _cache.Count;
        for (var i = 0; i < 500; i++)
            Assert.Equal(status, (await _cache.GetAsync($"/en/{i}", () => Task.FromResult(new ReaderAnswer(status, new byte[8000], "text/html", "/en")))).Status);

        Assert.Equal(before, _cache.Count);
        Assert.Equal("page", await TextAsync("/en", "must not be rendered"));
    }

    [Fact]
    public async Task The_page_in_place_of_a_missing_one_is_made_once()
    {
        await _cache.GetAsync("404/en", () => Task.FromResult(new ReaderAnswer(404, [1], "text/html")), isOneOfFew: true);

        Assert.Equal([1], (await _cache.GetAsync("404/en", () => throw new InvalidOperationException(), isOneOfFew: true)).Body);
    }

    [Fact]
    public async Task Bytes_that_another_publication_left_alone_were_not_modified()
    {
        Task<ReaderAnswer> AskAsync(string text) => _cache.GetAsync("/en", () => Task.FromResult(Page(text)));
        var first = (await AskAsync("one")).Since;
        foreach (var (text, modified) in new[] { ("one", false), ("two", true), ("one", true) })
        {
            _counter.Current++;
            _clock.Pass(TimeSpan.FromMinutes(1));
            Assert.Equal(modified, (await AskAsync(text)).Since > first);
        }

        Assert.Equal(_clock.GetUtcNow(), (await AskAsync("one")).Since);
    }

    [Fact]
    public async Task A_path_is_answered_with_the_kept_page_until_the_next_publication()
    {
        var page = await _cache.GetAsync("/en/1", () => Task.FromResult(Page("page")));
        Assert.Null(_cache.SentUnder("/en/city/a-1"));

        _cache.SendUnder("/en/city/a-1", "/en/1", page);

        Assert.Same(page, _cache.SentUnder("/en/city/a-1"));
        Assert.Null(_cache.SentUnder("/en/1"));
        _counter.Current++;
        Assert.Null(_cache.SentUnder("/en/city/a-1"));
    }

    [Fact]
    public async Task A_path_never_gets_a_page_of_another_publication()
    {
        var before = await _cache.GetAsync("/en/1", () => Task.FromResult(Page("before")));
        _counter.Current++;
        await _cache.GetAsync("/en/1", () => Task.FromResult(Page("after")));

        _cache.SendUnder("/en/city/a-1", "/en/1", before);

        Assert.Null(_cache.SentUnder("/en/city/a-1"));
    }

    private async Task<string> TextAsync(string key, string ifRendered) =>
        System.Text.Encoding.UTF8.GetString((await _cache.GetAsync(key, () => Task.FromResult(Page(ifRendered)))).Body);

    private static ReaderAnswer Page(string text) => new(200, System.Text.Encoding.UTF8.GetBytes(text), "text/html; charset=utf-8");

    private sealed class Counter : IPublicationCounter
    {
        public long Current { get; set; } = 1;
    }
}
