namespace CqNewsroom.Core.Tests.Memory;

/// <summary>Chinese-looking texts that repeat one another in part, always the same ones for a seed.</summary>
internal static class MadeTexts
{
    private const string Alphabet = "重庆市两江新区举行发布会企业投资项目建设开工大桥通车增长长江嘉陵轨道交通旅游文化节";

    public static List<string> Make(Random random, int count)
    {
        var texts = new List<string>(count);
        while (texts.Count < count)
        {
            // Short ones too: of a few characters one is much.
            texts.Add(texts.Count > 0 && random.Next(3) > 0 ? Vary(random, texts[random.Next(texts.Count)], random.Next(0, 9)) : Fresh(random, random.Next(5) == 0 ? random.Next(1, 6) : random.Next(5, 150)));
        }

        return texts;
    }

    public static string Vary(Random random, string text, int edits)
    {
        for (; edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(4) switch
            {
                0 => text.Insert(at, Fresh(random, random.Next(1, 4))),
                1 when at < text.Length => text.Remove(at, 1),
                2 when at + 4 < text.Length => text[..at] + text[(at + 2)..(at + 4)] + text[at..(at + 2)] + text[(at + 4)..],
                _ when at < text.Length => text.Remove(at, 1).Insert(at, Fresh(random, 1)),
                _ => text,
            };
        }

        return text;
    }

    private static string Fresh(Random random, int length) => string.Create(length, random, static (span, random) =>
    {
        foreach (ref var character in span)
            character = Alphabet[random.Next(Alphabet.Length)];
    });
}
