using System.Security.Cryptography;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Media;

/// <summary>A picture that was taken in, with the words that its file offers to the writer.</summary>
/// <param name="Id">The picture.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Words">What the file says about itself.</param>
public sealed record AddedPicture(Guid Id, int Width, int Height, PictureWords Words);

/// <summary>A picture's file, open.</summary>
/// <param name="Content">Its bytes; whoever asked closes it.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Tag">A text that is another one for other bytes.</param>
/// <param name="FileName">The name it came with.</param>
public sealed record OpenedPicture(Stream Content, string MediaType, string Tag, string FileName);

/// <summary>
/// Takes pictures in, says who may see them, and makes their renditions. A file is stored before its row, so every picture that the database names
/// has its file; the row says whether renditions are still to be made, so a restart forgets none.
/// </summary>
/// <param name="factory">Makes one database for each attempt.</param>
/// <param name="clock">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="engine">Decodes and writes pictures.</param>
/// <param name="files">The data folder's files.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
public sealed partial class PictureService(
    INewsroomDbFactory factory, TimeProvider clock, IIdSource ids, IPictureEngine engine, IPictureFiles files, INewsroomEvents events, ILogger<PictureService> logger) : IDisposable
{
    private const int MostFailures = 3;

    private readonly StoryTransactions transactions = new(factory, clock, events, logger);

    // A decoded picture is a few hundred megabytes: one is decoded at a time, the others wait.
    private readonly SemaphoreSlim decoding = new(1, 1);

    // A file and its row come and go together.
    private readonly SemaphoreSlim storing = new(1, 1);

    // Set where renditions are to be made, so that the worker need not look again and again.
    private readonly SemaphoreSlim pending = new(0, 1);

    /// <summary>Whether a person may add pictures to an article: who may type there. Asked before the file is read.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> MayAddAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, clock.Now(), cancellation);
        return new Outcome(situation is null ? missing : situation.ReadOnlyBecause);
    }

    /// <summary>Takes a file in for an article. The same bytes are the same picture, whoever sends them.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="fileName">The name it came with.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<AddedPicture>> AddAsync(Asker asker, Guid articleId, string fileName, byte[] bytes, CancellationToken cancellation) =>
        AddAsync(asker, articleId, fileName, bytes, "", cancellation);

    /// <summary>Takes a file in for an article.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="fileName">The name it came with.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="source">Where it comes from, as far as that is known.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<Outcome<AddedPicture>> AddAsync(Asker asker, Guid articleId, string fileName, byte[] bytes, string source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(bytes);
        if ((await MayAddAsync(asker, articleId, cancellation)).Refusal is { } refused)
            return refused;
        var (picture, unsound) = await LookAtAsync(fileName, bytes, source, asker.PersonId, cancellation);
        if (picture is null)
            return unsound!;
        var id = await StoreAsync(picture, bytes, () => KeepAsync(asker, articleId, picture, cancellation), cancellation);
        if (id.Value is { } kept && kept != Guid.Empty)
        {
            Wake();
            return new AddedPicture(kept, picture.Width, picture.Height, new PictureWords(picture.Caption, picture.Credit, picture.Copyright, picture.Alt));
        }

        return id.Refusal!;
    }

    /// <summary>Reads a file from its first byte to its last; whoever asks for it knows the right to do so.</summary>
    /// <param name="asker">Who sends it.</param>
    /// <param name="fileName">The name it came with.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The picture, in no database yet; or why there is none.</returns>
    internal Task<(Picture? Picture, Refusal? Refusal)> ReadAsync(Asker asker, string fileName, byte[] bytes, CancellationToken cancellation) =>
        LookAtAsync(fileName, bytes, "", asker.PersonId, cancellation);

    /// <summary>Judges a file of an archive as any other. Nothing is stored yet.</summary>
    /// <param name="fileName">The name it has.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="source">Where it comes from, as far as that is known.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The picture as it would be written down: as it is there already, where the newsroom has the same file.</returns>
    internal async Task<Outcome<Picture>> LookAtImportedAsync(string fileName, byte[] bytes, string source, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using (var db = await factory.OpenAsync(cancellation))
        {
            if (await db.Pictures.AsNoTracking().SingleOrDefaultAsync(p => p.Hash == hash, cancellation) is { } known)
                return known;
        }

        var (picture, unsound) = await LookAtAsync(fileName, bytes, source, null, cancellation);
        return picture is null ? unsound! : picture;
    }

    /// <summary>Stores the file of a picture that the import writes down next. Without its row nobody sees it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="bytes">Its file.</param>
    internal void StoreImported(Picture picture, byte[] bytes) => files.Write(PictureAddress.Original(picture.Hash, picture.Format), bytes);

    private async Task<(Picture? Picture, Refusal? Refusal)> LookAtAsync(string fileName, byte[] bytes, string source, Guid? personId, CancellationToken cancellation)
    {
        if (bytes.Length > PictureLimits.Bytes)
            return (null, new Refusal(RefusalCode.PictureTooBig, PictureLimits.Bytes / 1024 / 1024));
        if (PictureHeader.Read(bytes) is not { } header)
            return (null, new Refusal(RefusalCode.PictureUnknown));
        if (!header.IsWithinLimits)
            return (null, new Refusal(RefusalCode.PictureTooLarge, header.Width, header.Height, PictureLimits.Pixels / 1_000_000));
        if (await DecodeAsync(() => engine.Decode(bytes, header.Format), cancellation) is not { } decoded)
            return (null, new Refusal(RefusalCode.PictureBroken));
        var picture = new Picture
        {
            Id = ids.Next(),
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Format = header.Format,
            Length = bytes.Length,
            Width = decoded.Width,
            Height = decoded.Height,
            FileName = NameOf(fileName, header.Format),
            UploadedById = personId,
            UploadedAt = clock.Now(),
            Caption = decoded.Words.Caption,
            Credit = decoded.Words.Credit,
            Copyright = decoded.Words.Copyright,
            Source = source,
            Alt = decoded.Words.Alt,
        };
        return (picture, null);
    }

    /// <summary>Deletes the files of a picture whose row is gone, unless the same file was taken in again meanwhile.</summary>
    /// <param name="removed">The picture that was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task ForgetAsync(Picture removed, CancellationToken cancellation)
    {
        await storing.WaitAsync(cancellation);
        try
        {
            await using var db = await factory.OpenAsync(cancellation);
            if (await db.Pictures.AnyAsync(picture => picture.Hash == removed.Hash, cancellation))
                return;
            files.DeleteAll(PictureAddress.Renditions(removed.Hash));
            files.DeleteAll(PictureAddress.Original(removed.Hash, removed.Format));
        }
        finally
        {
            storing.Release();
        }
    }

    /// <summary>A rendition for staff; null where there is none, or none that the person may see.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="size">The rendition; null for the one that a page of the desk shows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<OpenedPicture?> OpenAsync(Asker asker, Guid pictureId, PictureSize? size, CancellationToken cancellation)
    {
        var picture = await FindAsync(asker, pictureId, cancellation);
        return picture is null ? null : await OpenAsync(picture, size ?? DeskSize(picture), cancellation);
    }

    /// <summary>The file as it came, for the download; null where there is none, or none that the person may see.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<OpenedPicture?> OpenOriginalAsync(Asker asker, Guid pictureId, CancellationToken cancellation)
    {
        var picture = await FindAsync(asker, pictureId, cancellation);
        return picture is null || files.Open(PictureAddress.Original(picture.Hash, picture.Format)) is not { } content
            ? null
            : new OpenedPicture(content, picture.Format.MediaType(), picture.Hash, picture.FileName);
    }

    /// <summary>A rendition for readers; null unless an article that is live at this moment shows the picture.</summary>
    /// <param name="hash">Hash of the picture's file.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<OpenedPicture?> OpenPublicAsync(string hash, PictureSize size, CancellationToken cancellation)
    {
        Picture? picture;
        await using (var db = await factory.OpenAsync(cancellation))
            picture = await PictureReading.Public(db).SingleOrDefaultAsync(p => p.Hash == hash, cancellation);
        return picture is null ? null : await OpenAsync(picture, size, cancellation);
    }

    /// <summary>A rendition for who has a link to a preview; null unless the link works and its revision shows the picture.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<OpenedPicture?> OpenSharedAsync(string secret, Guid pictureId, PictureSize size, CancellationToken cancellation)
    {
        Picture? picture;
        await using (var db = await factory.OpenAsync(cancellation))
        {
            var revision = await PreviewLinks.Of(db, secret, clock.Now()).Select(link => (Guid?)link.RevisionId).SingleOrDefaultAsync(cancellation);
            picture = revision is { } id ? await PictureReading.Shared(db, id, clock.Now()).SingleOrDefaultAsync(p => p.Id == pictureId, cancellation) : null;
        }

        return picture is null ? null : await OpenAsync(picture, size, cancellation);
    }

    /// <summary>Waits until there may be renditions to make.</summary>
    /// <param name="most">How long at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var late = clock.CreateTimer(state => ((CancellationTokenSource)state!).Cancel(), timer, most, Timeout.InfiniteTimeSpan);
        try
        {
            await pending.WaitAsync(timer.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Another server may have left something.
        }
    }

    /// <summary>Makes the renditions of one picture that lacks them.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether there was one, and it was noted what became of it.</returns>
    public async Task<bool> MakeNextAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var picture = await db.Pictures.AsNoTracking().Where(p => p.RenditionsMadeAt == null && p.FailedAttempts < MostFailures)
            .OrderBy(p => p.FailedAttempts).ThenBy(p => p.UploadedAt).FirstOrDefaultAsync(cancellation);
        if (picture is null)
            return false;
        var made = await MakeAsync(picture, [.. PictureSize.All(picture)], cancellation);
        if (!made)
            Log.Failed(logger, picture.Id);
        return await NoteAsync(picture.Id, made, cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        decoding.Dispose();
        storing.Dispose();
        pending.Dispose();
    }

    private static PictureSize DeskSize(Picture picture) =>
        new(PictureSize.Widths(picture.Width).Where(width => width <= 1024).DefaultIfEmpty(PictureSize.Widths(picture.Width)[0]).Last(), RenditionFormat.Jpeg);

    // Paths and what hides a name's true ending go; Chinese and long names stay.
    private static string NameOf(string name, PictureFormat format)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or ':' or '*' or '?' or '<' or '>' or '|' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))]).Trim(' ', '.');
        var dot = clean.LastIndexOf('.');
        var stem = PlainTexts.Cut(dot > 0 ? clean[..dot] : clean, PictureLimits.FileNameLength);
        return $"{(stem.Length > 0 ? stem : "picture")}.{format.Extension()}";
    }

    /// <summary>Stores a picture's file, and then its row: every picture that the database names has its file.</summary>
    /// <typeparam name="T">What the row's keeping returns.</typeparam>
    /// <param name="picture">The picture.</param>
    /// <param name="bytes">Its file.</param>
    /// <param name="keep">Keeps the row.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<T> StoreAsync<T>(Picture picture, byte[] bytes, Func<Task<T>> keep, CancellationToken cancellation)
    {
        await storing.WaitAsync(cancellation);
        try
        {
            files.Write(PictureAddress.Original(picture.Hash, picture.Format), bytes);
            return await keep();
        }
        finally
        {
            storing.Release();
        }
    }

    private Task<Outcome<Guid>> KeepAsync(Asker asker, Guid articleId, Picture picture, CancellationToken cancellation) => transactions.RunAsync<Guid>(
        asker,
        articleId,
        async transaction =>
        {
            var db = transaction.Db;
            // Rights may have ended while the file travelled.
            var (situation, missing) = await WritingSituation.LoadAsync(db, asker.PersonId, articleId, picture.UploadedAt, cancellation);
            if (situation is null || situation.ReadOnlyBecause is not null)
                return missing ?? situation!.ReadOnlyBecause!;
            var id = await db.Pictures.Where(p => p.Hash == picture.Hash).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancellation);
            if (id is null)
                db.Pictures.Add(picture);
            var kept = id ?? picture.Id;
            if (await db.PictureUses.AnyAsync(use => use.ArticleId == articleId && use.PictureId == kept, cancellation))
                return kept;
            db.PictureUses.Add(new PictureUse { ArticleId = articleId, PictureId = kept });
            transaction.Record(situation.Person, BesideTheWorkflow.AddPicture, situation.Article.State, facts: [("picture", kept), ("file", picture.FileName), ("hash", picture.Hash)]);
            return kept;
        },
        cancellation);

    private async Task<Picture?> FindAsync(Asker asker, Guid pictureId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        return await PersonFacts.LoadAsync(db, asker.PersonId, clock.Now(), cancellation) is { } person
            ? await db.Pictures.AsNoTracking().Where(PictureReading.Pictures(db, person)).SingleOrDefaultAsync(picture => picture.Id == pictureId, cancellation)
            : null;
    }

    // A page may be asked for before the worker came to it; then the rendition is made here and now.
    private async Task<OpenedPicture?> OpenAsync(Picture picture, PictureSize size, CancellationToken cancellation)
    {
        if (!size.IsOf(picture))
            return null;
        var name = PictureAddress.Rendition(picture.Hash, size);
        // An address that was right once stays right; a crop around what never was the focus is not made.
        if (size.Focus is { } focus && focus != picture.Focus && !files.Has(name))
            return null;
        if (!files.Has(name) && (picture.FailedAttempts >= MostFailures || !await MakeAsync(picture, [size], cancellation)))
            return null;
        return files.Open(name) is { } content ? new OpenedPicture(content, size.Format.MediaType(), $"{picture.Hash}-{size.Name}", picture.FileName) : null;
    }

    private async Task<bool> MakeAsync(Picture picture, IReadOnlyCollection<PictureSize> sizes, CancellationToken cancellation)
    {
        if (files.Open(PictureAddress.Original(picture.Hash, picture.Format)) is not { } original)
            return false;
        byte[] bytes;
        await using (original)
        {
            bytes = new byte[original.Length];
            await original.ReadExactlyAsync(bytes, cancellation);
        }

        return await DecodeAsync(
            () =>
            {
                var missing = sizes.Where(size => !files.Has(PictureAddress.Rendition(picture.Hash, size))).ToList();
                return missing.Count == 0 || engine.Render(bytes, picture.Format, missing, (size, made) => files.Write(PictureAddress.Rendition(picture.Hash, size), made));
            },
            cancellation);
    }

    private async Task<T> DecodeAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await decoding.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            decoding.Release();
        }
    }

    private Task<bool> NoteAsync(Guid pictureId, bool made, CancellationToken cancellation) => Attempts.RunAsync(
        factory,
        clock,
        logger,
        async db =>
        {
            var picture = await db.Pictures.AsTracking().SingleAsync(p => p.Id == pictureId, cancellation);
            if (made)
                picture.RenditionsMadeAt = clock.Now();
            else
                picture.FailedAttempts++;
            await db.SaveChangesAsync(cancellation);
            await db.CommitAsync(cancellation);
            return true;
        },
        _ => false,
        cancellation);

    /// <summary>Has the worker look for renditions to make.</summary>
    internal void Wake()
    {
        try
        {
            if (pending.CurrentCount == 0)
                pending.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The renditions of picture {PictureId} could not be made")]
        public static partial void Failed(ILogger logger, Guid pictureId);
    }
}
