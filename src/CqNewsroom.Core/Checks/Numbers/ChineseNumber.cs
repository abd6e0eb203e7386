namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>A number as it stands in a Chinese text, before its unit is looked at.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">The first unit behind it.</param>
/// <param name="Low">Its value, or the lower end.</param>
/// <param name="High">Its value, or the upper end.</param>
internal readonly record struct ChineseNumber(int Start, int End, decimal Low, decimal High)
{
    /// <summary>万 or 亿 stands in it.</summary>
    public bool HasWanYi { get; init; }

    /// <summary>Chinese numerals stand in it.</summary>
    public bool HasHan { get; init; }

    /// <summary>Written digit by digit (二〇二六).</summary>
    public bool IsDigitRun { get; init; }

    /// <summary>数十, 几百: only the size is known.</summary>
    public bool IsVague { get; init; }

    /// <summary>余, 多 or 来 stands in it.</summary>
    public Hedge Hedge { get; init; }

    /// <summary>A unit without a coefficient (百万市民): it may be a figure, need not.</summary>
    public bool IsBare { get; init; }

    /// <summary>How many digits stand before a decimal point; 0 for numerals.</summary>
    public int Digits { get; init; }

    /// <summary>Two neighbours (七八) that give a range.</summary>
    public bool IsNeighbours => Low != High;

    /// <summary>A plain numeral below ten.</summary>
    public bool IsSmallHan => HasHan && Digits == 0 && High < 10 && !HasWanYi;
}

/// <summary>On which side of a figure the truth lies.</summary>
internal enum Hedge
{
    /// <summary>Nothing said.</summary>
    None,

    /// <summary>Nearly.</summary>
    Below,

    /// <summary>More than.</summary>
    Above,

    /// <summary>About.</summary>
    About,

    /// <summary>At most.</summary>
    AtMost,

    /// <summary>At least.</summary>
    AtLeast,
}
