using CqNewsroom.Core.Documents;
using CsCheck;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("台灣好", "臺灣好", "[-台][+臺]灣好")] // case N97
    [InlineData("教师专业能力低。", "教师资历不足或差。", "教师[-专业能力低][+资历不足或差]。")] // case N97
    [InlineData("", "重庆", "[+重庆]")]
    [InlineData("重庆", "重庆", "重庆")]
    [InlineData("", "", "")]
    [InlineData("a😀b", "a😁b", "a[-😀][+😁]b")]
    [InlineData("e\u0301", "e", "[-e\u0301][+e]")]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👦", "[-👨‍👩‍👧][+👨‍👩‍👦]")]
    public void ByCharacter_TwoTexts_MarksOnlyWhatChanged(string old, string @new, string expected) => Assert.Equal(expected, Marked(TextDiff.ByCharacter(old, @new)));

    [Theory]
    [InlineData("The mayor said so.", "The deputy mayor says so.", "The [+deputy ]mayor [-said][+says] so.")]
    [InlineData("重庆has growth", "重庆市has grown", "重庆[+市]has [-growth][+grown]")]
    [InlineData("China's plan", "China’s plan", "[-China's][+China’s] plan")]
    public void ByWord_TwoTexts_MarksWholeEnglishWords(string old, string @new, string expected) => Assert.Equal(expected, Marked(TextDiff.ByWord(old, @new)));

    [Fact]
    public void Diff_AnyTwoTexts_ReassemblesBothSides() => Gen.Select(DocumentGen.Lines, DocumentGen.Lines).Sample(AssertSound);

    [Fact]
    public void Diff_AnyTwoStringsEvenBrokenOnes_ReassemblesBothSides() => Gen.Select(Gen.String, Gen.String).Sample(AssertSound);

    [Fact]
    public void Diff_AnyTwoTexts_NeverSplitsATextElement() => Gen.Select(DocumentGen.Lines, DocumentGen.Lines).Sample((old, @new) =>
    {
        foreach (var segments in new[] { TextDiff.ByCharacter(old, @new), TextDiff.ByWord(old, @new) })
        {
            Assert.Equal(DocumentGen.Elements(old), Elements(segments, TextChangeKind.Inserted));
            Assert.Equal(DocumentGen.Elements(@new), Elements(segments, TextChangeKind.Deleted));
        }
    });

    [Fact]
    public void Diff_LargestBlocksWithoutAnythingInCommon_EndsAndReassembles()
    {
        static string Text(int from, string end) => string.Concat(Enumerable.Range(0, 19_999).Select(index => (char)(from + index % 6_000))) + end;

        AssertSound(Text(0x4E00, ""), Text(0x4E00 + 7_000, ""));
        AssertSound(string.Concat(Enumerable.Repeat("。甲", 10_000)), string.Concat(Enumerable.Repeat("乙！", 10_000)));
    }

    [Fact]
    public void ByCharacter_LongTextsWithOneChangedCharacter_MarksOnlyIt()
    {
        var sentences = Enumerable.Range(0, 1_500).Select(number => $"第{number}句话在这里。").ToArray();
        var old = string.Concat(sentences);
        sentences[700] = "第700句话在哪里。";

        Assert.Equal(["这", "哪"], TextDiff.ByCharacter(old, string.Concat(sentences)).Where(segment => segment.Kind != TextChangeKind.Same).Select(segment => segment.Text));
    }

    private static void AssertSound(string old, string @new)
    {
        foreach (var segments in new[] { TextDiff.ByCharacter(old, @new), TextDiff.ByWord(old, @new) })
        {
            Assert.Equal(old, string.Concat(segments.Where(segment => segment.Kind != TextChangeKind.Inserted).Select(segment => segment.Text)));
            Assert.Equal(@new, string.Concat(segments.Where(segment => segment.Kind != TextChangeKind.Deleted).Select(segment => segment.Text)));
            Assert.DoesNotContain(segments, segment => segment.Text.Length == 0);
            Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.NotEqual(pair.First.Kind, pair.Second.Kind));
        }
    }

    private static IEnumerable<string> Elements(IReadOnlyList<TextSegment> segments, TextChangeKind without) =>
        segments.Where(segment => segment.Kind != without).SelectMany(segment => DocumentGen.Elements(segment.Text));

    private static string Marked(IEnumerable<TextSegment> segments) => string.Concat(segments.Select(segment => segment.Kind switch
    {
        TextChangeKind.Inserted => $"[+{segment.Text}]",
        TextChangeKind.Deleted => $"[-{segment.Text}]",
        _ => segment.Text,
    }));
}
