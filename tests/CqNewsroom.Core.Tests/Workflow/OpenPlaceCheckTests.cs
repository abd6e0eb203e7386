using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

public sealed class OpenPlaceCheckTests
{
    [Fact]
    public void A_place_kept_for_a_picture_of_another_site_is_found_and_nothing_else()
    {
        var content = new ArticleContent
        {
            Blocks =
            [
                new ParagraphBlock { Id = "a", Text = [new("\U0001F5BC The bridge", Link: "https://cdn.example.org/bridge.jpg")] },
                new ParagraphBlock { Id = "b", Text = RichText.Of("\U0001F5BC is a sign") },
                new ParagraphBlock { Id = "c", Text = [new("link", Link: "https://a.example/")] },
                new ParagraphBlock { Id = "d" },
            ],
        };

        Assert.Equal([new Finding(OpenPlaceCheck.PictureMissing, Severity.Blocking, "a", "The bridge")], new OpenPlaceCheck().Find(new CheckedText(content, "en", null, null)));
    }
}
