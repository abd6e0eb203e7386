using System.Text;
using System.Xml;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>Writes XML for readers' programs: UTF-8, whole elements only, never by putting strings together, the same bytes for the same content.</summary>
internal static class XmlOutput
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CheckCharacters = true,
        NewLineHandling = NewLineHandling.None,
    };

    /// <summary>Writes a document.</summary>
    /// <param name="write">Writes the root element.</param>
    public static byte[] Document(Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
            write(writer);
        return buffer.ToArray();
    }

    /// <summary>Writes an element that holds a text.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="prefix">Prefix of its namespace, as the root declared it; null for the default one.</param>
    /// <param name="name">Its name.</param>
    /// <param name="space">Its namespace; null for none.</param>
    /// <param name="text">The text.</param>
    /// <param name="attributes">Its attributes; those without a value are left out.</param>
    public static void Element(this XmlWriter writer, string? prefix, string name, string? space, string? text, params (string Name, string? Value)[] attributes)
    {
        writer.WriteStartElement(prefix, name, space);
        writer.Attributes(attributes);
        if (text is not null)
            writer.WriteString(PublicText.Clean(text));
        writer.WriteEndElement();
    }

    /// <summary>Writes attributes; those without a value are left out.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="attributes">The attributes, without a namespace; <c>xml:lang</c> and <c>xml:base</c> by their names.</param>
    public static void Attributes(this XmlWriter writer, params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes.Where(attribute => attribute.Value is not null))
        {
            if (name.StartsWith("xml:", StringComparison.Ordinal))
                writer.WriteAttributeString("xml", name["xml:".Length..], null, PublicText.Clean(value!));
            else
                writer.WriteAttributeString(name, PublicText.Clean(value!));
        }
    }
}
