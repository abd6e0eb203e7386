using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Tests.Memory;

/// <summary>The index finds what an exhaustive scan finds.</summary>
public sealed class SegmentSearchTests
{
    private const int Texts = 4000;

    [Fact]
    public void No_match_of_75_or_more_is_missed()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(7);
        var keys = MadeTexts.Make(random, Texts).Select(text => MemoryText.Of(text).Key).Where(key => key.Length > 0).ToList();
        var overlay = new SegmentOverlay();
        using var file = Write(folder, keys.Take(keys.Count - 500));
        foreach (var (key, at) in keys.Select((key, at) => (key, at)).Skip(keys.Count - 500))
            overlay.Add(at + 1, key);
        var found = 0;
        for (var round = 0; round < 600; round++)
        {
            var asked = MemoryText.Of(MadeTexts.Vary(random, keys[random.Next(keys.Count)], random.Next(0, 12))).Key;
            if (asked.Length == 0)
                continue;
            var expected = Scan(keys, asked).Where(hit => hit.Likeness >= MemoryScore.Fuzzy).ToList();
            using var search = new SegmentSearch(asked, keys.Count, MemoryScore.Shown);
            search.In(overlay);
            search.In(file);

            Assert.Equal(expected.OrderBy(hit => hit.Number), search.Best.Where(hit => hit.Likeness >= MemoryScore.Fuzzy).OrderBy(hit => hit.Number));
            using var few = new SegmentSearch(asked, 5, MemoryScore.Shown);
            few.In(overlay);
            few.In(file);
            var best = expected.Select(hit => hit.Likeness).OrderDescending().Take(5).ToList();
            Assert.Equal(best, few.Best.Select(hit => hit.Likeness).Take(best.Count));
            found += expected.Count;
        }

        Assert.True(found > 600, $"Only {found} matches were to be found.");
    }

    [Fact]
    public void A_file_gives_back_what_was_written()
    {
        using var folder = new TemporaryFolder();
        string[] keys = ["一", "一二", "同一句话", "同一句话", new('长', SegmentShelf.LongestKey), ""];
        using var file = Write(folder, keys);

        Assert.Equal(keys.Select((key, at) => (at + 1, key)), file.All());
        Assert.Equal(new FileMark(keys.Length, Guid.Empty), file.Mark);
        using var search = new SegmentSearch("同一句话", 9, MemoryScore.Shown);
        search.In(file);
        Assert.Equal([new SegmentHit(4, 100), new SegmentHit(3, 100)], search.Best);
    }

    [Fact]
    public void A_file_without_segments_is_a_file()
    {
        using var folder = new TemporaryFolder();
        using var file = Write(folder, []);
        Assert.Equal(0, file.Count);
    }

    [Fact]
    public void A_damaged_or_foreign_file_is_not_opened()
    {
        using var folder = new TemporaryFolder();
        string path;
        using (var file = Write(folder, ["同一句话", "另一句话"]))
            path = file.Path;
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length; at += 3)
            Damaged([.. whole[..at], (byte)(whole[at] ^ 0x41), .. whole[(at + 1)..]]);
        for (var length = 0; length < whole.Length; length += 7)
            Damaged(whole[..length]);
        Damaged([.. whole, 0]);
        Assert.Null(SegmentFile.Open(path + ".missing"));

        void Damaged(byte[] bytes)
        {
            File.WriteAllBytes(path, bytes);
            Assert.Null(SegmentFile.Open(path));
        }
    }

    private static SegmentFile Write(TemporaryFolder folder, IEnumerable<string> keys)
    {
        var path = Path.Combine(folder.Path, Path.GetRandomFileName());
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            var writer = new SegmentFileWriter(stream);
            var number = 0;
            foreach (var key in keys)
                writer.Add(++number, key);
            writer.Finish(new FileMark(number, Guid.Empty));
        }

        return SegmentFile.Open(path)!;
    }

    private static IEnumerable<SegmentHit> Scan(List<string> keys, string asked)
    {
        using var distance = new EditDistance(asked);
        for (var at = 0; at < keys.Count; at++)
        {
            var longer = Math.Max(asked.Length, keys[at].Length);
            var likeness = MemoryScore.Likeness(Math.Min(longer, distance.Within(keys[at], longer)), longer);
            if (likeness >= MemoryScore.Shown)
                yield return new SegmentHit(at + 1, likeness);
        }
    }
}
