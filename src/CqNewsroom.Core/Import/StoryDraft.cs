using System.Globalization;
using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Import;

/// <summary>A story judged by the newsroom's rules, its pictures not looked for yet.</summary>
internal sealed record StoryDraft
{
    /// <summary>What the archive told.</summary>
    public required ImportedStory Story { get; init; }

    /// <summary>Tag of its language.</summary>
    public string Language { get; init; } = "";

    /// <summary>Its section.</summary>
    public Guid SectionId { get; init; }

    /// <summary>When it went live (UTC).</summary>
    public DateTime PublishedAt { get; init; }

    /// <summary>The content without blocks.</summary>
    public ArticleContent Head { get; init; } = ArticleContent.Empty;

    /// <summary>The blocks and pictures.</summary>
    public IReadOnlyList<BodyPart> Parts { get; init; } = [];

    /// <summary>The lines as printed.</summary>
    public Credits Credits { get; init; } = Credits.None;

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The old addresses as they are found again.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>What is doubted.</summary>
    public IReadOnlyList<ImportConcern> Concerns { get; init; } = [];

    /// <summary>Why it is skipped; null where it is not.</summary>
    public ImportSkip? Skipped { get; init; }

    /// <summary>What the reason names.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The content with its pictures.</summary>
    /// <param name="pictures">Pictures by what the archive calls them; one that is missing here is missing in the text.</param>
    /// <param name="source">Of a translation: the text of its original as it was imported.</param>
    public ArticleContent Content(IReadOnlyDictionary<ImportedPicture, Guid> pictures, ArticleContent? source)
    {
        var blocks = new List<Block>();
        foreach (var part in Parts)
        {
            if (part.Block is { } block)
                blocks.Add(block with { Id = Id(blocks.Count) });
            else if (part.Picture is { } picture && pictures.TryGetValue(picture, out var id))
                blocks.Add(new PictureBlock { Id = Id(blocks.Count), PictureId = id, Caption = RichText.Of(picture.Caption), Credit = PlainTexts.Cut(picture.Credit, DocumentLimits.ShortFieldLength), Alt = PlainTexts.Cut(picture.Alt, DocumentLimits.AltLength) });
        }

        return TextCleaner.Clean(Head with { Blocks = Paired(blocks, source).ToEquatableList() });

        static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"p{index + 1}");
    }

    // Block by block where both texts are built alike; nobody can tell for the others, and a wrong pair would teach the memory something wrong.
    private static IEnumerable<Block> Paired(List<Block> blocks, ArticleContent? source)
    {
        var (texts, sources) = (blocks.FindAll(IsText), source?.Blocks.Where(IsText).ToList());
        if (sources is null || !texts.Select(block => block.Type).SequenceEqual(sources.Select(block => block.Type), StringComparer.Ordinal))
            return blocks;
        var pairs = texts.Zip(sources).ToDictionary(pair => pair.First.Id, pair => pair.Second.Id, StringComparer.Ordinal);
        var pictures = source!.Blocks.OfType<PictureBlock>().DistinctBy(picture => picture.PictureId).ToDictionary(picture => picture.PictureId, picture => picture.Id);
        return blocks.Select(block => pairs.TryGetValue(block.Id, out var id) || (block is PictureBlock picture && pictures.TryGetValue(picture.PictureId, out id))
            ? block with { Sources = [id] }
            : block);

        static bool IsText(Block block) => block is not PictureBlock;
    }

    /// <summary>Whether a text that was imported before is still the archive's, its pictures aside.</summary>
    /// <param name="imported">The text as it was imported.</param>
    public bool IsTextOf(ArticleContent imported) =>
        string.Equals(CanonicalJson.Write(TextAlone(Content(new Dictionary<ImportedPicture, Guid>(), null))), CanonicalJson.Write(TextAlone(imported)), StringComparison.Ordinal);

    private static ArticleContent TextAlone(ArticleContent content) => content with
    {
        // Who is meant by a name may be known by now.
        Byline = content.Byline.Select(entry => entry with { PersonId = null }).ToEquatableList(),
        Blocks = content.Blocks.Where(block => block is not PictureBlock).Select((block, index) => block with { Id = $"p{index.ToString(CultureInfo.InvariantCulture)}", Sources = [] }).ToEquatableList(),
    };
}

/// <summary>Judges what an archive tells: language, time, section, credits, limits. It reads nothing but what it is handed.</summary>
/// <param name="settings">The newsroom.</param>
/// <param name="now">Now (UTC).</param>
internal sealed class StoryDrafts(ImportSettings settings, DateTime now)
{
    private const int ScriptLength = 2_000;

