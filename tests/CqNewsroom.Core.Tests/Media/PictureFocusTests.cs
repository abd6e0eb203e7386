using CqNewsroom.Core.Media;

namespace CqNewsroom.Core.Tests.Media;

/// <summary>Which part of a picture a wide crop shows.</summary>
public sealed class PictureFocusTests
{
    [Theory]
    // A picture that is wider than the crop keeps its height, others their width.
    [InlineData(3200, 900, 500, 500, 800, 0, 1600, 900)]
    [InlineData(3200, 900, 0, 500, 0, 0, 1600, 900)]
    [InlineData(3200, 900, 1000, 0, 1600, 0, 1600, 900)]
    [InlineData(1600, 1600, 500, 500, 0, 350, 1600, 900)]
    [InlineData(1600, 1600, 500, 100, 0, 0, 1600, 900)]
    [InlineData(1600, 1600, 0, 600, 0, 510, 1600, 900)]
    [InlineData(1600, 1600, 0, 1000, 0, 700, 1600, 900)]
    [InlineData(1600, 900, 0, 1000, 0, 0, 1600, 900)]
    [InlineData(1, 20000, 500, 1000, 0, 19999, 1, 1)]
    [InlineData(20000, 1, 1000, 500, 19998, 0, 2, 1)]
    public void It_is_as_large_as_it_can_be_and_never_leaves_the_picture(int width, int height, int x, int y, int left, int top, int across, int down) =>
        Assert.Equal(new PictureArea(left, top, across, down), new PictureFocus(x, y).In(PictureShape.Wide, width, height));

    [Theory]
    [InlineData(PictureShape.Standard, 1600, 900, 1000, 500, 400, 0, 1200, 900)]
    [InlineData(PictureShape.Standard, 900, 1600, 500, 0, 0, 0, 900, 675)]
    [InlineData(PictureShape.Square, 1600, 900, 250, 500, 0, 0, 900, 900)]
    [InlineData(PictureShape.Square, 900, 1600, 500, 600, 0, 510, 900, 900)]
    public void Every_shape_follows_the_same_rule(PictureShape shape, int width, int height, int x, int y, int left, int top, int across, int down) =>
        Assert.Equal(new PictureArea(left, top, across, down), new PictureFocus(x, y).In(shape, width, height));

    [Fact]
    public void The_addresses_of_crops_name_what_they_were_made_around()
    {
        var shown = new ShownPicture("/media/a", 2000, 2000, new PictureFocus(250, 0));
        var wide = shown.Crop(PictureShape.Wide);
        Assert.Equal("/media/a/wide-250-0-1200.jpg", wide.In(RenditionFormat.Jpeg));
        Assert.Equal("/media/a/wide-250-0-640.webp 640w, /media/a/wide-250-0-1200.webp 1200w", wide.Set(RenditionFormat.WebP));
        Assert.Equal((1200, 675), (wide.Width, wide.Height));
        Assert.Equal(
            ["/media/a/wide-250-0-1200.jpg", "/media/a/standard-250-0-1200.jpg", "/media/a/square-250-0-1200.jpg"],
            Enum.GetValues<PictureShape>().Select(shape => shown.Crop(shape).In(RenditionFormat.Jpeg)));
        Assert.Equal((1200, 900), (shown.Crop(PictureShape.Standard).Width, shown.Crop(PictureShape.Standard).Height));
        Assert.Equal("/media/a/1600.jpg", shown.In(RenditionFormat.Jpeg));
    }
}
