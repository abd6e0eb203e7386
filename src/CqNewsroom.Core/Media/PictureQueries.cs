using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Media;

/// <summary>The pictures that a person may see, narrowed, as queries of the database.</summary>
/// <param name="db">The use case's database.</param>
/// <param name="person">Who asks.</param>
/// <param name="now">Now (UTC).</param>
internal sealed class PictureQueries(INewsroomDb db, PersonFacts person, DateTime now)
{
    /// <summary>All that the person may see.</summary>
    public IQueryable<Picture> Visible() => db.Pictures.AsNoTracking().Where(PictureReading.Pictures(db, person));

    /// <summary>The pictures of a filter, those that were added last first, unpaged.</summary>
    /// <param name="filter">The filter.</param>
    public IQueryable<Picture> Matching(PictureFilter filter)
    {
        var pictures = Visible();
        foreach (var word in StoryQueries.Split(filter.Words))
            pictures = WithWord(pictures, word.ToLowerInvariant());
        if (filter.PersonId is { } by)
            pictures = pictures.Where(picture => picture.UploadedById == by);
        if (filter.Format is { } format)
            pictures = pictures.Where(picture => picture.Format == format);
        var soon = now + PictureRights.Soon;
        pictures = filter.Rights switch
        {
            PictureRightsFilter.NotStated => pictures.Where(picture => picture.RightsEndAt == null && picture.Terms == ""),
            PictureRightsFilter.InForce => pictures.Where(picture => picture.RightsEndAt > now || (picture.RightsEndAt == null && picture.Terms != "")),
            PictureRightsFilter.EndingSoon => pictures.Where(picture => picture.RightsEndAt > now && picture.RightsEndAt <= soon),
            PictureRightsFilter.Ended => pictures.Where(picture => picture.RightsEndAt <= now),
            PictureRightsFilter.EndedAndLive => pictures.Where(picture => picture.RightsEndAt <= now && Live().Any(id => id == picture.Id)),
            _ => pictures,
        };
        return pictures.OrderByDescending(picture => picture.UploadedAt).ThenByDescending(picture => picture.Id);
    }

    /// <summary>Pictures as lists show them, in their order.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<List<PictureLine>> LinesAsync(IQueryable<Picture> pictures, CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await db.Newsrooms.AsNoTracking().Select(newsroom => newsroom.TimeZoneId).SingleAsync(cancellation));
        var rows = await pictures.Select(picture => new { Picture = picture, IsLive = Live().Any(id => id == picture.Id) }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new PictureLine(
            row.Picture.Id, row.Picture.FileName, row.Picture.Caption, row.Picture.Credit, row.Picture.Alt, row.Picture.Width, row.Picture.Height,
            PictureRights.StateOf(row.Picture.Terms, row.Picture.RightsEndAt, now), row.Picture.RightsEndAt, PictureRights.LastDay(row.Picture.RightsEndAt, zone), row.IsLive));
    }

    private IQueryable<Guid> Live() => PictureReading.Public(db).Select(picture => picture.Id);

    // A picture's words in an article are found only by who may read that article.
    private IQueryable<Picture> WithWord(IQueryable<Picture> pictures, string lower)
    {
        var readable = db.Articles.Where(Reading.Articles(db, person));
        return pictures.Where(picture => picture.Caption.ToLower().Contains(lower) || picture.Credit.ToLower().Contains(lower) || picture.FileName.ToLower().Contains(lower)
            || picture.Source.ToLower().Contains(lower) || picture.Alt.ToLower().Contains(lower)
            || db.PictureUses.Any(use => use.PictureId == picture.Id && use.Words.ToLower().Contains(lower) && readable.Any(article => article.Id == use.ArticleId)));
    }
}
