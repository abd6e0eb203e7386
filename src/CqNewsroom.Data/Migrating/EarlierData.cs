using CqNewsroom.Core;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Migrating;

/// <summary>
/// What a migration cannot say in the database's own words and the program does after it: names are folded and made into addresses by rules
/// that live in Core. It works in portions and marks the end in the newsroom's row, so a start that is killed on the way is finished by the next.
/// </summary>
internal static class EarlierData
{
    /// <summary>The version of the data that this program works with.</summary>
    public const int Version = 1;

    private const int Portion = 200;

    /// <summary>Brings the data to <see cref="Version"/>; nothing where it is there already.</summary>
    /// <param name="factory">Opens the database of each portion.</param>
    /// <param name="ids">New identities.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the work between two portions.</param>
    public static async Task BringOverAsync(INewsroomDbFactory factory, IIdSource ids, DateTime now, CancellationToken cancellation)
    {
        await using var db = (NewsroomDbContext)await factory.OpenAsync(cancellation);
        if (await db.Newsrooms.AnyAsync(newsroom => newsroom.DataVersion >= Version, cancellation))
            return;
        var words = await WordsAsync(db, cancellation);
        foreach (var portion in words.Chunk(Portion))
            await InTransactionAsync(factory, part => EarlierLists.MakeTagsAsync(part, ids, portion, now, cancellation), cancellation);
        var published = await db.Articles.AsNoTracking().Where(article => article.PublicationId != null)
            .OrderBy(article => article.FirstPublishedAt).ThenBy(article => article.Id).Select(article => article.Id).ToListAsync(cancellation);
        foreach (var portion in published.Chunk(Portion))
            await InTransactionAsync(factory, part => EarlierLists.IndexCreditsAsync(part, portion, now, cancellation), cancellation);
        await InTransactionAsync(
            factory,
            async part =>
            {
                await part.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"OldStoryTags\"", cancellation);
                (await part.Newsrooms.AsTracking().SingleAsync(cancellation)).DataVersion = Version;
            },
            cancellation);
    }

    private static async Task InTransactionAsync(INewsroomDbFactory factory, Func<NewsroomDbContext, Task> work, CancellationToken cancellation)
    {
        await using var db = (NewsroomDbContext)await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        await work(db);
        await db.SaveChangesAsync(cancellation);
        await db.CommitAsync(cancellation);
    }

    // The words by story, oldest story first, so that of two tags that would bear one name in addresses the older keeps it.
    private static async Task<List<KeyValuePair<Guid, IReadOnlyList<string>>>> WordsAsync(NewsroomDbContext db, CancellationToken cancellation)
    {
        var tables = db is SqliteNewsroomDbContext
            ? await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = 'OldStoryTags'").SingleAsync(cancellation)
            : await db.Database.SqlQuery<int>($"SELECT (to_regclass('\"OldStoryTags\"') IS NOT NULL)::int AS \"Value\"").SingleAsync(cancellation);
        if (tables == 0)
            return [];
        var rows = await db.Database.SqlQuery<OldTag>(
            $"""SELECT o."StoryId", o."Position", o."Name" FROM "OldStoryTags" o JOIN "Stories" s ON s."Id" = o."StoryId" ORDER BY s."Number", o."Position" """).ToListAsync(cancellation);
        return [.. rows.GroupBy(row => row.StoryId).Select(story => KeyValuePair.Create<Guid, IReadOnlyList<string>>(story.Key, [.. story.Select(row => row.Name)]))];
    }

    private sealed record OldTag(Guid StoryId, int Position, string Name);
}
