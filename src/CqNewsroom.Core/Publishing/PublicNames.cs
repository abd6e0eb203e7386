using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Gives names to what readers can address, changes them, and finds what an old one leads to. Everything works in the caller's transaction,
/// and becomes real with it. Of two transactions that claim one name at once the second fails on the key and is tried again.
/// </summary>
internal static class PublicNames
{
    /// <summary>The name made of the names of a thing: of the first, by language, that needs no encoding, else of the one at hand.</summary>
    /// <param name="names">Names by language.</param>
    /// <param name="atHand">The name that is there in any case.</param>
    public static string BaseOf(IReadOnlyDictionary<string, string> names, string atHand) =>
        names.OrderBy(name => name.Key, StringComparer.Ordinal).Where(name => name.Value.Length > 0).Select(name => Slug.From(name.Value))
            .FirstOrDefault(slug => !string.Equals(slug, Slug.Fallback, StringComparison.Ordinal) && slug.All(char.IsAscii)) ?? Slug.From(atHand);

    /// <summary>The name used now; null where the target never had one.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="kind">What the target is.</param>
    /// <param name="targetId">The target.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<string?> CurrentAsync(INewsroomDb db, PublicNameKind kind, Guid targetId, CancellationToken cancellation) =>
        db.PublicNames.Local.FirstOrDefault(name => name.Kind == kind && name.TargetId == targetId && name.IsCurrent)?.Slug
        ?? await db.PublicNames.AsNoTracking().Where(name => name.Kind == kind && name.TargetId == targetId && name.IsCurrent).Select(name => name.Slug).FirstOrDefaultAsync(cancellation);

    /// <summary>The names used now, by target; targets without one are missing.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="kind">What the targets are.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<Guid, string>> CurrentAsync(INewsroomDb db, PublicNameKind kind, IReadOnlyCollection<Guid> targets, CancellationToken cancellation) =>
        targets.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.PublicNames.AsNoTracking().Where(name => name.Kind == kind && name.IsCurrent && targets.Contains(name.TargetId))
                .ToDictionaryAsync(name => name.TargetId, name => name.Slug, cancellation);

    /// <summary>What a name, current or old, leads to; null where nothing ever had it.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="kind">What is looked for.</param>
    /// <param name="slug">The name, not percent-encoded.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<Guid?> ResolveAsync(INewsroomDb db, PublicNameKind kind, string slug, CancellationToken cancellation) =>
        await db.PublicNames.AsNoTracking().Where(name => name.Kind == kind && name.Slug == slug).Select(name => (Guid?)name.TargetId).SingleOrDefaultAsync(cancellation);

    /// <summary>
    /// Makes a name the current one of a target. A free one, and one that the target itself bore before, is taken as it is; one that is or was
    /// something else's gets a number behind it. The name before leads on.
    /// </summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="kind">What the target is.</param>
    /// <param name="targetId">The target.</param>
    /// <param name="wanted">The name wanted, as <see cref="Slug.From"/> makes it.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The name given.</returns>
    public static async Task<string> ClaimAsync(INewsroomDb db, PublicNameKind kind, Guid targetId, string wanted, DateTime now, CancellationToken cancellation)
    {
        for (var number = 1; ; number++)
        {
            var slug = number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            if (await TryClaimAsync(db, kind, targetId, slug, now, cancellation))
                return slug;
        }
    }

    /// <summary>Makes exactly this name the current one of a target.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="kind">What the target is.</param>
    /// <param name="targetId">The target.</param>
    /// <param name="slug">The name.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False where it is or was the name of something else; nothing is changed then.</returns>
    public static async Task<bool> TryClaimAsync(INewsroomDb db, PublicNameKind kind, Guid targetId, string slug, DateTime now, CancellationToken cancellation)
    {
        // The name is looked for last: one that another transaction gave to the same target meanwhile is then found here or fails on the key, and is not there twice.
        var before = await OfAsync(db, kind, targetId, cancellation);
        var named = await FindAsync(db, kind, slug, cancellation);
        if (named is not null && named.TargetId != targetId)
            return false;
        before.ForEach(old => old.IsCurrent = false);
        if (named is null)
            db.PublicNames.Add(named = new PublicName { Kind = kind, Slug = slug, TargetId = targetId, Since = now });
        named.IsCurrent = true;
        return true;
    }

    /// <summary>Lets every name of a target, old and current, lead to another of its kind, whose own name stays.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="kind">What both are.</param>
    /// <param name="from">The one that goes.</param>
    /// <param name="to">The one that stays.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task LeadOnAsync(INewsroomDb db, PublicNameKind kind, Guid from, Guid to, CancellationToken cancellation)
    {
        foreach (var name in await OfAsync(db, kind, from, cancellation))
            (name.TargetId, name.IsCurrent) = (to, false);
    }

    private static async Task<PublicName?> FindAsync(INewsroomDb db, PublicNameKind kind, string slug, CancellationToken cancellation) =>
        db.PublicNames.Local.FirstOrDefault(name => name.Kind == kind && string.Equals(name.Slug, slug, StringComparison.Ordinal))
        ?? await db.PublicNames.AsTracking().SingleOrDefaultAsync(name => name.Kind == kind && name.Slug == slug, cancellation);

    // What this transaction gave and has not written yet counts too.
    private static async Task<List<PublicName>> OfAsync(INewsroomDb db, PublicNameKind kind, Guid targetId, CancellationToken cancellation)
    {
        await db.PublicNames.AsTracking().Where(name => name.Kind == kind && name.TargetId == targetId).LoadAsync(cancellation);
        return [.. db.PublicNames.Local.Where(name => name.Kind == kind && name.TargetId == targetId)];
    }
}
