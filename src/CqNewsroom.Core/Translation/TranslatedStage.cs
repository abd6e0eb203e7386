using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Translation;

/// <summary>A translation with the source that it is to answer, read for one request.</summary>
internal sealed class TranslatedStage
{
    /// <summary>The translation.</summary>
    public required Article Article { get; init; }

    /// <summary>The story's original.</summary>
    public required Article Original { get; init; }

    /// <summary>The source's text.</summary>
    public required ArticleContent Source { get; init; }

    /// <summary>The desk.</summary>
    public required Guid DeskId { get; init; }

    /// <summary>How much findings weigh at the desk.</summary>
    public required IReadOnlyDictionary<CheckKind, CheckWeight> Weights { get; init; }

    /// <summary>Day of publication in the newsroom's zone.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>Whether figures are read on both sides.</summary>
    public bool IsChineseToEnglish => CheckContext.IsPair(Original.Language, Article.Language);

    /// <summary>Reads it; refused as if it did not exist where it is no translation or the asker may not read it.</summary>
    public static async Task<(TranslatedStage? Stage, Refusal? Refusal)> LoadAsync(INewsroomDb db, Asker asker, Guid articleId, DateTime now, CancellationToken cancellation)
    {
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, now, cancellation);
        if (situation is null)
            return (null, missing);
        var article = situation.Article;
        if (article.IsOriginal)
            return (null, new Refusal(RefusalCode.NotFound));
        var original = await db.Articles.AsNoTracking().SingleAsync(a => a.StoryId == article.StoryId && a.IsOriginal, cancellation);
        if (original.SourceRevisionId is not { } sourceId)
            return (null, new Refusal(RefusalCode.NotFound));
        var source = await db.Revisions.AsNoTracking().Where(r => r.Id == sourceId).Select(r => r.Content).SingleAsync(cancellation);
        var (desk, published) = await SituationLoader.DeskAndDayAsync(db, article, original, now, cancellation);
        var weights = await db.Desks.AsNoTracking().Where(d => d.Id == desk).Select(d => d.CheckWeights).SingleAsync(cancellation);
        return (new TranslatedStage { Weights = weights, Article = article, Original = original, Source = CanonicalJson.Read(source), DeskId = desk, Published = published }, null);
    }

    /// <summary>The parts as they are saved.</summary>
    public async Task<IReadOnlyList<PairedPart>> SavedPartsAsync(INewsroomDb db, CancellationToken cancellation) =>
        PairedParts.Of(Source, await WorkingCopyContent.ReadAsync(db, Article.Id, cancellation));

    /// <summary>The two texts of a part; null where the source has no such part or one of them is empty.</summary>
    public CheckedPair? PairOf(AskedPart part) => SourceOf(part.Key) is { } source && source.Trim().Length > 0 && part.Target.Trim().Length > 0
        ? new CheckedPair(source, part.Target) { TargetHasEmphasis = part.HasEmphasis, SourceLinks = LinksOf(part.Key), TargetLinks = part.Links }
        : null;

    /// <summary>The source's text of a part; null where it has none.</summary>
    public string? SourceOf(string key) => TextOf(Source, key);

    /// <summary>The text before a part in the source; null at the start of the story and for a field.</summary>
    public string? PreviousOf(string key)
    {
        if (key.StartsWith('@'))
            return null;
        var first = Blocks(key)[0];
        var index = Source.Blocks.ToList().FindIndex(block => string.Equals(block.Id, first, StringComparison.Ordinal));
        return index > 0 ? PlainText.Of(Source.Blocks[index - 1]).Split('\n')[^1] : null;
    }

    /// <summary>The part in the source that the translation answered last, while it has not answered the present one; else null.</summary>
    public async Task<string?> AnsweredSourceOfAsync(INewsroomDb db, string key, CancellationToken cancellation)
    {
        if (!Article.IsSourceChanged || Article.AnsweredRevisionId is not { } answered)
            return null;
        return TextOf(CanonicalJson.Read(await db.Revisions.AsNoTracking().Where(r => r.Id == answered).Select(r => r.Content).SingleAsync(cancellation)), key);
    }

    private static string? TextOf(ArticleContent content, string key)
    {
        switch (key)
        {
            case "@headline": return content.Headline;
            case "@secondHeadline": return content.SecondHeadline;
            case "@summary": return content.Summary;
        }

        var blocks = Blocks(key).Select(id => content.Blocks.FirstOrDefault(block => string.Equals(block.Id, id, StringComparison.Ordinal))).ToList();
        if (blocks.Contains(null))
            return null;
        if (blocks is [PictureBlock picture] && key.Contains(':', StringComparison.Ordinal))
        {
            var words = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
            return PairedParts.WordsOf(picture).FirstOrDefault(text => text.Name == words).Text;
        }

        return string.Join('\n', blocks.Select(block => PlainText.Of(block!)));
    }

    private static string[] Blocks(string key) => key.Split(':')[0].Split('+');

    private List<string> LinksOf(string key) => key.StartsWith('@') ? [] :
    [
        .. Blocks(key).SelectMany(id => Source.Blocks.Where(block => string.Equals(block.Id, id, StringComparison.Ordinal)))
            .SelectMany(DocumentTexts.RichTexts).SelectMany(text => text.Text).Select(run => run.Link).OfType<string>().Distinct(StringComparer.Ordinal),
    ];
}
