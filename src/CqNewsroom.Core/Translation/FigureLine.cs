using CqNewsroom.Core.Checks;

namespace CqNewsroom.Core.Translation;

/// <summary>What a line of the figures sheet is about.</summary>
public enum FigureKind
{
    /// <summary>A count, an ordinal, a multiple.</summary>
    Number,

    /// <summary>A date, a time of day, a date word.</summary>
    Date,

    /// <summary>An amount of money.</summary>
    Amount,

    /// <summary>A share, a fraction, percentage points.</summary>
    Share,

    /// <summary>A measure or a length of time.</summary>
    Measure,

    /// <summary>What a figure is compared with, or which way it went.</summary>
    Comparison,

    /// <summary>A telephone number, a model, an address: the same to the letter.</summary>
    Code,

    /// <summary>A person.</summary>
    Name,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A term of the termbase.</summary>
    Term,
}

/// <summary>What is to be said of a line of the figures sheet.</summary>
public enum FigureVerdict
{
    /// <summary>Both texts say the same.</summary>
    Equal,

    /// <summary>They do not.</summary>
    Different,

    /// <summary>The source says it, the translation does not.</summary>
    Missing,

    /// <summary>The translation says it, the source does not.</summary>
    Added,

    /// <summary>It stands on one side alone and need not stand on the other: a small word, a repetition, a conversion, what is said another way.</summary>
    NotNeeded,

    /// <summary>It stands in a block of the source that is left out on purpose.</summary>
    LeftOut,

    /// <summary>Not compared: a paragraph with more figures than are compared.</summary>
    NotCompared,
}

/// <summary>Words in a text of a part.</summary>
/// <param name="Text">The words; where they stand apart, with an ellipsis between.</param>
/// <param name="Place">Their place, the outermost where they stand apart.</param>
/// <param name="Before">What stands before them, cut short.</param>
/// <param name="After">What stands behind them, cut short.</param>
public sealed record FigureWords(string Text, TextSpan Place, string Before, string After);

/// <summary>A figure, date, amount, name or term with its places in both texts and the verdict.</summary>
/// <param name="PartKey">The part, as <see cref="PairedPart.Key"/>.</param>
/// <param name="BlockId">The block of the translation, else that of the source; null for a field.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The words of the source; null where it has none.</param>
/// <param name="Target">The words of the translation; null where it has none.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Problems">What the checks say of it; may be more than nothing where it is equal, as a hint.</param>
public sealed record FigureLine(string PartKey, string? BlockId, FigureKind Kind, FigureWords? Source, FigureWords? Target, FigureVerdict Verdict, IReadOnlyList<Problem> Problems);

/// <summary>The lines of a part.</summary>
/// <param name="Key">As <see cref="PairedPart.Key"/>.</param>
/// <param name="Number">Where its first block stands in the source, 1 for the first; null for a field and for what stands in the translation alone.</param>
/// <param name="Lines">Its lines: in the order of the source, then what the translation alone says.</param>
public sealed record FiguresPart(string Key, int? Number, IReadOnlyList<FigureLine> Lines);
