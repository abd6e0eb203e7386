using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Newsrooms;

public sealed class CreditWordingTests
{
    [Fact]
    public void The_wordings_to_begin_with_are_right()
    {
        Assert.Null(NewsroomSettings.Check(CreditWording.English));
        Assert.Null(NewsroomSettings.Check(CreditWording.Chinese));
    }

    [Theory]
    [InlineData("Editor:", RefusalCode.WordingInvalid)]
    [InlineData("Editor:{0}{0}", RefusalCode.WordingInvalid)]
    [InlineData("Editor:{0} {1}", RefusalCode.WordingInvalid)]
    [InlineData("Editor:{0", RefusalCode.WordingInvalid)]
    [InlineData("Editor:{0}\n", RefusalCode.TextInvalid)]
    [InlineData("Editor:{0}\u202E", RefusalCode.TextInvalid)]
    [InlineData("Editor:{0}\u0000", RefusalCode.TextInvalid)]
    public void A_wording_that_would_fail_on_the_page_is_refused(string editor, RefusalCode code) =>
        Assert.Equal(code, NewsroomSettings.Check(CreditWording.English with { Editor = editor })?.Code);
}
