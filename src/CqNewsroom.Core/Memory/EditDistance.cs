using System.Buffers;

namespace CqNewsroom.Core.Memory;

/// <summary>
/// Levenshtein's distance of many texts from one, by characters. The matrix is walked 64 cells at a time (G. Myers, 1999, in the form of
/// H. Hyyrö, 2003), and left as soon as the distance can no longer be within what is asked for. Not for several threads at once.
/// </summary>
public sealed class EditDistance : IDisposable
{
    private const int Bits = 64;

    private readonly string _pattern;
    private readonly int _words;
    private readonly ulong _last;
    private readonly ushort[] _rows;
    private readonly ulong[] _equal;
    private readonly ulong[] _plus;
    private readonly ulong[] _minus;

    /// <summary>Prepares for a text.</summary>
    /// <param name="pattern">The text, not empty and shorter than 65,535 UTF-16 units.</param>
    public EditDistance(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        _pattern = pattern;
        _words = (pattern.Length + Bits - 1) / Bits;
        _last = 1UL << ((pattern.Length - 1) % Bits);
        // Which row of masks a character has, 0 for one that is not in the text; the table goes back as clean as it came.
        _rows = Tables.Rent();
        _equal = ArrayPool<ulong>.Shared.Rent((pattern.Length + 1) * _words);
        _equal.AsSpan(0, (pattern.Length + 1) * _words).Clear();
        (_plus, _minus) = (new ulong[_words], new ulong[_words]);
        ushort rows = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            ref var row = ref _rows[pattern[at]];
            if (row == 0)
                row = ++rows;
            _equal[(row * _words) + (at / Bits)] |= 1UL << (at % Bits);
        }
    }

    /// <summary>The distance of a text, or more than the limit where it is more.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The greatest distance of interest.</param>
    public int Within(ReadOnlySpan<char> text, int limit)
    {
        if (Math.Abs(text.Length - _pattern.Length) > limit)
            return limit + 1;
        return _words == 1 ? WithinOneWord(text, limit) : WithinWords(text, limit);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var character in _pattern)
            _rows[character] = 0;
        Tables.Return(_rows);
        ArrayPool<ulong>.Shared.Return(_equal);
    }

    private int WithinOneWord(ReadOnlySpan<char> text, int limit)
    {
        var (plus, minus, distance) = (ulong.MaxValue, 0UL, _pattern.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var equal = _equal[_rows[text[at]]];
            var vertical = equal | minus;
            var across = (((equal & plus) + plus) ^ plus) | equal;
            var up = minus | ~(across | plus);
            var down = plus & across;
            if ((up & _last) != 0)
                distance++;
            else if ((down & _last) != 0)
                distance--;
            // Each column that is left can lower it by one.
            if (distance - (text.Length - at - 1) > limit)
                return limit + 1;
            up = (up << 1) | 1;
            down <<= 1;
            plus = down | ~(vertical | up);
            minus = up & vertical;
        }

        return distance;
    }

    private int WithinWords(ReadOnlySpan<char> text, int limit)
    {
        Array.Fill(_plus, ulong.MaxValue);
        Array.Clear(_minus);
        var distance = _pattern.Length;
        for (var at = 0; at < text.Length; at++)
        {
            var row = _rows[text[at]] * _words;
            var carry = 1;
            for (var word = 0; word < _words; word++)
            {
                var (equal, plus, minus) = (_equal[row + word], _plus[word], _minus[word]);
                var vertical = equal | minus;
                if (carry < 0)
                    equal |= 1;
                var across = (((equal & plus) + plus) ^ plus) | equal;
                var up = minus | ~(across | plus);
                var down = plus & across;
                var end = word == _words - 1 ? _last : 1UL << (Bits - 1);
                var next = (up & end) != 0 ? 1 : (down & end) != 0 ? -1 : 0;
                up <<= 1;
                down <<= 1;
                if (carry < 0)
                    down |= 1;
                else if (carry > 0)
                    up |= 1;
                _plus[word] = down | ~(vertical | up);
                _minus[word] = up & vertical;
                carry = next;
            }

            distance += carry;
            if (distance - (text.Length - at - 1) > limit)
                return limit + 1;
        }

        return distance;
    }

    private static class Tables
    {
        private static readonly ArrayPool<ushort> Pool = ArrayPool<ushort>.Create(char.MaxValue + 1, 16);

        public static ushort[] Rent() => Pool.Rent(char.MaxValue + 1);

        public static void Return(ushort[] table) => Pool.Return(table);
    }
}
