using System.Collections.Frozen;

namespace CqNewsroom.Core.Checks;

/// <summary>What a finding is about. The name that files and the command line use is that of <see cref="CheckKinds.Name"/>.</summary>
public enum CheckKind
{
    /// <summary>A figure with 万 or 亿 has another size.</summary>
    WanYi,

    /// <summary>A figure written in Chinese numerals has another value.</summary>
    HanziNumeral,

    /// <summary>A share in per cent, per thousand or per ten thousand differs.</summary>
    Percent,

    /// <summary>Per cent stands for percentage points, or the other way round.</summary>
    PercentPoint,

    /// <summary>Tenths (成) or a discount (折) differ.</summary>
    Cheng,

    /// <summary>A fraction differs.</summary>
    Fraction,

    /// <summary>A multiple differs (翻番, 倍).</summary>
    Multiple,

    /// <summary>'Rose to' stands for 'rose by', or the other way round.</summary>
    ToVersusBy,

    /// <summary>Up stands for down, or a minus sign is lost.</summary>
    Direction,

    /// <summary>Year on year stands for month on month, or the other way round.</summary>
    Comparison,

    /// <summary>An approximate figure differs, or 'nearly' stands for 'more than'.</summary>
    Approx,

    /// <summary>An upper limit stands for a lower one, or the other way round.</summary>
    Bound,

    /// <summary>A date differs.</summary>
    Date,

    /// <summary>A date counted from the day of publication differs.</summary>
    DateRelative,

    /// <summary>The day of the week differs or is not that of the date beside it.</summary>
    Weekday,

    /// <summary>A time of day differs.</summary>
    Time,

    /// <summary>A length of time differs.</summary>
    Duration,

    /// <summary>Another currency.</summary>
    Currency,

    /// <summary>A measure differs, or another unit stands with the same figure.</summary>
    Unit,

    /// <summary>A range differs at one of its ends.</summary>
    Range,

    /// <summary>An ordinal differs.</summary>
    Ordinal,

    /// <summary>People named after their decade of birth (80后) became another group.</summary>
    Generation,

    /// <summary>A telephone number, model, road or the like is not the same to the letter.</summary>
    Code,

    /// <summary>A figure of the source is missing.</summary>
    Omission,

    /// <summary>A figure was added.</summary>
    Addition,

    /// <summary>A real difference in a sentence with words that only look like figures (十分, 万州).</summary>
    NoFalseAlarm,

    /// <summary>Another five-year plan.</summary>
    Plan,

    /// <summary>A person's name is in the wrong order or spelled wrongly.</summary>
    Name,

    /// <summary>A place is spelled wrongly or another place.</summary>
    Place,

    /// <summary>A term of the term list is missing or a forbidden one is used.</summary>
    Term,

    /// <summary>《》 are left, or nothing stands for them.</summary>
    TitleMark,

    /// <summary>Quotation marks do not pair, or a quotation lost them.</summary>
    Quote,

    /// <summary>Brackets do not pair.</summary>
    Bracket,

    /// <summary>Chinese or wrong punctuation.</summary>
    Punctuation,

    /// <summary>Chinese characters are left, or nothing is translated.</summary>
    Untranslated,

    /// <summary>A word stands twice.</summary>
    RepeatedWord,

    /// <summary>Spaces that do not belong.</summary>
    DoubleSpace,

    /// <summary>Far too short or far too long.</summary>
    Length,

    /// <summary>A link differs.</summary>
    Link,

    /// <summary>The target equals the source.</summary>
    SameAsSource,

    /// <summary>The same sentence reads otherwise elsewhere in the story.</summary>
    Inconsistent,
}

/// <summary>Names of the kinds.</summary>
public static class CheckKinds
{
    private static readonly FrozenDictionary<CheckKind, string> Names = Enum.GetValues<CheckKind>().ToFrozenDictionary(kind => kind, Write);

    /// <summary>The name in files and on the command line, such as <c>to-vs-by</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Name(this CheckKind kind) => Names[kind];

    /// <summary>The kind of a name, null where there is none.</summary>
    /// <param name="name">Such as <c>to-vs-by</c>.</param>
    public static CheckKind? Of(string name)
    {
        foreach (var (kind, known) in Names)
        {
            if (known == name)
                return kind;
        }
        return null;
    }

    private static string Write(CheckKind kind) => kind == CheckKind.ToVersusBy
        ? "to-vs-by"
        : string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
