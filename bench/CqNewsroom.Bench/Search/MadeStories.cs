using System.Text;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Bench.Search;

/// <summary>
/// Stories in two languages, made by a seed. Words are as unevenly frequent as in real texts (the second word half as frequent as the first, the third a third of it);
/// none is real: what counts is how many texts hold a pair of characters, and how long they are.
/// </summary>
internal sealed class MadeStories
{
    private const int Words = 20_000;
    private const int WordsOfStory = 180;

    private readonly Random _random;
    private readonly string[] _chinese;
    private readonly string[] _english;
    private readonly double[] _shares;

    public MadeStories(int seed)
    {
        _random = new Random(seed);
        _chinese = [.. Enumerable.Range(0, Words).Select(_ => Make(1 + _random.Next(3), () => (char)('\u4E00' + Skewed(3500)))).Distinct(StringComparer.Ordinal)];
        _english = [.. Enumerable.Range(0, Words).Select(_ => Make(2 + _random.Next(8), () => "etaoinshrdlucmfwypvbgkqjxz"[Skewed(26)])).Distinct(StringComparer.Ordinal)];
        _shares = new double[Words];
        var sum = 0d;
        for (var rank = 0; rank < Words; rank++)
            _shares[rank] = sum += 1d / (rank + 1);
    }

    /// <summary>An article.</summary>
    /// <param name="isChinese">Or English.</param>
    public ArticleContent Make(bool isChinese)
    {
        var (words, between, stop) = isChinese ? (_chinese, "", "，") : (_english, " ", ", ");
        var paragraphs = new List<Block>();
        var text = new StringBuilder();
        for (var word = 1; word <= WordsOfStory; word++)
        {
            text.Append(Word(words)).Append(word % 9 == 0 ? stop : between);
            if (word % 60 == 0)
            {
                paragraphs.Add(new ParagraphBlock { Id = $"p{paragraphs.Count}", Text = RichText.Of(text.ToString().TrimEnd(' ', ',', '，')) });
                text.Clear();
            }
        }

        return new ArticleContent { Headline = string.Join(between, Enumerable.Range(0, 7).Select(_ => Word(words))), Blocks = paragraphs.ToEquatableList() };
    }

    /// <summary>What a reader might ask of a text: words of two characters, longer stretches, two words; one word, two, a phrase.</summary>
    /// <param name="content">A text.</param>
    /// <param name="kind">Which of the six.</param>
    public string Question(ArticleContent content, int kind)
    {
        var text = ((ParagraphBlock)content.Blocks[_random.Next(content.Blocks.Count)]).Text.ToPlainText();
        if (kind < 3)
        {
            var runs = text.Split('，').Where(run => run.Length > 6).ToArray();
            string Piece(int length) => runs[_random.Next(runs.Length)] is var run ? run.Substring(_random.Next(run.Length - length + 1), length) : "";
            return kind switch { 0 => Piece(2), 1 => Piece(4), _ => Piece(2) + " " + Piece(2) };
        }

        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var at = _random.Next(words.Length - 1);
        return kind switch { 3 => words[at], 4 => words[at] + " " + words[_random.Next(words.Length)], _ => $"\"{words[at]} {words[at + 1]}\"" };
    }

    private string Word(string[] words)
    {
        var at = Array.BinarySearch(_shares, _random.NextDouble() * _shares[^1]);
        return words[Math.Min(at < 0 ? ~at : at, words.Length - 1)];
    }

    private int Skewed(int count) => (int)(count * Math.Pow(_random.NextDouble(), 2));

    private static string Make(int length, Func<char> next) => string.Concat(Enumerable.Range(0, length).Select(_ => next()));
}
