using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Samples;

/// <summary>The sample's stage directions: who does what, one after the other, by the services that people use.</summary>
internal sealed class SampleScript(
    ArticleService acts, WorkingCopyService writing, SampleClock clock, SampleSetting setting, INewsroomDbFactory factory, CancellationToken cancellation)
{
    /// <summary>The clock of the play.</summary>
    public SampleClock Clock => clock;

    /// <summary>The agency.</summary>
    public Guid Agency => setting.Agency;

    /// <summary>A person by sign-in name.</summary>
    public Guid Person(string name) => setting.Persons[name].Id;

    /// <summary>Creates a story with its Chinese text, not yet submitted.</summary>
    public async Task<CreatedStory> WriteAsync(string reporter, string desk, string section, string text, double? deadlineHours = null, params string[] tags)
    {
        var command = new CreateStory(
            setting.Desks[desk], setting.Sections[section], "zh-CN", ["en"], tags, deadlineHours is { } hours ? clock.GetUtcNow().UtcDateTime.AddHours(hours) : null);
        var outcome = await acts.CreateStoryAsync(Asker(reporter), command, cancellation);
        Check(outcome);
        clock.Pass(25);
        await SaveAsync(reporter, outcome.Value!.ArticleId, SampleText.Chinese(text));
        return outcome.Value;
    }

    /// <summary>Saves a text as a person would who types all of it.</summary>
    public async Task SaveAsync(string person, Guid article, ArticleContent content)
    {
        Check(await writing.WriteAsync(Asker(person), article, content, cancellation));
        clock.Pass(10);
    }

    /// <summary>One act of a person.</summary>
    public async Task ActAsync(string person, ArticleCommand command, double minutes = 7)
    {
        Check(await acts.PerformAsync(Asker(person), command, cancellation));
        clock.Pass(minutes);
    }

    /// <summary>Hash of the submitted revision, as its reviewer sees it.</summary>
    public async Task<string> SubmittedAsync(Guid article)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.Revisions.Where(r => db.Articles.Any(a => a.Id == article && a.SubmittedRevisionId == r.Id)).Select(r => r.Hash).SingleAsync(cancellation);
    }

    /// <summary>The English article of a story.</summary>
    public async Task<Guid> EnglishAsync(CreatedStory story)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.Articles.Where(a => a.StoryId == story.StoryId && a.Language == "en").Select(a => a.Id).SingleAsync(cancellation);
    }

    /// <summary>Submits and signs every level.</summary>
    public async Task ApproveAsync(string by, Guid article, params string[] reviewers)
    {
        await ActAsync(by, new Submit(article));
        foreach (var reviewer in reviewers)
            await ActAsync(reviewer, new GiveSignOff(article, await SubmittedAsync(article)));
    }

    /// <summary>Publishes what was approved.</summary>
    public async Task PublishAsync(string editor, Guid article) =>
        await ActAsync(editor, new Publish(article, await SubmittedAsync(article), new PublishAnswers()));

    private Asker Asker(string person) => new(Person(person), "en");

    private static void Check(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException($"The sample newsroom does not fit the rules: {refusal.Code}, {refusal.In("en")}");
    }
}
