using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Translation;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Orders;

/// <summary>What of a delivered text an order is about: all of it, or for a supplement what renders the parts of the source that changed.</summary>
internal sealed class OrderShare
{
    private readonly ArticleContent? _source;
    private readonly IReadOnlyList<string> _changed;

    private OrderShare(ArticleContent? source, IReadOnlyList<string> changed) => (_source, _changed) = (source, changed);

    /// <summary>Finds what an order is about.</summary>
    public static async Task<OrderShare> OfAsync(INewsroomDb db, AgencyOrder order, CancellationToken cancellation)
    {
        if (order.FormerSourceRevisionId is not { } former)
            return new OrderShare(null, []);
        var texts = await db.Revisions.AsNoTracking().Where(r => r.Id == order.SourceRevisionId || r.Id == former).ToDictionaryAsync(r => r.Id, r => r.Content, cancellation);
        var source = CanonicalJson.Read(texts[order.SourceRevisionId]);
        return new OrderShare(source, SourceChanges.Between(CanonicalJson.Read(texts[former]), source));
    }

    /// <summary>The English words of it.</summary>
    /// <param name="content">The delivered text.</param>
    public int EnglishWords(ArticleContent content) =>
        _source is null ? TextCounts.Of(content).EnglishWords : PairedParts.All(_source, content).Where(Holds).Sum(part => TextCounts.Of(part.Pair.Target).EnglishWords);

    /// <summary>How many parts of it have to do with a machine.</summary>
    /// <param name="machine">The machine's parts of the delivered text.</param>
    /// <param name="state">In which way.</param>
    public int Count(IReadOnlyList<(PairedPart Part, MachineState State)> machine, MachineState state) => machine.Count(one => one.State == state && Holds(one.Part));

    private bool Holds(PairedPart part) => _source is null || _changed.Contains(part.Key, StringComparer.Ordinal) || part.Sources.Any(piece => piece.BlockId is { } block && _changed.Contains(block, StringComparer.Ordinal));
}
