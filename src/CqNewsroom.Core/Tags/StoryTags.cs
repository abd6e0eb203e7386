using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Tags;

/// <summary>Reads and sets the tags of stories, in the caller's transaction.</summary>
internal static class StoryTags
{
    /// <summary>The tags of stories in their order, by story.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="stories">Ids of the stories.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ILookup<Guid, Tag>> OfAsync(INewsroomDb db, IReadOnlyCollection<Guid> stories, CancellationToken cancellation)
    {
        var rows = await (
            from link in db.StoryTags.AsNoTracking()
            where stories.Contains(link.StoryId)
            join tag in db.Tags.AsNoTracking() on link.TagId equals tag.Id
            orderby link.StoryId, link.Position
            select new { link.StoryId, Tag = tag }).ToListAsync(cancellation);
        return rows.ToLookup(row => row.StoryId, row => row.Tag);
    }

    /// <summary>The names of a story's tags in a language, in their order.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="storyId">The story.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<string>> NamesAsync(INewsroomDb db, Guid storyId, string language, CancellationToken cancellation) =>
        [.. (await OfAsync(db, [storyId], cancellation))[storyId].Select(tag => tag.NameIn(language))];

    /// <summary>Gives a story exactly the tags whose names were typed, in that order; a name that no tag has makes one.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="ids">New identities.</param>
    /// <param name="newsroom">Knows the languages.</param>
    /// <param name="storyId">The story.</param>
    /// <param name="writtenIn">Language of its original.</param>
    /// <param name="typed">The names, clean; two that mean one tag count once.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether the story has other tags, or others first, than before.</returns>
    public static async Task<bool> SetAsync(
        INewsroomDb db, IIdSource ids, Newsroom newsroom, Guid storyId, string writtenIn, IReadOnlyList<string> typed, DateTime now, CancellationToken cancellation)
    {
        var tags = new List<Guid>();
        foreach (var name in typed)
        {
            if (await FindOrMakeAsync(db, ids, newsroom, writtenIn, name, now, cancellation) is var tag && !tags.Contains(tag))
                tags.Add(tag);
        }

        return await LinkAsync(db, storyId, tags, cancellation);
    }

    /// <summary>Gives a story exactly these tags, in this order.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="storyId">The story.</param>
    /// <param name="tags">Ids of the tags.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether it has other tags, or others first, than before.</returns>
    public static async Task<bool> LinkAsync(INewsroomDb db, Guid storyId, IReadOnlyList<Guid> tags, CancellationToken cancellation)
    {
        var before = await db.StoryTags.AsTracking().Where(link => link.StoryId == storyId).OrderBy(link => link.Position).ToListAsync(cancellation);
        if (before.Select(link => link.TagId).SequenceEqual(tags))
            return false;
        db.StoryTags.RemoveRange(before.Where(link => !tags.Contains(link.TagId)));
        foreach (var (tag, position) in tags.Select((tag, position) => (tag, position)))
        {
            if (before.Find(link => link.TagId == tag) is { } kept)
                kept.Position = position;
            else
                db.StoryTags.Add(new StoryTag { StoryId = storyId, TagId = tag, Position = position });
        }

        return true;
    }

    private static async Task<Guid> FindOrMakeAsync(
        INewsroomDb db, IIdSource ids, Newsroom newsroom, string writtenIn, string name, DateTime now, CancellationToken cancellation)
    {
        var key = TagText.Key(name);
        // What this transaction made and has not written yet counts too.
        if (db.TagNames.Local.FirstOrDefault(known => string.Equals(known.Key, key, StringComparison.Ordinal)) is { } fresh)
            return fresh.TagId;
        if (await db.TagNames.AsNoTracking().SingleOrDefaultAsync(known => known.Key == key, cancellation) is { } found)
            return found.TagId;
        var tag = new Tag
        {
            Id = ids.Next(),
            Names = new Dictionary<string, string>(StringComparer.Ordinal) { [TagText.LanguageOf(name, newsroom.Languages, writtenIn)] = name },
            CreatedAt = now,
            Version = 1,
        };
        db.Tags.Add(tag);
        db.TagNames.Add(new TagName { Key = key, TagId = tag.Id });
        await PublicNames.ClaimAsync(db, PublicNameKind.Tag, tag.Id, Slug.From(name), now, cancellation);
        return tag.Id;
    }
}
