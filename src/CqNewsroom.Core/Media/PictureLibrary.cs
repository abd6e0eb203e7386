using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Media;

/// <summary>The pictures of the newsroom as people look for them, what is said about the rights to them, and the removal of what nothing uses.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="pictures">Keeps the files.</param>
public sealed class PictureLibrary(AdministrativeActs acts, PictureService pictures)
{
    /// <summary>The longest terms of use.</summary>
    public const int LongestTerms = 2_000;

    /// <summary>One page.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<PicturePage>> ReadAsync(Asker asker, PictureFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return AskAsync<PicturePage>(
            asker,
            async (_, queries, _) =>
            {
                var matching = queries.Matching(filter);
                // An unbounded count would cost what the whole newsroom ever took in.
                var count = await matching.Select(picture => picture.Id).Take(PictureFilter.MostCounted + 1).CountAsync(cancellation);
                var skip = (Math.Clamp(filter.Page, 1, 100_000) - 1) * PictureFilter.PageSize;
                var lines = await queries.LinesAsync(matching.Skip(skip).Take(PictureFilter.PageSize + 1), cancellation);
                return new PicturePage(
                    [.. lines.Take(PictureFilter.PageSize)], Math.Min(count, PictureFilter.MostCounted), count > PictureFilter.MostCounted, lines.Count > PictureFilter.PageSize);
            },
            cancellation);
    }

    /// <summary>What the library can be narrowed to.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<PictureFilterChoices>> ChoicesAsync(Asker asker, CancellationToken cancellation) =>
        AskAsync<PictureFilterChoices>(
            asker,
            async (db, queries, person) =>
            {
                var visible = queries.Visible();
                var persons = await db.Persons.AsNoTracking()
                    .Where(p => (person.AgencyId == null || p.AgencyId == person.AgencyId) && visible.Any(picture => picture.UploadedById == p.Id))
                    .Select(p => new Choice(p.Id, p.Name)).ToListAsync(cancellation);
                return new PictureFilterChoices([.. persons.OrderBy(p => p.Name, StringComparer.Ordinal)], SeesAll(person));
            },
            cancellation);

    /// <summary>A picture with all that is known of it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<PictureDetails>> FindAsync(Asker asker, Guid pictureId, CancellationToken cancellation) =>
        AskAsync<PictureDetails>(
            asker,
            async (db, queries, person) =>
            {
                var asked = queries.Visible().Where(p => p.Id == pictureId);
                if (await asked.SingleOrDefaultAsync(cancellation) is not { } picture)
                    return new Refusal(RefusalCode.NotFound);
                var by = await db.Persons.AsNoTracking().Where(p => p.Id == picture.UploadedById && (person.AgencyId == null || p.AgencyId == person.AgencyId)).Select(p => p.Name).SingleOrDefaultAsync(cancellation);
                var uses = PictureUsage.Of(db, pictureId);
                var places = await PlacesAsync(db, uses, person, cancellation);
                var mayChange = MayChange(person, picture);
                return new PictureDetails(
                    (await queries.LinesAsync(asked, cancellation))[0], picture.Format, picture.Length, picture.Copyright, picture.Source, picture.Terms, picture.Focus, by, picture.UploadedAt, picture.Version,
                    await db.Newsrooms.AsNoTracking().Select(newsroom => newsroom.TimeZoneId).SingleAsync(cancellation),
                    places, mayChange, mayChange && !await uses.AnyAsync(cancellation));
            },
            cancellation);

    /// <summary>Sets what is said about the rights to a picture.</summary>
    /// <param name="asker">Who asks: editors, and who of the house added it.</param>
    /// <param name="command">What they say.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<Guid>> ChangeRightsAsync(Asker asker, ChangePictureRights command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunOwnAsync<Guid>(
            asker,
            async act =>
            {
                var (picture, refusal) = await ToChangeAsync(act, command.PictureId, cancellation);
                if (picture is null)
                    return refusal!;
                if (picture.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(picture.Id);
                if (PlainTexts.Clean(command.Source, out var source, DocumentLimits.ShortFieldLength) is { } wrongSource)
                    return wrongSource;
                if (PlainTexts.Clean(command.Credit, out var credit, DocumentLimits.ShortFieldLength) is { } wrongCredit)
                    return wrongCredit;
                if (PlainTexts.Clean(command.Terms, out var terms, LongestTerms, oneLine: false) is { } wrongTerms)
                    return wrongTerms;
                var (before, end) = (picture.RightsEndAt, PictureRights.EndOf(command.LastDay, TimeZoneInfo.FindSystemTimeZoneById(act.Newsroom.TimeZoneId)));
                (picture.Source, picture.Credit, picture.Terms, picture.RightsEndAt) = (source, credit, terms, end);
                picture.Version++;
                act.Events.Add(new PicturesChanged());
                act.Record("ChangePictureRights", picture.Id, ("source", source), ("credit", credit), ("terms", terms), ("endAt", end), ("endedBefore", before == end ? null : before));
                return picture.Id;
            },
            cancellation);
    }

    /// <summary>Sets what matters most in a picture. The file stays as it is; crops are made anew, and readers get them with their next page.</summary>
    /// <param name="asker">Who asks: editors, and who of the house added it.</param>
    /// <param name="command">What they chose.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> ChangeFocusAsync(Asker asker, ChangePictureFocus command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var outcome = await acts.RunOwnAsync<Guid>(
            asker,
            async act =>
            {
                var (picture, refusal) = await ToChangeAsync(act, command.PictureId, cancellation);
                if (picture is null)
                    return refusal!;
                if (picture.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(picture.Id);
                if (!command.Focus.IsInside)
                    return new Refusal(RefusalCode.ValueInvalid);
                (picture.FocusX, picture.FocusY) = (command.Focus.X, command.Focus.Y);
                (picture.RenditionsMadeAt, picture.FailedAttempts) = (null, 0);
                picture.Version++;
                if (await PictureReading.Public(act.Db).AnyAsync(shown => shown.Id == picture.Id, cancellation))
                    act.ChangesWhatReadersSee();
                act.Events.Add(new PicturesChanged());
                act.Record("ChangePictureFocus", picture.Id, ("x", picture.FocusX), ("y", picture.FocusY));
                return picture.Id;
            },
            cancellation);
        if (outcome.IsDone)
            pictures.Wake();
        return new Outcome(outcome.Refusal);
    }

    /// <summary>Removes a picture that nothing uses, with its files.</summary>
    /// <param name="asker">Who asks: editors, and who of the house added it.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> RemoveAsync(Asker asker, Guid pictureId, CancellationToken cancellation)
    {
        var outcome = await acts.RunOwnAsync<Picture>(
            asker,
            async act =>
            {
                var (picture, refusal) = await ToChangeAsync(act, pictureId, cancellation);
                if (picture is null)
                    return refusal!;
                if (await PictureUsage.Of(act.Db, pictureId).AnyAsync(cancellation) || await act.Db.SiteSettings.AnyAsync(site => site.LogoId == pictureId, cancellation))
                    return new Refusal(RefusalCode.PictureInUse);
                act.Db.PictureUses.RemoveRange(await act.Db.PictureUses.AsTracking().Where(use => use.PictureId == pictureId).ToListAsync(cancellation));
                act.Db.Pictures.Remove(picture);
                act.Events.Add(new PicturesChanged());
                act.Record("RemovePicture", pictureId, ("file", picture.FileName), ("hash", picture.Hash));
                return picture;
            },
            cancellation);
        if (outcome.Value is { } removed)
            await pictures.ForgetAsync(removed, cancellation);
        return new Outcome(outcome.Refusal);
    }

    private static bool SeesAll(PersonFacts person) => person.IsOfHouse && (person.HoldsAnywhere(Role.Reporter) || person.HoldsAnywhere(Role.Editor));

    private static bool MayChange(PersonFacts person, Picture picture) =>
        person.IsOfHouse && (person.HoldsAnywhere(Role.Editor) || (picture.UploadedById == person.Id && person.HoldsAnywhere(Role.Reporter)));

    private static async Task<(Picture? Picture, Refusal? Refusal)> ToChangeAsync(AdministrativeAct act, Guid pictureId, CancellationToken cancellation)
    {
        var picture = await act.Db.Pictures.AsTracking().Where(PictureReading.Pictures(act.Db, act.Person!)).SingleOrDefaultAsync(p => p.Id == pictureId, cancellation);
        if (picture is null)
            return (null, new Refusal(RefusalCode.NotFound));
        return MayChange(act.Person!, picture) ? (picture, null) : (null, new Refusal(RefusalCode.NotAllowed));
    }

    private static async Task<IReadOnlyList<PicturePlace>> PlacesAsync(INewsroomDb db, IQueryable<PictureUsage.Use> uses, PersonFacts person, CancellationToken cancellation)
    {
        var readable = db.Articles.Where(Reading.Articles(db, person));
        var rows = await uses.Where(use => readable.Any(article => article.Id == use.Article.Id))
            .Join(db.Stories, use => use.Article.StoryId, story => story.Id, (use, story) => new { story.Number, use.Article.Language, use.Article.WorkingHeadline, use.IsInText, use.IsLive })
            .OrderByDescending(row => row.Number).ThenBy(row => row.Language).ToListAsync(cancellation);
        return rows.ConvertAll(row => new PicturePlace(row.Number, row.Language, row.WorkingHeadline, row.IsInText, row.IsLive));
    }

    private async Task<Outcome<T>> AskAsync<T>(Asker asker, Func<INewsroomDb, PictureQueries, PersonFacts, Task<Outcome<T>>> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = acts.Now();
        await using var db = await acts.OpenAsync(cancellation);
        return await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation) is { } person
            ? await read(db, new PictureQueries(db, person, now), person)
            : new Refusal(RefusalCode.SignedOut);
    }
}
