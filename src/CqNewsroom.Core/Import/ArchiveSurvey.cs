using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Import;

/// <summary>
/// What has to be known of the whole archive before the first story is written: how many there are, and which language version is a story's original.
/// A few numbers an entry are kept, no text.
/// </summary>
internal sealed partial class ArchiveSurvey
{
    private const int TailLength = 800;
    private const int AskedAtOnce = 400;

    private readonly HashSet<ulong> ids = [];
    private readonly Dictionary<string, Pair> pairs = new(StringComparer.Ordinal);

    /// <summary>Entries in all.</summary>
    public int Total { get; private set; }

    /// <summary>Whether there are translations, for which the archive is read once more.</summary>
    public bool HasTranslations { get; private set; }

    /// <summary>Reads the archive.</summary>
    /// <param name="reader">The archive.</param>
    /// <param name="settings">The newsroom.</param>
    /// <param name="db">What was imported before.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<ArchiveSurvey> MakeAsync(ArchiveReader reader, ImportSettings settings, INewsroomDb db, CancellationToken cancellation)
    {
        var survey = new ArchiveSurvey();
        foreach (var entry in reader.Entries(cancellation))
        {
            survey.Total++;
            if (entry.Story is { } story)
                survey.Note(story, settings);
        }

        await survey.KeepImportedAsync(db, cancellation);
        survey.HasTranslations |= survey.pairs.Values.Any(pair => pair.Members.Count > 1);
        return survey;
    }

    /// <summary>A short number for a text; of two that differ it differs as well as surely.</summary>
    /// <param name="text">The text.</param>
    public static ulong Short(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The source id of a story's original; null for an original.</summary>
    /// <param name="story">The story.</param>
    /// <param name="isGuessed">Whether nothing but the time says so.</param>
    public string? OriginalOf(ImportedStory story, out bool isGuessed)
    {
        isGuessed = false;
        if (story.TranslationOf is { } named)
            return named;
        if (story.PairKey is null || !pairs.TryGetValue(story.PairKey, out var pair) || pair.Members.Count < 2)
            return null;
        isGuessed = pair.IsGuessed;
        return string.Equals(pair.Leader, story.SourceId, StringComparison.Ordinal) ? null : pair.Leader;
    }

    /// <summary>Whether the archive holds an entry with this id.</summary>
    /// <param name="sourceId">The id.</param>
    public bool Holds(string sourceId) => ids.Contains(Short(sourceId));

    private void Note(ImportedStory story, ImportSettings settings)
    {
        var isFirst = ids.Add(Short(story.SourceId));
        HasTranslations |= story.TranslationOf is not null;
        if (!isFirst || story.PairKey is null)
            return;
        var time = ArchiveTime.Read(story.Time)?.ToUtc(settings.Zone) ?? DateTime.MaxValue;
        var order = settings.Newsroom.Languages.FindIndex(language => string.Equals(language.Tag, settings.LanguageOf(story.Language), StringComparison.Ordinal));
        var rank = (LooksTranslated(story), time, order < 0 ? int.MaxValue : order);
        if (!pairs.TryGetValue(story.PairKey, out var pair))
        {
            pairs[story.PairKey] = new Pair { Leader = story.SourceId, Rank = rank, Members = [story.SourceId] };
            return;
        }

        pair.Members.Add(story.SourceId);
        pair.IsGuessed |= pair.Rank.Item1 == rank.Item1;
        if (rank.CompareTo(pair.Rank) < 0)
            (pair.Leader, pair.Rank) = (story.SourceId, rank);
    }

    // Who was imported as a story's original stays it: a version that comes later joins that story.
    private async Task KeepImportedAsync(INewsroomDb db, CancellationToken cancellation)
    {
        foreach (var some in pairs.Values.Where(pair => pair.Members.Count > 1).Chunk(AskedAtOnce / 2))
        {
            var asked = some.SelectMany(pair => pair.Members).ToList();
            var originals = await (
                from imported in db.ImportedArticles.AsNoTracking()
                where asked.Contains(imported.SourceId)
                join article in db.Articles.AsNoTracking() on imported.ArticleId equals article.Id
                where article.IsOriginal
                select imported.SourceId).ToListAsync(cancellation);
            foreach (var pair in some)
                pair.Leader = pair.Members.Find(originals.Contains) ?? pair.Leader;
        }
    }

    private static bool LooksTranslated(ImportedStory story) =>
        story.IsTranslation || story.Translators.Count > 0 || TranslatorCredit().IsMatch(story.Body.Text[Math.Max(0, story.Body.Text.Length - TailLength)..]);

    [GeneratedRegex(@"[(（](?:Translated by|翻译\s*[:：]|译者\s*[:：]|编译\s*[:：])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TranslatorCredit();

    private sealed class Pair
    {
        public required string Leader { get; set; }

        public required (bool, DateTime, int) Rank { get; set; }

        public required List<string> Members { get; init; }

        public bool IsGuessed { get; set; }
    }
}
