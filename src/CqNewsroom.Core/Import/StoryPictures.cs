using CqNewsroom.Core.Media;

namespace CqNewsroom.Core.Import;

/// <summary>Finds the pictures of a story in the archive, or fetches them where that is wanted, and has them judged as any other picture.</summary>
/// <param name="archive">The archive.</param>
/// <param name="request">What is wanted.</param>
/// <param name="pictures">Judges and stores.</param>
/// <param name="remote">Fetches from public addresses alone.</param>
internal sealed class StoryPictures(ArchiveFolder archive, ImportRequest request, PictureService pictures, RemotePictures remote)
{
    /// <summary>Finds them. Where stories are written, the files are stored; without the rows that come with the story nobody sees them.</summary>
    /// <param name="draft">The story.</param>
    /// <param name="concerns">Where a picture that cannot be had is noted.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The pictures by what the archive calls them.</returns>
    public async Task<IReadOnlyDictionary<ImportedPicture, Picture>> FindAsync(StoryDraft draft, List<ImportConcern> concerns, CancellationToken cancellation)
    {
        var found = new Dictionary<ImportedPicture, Picture>();
        var byAddress = new Dictionary<string, Picture>(StringComparer.Ordinal);
        foreach (var picture in draft.Parts.Select(part => part.Picture).OfType<ImportedPicture>().Distinct())
        {
            if (byAddress.TryGetValue(picture.Address, out var same))
                found[picture] = same;
            else if (found.Count >= ImportLimits.Pictures)
                concerns.Add(new ImportConcern(ImportDoubt.PictureRefused, "too many"));
            else if (await TakeAsync(picture.Address, concerns, cancellation) is { } taken)
                found[picture] = byAddress[picture.Address] = taken;
        }

        return found;
    }

    private async Task<Picture?> TakeAsync(string address, List<ImportConcern> concerns, CancellationToken cancellation)
    {
        var named = PlainTexts.Excerpt(address, 160);
        if (archive.PictureOf(address) is { } file)
            return await ReadAsync(file, concerns, cancellation) is { } bytes ? await JudgeAsync(file[(file.LastIndexOf('/') + 1)..], bytes, "", concerns, cancellation) : null;

        if (!request.Download || !address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            concerns.Add(new ImportConcern(ImportDoubt.PictureMissing, named));
            return null;
        }

        // A dry run asks nobody.
        if (!request.Apply)
            return null;
        var fetched = await remote.FetchAsync(address, cancellation);
        if (fetched.Value is { } remotePicture)
            return await JudgeAsync(remotePicture.FileName, remotePicture.Bytes, remotePicture.Source, concerns, cancellation);
        concerns.Add(new ImportConcern(ImportDoubt.PictureMissing, $"{named}: {fetched.Refusal!.In("en")}"));
        return null;
    }

    private async Task<byte[]?> ReadAsync(string file, List<ImportConcern> concerns, CancellationToken cancellation)
    {
        try
        {
            await using var stream = archive.OpenFile(file);
            if (stream.Length > PictureLimits.Bytes)
            {
                concerns.Add(new ImportConcern(ImportDoubt.PictureRefused, $"{file}: {PictureLimits.Bytes / 1024 / 1024} MB at most"));
                return null;
            }

            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, cancellation);
            return bytes;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            concerns.Add(new ImportConcern(ImportDoubt.PictureMissing, $"{file}: {fault.Message}"));
            return null;
        }
    }

    private async Task<Picture?> JudgeAsync(string name, byte[] bytes, string source, List<ImportConcern> concerns, CancellationToken cancellation)
    {
        var judged = await pictures.LookAtImportedAsync(name, bytes, source, cancellation);
        if (judged.Value is not { } picture)
        {
            concerns.Add(new ImportConcern(ImportDoubt.PictureRefused, $"{name}: {judged.Refusal!.In("en")}"));
            return null;
        }

        if (request.Apply)
            pictures.StoreImported(picture, bytes);
        return picture;
    }
}
