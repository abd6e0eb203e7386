using System.Text;
using System.Xml;
using CqNewsroom.Core.Import;

namespace CqNewsroom.Core.Tests.Import;

/// <summary>Long files entry by entry: what is broken or enormous costs itself alone, and nothing outside the file is touched.</summary>
public sealed class EntryReaderTests
{
    [Fact]
    public void Objects_of_a_list_one_behind_another_and_one_a_line_are_the_same()
    {
        string[] written = ["""{"uri":"a","b":"}]{\"\\"}""", """{"uri":"b","c":{"d":[{}]}}"""];

        Assert.Equal(written, Json($"[{written[0]}, {written[1]}]"));
        Assert.Equal(written, Json(written[0] + written[1]));
        Assert.Equal(written, Json(string.Join('\n', written), isOneALine: true).Select(text => text!.Trim()));
    }

    [Fact]
    public void A_broken_or_enormous_object_costs_no_other()
    {
        var enormous = $$"""{"uri":"big","text":"{{new string('x', ImportLimits.JsonBytes)}}"}""";

        Assert.Equal(["{\"a\":1}", null, "{\"b\":2}"], Json("{\"a\":1}" + enormous + "{\"b\":2}"));
        Assert.Equal(["{\"a\":\"1\n", "{\"b\":2}"], Json("{\"a\":\"1\n{\"b\":2}", isOneALine: true));
        Assert.Equal(["{\"a\":1}", "{\"b\":"], Json("{\"a\":1}{\"b\":"));
    }

    [Fact]
    public void Elements_come_one_by_one_with_their_lines()
    {
        var read = Xml("<rss><channel><title>T</title>\n<item><a x=\"1\">one <b>two</b><![CDATA[ <three>]]></a></item>\n<item/><item>last</item></channel></rss>");

        Assert.Equal([("title", "T", 1), ("item", "one two <three>", 2), ("item", "", 3), ("item", "last", 3)], read.Select(entry => (entry.Element!.Name.LocalName, entry.Element.Value, entry.Line)));
    }

    [Fact]
    public void An_enormous_element_is_passed_over_and_the_next_one_read()
    {
        var read = Xml($"<rss><channel><item>{new string('x', ImportLimits.EntryLength + 1)}</item><item>{string.Concat(Enumerable.Repeat("<a/>", ImportLimits.Elements + 1))}</item><item>{Nested(ImportLimits.Depth + 2)}</item><item>small</item></channel></rss>");

        Assert.Equal([null, null, null, "small"], read.Select(entry => entry.Element?.Value));

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
    }

    [Fact]
    public void Control_characters_are_blanks_and_Chinese_encodings_are_read()
    {
        Assert.Equal("a b", Xml("<rss><channel><item>a\bb</item></channel></rss>").Single().Element!.Value);
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("gb2312")!.GetBytes("<?xml version=\"1.0\" encoding=\"gb2312\"?><rss><channel><item>重庆</item></channel></rss>");
        Assert.Equal("重庆", Xml(gbk).Single().Element!.Value);
        Assert.Equal("重庆", Xml([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><item>重庆</item></channel></rss>")]).Single().Element!.Value);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item>&f;</item></channel></rss>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><item>&b;</item></channel></rss>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/rss.dtd\"><rss><channel/></rss>")]
    public void Declarations_of_entities_are_refused(string xml) => Assert.Throws<XmlException>(() => Xml(xml));

    private static List<XmlEntry> Xml(string xml) => Xml(Encoding.UTF8.GetBytes(xml));

    private static List<XmlEntry> Xml(byte[] xml)
    {
        using var entries = new XmlEntries(new MemoryStream(xml));
        return [.. entries.Below(["rss", "channel"])];
    }

    private static List<string?> Json(string json, bool isOneALine = false) =>
        [.. JsonEntries.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), isOneALine).Select(entry => entry.Bytes is null ? null : Encoding.UTF8.GetString(entry.Bytes))];
}
