using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class PictureDifferenceTests
{
    private static readonly Guid First = new(1, 0, 0, new byte[8]);
    private static readonly Guid Second = new(2, 0, 0, new byte[8]);

    [Fact]
    public void Caption_credit_and_alternative_text_are_compared_each_for_itself()
    {
        var difference = TextDifference.Between(
            new PictureBlock { Id = "p", PictureId = First, Caption = RichText.Of("长江索道"), Credit = "周一帆" },
            new PictureBlock { Id = "p", PictureId = First, Caption = RichText.Of("长江索道"), Credit = "罗敏", Alt = "索道" });

        Assert.Equal([PicturePart.Caption, PicturePart.Credit, PicturePart.Alt], difference.Picture.Select(part => part.Part));
        Assert.Equal([TextChangeKind.Same], difference.Picture[0].Segments.Select(segment => segment.Kind));
        Assert.Equal([TextChangeKind.Deleted, TextChangeKind.Inserted], difference.Picture[1].Segments.Select(segment => segment.Kind));
        Assert.Equal([TextChangeKind.Inserted], difference.Picture[2].Segments.Select(segment => segment.Kind));
        Assert.False(difference.IsOtherPicture);
    }

    [Fact]
    public void Another_picture_under_the_same_words_is_told()
    {
        var difference = TextDifference.Between(
            new PictureBlock { Id = "p", PictureId = First, Caption = RichText.Of("长江索道") }, new PictureBlock { Id = "p", PictureId = Second, Caption = RichText.Of("长江索道") });

        Assert.Equal((BlockChangeKind.Changed, true), (difference.Kind, difference.IsOtherPicture));
    }
}
