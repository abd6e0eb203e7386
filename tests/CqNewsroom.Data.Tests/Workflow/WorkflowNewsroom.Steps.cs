using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

// What a test says in one line.
public sealed partial class WorkflowNewsroom
{
    /// <summary>Answers that Publish accepts for whatever was live.</summary>
    public static PublishAnswers NoNotice { get; } = new(NoNotice: true);

    /// <summary>A text of paragraphs p1, p2 ...; of a translation t1, t2 ..., each made of the source's paragraph of that number.</summary>
    public static ArticleContent Text(string headline, params string[] paragraphs) => new()
    {
        Headline = headline,
        Blocks = paragraphs.Select((text, index) => (Block)new ParagraphBlock { Id = $"p{index + 1}", Text = RichText.Of(text) }).ToEquatableList(),
    };

    /// <inheritdoc cref="Text"/>
    public static ArticleContent Translated(string headline, params string[] paragraphs) => new()
    {
        Headline = headline,
        Blocks = paragraphs.Select((text, index) => (Block)new ParagraphBlock { Id = $"t{index + 1}", Text = RichText.Of(text), Sources = [$"p{index + 1}"] }).ToEquatableList(),
    };

    public Task<Outcome> DoAsync(string person, ArticleCommand command) => Acts.PerformAsync(Asker(person), command, Cancellation);

    /// <summary>Does an act that must succeed.</summary>
    public async Task MustAsync(string person, ArticleCommand command)
    {
        var outcome = await DoAsync(person, command);
        Assert.True(outcome.IsDone, $"{command.GetType().Name} by {person}: {outcome.Refusal?.Code} {outcome.Refusal?.In("en")}");
    }

    /// <summary>Does an act that must be refused for one reason.</summary>
    public async Task<Refusal> RefusedAsync(string person, ArticleCommand command, RefusalCode code)
    {
        var outcome = await DoAsync(person, command);
        Assert.Equal(code, outcome.Refusal?.Code);
        return outcome.Refusal!;
    }

    public async Task WriteAsync(string person, Guid article, ArticleContent content)
    {
        var outcome = await Writing.WriteAsync(Asker(person), article, content, Cancellation);
        Assert.True(outcome.IsDone, $"Save by {person}: {outcome.Refusal?.Code} {outcome.Refusal?.In("en")}");
    }

    public Task<Article> ArticleAsync(Guid id) => ReadAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, Cancellation));

    public Task<Story> StoryAsync(Guid id) => ReadAsync(db => db.Stories.AsNoTracking().Include(s => s.Articles).SingleAsync(s => s.Id == id, Cancellation));

    public Task<ArticleContent> WorkingCopyAsync(Guid article) => ReadAsync(db => WorkingCopyContent.ReadAsync(db, article, Cancellation));

    public Task<List<Revision>> RevisionsAsync(Guid article) =>
        ReadAsync(db => db.Revisions.AsNoTracking().Where(r => r.ArticleId == article).OrderBy(r => r.Number).ToListAsync(Cancellation));

    public Task<List<SignOff>> SignOffsAsync(Guid article) =>
        ReadAsync(db => db.SignOffs.AsNoTracking().Where(s => s.ArticleId == article).OrderBy(s => s.Id).ToListAsync(Cancellation));

    public Task<List<NotificationKind>> ToldAsync(string person)
    {
        var id = Id(person);
        return ReadAsync(db => db.Notifications.AsNoTracking().Where(n => n.PersonId == id).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync(Cancellation));
    }

    /// <summary>Hash of the submitted revision.</summary>
    public Task<string> SubmittedAsync(Guid article) =>
        ReadAsync(db => db.Revisions.Where(r => db.Articles.Any(a => a.Id == article && a.SubmittedRevisionId == r.Id)).Select(r => r.Hash).SingleAsync(Cancellation));

    /// <summary>Hash of the revision published last.</summary>
    public Task<string> LiveAsync(Guid article) =>
        ReadAsync(db => db.Revisions.Where(r => db.Articles.Any(a => a.Id == article && a.LiveRevisionId == r.Id)).Select(r => r.Hash).SingleAsync(Cancellation));

    /// <summary>A story by the reporter, with two paragraphs.</summary>
    public async Task<CreatedStory> DraftAsync(params string[] wanted)
    {
        var outcome = await Acts.CreateStoryAsync(Asker("reporter"), new CreateStory(City, Section, Zh, wanted), Cancellation);
        Assert.Null(outcome.Refusal);
        await WriteAsync("reporter", outcome.Value!.ArticleId, Text("江上新桥通车", "第一段。", "第二段。"));
        return outcome.Value;
    }

    /// <summary>The same, in review.</summary>
    public async Task<CreatedStory> InReviewAsync(params string[] wanted)
    {
        var story = await DraftAsync(wanted);
        await MustAsync("reporter", new Submit(story.ArticleId));
        return story;
    }

    /// <summary>The same, approved by the editor (a desk with one level).</summary>
    public async Task<CreatedStory> ApprovedAsync(params string[] wanted)
    {
        var story = await InReviewAsync(wanted);
        await SignAsync("editor", story.ArticleId);
        return story;
    }

    /// <summary>The same, live.</summary>
    public async Task<CreatedStory> LiveStoryAsync(params string[] wanted)
    {
        var story = await ApprovedAsync(wanted);
        await PublishAsync("editor", story.ArticleId);
        return story;
    }

    public async Task SignAsync(string person, Guid article) => await MustAsync(person, new GiveSignOff(article, await SubmittedAsync(article)));

    public async Task PublishAsync(string person, Guid article, PublishAnswers? answers = null) =>
        await MustAsync(person, new Publish(article, await SubmittedAsync(article), answers ?? NoNotice));

    /// <summary>Writes, submits, signs and publishes again.</summary>
    public async Task CorrectAsync(Guid article, ArticleContent content, string writer = "reporter")
    {
        await MustAsync(writer, new StartCorrection(article));
        await WriteAsync(writer, article, content);
        await MustAsync(writer, new Submit(article));
        await SignAsync("editor", article);
        await PublishAsync("editor", article);
    }

    /// <summary>What readers find under a story's number.</summary>
    public Task<PublicAnswer?> FoundAsync(CreatedStory story, string language = "zh") => new PublishedStories(Factory).ArticleAsync(language, story.Number, Cancellation);

    /// <summary>What readers see of a story; null where it is not live.</summary>
    public async Task<PublicArticle?> PublishedArticleAsync(CreatedStory story, string language = "zh") => (await FoundAsync(story, language))?.Article;

    /// <summary>The translation of a story into a language.</summary>
    public async Task<Guid> TranslationAsync(Guid story, string language = En) => (await StoryAsync(story)).Articles.Single(a => a.Language == language).Id;

    /// <summary>The English translation, claimed by the translator and written.</summary>
    public async Task<Guid> TranslatedAsync(Guid story, string translator = "translator")
    {
        var article = await TranslationAsync(story);
        await MustAsync(translator, new Claim(article));
        await WriteAsync(translator, article, Translated("New bridge opens to traffic", "First paragraph.", "Second paragraph."));
        return article;
    }

    /// <summary>The same, live.</summary>
    public async Task<Guid> LiveTranslationAsync(Guid story)
    {
        var article = await TranslatedAsync(story);
        await MustAsync("translator", new Submit(article));
        await SignAsync("editor", article);
        await PublishAsync("editor", article);
        return article;
    }
}
