using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Tags;

/// <summary>What editors of the house do with tags: they belong to no desk, so an editor of any desk names, merges and removes them.</summary>
/// <param name="acts">Runs the acts.</param>
public sealed class TagDesk(AdministrativeActs acts)
{
    /// <summary>Tags on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Lists tags by name.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<TagPage>> ListAsync(Asker asker, TagFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await acts.OpenAsync(cancellation);
        var person = await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation);
        if (!MayEdit(person))
            return new Refusal(person is null ? RefusalCode.SignedOut : RefusalCode.NotAllowed);
        if (PlainTexts.Clean(filter.Words, out var words, TagFilter.LongestWords) is { } wrong)
            return wrong;
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var found = db.Tags.AsNoTracking();
        if (TagText.Key(words) is { Length: > 0 } key)
            found = found.Where(tag => db.TagNames.Any(name => name.TagId == tag.Id && name.Key.Contains(key)));
        if (filter.UnusedOnly)
            found = found.Where(tag => !db.StoryTags.Any(link => link.TagId == tag.Id));
        // Names are ordered by the rules of the asker's language, which no database knows; tags are thousands at most.
        var culture = CultureComparer(asker.Language);
        var all = (await found.ToListAsync(cancellation)).OrderBy(tag => tag.NameIn(asker.Language), culture).ThenBy(tag => tag.Id).ToList();
        var skip = (Math.Clamp(filter.Page, 1, 100_000) - 1) * PageSize;
        var shown = all.Skip(skip).Take(PageSize).ToList();
        var ids = shown.ConvertAll(tag => tag.Id);
        var slugs = await PublicNames.CurrentAsync(db, PublicNameKind.Tag, ids, cancellation);
        var counts = await db.StoryTags.AsNoTracking().Where(link => ids.Contains(link.TagId)).GroupBy(link => link.TagId)
            .Select(links => new { links.Key, Count = links.Count() }).ToDictionaryAsync(links => links.Key, links => links.Count, cancellation);
        return new TagPage(
            shown.ConvertAll(tag => new TagLine(tag.Id, tag.Names, slugs.GetValueOrDefault(tag.Id, ""), counts.GetValueOrDefault(tag.Id), tag.Version)),
            all.Count,
            all.Count > skip + PageSize,
            newsroom.Languages);
    }

    /// <summary>Names a tag.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The tag as the editor wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> SaveAsync(Asker asker, SaveTag command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return OnTagAsync<int>(
            asker,
            command.TagId,
            command.SeenVersion,
            async (act, tag) =>
            {
                if (PlainTexts.CleanNames(command.Names, act.Newsroom.Languages.ConvertAll(language => language.Tag), out var names) is { } refusal)
                    return refusal;
                if (names.Values.FirstOrDefault(name => name.Length > StoryFields.LongestTag) is not null)
                    return new Refusal(RefusalCode.TooLong, StoryFields.LongestTag);
                var before = tag.Names;
                if (await RenameAsync(act, tag, names) is { } taken)
                    return taken;
                if (command.Slug.Trim() is { Length: > 0 } slug && await MoveAsync(act, tag, slug) is { } wrong)
                    return wrong;
                tag.Version++;
                Renaming.Note(act, PublicNameKind.Tag, tag.Id);
                act.Record("ChangeTag", tag.Id, ("names", names), ("before", before), ("slug", await PublicNames.CurrentAsync(act.Db, PublicNameKind.Tag, tag.Id, cancellation)));
                return tag.Version;
            },
            cancellation);
    }

    /// <summary>Makes one tag of two.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> MergeAsync(Asker asker, MergeTags command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return OnTagAsync<bool>(
            asker,
            command.TagId,
            command.SeenVersion,
            async (act, tag) =>
            {
                var into = await act.Db.Tags.AsTracking().SingleOrDefaultAsync(other => other.Id == command.IntoId && other.Id != tag.Id, cancellation);
                if (into is null)
                    return new Refusal(RefusalCode.NotFound);
                var links = await act.Db.StoryTags.AsTracking().Where(link => link.TagId == tag.Id).ToListAsync(cancellation);
                var alreadyThere = await act.Db.StoryTags.Where(link => link.TagId == into.Id).Select(link => link.StoryId).ToHashSetAsync(cancellation);
                act.Db.StoryTags.RemoveRange(links);
                act.Db.StoryTags.AddRange(links.Where(link => !alreadyThere.Contains(link.StoryId))
                    .Select(link => new StoryTag { StoryId = link.StoryId, TagId = into.Id, Position = link.Position }));
                // Who types a name of the tag that goes means the one that stays.
                foreach (var name in await act.Db.TagNames.AsTracking().Where(name => name.TagId == tag.Id).ToListAsync(cancellation))
                    name.TagId = into.Id;
                into.Names = tag.Names.Concat(into.Names).GroupBy(name => name.Key, StringComparer.Ordinal).ToDictionary(names => names.Key, names => names.Last().Value, StringComparer.Ordinal);
                into.Version++;
                await PublicNames.LeadOnAsync(act.Db, PublicNameKind.Tag, tag.Id, into.Id, cancellation);
                act.Db.Tags.Remove(tag);
                Renaming.Note(act, PublicNameKind.Tag, into.Id);
                act.Record("MergeTags", tag.Id, ("names", tag.Names), ("into", into.Id), ("stories", links.Count));
                return true;
            },
            cancellation);
    }

    /// <summary>Removes a tag that no story has. Its address is given to no other.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="tagId">The tag.</param>
    /// <param name="seenVersion">The version that the editor saw.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> RemoveAsync(Asker asker, Guid tagId, int seenVersion, CancellationToken cancellation) => OnTagAsync<bool>(
        asker,
        tagId,
        seenVersion,
        async (act, tag) =>
        {
            if (await act.Db.StoryTags.AnyAsync(link => link.TagId == tag.Id, cancellation))
                return new Refusal(RefusalCode.TagInUse);
            act.Db.TagNames.RemoveRange(await act.Db.TagNames.AsTracking().Where(name => name.TagId == tag.Id).ToListAsync(cancellation));
            act.Db.Tags.Remove(tag);
            act.Record("RemoveTag", tag.Id, ("names", tag.Names));
            return true;
        },
        cancellation);

    /// <summary>Whether tags are a person's to name and to merge.</summary>
    internal static bool MayEdit(PersonFacts? person) => person is { IsOfHouse: true } && person.HoldsAnywhere(Role.Editor);

    private static StringComparer CultureComparer(string language) => StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo(language), ignoreCase: true);

    private Task<Outcome<T>> OnTagAsync<T>(Asker asker, Guid tagId, int seenVersion, Func<AdministrativeAct, Tag, Task<Outcome<T>>> work, CancellationToken cancellation) =>
        acts.RunOwnAsync<T>(
            asker,
            async act =>
            {
                if (!MayEdit(act.Person))
                    return new Refusal(RefusalCode.NotAllowed);
                var tag = await act.Db.Tags.AsTracking().SingleOrDefaultAsync(t => t.Id == tagId, cancellation);
                if (tag is null)
                    return new Refusal(RefusalCode.NotFound);
                if (tag.Version != seenVersion)
                    return await act.WhoWasFasterAsync(tagId);
                act.ChangesWhatReadersSee();
                act.Events.Add(new SettingsChanged());
                return await work(act, tag);
            },
            cancellation);

    // A name means one tag. Those that merging brought stay; one that was changed finds the tag no more, since it may have been a mistake.
    private static async Task<Refusal?> RenameAsync(AdministrativeAct act, Tag tag, Dictionary<string, string> names)
    {
        var keys = names.Values.Select(TagText.Key).ToHashSet(StringComparer.Ordinal);
        var taken = await act.Db.TagNames.AsTracking().Where(name => keys.Contains(name.Key) || name.TagId == tag.Id).ToListAsync(act.Cancellation);
        if (taken.Find(name => name.TagId != tag.Id) is { } other)
            return new Refusal(RefusalCode.TagNameTaken, names.Values.First(name => string.Equals(TagText.Key(name), other.Key, StringComparison.Ordinal)));
        var gone = tag.Names.Values.Select(TagText.Key).Except(keys, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        act.Db.TagNames.RemoveRange(taken.Where(name => gone.Contains(name.Key)));
        act.Db.TagNames.AddRange(keys.Where(key => !taken.Exists(name => string.Equals(name.Key, key, StringComparison.Ordinal))).Select(key => new TagName { Key = key, TagId = tag.Id }));
        tag.Names = names;
        return null;
    }

    private static async Task<Refusal?> MoveAsync(AdministrativeAct act, Tag tag, string slug)
    {
        if (slug.Length > StoryFields.LongestTag || !string.Equals(Slug.From(slug), slug, StringComparison.Ordinal))
            return new Refusal(RefusalCode.TagSlugInvalid, StoryFields.LongestTag);
        return await PublicNames.TryClaimAsync(act.Db, PublicNameKind.Tag, tag.Id, slug, act.Now, act.Cancellation) ? null : new Refusal(RefusalCode.AddressTaken, slug);
    }
}
