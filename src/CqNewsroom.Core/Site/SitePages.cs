using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Site;

/// <summary>What administrators do with the pages that are no stories.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="ids">New identities.</param>
public sealed class SitePages(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>Longest text of a page, in UTF-16 units.</summary>
    public const int LongestText = 20_000;

    /// <summary>Longest title of a page.</summary>
    public const int LongestTitle = 80;

    /// <summary>Longest last segment of an address.</summary>
    public const int LongestSlug = 60;

    /// <summary>Lists the pages, in their order.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IReadOnlyList<SitePageDetails>>> ListAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync(
            asker,
            async (db, _) => new Outcome<IReadOnlyList<SitePageDetails>>(
                [.. (await db.SitePages.AsNoTracking().Include(page => page.Texts).OrderBy(page => page.Position).ThenBy(page => page.Id).ToListAsync(cancellation)).Select(Details)], null),
            cancellation);

    /// <summary>Adds or changes a page.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The page as the administrator wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The page.</returns>
    public Task<Outcome<Guid>> SaveAsync(Asker asker, SaveSitePage command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunAsync<Guid>(
            asker,
            async act =>
            {
                if (Clean(command, act.Newsroom.Languages.ConvertAll(language => language.Tag), out var texts) is { } refusal)
                    return refusal;
                var (page, missing) = await PageAsync(act, command);
                if (page is null)
                    return missing!;
                foreach (var text in texts)
                {
                    if (await IsTakenAsync(act, page.Id, text))
                        return new Refusal(RefusalCode.Duplicate);
                }

                (page.Purpose, page.Position) = (command.Purpose, Math.Clamp(command.Position, 0, 999));
                page.Version++;
                foreach (var gone in page.Texts.Where(known => texts.TrueForAll(text => text.Language != known.Language)).ToList())
                    act.Db.SitePageTexts.Remove(gone);
                foreach (var text in texts)
                    Write(page, text, act.Now);
                act.ChangesWhatReadersSee();
                act.Events.Add(new SettingsChanged());
                act.Record(
                    command.PageId is null ? "AddSitePage" : "ChangeSitePage", page.Id, ("purpose", page.Purpose),
                    ("slugs", texts.ToDictionary(text => text.Language, text => text.Slug, StringComparer.Ordinal)), ("published", string.Join(' ', texts.Where(text => text.IsPublished).Select(text => text.Language))));
                return page.Id;
            },
            cancellation);
    }

    /// <summary>Removes a page; its addresses answer that there is nothing.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="pageId">The page.</param>
    /// <param name="seenVersion">The version that the administrator saw.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<Guid>> RemoveAsync(Asker asker, Guid pageId, int seenVersion, CancellationToken cancellation) =>
        acts.RunAsync<Guid>(
            asker,
            async act =>
            {
                var page = await act.Db.SitePages.AsTracking().Include(p => p.Texts).SingleOrDefaultAsync(p => p.Id == pageId, cancellation);
                if (page is null)
                    return new Refusal(RefusalCode.NotFound);
                if (page.Version != seenVersion)
                    return await act.WhoWasFasterAsync(pageId);
                var slugs = page.Texts.ToDictionary(text => text.Language, text => text.Slug, StringComparer.Ordinal);
                act.Db.SitePageTexts.RemoveRange(page.Texts);
                act.Db.SitePages.Remove(page);
                act.ChangesWhatReadersSee();
                act.Events.Add(new SettingsChanged());
                act.Record("RemoveSitePage", pageId, ("slugs", slugs));
                return pageId;
            },
            cancellation);

    private static SitePageDetails Details(SitePage page) => new(
        page.Id, page.Purpose, page.Position,
        [.. page.Texts.OrderBy(text => text.Language, StringComparer.Ordinal).Select(text => new SitePageTextDetails(text.Language, text.Title, text.Slug, text.Text, text.IsPublished))], page.Version);

    private static void Write(SitePage page, SitePageTextDetails text, DateTime now)
    {
        var known = page.Texts.Find(other => string.Equals(other.Language, text.Language, StringComparison.Ordinal));
        if (known is null)
        {
            known = new SitePageText { PageId = page.Id, Language = text.Language, ChangedAt = now };
            page.Texts.Add(known);
        }

        if ((known.Title, known.Slug, known.Text, known.IsPublished) == (text.Title, text.Slug, text.Text, text.IsPublished))
            return;
        // An address that readers may have kept leads on, whatever becomes of the page in between; one that never was public need not.
        if (known.IsPublished)
            known.FormerSlugs = [.. known.FormerSlugs.Append(known.Slug).Distinct(StringComparer.Ordinal)];
        (known.Title, known.Slug, known.Text, known.IsPublished, known.ChangedAt) = (text.Title, text.Slug, text.Text, text.IsPublished, now);
    }

    private static Refusal? Clean(SaveSitePage command, List<string> languages, out List<SitePageTextDetails> texts)
    {
        texts = [];
        foreach (var typed in command.Texts)
        {
            if (!languages.Contains(typed.Language) || texts.Exists(text => text.Language == typed.Language))
                return new Refusal(RefusalCode.LanguageUnknown);
            if (PlainTexts.Clean(typed.Title, out var title, LongestTitle) is { } wrongTitle)
                return wrongTitle;
            if (PlainTexts.Clean(typed.Text, out var text, LongestText, oneLine: false) is { } wrongText)
                return wrongText;
            if (title.Length == 0 && text.Length == 0)
                continue;
            if (title.Length == 0)
                return new Refusal(RefusalCode.NameMissing);
            if (typed.IsPublished && text.Length == 0)
                return new Refusal(RefusalCode.NoText);
            if (!IsSlug(typed.Slug.Trim()))
                return new Refusal(RefusalCode.SlugInvalid, LongestSlug);
            texts.Add(typed with { Title = title, Text = text, Slug = typed.Slug.Trim() });
        }

        return texts.Count == 0 ? new Refusal(RefusalCode.NameMissing) : null;
    }

    private static bool IsSlug(string slug) =>
        slug.Length is > 0 and <= LongestSlug && slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && slug[0] != '-' && slug[^1] != '-';

    private static async Task<bool> IsTakenAsync(AdministrativeAct act, Guid pageId, SitePageTextDetails text)
    {
        // Few pages; looked through here, since what was public once counts as well.
        var others = await act.Db.SitePageTexts.AsNoTracking().Where(other => other.PageId != pageId && other.Language == text.Language).Select(other => new { other.Slug, other.FormerSlugs }).ToListAsync(act.Cancellation);
        return others.Exists(other => string.Equals(other.Slug, text.Slug, StringComparison.Ordinal) || other.FormerSlugs.Contains(text.Slug));
    }

    private async Task<(SitePage? Page, Refusal? Refusal)> PageAsync(AdministrativeAct act, SaveSitePage command)
    {
        if (command.PageId is { } id)
        {
            var known = await act.Db.SitePages.AsTracking().Include(page => page.Texts).SingleOrDefaultAsync(page => page.Id == id, act.Cancellation);
            if (known is null)
                return (null, new Refusal(RefusalCode.NotFound));
            return known.Version == command.SeenVersion ? (known, null) : (null, await act.WhoWasFasterAsync(id));
        }

        if (await act.Db.SitePages.CountAsync(act.Cancellation) >= SitePage.Most)
            return (null, new Refusal(RefusalCode.TooMany, SitePage.Most));
        var page = new SitePage { Id = ids.Next() };
        act.Db.SitePages.Add(page);
        return (page, null);
    }
}
