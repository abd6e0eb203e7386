using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// What the page around the text shows, and what Submit would say.
public sealed partial class WorkingCopyService
{
    private const int ExcerptLength = 60;

    /// <summary>Reads what stands around a text.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<EditingView>> OpenAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var now = clock.Now();
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
        if (situation is null)
            return missing!;
        var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, now, false, cancellation);
        if (loaded is null)
            return new Refusal(RefusalCode.NotFound);
        var (article, original, ofHouse) = (loaded.Article, loaded.Original, situation.Person.IsOfHouse);
        var source = article.IsOriginal || original.SourceRevisionId is not { } sourceId
            ? null
            : await db.Revisions.Where(r => r.Id == sourceId).Select(r => new { r.Number, r.Headline }).SingleAsync(cancellation);
        return new EditingView(
            articleId,
            loaded.Story.Id,
            loaded.Story.Number,
            ofHouse || article.IsOriginal ? original.WorkingHeadline : source?.Headline ?? "",
            original.Language,
            article.Language,
            loaded.Newsroom.Languages.Find(l => string.Equals(l.Tag, article.Language, StringComparison.Ordinal))?.Name ?? article.Language,
            article.IsOriginal,
            article.State,
            article.Standing,
            article.StateSince,
            article.Level,
            article.LevelCount,
            article.ScheduledFor,
            article.IsSourceChanged,
            source?.Number,
            situation.MayType,
            situation.ReadOnlyBecause,
            await ViewAsync(db, situation.LeaseNow(now), situation.Person, asker.Language, null, cancellation),
            loaded.Decide(NewsroomAction.Submit),
            await WarningAsync(db, loaded, situation, asker.Language, now, cancellation),
            await ReturnNoteAsync(db, article, situation.Person, asker.Language, cancellation),
            loaded.Story.Brief,
            await SourceToAnswerAsync(db, loaded, cancellation),
            ofHouse ? await StoryFieldsAsync(db, loaded, asker, now, cancellation) : null)
        {
            DeskId = loaded.Story.DeskId,
            Guides = loaded.Desk.GuidesIn(loaded.Newsroom, article.Language),
            Hints = article.TemplateId is { } template
                ? await db.StoryTemplates.AsNoTracking().Where(t => t.Id == template).Select(t => new FieldHints(t.HeadlineHint, t.SummaryHint)).SingleAsync(cancellation)
                : null,
            HasText = situation.Article.HasSavedText,
            MayBringIn = situation.Save.IsAllowed,
            Orders = article.IsOriginal ? [] : await AgencyOrders.OfArticleAsync(db, situation.Person, articleId, loaded.Story.Number, cancellation),
        };
    }

    /// <summary>Reads what Submit would say of the text as it is saved now.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<SubmitCheck>> CheckAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var loaded = await loader.LoadAsync(db, asker.PersonId, articleId, clock.Now(), true, cancellation);
        if (loaded is null || !loaded.Situation.MayRead)
            return new Refusal(RefusalCode.NotFound);
        var (article, original) = (loaded.Article, loaded.Original);
        var content = await WorkingCopyContent.ReadAsync(db, articleId, cancellation);
        var source = loaded.UnpairedSourceBlocks.Count == 0
            ? null
            : CanonicalJson.Read(await db.Revisions.Where(r => r.Id == original.SourceRevisionId).Select(r => r.Content).SingleAsync(cancellation));
        var unpaired = loaded.UnpairedSourceBlocks.ToHashSet(StringComparer.Ordinal);
        return new SubmitCheck(
            article.Version,
            article.WorkingVersion,
            loaded.Decide(NewsroomAction.Submit),
            content.Headline,
            TextCounts.Of(content),
            [.. source?.Blocks.Where(block => unpaired.Contains(block.Id)).Select(block => new BlockExcerpt(block.Id, Excerpt(block))) ?? []],
            [.. loaded.OpenFindings.OrderByDescending(f => f.Severity == Severity.Blocking).Select(f => new OpenFinding(f.Key, f.Severity, f.BlockId, f.In(asker.Language)))],
            [.. loaded.Policy.Levels.Select(level => level.NameIn(asker.Language))],
            loaded.Decide(NewsroomAction.Save).IsAllowed);
    }

    private static string Excerpt(Block block) => PlainTexts.Excerpt(PlainText.Of(block).ReplaceLineEndings(" "), ExcerptLength);

    private static async Task<ContributorWarning?> WarningAsync(
        INewsroomDb db, LoadedArticle loaded, WritingSituation situation, string language, DateTime now, CancellationToken cancellation)
    {
        if (!situation.MayType || situation.IsContributor || (situation.Who & Who.Assignee) != Who.None)
            return null;
        var articles = loaded.Desk.ContributionCountsForStory ? loaded.Story.Articles.ConvertAll(a => a.Id) : [loaded.Article.Id];
        var contributors = await db.Contributors.Where(c => articles.Contains(c.ArticleId)).Select(c => c.PersonId).ToListAsync(cancellation);
        var people = (await PersonFacts.LoadAllAsync(db, now, cancellation)).Where(p => p.Id != situation.Person.Id && !contributors.Contains(p.Id)).ToList();
        return new ContributorWarning(
        [
            .. loaded.Policy.Levels.Select(level => new LevelReviewers(
                level.NameIn(language),
                [.. people.Where(p => Relations.MaySign(p, loaded.Story.DeskId, loaded.Article.Language, level)).Select(p => p.Name)])),
        ]);
    }

    private static async Task<NoteAt?> ReturnNoteAsync(INewsroomDb db, Article article, PersonFacts viewer, string language, CancellationToken cancellation)
    {
        if (article.State != ArticleState.ChangesRequested)
            return null;
        var note = await db.ReturnNotes.AsNoTracking().Where(n => n.ArticleId == article.Id).OrderByDescending(n => n.At).FirstOrDefaultAsync(cancellation);
        return note is null ? null : new NoteAt(note.Text, new PersonAt(note.PersonId, await ShownNames.ReadOneAsync(db, viewer, language, note.PersonId, cancellation), note.At));
    }

    private static async Task<SourceToAnswer?> SourceToAnswerAsync(INewsroomDb db, LoadedArticle loaded, CancellationToken cancellation)
    {
        var (article, current) = (loaded.Article, loaded.Original.SourceRevisionId);
        if (!article.IsSourceChanged || current is not { } currentId)
            return null;
        var texts = await db.Revisions.AsNoTracking().Where(r => r.Id == currentId || r.Id == article.AnsweredRevisionId).ToDictionaryAsync(r => r.Id, r => r.Content, cancellation);
        var (before, after) = (CanonicalJson.Read(texts[article.AnsweredRevisionId!.Value]), CanonicalJson.Read(texts[currentId]));
        var answered = await db.SourceAnswers.AsNoTracking().Where(a => a.ArticleId == article.Id && a.SourceRevisionId == currentId).Select(a => a.SourceBlockId).ToListAsync(cancellation);
        var text = await WorkingCopyContent.ReadAsync(db, article.Id, cancellation);
        return new SourceToAnswer(
            currentId,
            loaded.Original.Language,
            [
                .. SourceChanges.Between(before, after).Select(id => new SourcePart(
                    SourceDifferences.Of(id, before, after, answered.Contains(id, StringComparer.Ordinal)),
                    text.Blocks.FirstOrDefault(block => block.Sources.Contains(id, StringComparer.Ordinal))?.Id)),
            ],
            loaded.Situation.Who.HasFlag(Who.Translator) && loaded.Decide(NewsroomAction.AnswerSource).IsAllowed);
    }

    private async Task<StoryFieldsView> StoryFieldsAsync(INewsroomDb db, LoadedArticle loaded, Asker asker, DateTime now, CancellationToken cancellation)
    {
        var ofOriginal = loaded.Article.IsOriginal ? loaded : await loader.LoadAsync(db, asker.PersonId, loaded.Original.Id, now, false, cancellation);
        var section = await db.Sections.AsNoTracking().SingleAsync(s => s.Id == loaded.Story.SectionId, cancellation);
        var story = loaded.Story;
        return new StoryFieldsView(section.NameIn(asker.Language), await StoryTags.NamesAsync(db, story.Id, loaded.Original.Language, cancellation), story.Deadline, story.Embargo, story.DeskNotes, ofOriginal!.Decide(NewsroomAction.ChangeStory));
    }
}
