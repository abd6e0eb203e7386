using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <content>
/// What many pages have in common is read once between two publications. The counter is read by the call itself and before anything else, as the key of
/// kept pages is: what is read afterwards is of that publication or of a later one, never of an earlier one (architecture.md, rule 5).
/// </content>
public sealed partial class PublishedStories
{
    private volatile Shared kept = new(-1);

    private async Task<Shared> SharedAsync(INewsroomDb db, CancellationToken cancellation)
    {
        var counter = await db.Newsrooms.AsNoTracking().Select(n => n.PublicationCounter).SingleAsync(cancellation);
        var shared = kept;
        if (shared.Counter != counter)
            kept = shared = new Shared(counter);
        return shared;
    }

    private sealed class Shared(long counter)
    {
        private readonly ConcurrentDictionary<string, PublicSite> sites = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<(Guid Section, string Language), IReadOnlyList<RelatedStory>> newest = new();

        public long Counter => counter;

        // Languages are few; what is none must not fill the memory.
        public async Task<PublicSite?> SiteAsync(INewsroomDb db, string languagePath, CancellationToken cancellation) =>
            sites.TryGetValue(languagePath, out var known) ? known
            : await PublishedStories.SiteAsync(db, languagePath, cancellation) is { } site ? sites.GetOrAdd(languagePath, site)
            : null;

        public async Task<IReadOnlyList<RelatedStory>> NewestAsync(INewsroomDb db, PublicSite site, Guid sectionId, CancellationToken cancellation) =>
            newest.TryGetValue((sectionId, site.Language.Tag), out var known) ? known
            : newest.GetOrAdd((sectionId, site.Language.Tag), await NewestOfSectionAsync(db, site, sectionId, cancellation));
    }
}
