namespace CqNewsroom.Core.Documents;

/// <summary>The longest increasing subsequence by patience sorting, in O(n log n).</summary>
internal static class IncreasingSubsequence
{
    /// <summary>Picks values that rise from left to right, as many as possible.</summary>
    /// <param name="values">Different numbers.</param>
    /// <returns>The values picked, in order.</returns>
    public static IReadOnlyList<int> Longest(IReadOnlyList<int> values)
    {
        // tops[n]: index of the smallest value that ends a rising sequence of length n + 1
        var tops = new List<int>();
        var before = new int[values.Count];
        for (var index = 0; index < values.Count; index++)
        {
            var pile = Pile(tops, values, values[index]);
            before[index] = pile == 0 ? -1 : tops[pile - 1];
            if (pile == tops.Count)
                tops.Add(index);
            else
                tops[pile] = index;
        }
        var picked = new int[tops.Count];
        var at = tops.Count == 0 ? -1 : tops[^1];
        for (var place = picked.Length - 1; place >= 0; place--)
        {
            picked[place] = values[at];
            at = before[at];
        }
        return picked;
    }

    private static int Pile(List<int> tops, IReadOnlyList<int> values, int value)
    {
        var (low, high) = (0, tops.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (values[tops[middle]] < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
