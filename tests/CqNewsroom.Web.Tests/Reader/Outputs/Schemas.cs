using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CqNewsroom.TestSupport;
using Json.Schema;

namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>
/// What validates the outputs. The published schemas of IPTC stand beside the repository, or where <c>NEWSROOM_TEST_SCHEMAS</c> points; where they are
/// not, those tests say so and check nothing. Those of sitemaps are short and stand here.
/// </summary>
internal static class Schemas
{
    private const string Sitemaps = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:x="http://www.w3.org/1999/xhtml" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
                   targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
          <xs:import namespace="http://www.w3.org/1999/xhtml"/>
          <xs:import namespace="http://www.google.com/schemas/sitemap-news/0.9"/>
          <xs:simpleType name="address"><xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://[!-~]+"/></xs:restriction></xs:simpleType>
          <xs:element name="sitemapindex"><xs:complexType><xs:sequence><xs:element name="sitemap" maxOccurs="50000"><xs:complexType><xs:sequence>
            <xs:element name="loc" type="address"/><xs:element name="lastmod" type="xs:dateTime" minOccurs="0"/>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
          <xs:element name="urlset"><xs:complexType><xs:sequence><xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
            <xs:element name="loc" type="address"/><xs:element name="lastmod" type="xs:dateTime" minOccurs="0"/>
            <xs:element ref="x:link" minOccurs="0" maxOccurs="unbounded"/><xs:element ref="n:news" minOccurs="0"/>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    private const string Xhtml = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml" elementFormDefault="qualified">
          <xs:element name="link"><xs:complexType>
            <xs:attribute name="rel" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="alternate"/></xs:restriction></xs:simpleType></xs:attribute>
            <xs:attribute name="hreflang" type="xs:language" use="required"/><xs:attribute name="href" type="xs:anyURI" use="required"/>
          </xs:complexType></xs:element>
        </xs:schema>
        """;

    private const string News = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.google.com/schemas/sitemap-news/0.9" elementFormDefault="qualified">
          <xs:element name="news"><xs:complexType><xs:sequence>
            <xs:element name="publication"><xs:complexType><xs:sequence>
              <xs:element name="name"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="language"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="zh-cn|zh-tw|[a-z]{2,3}"/></xs:restriction></xs:simpleType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
            <xs:element name="publication_date" type="xs:dateTime"/><xs:element name="title"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    private static readonly Lazy<XmlSchemaSet> OfSitemaps = new(() => Compiled(Sitemaps, Xhtml, News));

    private static readonly string Folder = Environment.GetEnvironmentVariable("NEWSROOM_TEST_SCHEMAS") is { Length: > 0 } given
        ? given
        : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "schemas"));

    private static readonly Lazy<XmlSchemaSet?> OfNewsMl = new(() => Read("newsml-g2", "xml.xsd", "NewsML-G2_2.35-spec-All-Power.xsd"));

    private static readonly Lazy<JsonSchema?> OfNinjs = new(ReadNinjs);

    /// <summary>A sitemap, an index of them, or a news sitemap.</summary>
    public static void CheckSitemap(string xml) => Check(xml, OfSitemaps.Value);

    /// <summary>A NewsML-G2 item.</summary>
    public static void CheckNewsMl(string xml)
    {
        if (OfNewsMl.Value is { } schema)
            Check(xml, schema);
        else
            NotHere("NewsML-G2");
    }

    /// <summary>A ninjs item.</summary>
    public static void CheckNinjs(string json)
    {
        if (OfNinjs.Value is not { } schema)
        {
            NotHere("ninjs");
            return;
        }

        var result = schema.Evaluate(JsonDocument.Parse(json).RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }

    private static void NotHere(string name) => TestContext.Current.SendDiagnosticMessage($"The schema of {name} is not in {Folder}: nothing was validated against it.");

    private static void Check(string xml, XmlSchemaSet schemas) => XDocument.Parse(xml).Validate(schemas, (_, problem) => Assert.Fail(problem.Message));

    private static XmlSchemaSet Compiled(params string[] texts)
    {
        var schemas = new XmlSchemaSet();
        foreach (var text in texts)
        {
            using var reader = XmlReader.Create(new StringReader(text));
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    }

    private static XmlSchemaSet? Read(string folder, params string[] files)
    {
        if (!Array.TrueForAll(files, file => File.Exists(Path.Combine(Folder, folder, file))))
            return null;
        var schemas = new XmlSchemaSet();
        foreach (var file in files)
            schemas.Add(null, Path.Combine(Folder, folder, file));
        schemas.Compile();
        return schemas;
    }

    private static JsonSchema? ReadNinjs()
    {
        var file = Path.Combine(Folder, "ninjs", "ninjs-schema_3.0.json");
        if (!File.Exists(file))
            return null;
        // It names the schema of GeoJSON, which nothing here uses, by its address.
        var registry = new SchemaRegistry();
        registry.Register(new Uri("https://geojson.org/schema/GeoJSON.json"), JsonSchema.FromText("""{"type":"object"}"""));
        return JsonSchema.FromText(File.ReadAllText(file), new BuildOptions { SchemaRegistry = registry });
    }
}
