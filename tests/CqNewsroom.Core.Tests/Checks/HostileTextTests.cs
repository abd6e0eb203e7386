using System.Diagnostics;
using CqNewsroom.Core.Checks;
using CsCheck;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>No text makes the checks throw or run away.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "重", "庆", "三万一", "百分之", "分之", "第", "首届", "每五名", "中有", "至", "—", "两三百", "点", "零", "〇〇", "十", "万亿", "2026年", "月", "日", "上午3点", "半", "《", "》", "“", "”", "（", "，", "。", "五", "个", "年", "翻", "成", "折",
        "May ", "July 10", "half a ", "and a half", " to ", "-", "–", "first ", "one in ", "$", "US$", "150m", "3 p.m.", "14:20", "1/3", "1980s", "No. ", " percent", " points", "between ", "dozens of ", "Ming Zhang", "Xian", "<i>", "</i>", "<", ">", "\"", "'", "’", "(", ")",
        "\uD800", "\uDC00", "\u202E", "\u200B", "\0", "\u0007", "\uFEFF", "😀", "\r\n", "\t", "e\u0301", "９", "％", "99999999999999999999999999", "0.", ".", ",", "https://", "a@b.c", "\uFFFC",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Pieces).Array[0, 40].Select(string.Concat);

    [Fact]
    public void Random_pieces_never_throw_and_marks_lie_inside() => Gen.Select(Text, Text).Sample((source, target) =>
    {
        foreach (var finding in PairChecks.Check(new CheckedPair(source, target), CheckRows.Context))
        {
            Assert.True(finding.Source is not { } left || (left.Start >= 0 && left.End <= source.Length));
            Assert.True(finding.Target is not { } right || (right.Start >= 0 && right.End <= target.Length));
            Assert.NotEmpty(finding.Problem.In("zh-CN"));
        }
    }, iter: 5000);

    [Theory]
    [InlineData("9", "9")]
    [InlineData("五", "five ")]
    [InlineData("三万，", "30,000, ")]
    [InlineData("1—", "1-")]
    [InlineData("张", "Zhang ")]
    [InlineData("“", "\"")]
    [InlineData("（", "(")]
    [InlineData("《", "<i>")]
    [InlineData("十分", "a half ")]
    [InlineData("A1-", "A1-")]
    [InlineData("每五", "one in ")]
    [InlineData("数", "dozens of ")]
    [InlineData("a@", "a@")]
    [InlineData("渝北区", "Yuzhong ")]
    [InlineData(" ", " ")]
    [InlineData("比", "up ")]
    [InlineData("<", "<a ")]
    public void Long_repetitions_end_soon(string chinese, string english)
    {
        var watch = Stopwatch.StartNew();
        PairChecks.Check(new CheckedPair(string.Concat(Enumerable.Repeat(chinese, 60_000)), string.Concat(Enumerable.Repeat(english, 60_000))), CheckRows.Context);
        // No measurement: a quadratic walk over these would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
