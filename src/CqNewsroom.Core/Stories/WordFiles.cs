using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Word;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>A text as a Word document.</summary>
/// <param name="Name">Name of the file, with its ending.</param>
/// <param name="Bytes">The document.</param>
public sealed record WordFile(string Name, byte[] Bytes);

/// <summary>Texts that leave as Word documents and come in from them.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="writing">Through which text enters working copies.</param>
public sealed class WordFiles(INewsroomDbFactory databases, TimeProvider time, IIdSource ids, WorkingCopyService writing) : IDisposable
{
    private const int LongestName = 60;

    // Reading a document takes memory many times its size, so that not everybody's is read at once.
    private readonly SemaphoreSlim _readers = new(2);

    /// <inheritdoc/>
    public void Dispose() => _readers.Dispose();

    /// <summary>A text as a Word document; writes nothing.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="revision">Number of one of its revisions, which people of the house may read; null for what is being written.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<WordFile>> ExportAsync(Asker asker, Guid articleId, int? revision, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, time.Now(), cancellation);
        if (situation is null)
            return missing!;
        var content = revision is { } number
            ? await RevisionAsync(db, situation, number, cancellation)
            : await WorkingCopyContent.ReadAsync(db, articleId, cancellation);
        if (content is null)
            return new Refusal(RefusalCode.NotFound);
        var story = await db.Stories.Where(s => s.Id == situation.Article.StoryId).Select(s => s.Number).SingleAsync(cancellation);
        return new WordFile(NameOf(content, story, situation.Article.Language, revision), WordWriter.Write(content, situation.Article.Language));
    }

    /// <summary>
    /// Takes in a Word document as the text of an article. Fields that the document does not name stay as they are; blocks that it brought back
    /// from an earlier download keep their identity.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="file">The document.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Notes to the writer.</returns>
    public async Task<Outcome<IReadOnlyList<WordNote>>> ImportAsync(Asker asker, Guid articleId, byte[] file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(file);
        EquatableList<Block>? source;
        await using (var db = await databases.OpenAsync(cancellation))
        {
            // Nobody has a document read whose text they could not save.
            var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, time.Now(), cancellation);
            if (situation is null)
                return missing!;
            if (!situation.Save.IsAllowed)
                return situation.Save.RefusalForService;
            source = await SourceAsync(db, situation, cancellation);
        }

        var (text, problem) = await ReadAsync(file, cancellation);
        if (text is null)
            return new Refusal(problem);
        var notes = text.Notes.ToList();
        var outcome = await writing.BringInAsync(
            asker,
            articleId,
            current =>
            {
                notes = [.. text.Notes];
                return Merged(text.Content, current, source, notes);
            },
            cancellation);
        return outcome.Refusal is { } refusal ? refusal : new Outcome<IReadOnlyList<WordNote>>(notes, null);
    }

    private static async Task<ArticleContent?> RevisionAsync(INewsroomDb db, WritingSituation situation, int number, CancellationToken cancellation)
    {
        if (!situation.Person.IsOfHouse)
            return null;
        var content = await db.Revisions.Where(r => r.ArticleId == situation.Article.Id && r.Number == number).Select(r => r.Content).SingleOrDefaultAsync(cancellation);
        return content is null ? null : CanonicalJson.Read(content);
    }

    private static async Task<EquatableList<Block>?> SourceAsync(INewsroomDb db, WritingSituation situation, CancellationToken cancellation)
    {
        var id = situation.Article.AnsweredRevisionId ?? situation.Original.SourceRevisionId;
        if (situation.Article.IsOriginal || id is null)
            return null;
        return CanonicalJson.Read(await db.Revisions.Where(r => r.Id == id).Select(r => r.Content).SingleAsync(cancellation)).Blocks;
    }

    private async Task<(WordText? Text, RefusalCode Problem)> ReadAsync(byte[] file, CancellationToken cancellation)
    {
        await _readers.WaitAsync(cancellation);
        try
        {
            return (await Task.Run(() => WordReader.Read(file, () => ids.Next().ToString("N")), cancellation), default);
        }
        catch (WordFileException refused)
        {
            return (null, CodeOf(refused.Problem));
        }
        finally
        {
            _readers.Release();
        }
    }

    private static RefusalCode CodeOf(WordProblem problem) => problem switch
    {
        WordProblem.OldFormat => RefusalCode.WordOldFormat,
        WordProblem.Password => RefusalCode.WordPassword,
        WordProblem.Macros => RefusalCode.WordMacros,
        WordProblem.TooBig => RefusalCode.WordTooBig,
        WordProblem.Broken => RefusalCode.WordBroken,
        WordProblem.Empty => RefusalCode.WordEmpty,
        _ => RefusalCode.WordNotWord,
    };

    private static ArticleContent Merged(ArticleContent read, ArticleContent current, EquatableList<Block>? source, List<WordNote> notes)
    {
        var known = current.Blocks.ToDictionary(block => block.Id, StringComparer.Ordinal);
        var pictures = current.Blocks.OfType<PictureBlock>().Select(block => block.PictureId).ToHashSet();
        // A picture is named by what anybody may have typed into a file, so that only one which stood in the text comes back.
        var blocks = read.Blocks.Where(block => block is not PictureBlock picture || pictures.Contains(picture.PictureId))
            .Select(block => known.TryGetValue(block.Id, out var before) ? block with { Sources = before.Sources } : block)
            .ToList();
        if (blocks.Count < read.Blocks.Count)
            notes.Insert(0, WordNote.Of(WordNoteKind.Pictures, (read.Blocks.Count - blocks.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (source is not null)
            blocks = Paired(blocks, source, notes);
        return new ArticleContent
        {
            Headline = read.Headline.Length > 0 ? read.Headline : current.Headline,
            SecondHeadline = read.SecondHeadline.Length > 0 ? read.SecondHeadline : current.SecondHeadline,
            Summary = read.Summary.Length > 0 ? read.Summary : current.Summary,
            Dateline = read.Dateline ?? current.Dateline,
            Byline = read.Byline.IsEmpty ? current.Byline : Named(read.Byline, current.Byline),
            Origin = read.Origin.Length > 0 ? read.Origin : current.Origin,
            Blocks = blocks.ToEquatableList(),
        };
    }

    // A name that stood there still means the same person.
    private static EquatableList<BylineEntry> Named(EquatableList<BylineEntry> read, EquatableList<BylineEntry> current) =>
        read.Select(entry => current.FirstOrDefault(before => before.Name == entry.Name) ?? entry).ToEquatableList();

    // A translation made in Word from a download keeps its pairs. Another is paired one by one where it has the shape of its source.
    private static List<Block> Paired(List<Block> blocks, EquatableList<Block> source, List<WordNote> notes)
    {
        if (blocks.Exists(block => block.Sources.Count > 0))
            return blocks;
        if (blocks.Count == source.Count && blocks.Zip(source).All(pair => pair.First.Type == pair.Second.Type))
            return [.. blocks.Zip(source).Select(pair => pair.First with { Sources = [pair.Second.Id] })];
        notes.Add(WordNote.Of(WordNoteKind.NotPaired));
        return blocks;
    }

    private static string NameOf(ArticleContent content, int story, string language, int? revision)
    {
        var headline = string.Concat(content.Headline.Where(c => !char.IsControl(c) && c is not ('\\' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))).Trim(' ', '.');
        if (headline.Length > LongestName)
            headline = PlainTexts.Cut(headline, LongestName).TrimEnd();
        var suffix = revision is { } number ? FormattableString.Invariant($" r{number}") : "";
        return (headline.Length > 0 ? headline : FormattableString.Invariant($"{story} {language}")) + suffix + ".docx";
    }
}
