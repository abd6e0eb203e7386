using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CqNewsroom.Core;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Browser.Tests.Killing;

/// <summary>How far a story came, as far as the server acknowledged it.</summary>
internal enum KillStep
{
    Created,
    Saved,
    Submitted,
    SignedOff,
    Published,
}

/// <summary>What the server acknowledged before it was killed.</summary>
internal sealed class Acknowledged
{
    private readonly TaskCompletionSource _saved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentDictionary<Guid, (KillStep Step, string? Text)> Steps { get; } = new();

    /// <summary>Ends when the first text was saved.</summary>
    public Task Saved => _saved.Task;

    public void Note(Guid article, KillStep step, string? text)
    {
        Steps[article] = (step, text);
        if (step == KillStep.Saved)
            _saved.TrySetResult();
    }
}

/// <summary>Carries story after story from the draft to the published page, and notes each step once the server acknowledged it.</summary>
internal sealed class KillDriver(Uri address, INewsroomDbFactory database, Acknowledged acknowledged, string password)
{
    private readonly TaskCompletionSource atWork = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when both people are signed in and the work begins.</summary>
    public Task AtWork => atWork.Task;

    public async Task RunAsync(CancellationToken stop)
    {
        using var reporter = await StaffClient.SignInAsync(address, "zhou", password);
        using var editor = await StaffClient.SignInAsync(address, "jiang", password);
        atWork.SetResult();
        await using var db = await database.OpenAsync(stop);
        var desk = (await db.ReviewPolicies.AsNoTracking().Where(p => p.Language == "zh-CN").ToListAsync(stop)).First(p => p.Levels.Count == 1).DeskId;
        var section = await db.Sections.AsNoTracking().Select(s => s.Id).FirstAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            var created = await reporter.SendAsync(HttpMethod.Post, "/desk/api/stories", new { deskId = desk, sectionId = section, language = "zh-CN", wantedLanguages = Array.Empty<string>() });
            var article = created.GetProperty("articleId").GetGuid();
            acknowledged.Note(article, KillStep.Created, null);
            var text = await WriteAsync(reporter, article);
            await reporter.SendAsync(HttpMethod.Post, $"/desk/api/articles/{article}/acts/Submit", new { });
            acknowledged.Note(article, KillStep.Submitted, text);
            var hash = await SubmittedAsync(article, stop);
            await editor.SendAsync(HttpMethod.Post, $"/desk/api/articles/{article}/acts/GiveSignOff", new { revisionHash = hash });
            acknowledged.Note(article, KillStep.SignedOff, text);
            await editor.SendAsync(HttpMethod.Post, $"/desk/api/articles/{article}/acts/Publish", new { revisionHash = hash, answers = new { noNotice = false } });
            acknowledged.Note(article, KillStep.Published, text);
        }
    }

    // Three saves of a growing paragraph, as somebody types.
    private async Task<string> WriteAsync(StaffClient reporter, Guid article)
    {
        var tab = Guid.CreateVersion7();
        await reporter.SendAsync(HttpMethod.Post, $"/desk/api/articles/{article}/lease", new { tab });
        var (text, version, headline) = ("", 0, 0);
        for (var save = 1; save <= 3; save++)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"第{save}次保存的文字。");
            var saved = await reporter.SendAsync(HttpMethod.Put, $"/desk/api/articles/{article}/working-copy", new
            {
                tab,
                saveId = Guid.CreateVersion7(),
                fields = headline > 0 ? [] : new[] { new { name = "headline", baseVersion = 0, value = (object)"停电演练" } },
                blocks = new[] { new { id = "p1", baseVersion = version, after = (string?)null, content = new { id = "p1", type = "paragraph", text = new[] { new { text } } } } },
                removed = Array.Empty<object>(),
            });
            version = Version(saved, "blocks", "id", "p1");
            headline = 1;
            acknowledged.Note(article, KillStep.Saved, text);
        }

        return text;
    }

    private async Task<string> SubmittedAsync(Guid article, CancellationToken stop)
    {
        await using var db = await database.OpenAsync(stop);
        return await db.Revisions.AsNoTracking().Where(r => db.Articles.Any(a => a.Id == article && a.SubmittedRevisionId == r.Id)).Select(r => r.Hash).SingleAsync(stop);
    }

    private static int Version(JsonElement saved, string list, string key, string id) =>
        saved.GetProperty(list).EnumerateArray().Single(part => part.GetProperty(key).GetString() == id).GetProperty("version").GetInt32();
}
