using System.Security.Cryptography;
using System.Text;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Translation;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Machine;

/// <summary>Which parts of a text came from a machine.</summary>
internal static class MachineText
{
    /// <summary>The hash by which a text is known again: 64 hexadecimal digits. Spaces and line breaks do not count, an editor moves them.</summary>
    /// <param name="text">Plain text.</param>
    public static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

    /// <summary>What is known of a part.</summary>
    /// <param name="key">The part.</param>
    /// <param name="target">Its text.</param>
    /// <param name="parts">What machines gave for this translation.</param>
    public static MachineState StateOf(string key, string target, IReadOnlyList<MachinePart> parts)
    {
        if (parts.Count == 0 || string.IsNullOrWhiteSpace(target))
            return MachineState.None;
        var hash = HashOf(target);
        if (parts.Any(part => string.Equals(part.PartKey, key, StringComparison.Ordinal) && string.Equals(part.TextHash, hash, StringComparison.Ordinal)))
            return MachineState.Unchanged;
        return parts.Any(part => part.TakenAt is not null && IsWithin(part.PartKey, key)) ? MachineState.Edited : MachineState.None;
    }

    /// <summary>Whether a part lies in another, as a paragraph does that was joined with the next.</summary>
    /// <param name="part">The part.</param>
    /// <param name="other">The other.</param>
    private static bool IsWithin(string part, string other)
    {
        if (string.Equals(part, other, StringComparison.Ordinal))
            return true;
        var blocks = other.Split('+');
        return !part.StartsWith('@') && part.Split('+').All(block => blocks.Contains(block, StringComparer.Ordinal));
    }

    /// <summary>What machines gave for a translation.</summary>
    public static Task<List<MachinePart>> PartsAsync(INewsroomDb db, Guid articleId, CancellationToken cancellation) =>
        db.MachineParts.AsNoTracking().Where(part => part.ArticleId == articleId).ToListAsync(cancellation);

    /// <summary>The parts of a revision that have to do with a machine, in the order of the text.</summary>
    public static async Task<IReadOnlyList<(PairedPart Part, MachineState State)>> OfAsync(INewsroomDb db, Guid articleId, Guid? sourceRevisionId, ArticleContent content, CancellationToken cancellation)
    {
        var parts = await PartsAsync(db, articleId, cancellation);
        if (parts.Count == 0 || await db.Revisions.AsNoTracking().Where(r => r.Id == sourceRevisionId).Select(r => r.Content).SingleOrDefaultAsync(cancellation) is not { } source)
            return [];
        return [.. PairedParts.Of(CanonicalJson.Read(source), content).Select(part => (part, StateOf(part.Key, part.Pair.Target, parts))).Where(part => part.Item2 != MachineState.None)];
    }

    /// <summary>How many parts of a revision are a machine's text.</summary>
    public static Task<MachineCounts> CountAsync(INewsroomDb db, Revision revision, ArticleContent content, CancellationToken cancellation) =>
        CountAsync(db, revision.ArticleId, revision.SourceRevisionId, content, cancellation);

    /// <summary>How many parts of a text are a machine's.</summary>
    public static async Task<MachineCounts> CountAsync(INewsroomDb db, Guid articleId, Guid? sourceRevisionId, ArticleContent content, CancellationToken cancellation)
    {
        var parts = await OfAsync(db, articleId, sourceRevisionId, content, cancellation);
        return new MachineCounts(parts.Count(part => part.State == MachineState.Unchanged), parts.Count(part => part.State == MachineState.Edited));
    }
}

/// <summary>How many parts of a text are a machine's.</summary>
/// <param name="Unchanged">As they came.</param>
/// <param name="Edited">Changed since.</param>
public sealed record MachineCounts(int Unchanged, int Edited)
{
    /// <summary>For the record, which leaves out what there is not.</summary>
    internal int? UnchangedOrNull => Unchanged > 0 ? Unchanged : null;

    /// <inheritdoc cref="UnchangedOrNull"/>
    internal int? EditedOrNull => Edited > 0 ? Edited : null;
}

/// <summary>A part of a text that came from a machine, for who reviews it.</summary>
/// <param name="State">Whether it was changed.</param>
/// <param name="BlockId">Its block in the translation; null for a field.</param>
/// <param name="Text">The beginning of it.</param>
public sealed record MachinePartView(MachineState State, string? BlockId, string Text);
