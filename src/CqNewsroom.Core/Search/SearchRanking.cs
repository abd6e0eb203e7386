namespace CqNewsroom.Core.Search;

/// <summary>
/// Points of a document and the order of results: ours alone, from whole numbers that both databases hold alike, so that both give the same stories in the same order.
/// A word counts more the fewer texts hold it (BM25's inverse document frequency), more where it stands in the headline, less and less with each
/// further occurrence, and less in a long text; new texts count up to twice as much as old ones.
/// </summary>
internal static class SearchRanking
{
    // BM25's k1 of 1.2, in the weights of a paragraph, which counts 2 for each occurrence; its b for length.
    private const double Saturation = 2 * 1.2;
    private const double LengthShare = 0.6;

    // After so many days the advantage of a new text has halved.
    private const double HalfAfterDays = 120;

    /// <summary>How much finding a word says.</summary>
    /// <param name="documents">All documents.</param>
    /// <param name="holding">Those that hold it.</param>
    public static double Rarity(int documents, int holding) => Math.Log(1 + ((documents - holding + 0.5) / (holding + 0.5)));

    /// <summary>Points for one word in one document.</summary>
    /// <param name="rarity">How much finding it says.</param>
    /// <param name="weight">What its occurrences count together.</param>
    /// <param name="length">Length of the document.</param>
    /// <param name="averageLength">Length of documents on average.</param>
    public static double Points(double rarity, int weight, int length, double averageLength) =>
        rarity * weight / (weight + (Saturation * (1 - LengthShare + (LengthShare * length / averageLength))));

    /// <summary>What the points are multiplied with for a document's age.</summary>
    /// <param name="firstPublishedAt">When it first went live (UTC).</param>
    /// <param name="today">The day of the search (UTC), so that the order stands still for a day.</param>
    public static double Freshness(DateTime firstPublishedAt, DateTime today) =>
        1 + Math.Exp(-Math.Max(0, (today - firstPublishedAt).TotalDays) * Math.Log(2) / HalfAfterDays);
}

/// <summary>A result in its order: more points first, then the newer text, then the younger story.</summary>
/// <param name="Number">Number of the document.</param>
/// <param name="Points">Its points.</param>
/// <param name="FirstPublishedAt">When it first went live (UTC).</param>
/// <param name="StoryNumber">The story's number.</param>
internal readonly record struct RankedDocument(int Number, double Points, DateTime FirstPublishedAt, int StoryNumber) : IComparable<RankedDocument>
{
    /// <inheritdoc/>
    public int CompareTo(RankedDocument other)
    {
        var byPoints = other.Points.CompareTo(Points);
        if (byPoints != 0)
            return byPoints;
        var byTime = other.FirstPublishedAt.CompareTo(FirstPublishedAt);
        return byTime != 0 ? byTime : other.StoryNumber.CompareTo(StoryNumber);
    }

    /// <summary>Whether one stands before another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(RankedDocument left, RankedDocument right) => left.CompareTo(right) < 0;

    /// <summary>Whether one stands behind another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(RankedDocument left, RankedDocument right) => left.CompareTo(right) > 0;

    /// <summary>Whether one stands before another, or at the same place.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(RankedDocument left, RankedDocument right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one stands behind another, or at the same place.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(RankedDocument left, RankedDocument right) => left.CompareTo(right) >= 0;
}
