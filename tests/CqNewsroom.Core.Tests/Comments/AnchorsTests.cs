using CqNewsroom.Core.Comments;

namespace CqNewsroom.Core.Tests.Comments;

public sealed class AnchorsTests
{
    private const string Before = "江上新桥今日通车，市民步行过江只需十分钟。";

    [Theory]
    [InlineData("步行过江", "据了解，江上新桥今日通车，市民步行过江只需十分钟。", "步行过江")]
    [InlineData("步行过江", "江上新桥今日通车，市民步行或骑车过江只需十分钟。", "步行或骑车过江")]
    [InlineData("今日通车", "江上新桥12日通车，市民步行过江只需十分钟。", "日通车")]
    [InlineData("江上新桥", "江上新桥", "江上新桥")]
    [InlineData("市民步行过江只需十分钟", "市民步行过江只需十分钟，江上新桥今日通车。", "市民步行过江只需十分钟")]
    public void Words_are_found_again_where_they_stand_now(string quote, string now, string found) =>
        Assert.Equal(found, Find(quote, ("p1", now)) is { } anchor ? now.Substring(anchor.Start, anchor.Length) : null);

    [Theory]
    [InlineData("步行过江", "江上新桥今日通车。")]
    [InlineData("今日通车", "另一段完全不同的文字")]
    [InlineData("步行过江", "")]
    public void Words_that_are_gone_stand_nowhere(string quote, string now) => Assert.Null(Find(quote, ("p1", now)));

    [Fact]
    public void Words_follow_into_the_block_that_a_split_or_a_join_put_them_into()
    {
        Assert.Equal(new Anchor("p2", 0, 11), Find("市民步行过江只需十分钟", ("p1", "江上新桥今日通车，"), ("p2", "市民步行过江只需十分钟。")));
        Assert.Equal(new Anchor("p0", 11, 11), Find("市民步行过江只需十分钟", ("p0", "前一段。江上新桥通车，市民步行过江只需十分钟。")));
        // In two places, or so short that they stand anywhere, nobody can tell.
        Assert.Null(Find("市民步行过江只需十分钟", ("p2", "市民步行过江只需十分钟。"), ("p3", "市民步行过江只需十分钟。")));
        Assert.Null(Find("通车", ("p2", "地铁通车")));
    }

    [Fact]
    public void A_comment_on_a_block_stands_there_as_long_as_the_block_does()
    {
        var thread = new CommentThread { BlockId = "p1", BlockText = Before };
        Assert.Equal(new Anchor("p1", 0, 0), Anchors.Find(thread, Texts(("p1", "别的文字"))));
        Assert.Null(Anchors.Find(thread, Texts(("p2", Before))));
        Assert.Null(Anchors.Find(new CommentThread(), Texts(("p1", Before))));
    }

    [Theory]
    [InlineData("ab ab ab", 4, "ab", 3)]
    [InlineData("ab ab ab", 8, "ab", 6)]
    [InlineData("ab", 0, "cd", null)]
    [InlineData("ab", 0, "", null)]
    public void Words_are_located_nearest_to_where_they_were_seen(string text, int start, string quote, int? at) => Assert.Equal(at, Anchors.Locate(text, start, quote));

    [Fact]
    public void A_pair_of_surrogates_is_never_torn()
    {
        var thread = new CommentThread { BlockId = "p1", BlockText = "好👍🏽的", Start = 1, Quote = "👍🏽" };
        var anchor = Anchors.Find(thread, Texts(("p1", "很好👍🏽的")));
        Assert.Equal(new Anchor("p1", 2, 4), anchor);
        Assert.Null(Anchors.Find(thread, Texts(("p1", "好👎🏽的"))));
    }

    private static Anchor? Find(string quote, params (string Id, string Text)[] texts) => Anchors.Find(
        new CommentThread { BlockId = "p1", BlockText = Before, Start = Before.IndexOf(quote, StringComparison.Ordinal), Quote = quote }, Texts(texts));

    private static Dictionary<string, string> Texts(params (string Id, string Text)[] texts) => texts.ToDictionary(text => text.Id, text => text.Text, StringComparer.Ordinal);
}
