using System.Runtime.InteropServices;

namespace CqNewsroom.Core.Checks.Terms;

/// <summary>
/// Finds many words in a text in one walk over it (Aho-Corasick): the cost depends on the text and on what is found, not on how many
/// words are known. Immutable once built, so many threads may use one.
/// </summary>
internal sealed class WordFinder
{
    private readonly Dictionary<long, int> _next = [];
    private readonly int[] _fail;
    private readonly int[] _word;
    private readonly int[] _output;
    private readonly int[] _lengths;

    /// <summary>Builds it.</summary>
    /// <param name="words">The words; an empty one is never found.</param>
    public WordFinder(IReadOnlyList<string> words)
    {
        List<int> word = [-1];
        List<(int Parent, char Letter)> nodes = [(0, '\0')];
        _lengths = [.. words.Select(text => text.Length)];
        for (var index = 0; index < words.Count; index++)
        {
            var state = 0;
            foreach (var letter in words[index])
            {
                ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(_next, Key(state, letter), out var known);
                if (!known)
                {
                    child = nodes.Count;
                    nodes.Add((state, letter));
                    word.Add(-1);
                }
                state = child;
            }
            if (state != 0)
                word[state] = index;
        }
        _word = [.. word];
        _fail = new int[nodes.Count];
        _output = new int[nodes.Count];
        Connect(nodes);
    }

    /// <summary>A word in the text.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Word">Its number in the list.</param>
    /// <param name="Length">How long it is.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Hit(int Start, int Word, int Length);

    /// <summary>All words, overlapping ones too, in the order of their ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="steps">How many steps the walk took, for the proof that it does not grow with the list.</param>
    public List<Hit> All(string text, out int steps)
    {
        List<Hit> hits = [];
        var state = 0;
        steps = 0;
        for (var index = 0; index < text.Length; index++)
        {
            int next;
            while (!_next.TryGetValue(Key(state, text[index]), out next) && state != 0)
            {
                state = _fail[state];
                steps++;
            }
            state = next;
            steps++;
            for (var found = _word[state] >= 0 ? state : _output[state]; found > 0; found = _output[found])
            {
                hits.Add(new Hit(index + 1 - _lengths[_word[found]], _word[found], _lengths[_word[found]]));
                steps++;
            }
        }
        return hits;
    }

    /// <summary>The words that remain when a longer one hides what it overlaps, from left to right (R14).</summary>
    /// <param name="hits">All words.</param>
    /// <param name="place">Where each stands.</param>
    /// <param name="rank">Of equal length, the higher wins.</param>
    public static List<T> Longest<T>(IEnumerable<T> hits, Func<T, (int Start, int Length)> place, Func<T, int> rank)
    {
        List<T> kept = [];
        var taken = new SortedSet<(int Start, int End)>();
        foreach (var hit in hits.OrderByDescending(hit => place(hit).Length).ThenByDescending(rank).ThenBy(hit => place(hit).Start))
        {
            var (start, length) = place(hit);
            var before = taken.GetViewBetween((int.MinValue, 0), (start + length - 1, int.MaxValue)).Max;
            if (before != default && before.End > start)
                continue;
            taken.Add((start, start + length));
            kept.Add(hit);
        }
        kept.Sort((left, right) => place(left).Start.CompareTo(place(right).Start));
        return kept;
    }

    private static long Key(int state, char letter) => ((long)state << 16) | letter;

    /// <summary>Breadth first, so that a node's shorter suffixes are connected before it.</summary>
    private void Connect(List<(int Parent, char Letter)> nodes)
    {
        var depth = new int[nodes.Count];
        for (var node = 1; node < nodes.Count; node++)
            depth[node] = depth[nodes[node].Parent] + 1;
        foreach (var node in Enumerable.Range(1, nodes.Count - 1).OrderBy(node => depth[node]))
        {
            var (parent, letter) = nodes[node];
            if (parent != 0)
            {
                var state = _fail[parent];
                int next;
                while (!_next.TryGetValue(Key(state, letter), out next) && state != 0)
                    state = _fail[state];
                _fail[node] = next;
            }
            _output[node] = _word[_fail[node]] >= 0 ? _fail[node] : _output[_fail[node]];
        }
    }
}
