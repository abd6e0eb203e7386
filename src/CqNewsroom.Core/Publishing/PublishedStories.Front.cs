using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

// The front page in the order of its editors.
public sealed partial class PublishedStories
{
    /// <summary>
    /// The front page as it would be, for editors who order it; null for everybody else. It shows what is live, as every page does, and at a later time what will
    /// be of what they may read.
    /// </summary>
    /// <param name="asker">Who asks: editors of the house.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="slots">The top; slots that name nothing are left out.</param>
    /// <param name="blocks">The sections.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="at">The time that it is to show (UTC), for slots that end and stories that come; null or past for now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicList?> FrontPreviewAsync(
        Asker asker, string language, IReadOnlyList<FrontSlot> slots, IReadOnlyList<FrontBlock> blocks, DateTime now, DateTime? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await factory.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation) is not { IsOfHouse: true } person || !person.HoldsAnywhere(Role.Editor))
            return null;
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        if (newsroom.Languages.Find(known => string.Equals(known.Tag, language, StringComparison.Ordinal)) is not { } spoken || await SiteAsync(db, spoken.Path, cancellation) is not { } site)
            return null;
        var time = at > now ? at.Value : now;
        var coming = time > now ? await FrontScheduled.LiveAtAsync(db, person, language, time, cancellation) : [];
        var total = coming.Count + await LiveArticles.Of(db, language, PublicListKey.Front).CountAsync(cancellation);
        // Pictures of what is only coming are nobody's but the staff's.
        var pictures = new ListPictures(
            db.Pictures.AsNoTracking().Where(PictureReading.Pictures(db, person)).Where(picture => picture.RightsEndAt == null || picture.RightsEndAt > time), (id, _) => PictureAddress.ForStaff(id));
        return await FrontAsync(db, site, [.. slots.Take(FrontPage.MostSlots)], [.. blocks.Take(FrontPage.MostBlocks)], total, time, coming, pictures, cancellation);
    }

    // The version in force knows until when it holds: the clock makes pages anew at that time, so the time of the rendering decides nothing else.
    private static async Task<PublicList?> OrderedFrontAsync(INewsroomDb db, PublicSite site, int total, CancellationToken cancellation) =>
        await FrontReading.InForce(db, site.Language.Tag).SingleOrDefaultAsync(cancellation) is { } page
            ? await FrontAsync(db, site, page.Slots, page.Blocks, total, page.NextEndAt is { } end ? end.AddTicks(-1) : DateTime.MaxValue, [], ListPictures.Public(db), cancellation)
            : null;

    private static async Task<PublicList> FrontAsync(
        INewsroomDb db, PublicSite site, IReadOnlyList<FrontSlot> slots, IReadOnlyList<FrontBlock> blocks, int total, DateTime now, IReadOnlyList<LiveArticle> coming, ListPictures pictures, CancellationToken cancellation)
    {
        var (filled, rows) = await FrontReading.FillAsync(db, site.Language.Tag, slots, blocks, PageSize, now, coming, cancellation);
        var slugs = await db.Sections.AsNoTracking().ToDictionaryAsync(section => section.Id, section => section.Slug, cancellation);
        var shown = rows.Values.ToList();
        var items = (await WithPicturesAsync(pictures, shown, shown.ConvertAll(row => Item(site, row)), cancellation)).Zip(shown).ToDictionary(pair => pair.Second.Story.Number, pair => pair.First);
        var front = new PublicFront(
            Items(filled.Top),
            [.. filled.Blocks.Select(block => new PublicFrontBlock(site.Sections.First(section => string.Equals(section.Slug, slugs[block.SectionId], StringComparison.Ordinal)), Items(block.Numbers)))],
            Items(filled.Latest));
        return new PublicList(site, PublicListKey.Front, site.Name, [.. front.Top, .. front.Blocks.SelectMany(block => block.Items), .. front.Latest], 1, PageSize < total, total) { Front = front };

        List<PublicItem> Items(IReadOnlyList<int> numbers) => [.. numbers.Where(items.ContainsKey).Select(number => items[number])];
    }

    // The first picture of each that may be shown, asked for at once.
    private static async Task<List<PublicItem>> WithPicturesAsync(ListPictures pictures, List<LiveArticle> rows, List<PublicItem> items, CancellationToken cancellation)
    {
        var contents = rows.ConvertAll(row => CanonicalJson.Read(row.Revision.Content));
        var shown = await PictureReading.ShownAsync(pictures.Shown, contents, pictures.Address, cancellation);
        return [.. items.Zip(contents, (item, content) => content.Blocks.OfType<PictureBlock>().FirstOrDefault(block => shown.ContainsKey(block.PictureId)) is { } first
            ? item with { Picture = new LeadPicture(shown[first.PictureId], first.Alt) }
            : item)];
    }

    /// <summary>Which pictures a list shows, and where they are found.</summary>
    private sealed record ListPictures(IQueryable<Picture> Shown, Func<Guid, string, string> Address)
    {
        public static ListPictures Public(INewsroomDb db) => new(PictureReading.Public(db), (_, hash) => PictureAddress.ForReaders(hash));
    }
}
