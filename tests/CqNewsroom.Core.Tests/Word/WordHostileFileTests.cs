using System.Buffers.Binary;
using System.Text;
using CqNewsroom.Core.Word;
using static CqNewsroom.Core.Tests.Word.DocxFile;

namespace CqNewsroom.Core.Tests.Word;

/// <summary>Files that are no sound document are refused, each with its reason, before they cost anything.</summary>
public sealed class WordHostileFileTests
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void A_password_and_the_old_format_are_told_apart()
    {
        AssertRefused(WordProblem.Password, [.. Compound, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]]);
        AssertRefused(WordProblem.OldFormat, [.. Compound, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[600]]);
    }

    [Fact]
    public void Macros_are_refused_by_what_the_file_says_and_by_what_it_holds()
    {
        AssertRefused(WordProblem.Macros, Of(P("x"), mainType: "application/vnd.ms-word.document.macroEnabled.main+xml"));
        AssertRefused(WordProblem.Macros, Of(P("x"), new Dictionary<string, string>(StringComparer.Ordinal) { ["word/vbaProject.bin"] = "x" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just text")]
    [InlineData("%PDF-1.7")]
    [InlineData("{\\rtf1}")]
    public void What_is_no_package_is_no_Word_document(string bytes) => AssertRefused(WordProblem.NotWord, Encoding.ASCII.GetBytes(bytes));

    [Fact]
    public void Another_program_s_package_is_no_Word_document()
    {
        AssertRefused(WordProblem.NotWord, Of(P("x"), mainType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
        AssertRefused(WordProblem.NotWord, Zip([("readme.txt", "x"u8.ToArray())]));
    }

    [Fact]
    public void A_cut_or_damaged_file_is_broken()
    {
        var whole = Of(P("x"));

        AssertRefused(WordProblem.Broken, whole[..(whole.Length / 2)]);
        AssertRefused(WordProblem.Broken, Of("<w:p>"));
        AssertRefused(WordProblem.Broken, Zip([("[Content_Types].xml", "<"u8.ToArray())]));
        AssertRefused(WordProblem.Empty, Of(P("")));
    }

    [Fact]
    public void External_entities_and_document_types_are_never_read()
    {
        const string entity = "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

        AssertRefused(WordProblem.Broken, Of("", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["word/document.xml"] = $"{entity}<w:document {Namespaces}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
        }));
        AssertRefused(WordProblem.Broken, Of(P("x"), new Dictionary<string, string>(StringComparer.Ordinal) { ["word/other.xml"] = $"{entity}<x>&x;</x>" }));
        AssertRefused(WordProblem.Broken, Of(P("x"), new Dictionary<string, string>(StringComparer.Ordinal) { ["[Content_Types].xml"] = $"{entity}<Types/>" }));
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        AssertRefused(WordProblem.Broken, Of(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 50_000)) + P("x") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 50_000))));

    [Fact]
    public void A_bomb_is_refused_by_its_ratio_its_size_and_the_number_of_its_parts()
    {
        AssertRefused(WordProblem.TooBig, Of(P("x"), new Dictionary<string, string>(StringComparer.Ordinal) { ["word/media/a.png"] = new string(' ', 5 * 1024 * 1024) }));
        AssertRefused(WordProblem.TooBig, Of(P(new string('a', 33 * 1024 * 1024))));
        AssertRefused(WordProblem.TooBig, Of(P("x"), Enumerable.Range(0, 2_000).ToDictionary(i => $"word/p{i}.bin", _ => "", StringComparer.Ordinal)));
    }

    [Fact]
    public void A_directory_that_lies_about_sizes_does_not_help_a_bomb()
    {
        // The size that the directory names for the document's text is set to 16 bytes.
        var file = Of(P(string.Concat(Enumerable.Range(0, 3_000_000).Select(i => (char)('a' + (i * 7919 % 26)))) + new string('b', 40 * 1024 * 1024)));
        for (var at = 0; at + 46 < file.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) == 0x02014B50 && Encoding.ASCII.GetString(file, at + 46, 17) == "word/document.xml")
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 24), 16);
        }

        var refused = Assert.Throws<WordFileException>(() => WordReaderTests.Read(file));

        Assert.Contains(refused.Problem, new[] { WordProblem.TooBig, WordProblem.Broken });
    }

    [Fact]
    public void Addresses_that_are_none_and_parts_that_are_missing_do_not_spoil_a_document()
    {
        const string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var relations = $"<Relationship Id=\"x1\" Type=\"{kind}/hyperlink\" Target=\"http://[bad\" TargetMode=\"External\"/><Relationship Id=\"x2\" Type=\"{kind}/image\" Target=\"../NULL\"/>";

        var text = WordReaderTests.Read("<w:p><w:hyperlink r:id=\"x1\">" + R("字") + "</w:hyperlink></w:p>", relations: relations);

        Assert.Equal("字", Core.Documents.PlainText.Of(text.Content));
    }

    private static void AssertRefused(WordProblem problem, byte[] file) => Assert.Equal(problem, Assert.Throws<WordFileException>(() => WordReaderTests.Read(file)).Problem);
}
