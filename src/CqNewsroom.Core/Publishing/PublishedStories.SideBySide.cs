using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Translation;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <content>Both languages side by side.</content>
public sealed partial class PublishedStories
{
    /// <summary>An article beside its original, or an original beside its translation; null for what never was public.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="section">Second segment.</param>
    /// <param name="segment">Third segment, decoded: slug and number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicPairAnswer?> SideBySideAsync(string languagePath, string section, string segment, CancellationToken cancellation)
    {
        if (PublicAddress.NumberOf(segment) is not { } number)
            return null;
        await using var db = await factory.OpenAsync(cancellation);
        if (await SiteAsync(db, languagePath, cancellation) is not { } site)
            return null;
        var rows = await LiveArticles.In(db).Where(p => p.Story.Number == number).ToListAsync(cancellation);
        if (rows.Find(row => string.Equals(row.Article.Language, site.Language.Tag, StringComparison.Ordinal)) is not { } here)
            return await PublicRetractions.OfStoryAsync(db, site, number, cancellation) is { } retraction ? new PublicPairAnswer(Retraction: retraction) : null;
        var address = here.AddressIn(site.Language);
        if (OtherOf(rows, here, site) is not { } other || await SiteAsync(db, other.Language.Path, cancellation) is not { } otherSite)
            return new PublicPairAnswer(MovedTo: address);
        if (!string.Equals($"/{languagePath}/{section}/{Uri.EscapeDataString(segment)}", address, StringComparison.Ordinal))
            return new PublicPairAnswer(MovedTo: PublicAddress.SideBySide(address));
        var shown = (await PublicArticles.ReadAsync(db, site, [here], cancellation))[0];
        var beside = (await PublicArticles.ReadAsync(db, otherSite, [other.Row], cancellation))[0];
        var (original, translation) = beside.IsOriginal ? (beside, shown) : (shown, beside);
        return new PublicPairAnswer(new PublicPair(shown, original, translation, RowsOf(original, translation)));
    }

    // A translation stands beside its original; an original beside the first of its translations, in the order of the newsroom's languages.
    private static (LiveArticle Row, Newsrooms.Language Language)? OtherOf(List<LiveArticle> rows, LiveArticle here, PublicSite site) =>
        site.Languages.SelectMany(language => rows
                .Where(row => row != here && string.Equals(row.Article.Language, language.Tag, StringComparison.Ordinal))
                .Select(row => ((LiveArticle, Newsrooms.Language)?)(row, language)))
            .OrderByDescending(pair => pair!.Value.Item1.Article.IsOriginal)
            .FirstOrDefault();

    // What nothing renders stands alone, where it stands in its own language.
    private static List<PublicPairRow> RowsOf(PublicArticle original, PublicArticle translation)
    {
        var (left, right) = (Laid(original), Laid(translation));
        var groups = PairedParts.Groups(original.Content.Blocks, translation.Content.Blocks).ToList();
        var rows = new List<PublicPairRow>();
        var unpaired = new Queue<Block>(translation.Content.Blocks);
        foreach (var block in original.Content.Blocks)
        {
            var group = groups.Find(pair => pair.Sources.Contains(block));
            if (group.Sources is null)
            {
                rows.Add(new PublicPairRow([left[block.Id]], []));
                continue;
            }

            if (!ReferenceEquals(group.Sources[0], block))
                continue;
            while (unpaired.TryPeek(out var next) && !groups.Exists(pair => pair.Targets.Contains(next)))
                rows.Add(new PublicPairRow([], [right[unpaired.Dequeue().Id]]));
            rows.Add(new PublicPairRow([.. group.Sources.Select(source => left[source.Id])], [.. group.Targets.Select(target => right[target.Id])]));
            while (unpaired.TryPeek(out var rendered) && groups.Exists(pair => pair.Targets.Contains(rendered)))
                unpaired.Dequeue();
        }

        rows.AddRange(unpaired.Where(block => !groups.Exists(pair => pair.Targets.Contains(block))).Select(block => new PublicPairRow([], [right[block.Id]])));
        return rows;
    }

    private static Dictionary<string, LaidBlock> Laid(PublicArticle article) =>
        ArticleLayout.Of(article.Content, article.Credits).Blocks.ToDictionary(laid => laid.Block.Id, StringComparer.Ordinal);
}
