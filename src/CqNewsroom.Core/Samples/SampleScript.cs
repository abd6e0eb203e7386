using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Samples;

/// <summary>The sample's stage directions: who does what, one after the other, by the services that people use.</summary>
internal sealed class SampleScript(
    ArticleService acts, WorkingCopyService writing, SampleClock clock, SampleSetting setting, INewsroomDbFactory factory, IIdSource ids, CancellationToken cancellation)
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
            setting.Desks[desk], setting.Sections[section], "zh-CN", ["en"], tags, deadlineHours is { } hours ? clock.Now().AddHours(hours) : null);
        var outcome = await acts.CreateStoryAsync(Asker(reporter), command, cancellation);
        Check(outcome);
        clock.Pass(25);
        await SaveAsync(reporter, outcome.Value!.ArticleId, SampleText.Chinese(text));
        return outcome.Value;
    }

    /// <summary>Saves a text as a browser does: with a lease, and only what differs from what is there.</summary>
    public async Task SaveAsync(string person, Guid article, ArticleContent content)
    {
        var asker = Asker(person);
        var tab = ids.Next();
        Check(await writing.AcquireAsync(asker, article, tab, cancellation));
        var read = await writing.ReadAsync(asker, article, cancellation);
        Check(read);
        Check(new Outcome((await writing.SaveAsync(asker, article, Changes(read.Value!, content, tab, ids.Next()), cancellation)).Refusal));
        Check(await writing.ReleaseAsync(asker, article, tab, cancellation));
        clock.Pass(10);
    }

    private static SaveRequest Changes(WorkingCopyView view, ArticleContent content, Guid tab, Guid saveId)
    {
        var fields = WorkingCopyContent.FieldsOf(content)
            .Select(f => new SentField(f.Key, view.Fields.FirstOrDefault(now => string.Equals(now.Name, f.Key, StringComparison.Ordinal))?.Version ?? 0, f.Value))
            .Where(f => !view.Fields.Any(now => string.Equals(now.Name, f.Name, StringComparison.Ordinal) && string.Equals(now.Value, f.Value, StringComparison.Ordinal)));
        var blocks = new List<SentBlock>();
        string? after = null;
        foreach (var block in content.Blocks)
        {
            var now = view.Blocks.FirstOrDefault(b => string.Equals(b.Id, block.Id, StringComparison.Ordinal));
            var json = CanonicalJson.WriteBlock(block);
            if (now is null || !string.Equals(now.Content, json, StringComparison.Ordinal))
                blocks.Add(new SentBlock(block.Id, now?.Version ?? 0, after, json));
            after = block.Id;
        }

        return new SaveRequest(tab, saveId, [.. fields], blocks, []);
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
