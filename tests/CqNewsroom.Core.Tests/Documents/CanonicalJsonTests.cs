using CqNewsroom.Core.Documents;
using CsCheck;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class CanonicalJsonTests
{
    private const string Guid1 = "0192f3a4-0000-7000-8000-00000000000a";

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameContent() =>
        DocumentGen.Content.Sample(content => CanonicalJson.Read(CanonicalJson.Write(content)).Equals(content));

    [Fact]
    public void Write_OfWhatWasRead_GivesTheSameText() =>
        DocumentGen.Content.Sample(content => CanonicalJson.Write(CanonicalJson.Read(CanonicalJson.Write(content))) == CanonicalJson.Write(content));

    [Fact]
    public void ReadBlock_OfWhatWasWritten_GivesTheSameBlock() =>
        DocumentGen.Block.Sample(block => CanonicalJson.ReadBlock(CanonicalJson.WriteBlock(block)).Equals(block));

    [Fact]
    public void Write_RunsCutAnyWay_GivesTheSameText() =>
        DocumentGen.Block.Sample(block => CanonicalJson.WriteBlock(DocumentGen.Recut(block)) == CanonicalJson.WriteBlock(block));

    [Fact]
    public void Write_EveryKindOfBlock_KeepsTheDocumentedForm()
    {
        const string expected = """
            {"headline":"重庆\"两江\"😀","secondHeadline":"b","summary":"c\nd","dateline":{"place":"CHONGQING","agency":"CQNEWS"},
            "byline":[{"name":"Zhang San","person":"0192f3a4-0000-7000-8000-00000000000a"},{"name":"Li Si"}],"origin":"Xinhua","blocks":[
            {"id":"p","type":"paragraph","sources":["a","b"],"text":[{"text":"x","bold":true,"italic":true,"link":"https://e.cn/"},{"text":"y"}]},
            {"id":"h","type":"heading","level":3,"text":[{"text":"h"}]},
            {"id":"q","type":"quotation","text":[{"text":"q"}],"attribution":"Wang"},
            {"id":"l","type":"list","ordered":true,"items":[{"text":[{"text":"1"}],"items":[{"text":[{"text":"1.1"}]}]},{}]},
            {"id":"t","type":"table","header":true,"rows":[[[{"text":"a"}],[]]]},
            {"id":"i","type":"picture","picture":"0192f3a4-0000-7000-8000-00000000000a","caption":[{"text":"c"}],"credit":"d","alt":"e"},
            {"id":"-","type":"divider"}]}
            """;
        var canonical = expected.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

        Assert.Equal(canonical, CanonicalJson.Write(CanonicalJson.Read(canonical)));
    }

    [Fact]
    public void Read_OtherOrderAndEmptyValues_GivesTheCanonicalForm() => Assert.Equal(
        """{"headline":"a","blocks":[{"id":"p","type":"paragraph","text":[{"text":"ab"}]}]}""",
        CanonicalJson.Write(CanonicalJson.Read("""
            { "blocks": [ { "text": [ {"bold":false,"text":"a"}, {"text":"","bold":true}, {"text":"b","link":""} ], "type":"paragraph", "sources":[], "id":"p" } ],
              "summary": "", "dateline": {"place":""}, "byline": [], "headline": "\u0061" }
            """)));

    [Theory]
    [InlineData("", DocumentProblemCode.NotJson)]
    [InlineData("{", DocumentProblemCode.NotJson)]
    [InlineData("""{"headline":"a","headline":"b"}""", DocumentProblemCode.NotJson)]
    [InlineData("""{"headline":"\ud800"}""", DocumentProblemCode.NotJson)]
    [InlineData("""{"\udc00":1}""", DocumentProblemCode.NotJson)]
    [InlineData("""{"blocks":[{"id":"\ud800","type":"paragraph"}]}""", DocumentProblemCode.NotJson)]
    [InlineData("null", DocumentProblemCode.WrongValue)]
    [InlineData("[]", DocumentProblemCode.WrongValue)]
    [InlineData("""{"headline":null}""", DocumentProblemCode.WrongValue)]
    [InlineData("""{"headline":1}""", DocumentProblemCode.WrongValue)]
    [InlineData("""{"state":"Approved"}""", DocumentProblemCode.UnknownProperty)]
    [InlineData("""{"dateline":"CHONGQING"}""", DocumentProblemCode.WrongValue)]
    [InlineData("""{"dateline":{"town":"x"}}""", DocumentProblemCode.UnknownProperty)]
    [InlineData("""{"byline":[{"name":"x","person":"7"}]}""", DocumentProblemCode.WrongValue)]
    [InlineData("""{"blocks":{}}""", DocumentProblemCode.WrongValue)]
    [InlineData("""{"blocks":["p"]}""", DocumentProblemCode.WrongValue)]
    public void TryRead_OfNoDocument_NamesTheProblem(string json, DocumentProblemCode expected)
    {
        Assert.False(CanonicalJson.TryRead(json, out var content, out var problem));
        Assert.Null(content);
        Assert.Equal(expected, problem.Code);
    }

    [Theory]
    [InlineData("""{"type":"paragraph"}""", DocumentProblemCode.MissingProperty, null, "id")]
    [InlineData("""{"id":"a"}""", DocumentProblemCode.MissingProperty, "a", "type")]
    [InlineData("""{"id":"a","type":"html"}""", DocumentProblemCode.UnknownBlockType, "a", "type")]
    [InlineData("""{"id":"a","type":"paragraph","onclick":"x"}""", DocumentProblemCode.UnknownProperty, "a", null)]
    [InlineData("""{"id":"a","type":"paragraph","text":"x"}""", DocumentProblemCode.WrongValue, "a", "text")]
    [InlineData("""{"id":"a","type":"paragraph","text":[{"text":"x","underline":true}]}""", DocumentProblemCode.UnknownProperty, "a", null)]
    [InlineData("""{"id":"a","type":"heading","level":"2"}""", DocumentProblemCode.WrongValue, "a", "level")]
    [InlineData("""{"id":"a","type":"heading","level":99999999999}""", DocumentProblemCode.WrongValue, "a", "level")]
    [InlineData("""{"id":"a","type":"picture"}""", DocumentProblemCode.MissingProperty, "a", "picture")]
    [InlineData("""{"id":"a","type":"picture","picture":"../etc"}""", DocumentProblemCode.WrongValue, "a", "picture")]
    [InlineData("""{"id":"a","type":"divider","text":[]}""", DocumentProblemCode.UnknownProperty, "a", null)]
    [InlineData("""{"id":"a","type":"list","items":[{"items":[{"items":[{"items":[]}]}]}]}""", DocumentProblemCode.ListTooDeep, "a", "items")]
    public void TryReadBlock_OfNoBlock_NamesBlockAndField(string json, DocumentProblemCode expected, string? blockId, string? field)
    {
        Assert.False(CanonicalJson.TryReadBlock(json, out _, out var problem));
        Assert.Equal((expected, blockId, field), (problem.Code, problem.BlockId, problem.Field));
    }

    [Fact]
    public void TryRead_DeeplyNested_Refuses()
    {
        Assert.False(CanonicalJson.TryRead(string.Concat(Enumerable.Repeat("{\"blocks\":[", 50_000)), out _, out var problem));
        Assert.Equal(DocumentProblemCode.NotJson, problem.Code);
    }

    [Fact]
    public void TryRead_LargerThanTheLimit_RefusesBeforeParsing()
    {
        Assert.False(CanonicalJson.TryRead(new string('重', DocumentLimits.JsonBytes / 3 + 1), out _, out var problem));
        Assert.Equal(DocumentProblemCode.TooBig, problem.Code);
    }

    [Fact]
    public void TryRead_RawHalfOfASurrogatePair_Refuses() => Assert.False(CanonicalJson.TryRead("{\"headline\":\"\ud83d\"}", out _, out _));

    [Fact]
    public void TryRead_TooManyRowsColumnsBlocks_Refuses()
    {
        static bool Reads(string json) => CanonicalJson.TryRead(json, out _, out _);
        static string Many(string item, int count) => "[" + string.Join(',', Enumerable.Repeat(item, count)) + "]";
        static string Table(int rows, int columns) => $$"""{"blocks":[{"id":"t","type":"table","rows":{{Many(Many("[]", columns), rows)}}}]}""";

        Assert.True(Reads(Table(200, 30)));
        Assert.False(Reads(Table(201, 1)));
        Assert.False(Reads(Table(1, 31)));
        Assert.False(Reads($$"""{"blocks":{{Many("""{"id":"d","type":"divider"}""", 2_001)}}}"""));
    }

    [Fact]
    public void TryRead_DamagedDocuments_NeverThrows() =>
        Gen.Select(DocumentGen.Content, Gen.Int[0, 400], Gen.OneOf("\0", "\"", "{", "]", "\\", "\ud800", "null", "9", "重", "\\u")).Sample((content, at, damage) =>
        {
            var json = CanonicalJson.Write(content);
            at = Math.Min(at, json.Length);
            var damaged = json[..at] + damage + json[Math.Min(json.Length, at + damage.Length)..];
            return CanonicalJson.TryRead(damaged, out var read, out var problem) ? read is not null : problem is not null;
        });

    [Fact]
    public void Read_OfNoDocument_ThrowsWithTheProblem() =>
        Assert.Equal(DocumentProblemCode.UnknownProperty, Assert.Throws<DocumentFormatException>(() => CanonicalJson.Read("""{"x":1}""")).Problem.Code);

    [Fact]
    public void Write_PersonAndPicture_AreLowerCaseWithHyphens() =>
        Assert.Contains(Guid1, CanonicalJson.WriteBlock(new PictureBlock { Id = "p", PictureId = Guid.Parse(Guid1.ToUpperInvariant()) }), StringComparison.Ordinal);
}
