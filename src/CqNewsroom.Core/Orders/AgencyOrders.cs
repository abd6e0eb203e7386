using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Orders;

/// <summary>Reads orders. Who may is decided for each call, with grants read afresh; what somebody may not read answers as if it did not exist. Nothing here writes.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class AgencyOrders(INewsroomDbFactory databases, TimeProvider time)
{
    /// <summary>A page of the orders of a filter, the newest first.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<OrderPage>> ListAsync(Asker asker, OrderFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await databases.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var now = time.Now();
        var matching = Matching(db, person, filter);
        var sums = await matching.GroupBy(o => o.State)
            .Select(g => new { g.Key, Count = g.Count(), Late = g.Count(o => o.State == OrderState.Open && o.Deadline < now), Han = g.Sum(o => o.HanCharacters), Words = g.Sum(o => o.WordStyleCount), English = g.Sum(o => o.EnglishWords ?? 0) })
            .ToListAsync(cancellation);
        var skip = (Math.Clamp(filter.Page, 1, 100_000) - 1) * OrderFilter.PageSize;
        var orders = await Sorted(matching).Skip(skip).Take(OrderFilter.PageSize + 1).ToListAsync(cancellation);
        return new OrderPage(
            await LinesAsync(db, person, asker, [.. orders.Take(OrderFilter.PageSize)], cancellation),
            sums.Sum(s => s.Count),
            orders.Count > OrderFilter.PageSize,
            SumOf(OrderState.Open),
            sums.Sum(s => s.Late),
            SumOf(OrderState.Delivered),
            person.IsOfHouse ? await AgenciesAsync(db, person, asker, cancellation) : []);

        OrderSum SumOf(OrderState state) => sums.Find(s => s.Key == state) is { } sum ? new OrderSum(sum.Count, sum.Han, sum.Words, sum.English) : new OrderSum(0, 0, 0, 0);
    }

    /// <summary>The orders of a filter, all pages up to <see cref="OrderFilter.MostExported"/>, for a table.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<OrderLine>>> ExportAsync(Asker asker, OrderFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await databases.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var orders = await Sorted(Matching(db, person, filter)).Take(OrderFilter.MostExported).ToListAsync(cancellation);
        return new Outcome<IReadOnlyList<OrderLine>>(await LinesAsync(db, person, asker, orders, cancellation), null);
    }

    /// <summary>One order.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<OrderView>> ReadAsync(Asker asker, Guid orderId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        if (await db.AgencyOrders.AsNoTracking().Where(OrderRights.Readable(db, person)).SingleOrDefaultAsync(o => o.Id == orderId, cancellation) is not { } order)
            return new Refusal(RefusalCode.NotFound);
        var line = (await LinesAsync(db, person, asker, [order], cancellation))[0];
        var names = await ShownNames.ReadAsync(db, person, asker.Language, order.ClosedById is { } closer ? [order.GivenById, closer] : [order.GivenById], cancellation);
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.Id == order.SourceRevisionId || r.Id == order.FormerSourceRevisionId || r.Id == order.DeliveredRevisionId)
            .Select(r => new { r.Id, r.Number, r.Hash }).ToListAsync(cancellation);
        var source = revisions.Single(r => r.Id == order.SourceRevisionId);
        var desk = await db.Desks.AsNoTracking().SingleAsync(d => db.Stories.Any(s => s.Id == order.StoryId && s.DeskId == d.Id), cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        return new OrderView
        {
            Line = line,
            Desk = desk.NameIn(asker.Language),
            SourceNumber = source.Number,
            SourceHash = source.Hash,
            FormerSourceNumber = revisions.Find(r => r.Id == order.FormerSourceRevisionId)?.Number,
            GivenBy = names.Of(order.GivenById),
            ClosedBy = order.ClosedById is { } by ? names.Of(by) : null,
            // Why the desk took a story back may say what the agency has no part in.
            Reason = person.IsOfHouse || order.State == OrderState.Declined ? order.Reason : null,
            Rule = order.Rule,
            CountedAt = order.CountedAt,
            DeliveredNumber = revisions.Find(r => r.Id == order.DeliveredRevisionId)?.Number,
            Newsroom = newsroom.NameIn(asker.Language),
            TimeZoneId = newsroom.TimeZoneId,
        };
    }

    /// <summary>The orders of a translation that somebody may read, the oldest first.</summary>
    internal static async Task<IReadOnlyList<OrderLink>> OfArticleAsync(INewsroomDb db, PersonFacts person, Guid articleId, int storyNumber, CancellationToken cancellation)
    {
        if (!OrderRights.MayOpen(person))
            return [];
        var orders = await db.AgencyOrders.AsNoTracking().Where(o => o.ArticleId == articleId).Where(OrderRights.Readable(db, person))
            .OrderBy(o => o.Number).Select(o => new { o.Id, o.Number, o.State }).ToListAsync(cancellation);
        return orders.ConvertAll(o => new OrderLink(o.Id, OrderName.Of(storyNumber, o.Number), o.State));
    }

    private async Task<(PersonFacts? Person, Refusal? Against)> OpenedAsync(INewsroomDb db, Asker asker, CancellationToken cancellation)
    {
        if (await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation) is not { } person)
            return (null, new Refusal(RefusalCode.SignedOut));
        return OrderRights.MayOpen(person) ? (person, null) : (null, new Refusal(RefusalCode.NotAllowed));
    }

    private static IQueryable<AgencyOrder> Matching(INewsroomDb db, PersonFacts person, OrderFilter filter)
    {
        var orders = db.AgencyOrders.AsNoTracking().Where(OrderRights.Readable(db, person));
        if (filter.AgencyId is { } agency)
            orders = orders.Where(o => o.AgencyId == agency);
        return filter.State is { } state ? orders.Where(o => o.State == state) : orders;
    }

    private static IOrderedQueryable<AgencyOrder> Sorted(IQueryable<AgencyOrder> orders) => orders.OrderByDescending(o => o.GivenAt).ThenByDescending(o => o.Number).ThenBy(o => o.Id);

    private static async Task<List<Choice>> AgenciesAsync(INewsroomDb db, PersonFacts person, Asker asker, CancellationToken cancellation)
    {
        var readable = db.AgencyOrders.Where(OrderRights.Readable(db, person));
        var agencies = await db.Agencies.AsNoTracking().Where(a => readable.Any(o => o.AgencyId == a.Id)).ToListAsync(cancellation);
        return [.. agencies.Select(a => new Choice(a.Id, a.NameIn(asker.Language))).OrderBy(a => a.Name, StringComparer.Ordinal)];
    }

    private async Task<List<OrderLine>> LinesAsync(INewsroomDb db, PersonFacts person, Asker asker, List<AgencyOrder> orders, CancellationToken cancellation)
    {
        if (orders.Count == 0)
            return [];
        var (now, ids, supplemented) = (time.Now(), orders.ConvertAll(o => o.Id), orders.Select(o => o.SupplementToId).OfType<Guid>().Distinct().ToList());
        var readable = db.Articles.Where(Reading.Articles(db, person));
        var facts = await (
            from order in db.AgencyOrders
            where ids.Contains(order.Id)
            join story in db.Stories on order.StoryId equals story.Id
            join article in db.Articles on order.ArticleId equals article.Id
            join source in db.Revisions on order.SourceRevisionId equals source.Id
            join original in db.Articles on source.ArticleId equals original.Id
            select new { order.Id, StoryNumber = story.Number, article.Language, SourceLanguage = original.Language, source.Headline, IsReadable = readable.Any(a => a.Id == article.Id) })
            .ToDictionaryAsync(row => row.Id, cancellation);
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellation);
        var numbers = await db.AgencyOrders.Where(o => supplemented.Contains(o.Id)).Select(o => new { o.Id, o.Number }).ToDictionaryAsync(o => o.Id, o => o.Number, cancellation);
        return orders.ConvertAll(order =>
        {
            var fact = facts[order.Id];
            return new OrderLine
            {
                Id = order.Id,
                Name = OrderName.Of(fact.StoryNumber, order.Number),
                SupplementTo = order.SupplementToId is { } former ? OrderName.Of(fact.StoryNumber, numbers[former]) : null,
                StoryNumber = fact.IsReadable ? fact.StoryNumber : null,
                ArticleId = order.ArticleId,
                // An agency keeps the headline of what it has or delivered, and of nothing that went elsewhere.
                Headline = person.IsOfHouse || fact.IsReadable || order.State == OrderState.Delivered ? fact.Headline : "",
                SourceLanguage = fact.SourceLanguage,
                Language = fact.Language,
                Agency = agencies[order.AgencyId].NameIn(asker.Language),
                State = order.State,
                GivenAt = order.GivenAt,
                Deadline = order.Deadline,
                IsLate = order.State == OrderState.Open && order.Deadline < now,
                ClosedAt = order.ClosedAt,
                Counting = order.Counting,
                Segments = order.Segments,
                HanCharacters = order.HanCharacters,
                WordStyleCount = order.WordStyleCount,
                EnglishWords = order.EnglishWords,
                MachineUnchanged = order.MachineUnchanged,
                MachineEdited = order.MachineEdited,
                Bands = order.Bands,
            };
        });
    }
}
