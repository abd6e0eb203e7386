using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Tests.Memory;

/// <summary>The walk by 64 cells gives what the plain matrix gives.</summary>
public sealed class EditDistanceTests
{
    [Fact]
    public void It_is_the_distance_of_the_plain_matrix()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 3000; round++)
        {
            var (one, other) = (Text(random, random.Next(1, 200)), Text(random, random.Next(0, 200)));
            if (round % 2 == 0)
                other = Edited(random, one);
            using var distance = new EditDistance(one);
            var plain = Plain(one, other);

            Assert.Equal(plain, distance.Within(other, int.MaxValue / 2));
            var limit = random.Next(0, 60);
            Assert.Equal(Math.Min(plain, limit + 1), Math.Min(distance.Within(other, limit), limit + 1));
        }
    }

    private static string Text(Random random, int length) => string.Create(length, random, static (span, random) =>
    {
        foreach (ref var character in span)
            character = (char)('一' + random.Next(12));
    });

    private static string Edited(Random random, string text)
    {
        for (var edits = random.Next(12); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Insert(at, "新"),
                1 when at < text.Length => text.Remove(at, 1),
                _ when at < text.Length => text.Remove(at, 1).Insert(at, "改"),
                _ => text,
            };
        }

        return text;
    }

    private static int Plain(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var before = row[0]++;
            for (var j = 1; j <= other.Length; j++)
                (before, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, before + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
