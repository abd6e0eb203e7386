namespace CqNewsroom.Bench.Memory;

/// <summary>
/// Real texts, and as many more as are wanted, made of them by a seed: one to four neighbouring texts in a row, of which up to half of the characters give way to stretches of
/// other real texts.
/// </summary>
internal sealed class VariedTexts(IReadOnlyList<string> real, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Real texts first, then made ones.</summary>
    /// <param name="count">How many.</param>
    public IEnumerable<string> Make(int count)
    {
        for (var at = 0; at < count; at++)
            yield return at < real.Count ? real[at] : Vary(Row(), 50);
    }

    /// <summary>A text to look up: one of the memory with up to so many of a hundred characters changed, or a new one.</summary>
    /// <param name="known">Texts of the memory.</param>
    public string Question(IReadOnlyList<string> known) => _random.Next(10) == 0 ? Vary(Row(), 95) : Vary(known[_random.Next(known.Count)], 25);

    private string Row()
    {
        var start = _random.Next(real.Count);
        return string.Concat(real.Skip(start).Take(_random.Next(1, 5)));
    }

    private string Vary(string text, int mostPerCent)
    {
        var characters = text.ToCharArray();
        for (var left = characters.Length * _random.Next(mostPerCent + 1) / 100; left > 0;)
        {
            var length = Math.Min(left, _random.Next(1, 5));
            var other = real[_random.Next(real.Count)];
            if (length > other.Length || length > characters.Length)
                break;
            other.AsSpan(_random.Next(other.Length - length + 1), length).CopyTo(characters.AsSpan(_random.Next(characters.Length - length + 1)));
            left -= length;
        }

        return new string(characters);
    }
}