    /// <summary>Judges a story.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="story">The story.</param>
    public StoryDraft Of(ImportEntry entry, ImportedStory story)
    {
        var concerns = new List<ImportConcern>();
        if (entry.Above.Count > 0)
            concerns.Add(new ImportConcern(ImportDoubt.LinesAbove, PlainTexts.Excerpt(string.Join(" / ", entry.Above), 120)));
        var draft = new StoryDraft { Story = story, Concerns = concerns };
        if (Cut(story.Headline, DocumentLimits.HeadlineLength, ImportDoubt.HeadlineCut, concerns, oneLine: true) is not { Length: > 0 } headline)
            return draft with { Skipped = ImportSkip.NoHeadline };
        if (Time(story, concerns, out var published) is { } noTime)
            return draft with { Skipped = noTime, Detail = story.Time ?? "" };
        if (BodyOf(story.Body) is not { } body)
            return draft with { Skipped = ImportSkip.Broken, Detail = "its HTML stands too deep in itself" };
        if (Language(story, headline, body, concerns) is not { } language)
            return draft with { Skipped = ImportSkip.LanguageUnknown, Detail = story.Language ?? "" };
        if (Section(story, concerns) is not { } section)
            return draft with { Skipped = ImportSkip.SectionUnknown, Detail = string.Join(", ", story.Sections) };
        concerns.AddRange(body.Concerns);
        var wording = settings.Newsroom.WordingFor(language);
        var (lines, parts) = PrintedLines.Take(body.Parts, wording);
        if (!parts.Any(part => part.Block is not null and not DividerBlock && !string.IsNullOrWhiteSpace(PlainText.Of(part.Block))))
            return draft with { Skipped = ImportSkip.NoText };
        var byline = story.Byline.Select(name => PlainTexts.Cut(TextCleaner.Clean(name, oneLine: true).Trim(), DocumentLimits.ShortFieldLength)).Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal).Take(DocumentLimits.BylineEntries).Select(name => new BylineEntry(name, PersonOf(name, concerns))).ToEquatableList();
        var head = new ArticleContent
        {
            Headline = headline,
            SecondHeadline = Cut(story.SecondHeadline, DocumentLimits.HeadlineLength, ImportDoubt.HeadlineCut, concerns, oneLine: true),
            Summary = Cut(story.Summary, DocumentLimits.SummaryLength, ImportDoubt.SummaryCut, concerns),
            Dateline = lines.Dateline,
            Byline = byline,
            Origin = PlainTexts.Cut(TextCleaner.Clean(story.Origin, oneLine: true).Trim(), DocumentLimits.ShortFieldLength),
        };
        // A picture that also stands in the text is shown once.
        var shown = parts.Select(part => part.Picture?.Address).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return draft with
        {
            Language = language,
            SectionId = section,
            PublishedAt = published,
            Head = head,
            Parts = [.. story.Pictures.Where(picture => shown.Add(picture.Address)).Select(picture => new BodyPart(null, picture)), .. parts],
            Credits = CreditsOf(story, lines, head, wording, concerns),
            Tags = TagsOf(story, concerns),
            Addresses = AddressesOf(story, concerns),
        };
    }

    private static ReadBody? BodyOf(ImportedBody body) => body.Markup switch
    {
        ImportedMarkup.Plain => PlainBody.Read(body.Text),
        _ => HtmlBody.Read(body.Text, body.Markup == ImportedMarkup.LooseHtml, body.BaseAddress),
    };

    private static string Cut(string text, int most, ImportDoubt doubt, List<ImportConcern> concerns, bool oneLine = false)
    {
        var clean = TextCleaner.Clean(text, oneLine).Trim();
        if (clean.Length <= most)
            return clean;
        concerns.Add(new ImportConcern(doubt, clean.Length.ToString(CultureInfo.InvariantCulture)));
        return PlainTexts.Cut(clean, most);
    }

    private ImportSkip? Time(ImportedStory story, List<ImportConcern> concerns, out DateTime published)
    {
        published = default;
        if (string.IsNullOrWhiteSpace(story.Time))
            return ImportSkip.NoTime;
        if (ArchiveTime.Read(story.Time) is not { } time)
            return ImportSkip.TimeUnreadable;
        published = time.ToUtc(settings.Zone);
        if (time.Offset is null)
            concerns.Add(new ImportConcern(ImportDoubt.ZoneGuessed, story.Time));
        if (time.IsUnsure)
            concerns.Add(new ImportConcern(ImportDoubt.TimeUnsure, story.Time));
        return published > now ? ImportSkip.TimeAhead : null;
    }

    // What is named counts, even where the newsroom does not have it; only what names nothing is guessed.
    private string? Language(ImportedStory story, string headline, ReadBody body, List<ImportConcern> concerns)
    {
        if (!string.IsNullOrWhiteSpace(story.Language))
            return settings.LanguageOf(story.Language);
        if (settings.DefaultLanguage is { } named)
            return named;
        var text = headline + "\n" + string.Join('\n', body.Parts.Take(20).Select(part => part.Block is null ? "" : PlainText.Of(part.Block)));
        var letters = PlainTexts.Cut(text, ScriptLength).EnumerateRunes().Where(Rune.IsLetter).ToList();
        if (letters.Exists(rune => rune.Value is >= 0x3041 and <= 0x30FF))
            return null;
        var han = letters.Count(ScriptRanges.IsHan);
        var latin = letters.Count(rune => rune.Value < 0x250);
        var guessed = settings.LanguageOf(han > latin / 3 ? "zh" : latin > 0 ? "en" : "");
        if (guessed is not null)
            concerns.Add(new ImportConcern(ImportDoubt.LanguageGuessed, guessed));
        return guessed;
    }

    private Guid? Section(ImportedStory story, List<ImportConcern> concerns)
    {
        foreach (var name in story.Sections)
        {
            if (settings.SectionOf(name) is { } known)
                return known;
        }

        if (story.Sections.Count > 0)
            concerns.Add(new ImportConcern(ImportDoubt.SectionUnknown, PlainTexts.Cut(TextCleaner.Clean(story.Sections[0], oneLine: true), 100)));
        return settings.DefaultSection;
    }

    private Credits CreditsOf(ImportedStory story, PrintedLines lines, ArticleContent head, Newsrooms.CreditWording wording, List<ImportConcern> concerns)
    {
        var named = lines.Translators.Count > 0 ? lines.Translators : story.Translators;
        var translators = named.Select(translator => Credited(translator.Name, translator.Agency, concerns)).ToList();
        var editor = lines.Editor ?? story.Editor;
        var written = CreditWriter.Write(
            wording, head.Dateline, [.. head.Byline.Select(entry => entry.Name)], translators, string.IsNullOrWhiteSpace(editor) ? null : Credited(editor, null, concerns));
        return written with
        {
            DatelineLine = lines.DatelineLine.Length > 0 ? TextCleaner.Clean(lines.DatelineLine, oneLine: true) : written.DatelineLine,
            TranslatorLine = lines.TranslatorLine.Length > 0 ? TextCleaner.Clean(lines.TranslatorLine, oneLine: true) : written.TranslatorLine,
            EditorLine = lines.EditorLine.Length > 0 ? TextCleaner.Clean(lines.EditorLine, oneLine: true) : written.EditorLine,
        };
    }

    private CreditedPerson Credited(string name, string? agency, List<ImportConcern> concerns)
    {
        var clean = PlainTexts.Cut(TextCleaner.Clean(name, oneLine: true).Trim(), DocumentLimits.ShortFieldLength);
        return new CreditedPerson(PersonOf(clean, concerns), clean, clean, agency is null ? null : PlainTexts.Cut(TextCleaner.Clean(agency, oneLine: true).Trim(), DocumentLimits.ShortFieldLength));
    }

    private Guid? PersonOf(string name, List<ImportConcern> concerns)
    {
        var persons = settings.PersonsOf(name);
        if (persons.Count == 1)
            return persons[0];
        concerns.Add(new ImportConcern(persons.Count == 0 ? ImportDoubt.PersonUnknown : ImportDoubt.PersonAmbiguous, name));
        return null;
    }

    private static List<string> TagsOf(ImportedStory story, List<ImportConcern> concerns)
    {
        var tags = new List<string>();
        foreach (var written in story.Tags)
        {
            if (PlainTexts.Clean(written, out var tag, StoryFields.LongestTag) is not null || tags.Count == StoryFields.MostTags)
                concerns.Add(new ImportConcern(ImportDoubt.TagLeftOut, PlainTexts.Excerpt(tag, 60)));
            else if (tag.Length > 0 && !tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
                tags.Add(tag);
        }

        return tags;
    }

    private static List<string> AddressesOf(ImportedStory story, List<ImportConcern> concerns)
    {
        var addresses = new List<string>();
        foreach (var written in story.Addresses)
        {
            if (OldAddress.KeyOf(written) is not { } key)
                concerns.Add(new ImportConcern(ImportDoubt.AddressDropped, PlainTexts.Excerpt(written, 120)));
            else if (!addresses.Contains(key, StringComparer.Ordinal))
                addresses.Add(key);
        }

        return addresses;
    }
}
