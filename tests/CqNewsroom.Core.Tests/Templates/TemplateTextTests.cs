using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Templates;

public sealed class TemplateTextTests
{
    [Fact]
    public void Every_kind_of_part_becomes_its_block_and_comes_back()
    {
        TemplatePart[] parts = [.. Enum.GetValues<TemplatePartKind>().Select(kind => new TemplatePart(kind, kind is TemplatePartKind.List or TemplatePartKind.NumberedList ? "一\n二" : "导语：何人何事"))];

        Assert.Null(TemplateText.Read(parts, out var content));

        Assert.Equal(["paragraph", "heading", "heading", "quotation", "list", "list"], content.Blocks.Select(block => block.Type));
        Assert.Equal(2, ((ListBlock)content.Blocks[4]).Items.Count);
        Assert.Equal(parts, TemplateText.PartsOf(CanonicalJson.Read(CanonicalJson.Write(content))));
    }

    [Fact]
    public void Empty_parts_are_dropped_and_hostile_ones_refused_with_a_sentence()
    {
        Assert.Null(TemplateText.Read([new TemplatePart(TemplatePartKind.Paragraph, " \n "), new TemplatePart(TemplatePartKind.Heading, "一\n二")], out var content));
        Assert.Equal("一 二", PlainText.Of(Assert.Single(content.Blocks)));

        Assert.Equal(RefusalCode.TooMany, TemplateText.Read([.. Enumerable.Repeat(new TemplatePart(TemplatePartKind.Paragraph, "x"), TemplateText.MostParts + 1)], out _)?.Code);
        Assert.Equal(RefusalCode.TooLong, TemplateText.Read([new TemplatePart(TemplatePartKind.Paragraph, new string('x', TemplateText.LongestPart + 1))], out _)?.Code);
        var hostile = TemplateText.Read([new TemplatePart(TemplatePartKind.Paragraph, "evil\u202Etext")], out _);
        Assert.Contains("202E", hostile!.In("en"), StringComparison.Ordinal);
    }
}
