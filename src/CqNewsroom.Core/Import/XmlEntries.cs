using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CqNewsroom.Core.Import;

/// <summary>An element of a long file, or why it could not be read.</summary>
/// <param name="Element">The element; null where it is too big.</param>
/// <param name="Line">The line it begins in.</param>
internal sealed record XmlEntry(XElement? Element, int Line);

/// <summary>
/// A long XML file, element by element: no more than one is in memory, and one that is larger than any story is passed over without being read in.
/// Declarations of types and entities are refused, so that nothing is fetched and nothing grows.
/// </summary>
internal sealed class XmlEntries : IDisposable
{
    private readonly XmlReader reader;

    /// <summary>Opens a file.</summary>
    /// <param name="stream">The file; closed with this.</param>
    public XmlEntries(Stream stream) => reader = XmlReader.Create(ArchiveText.OpenXml(stream), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    /// <summary>Whether the next element is there; the root has been read where it is asked for the first time.</summary>
    /// <param name="path">The names of the elements around those that are wanted, from the root.</param>
    /// <returns>Every element below that path, in order. A fault of the file ends it with an <see cref="XmlException"/>.</returns>
    public IEnumerable<XmlEntry> Below(IReadOnlyList<string> path)
    {
        while (reader.Read())
        {
            while (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth < path.Count && string.Equals(reader.LocalName, path[reader.Depth], StringComparison.Ordinal))
                    break;
                var line = (reader as IXmlLineInfo)?.LineNumber ?? 0;
                yield return new XmlEntry(Element(), line);
            }
        }
    }

    /// <summary>The root's name and namespace prefixes, without reading further.</summary>
    public (string Name, string Namespace, bool IsWordPress) Root()
    {
        reader.MoveToContent();
        var isWordPress = false;
        for (var index = 0; index < reader.AttributeCount; index++)
        {
            reader.MoveToAttribute(index);
            isWordPress |= reader.Value.StartsWith("http://wordpress.org/export/", StringComparison.Ordinal);
        }

        reader.MoveToElement();
        return (reader.LocalName, reader.NamespaceURI, isWordPress);
    }

    /// <inheritdoc />
    public void Dispose() => reader.Dispose();

    // The element that the reader stands on; afterwards it stands behind it.
    private XElement? Element()
    {
        var depth = reader.Depth;
        var budget = new Budget();
        XElement? root = null, current = null;
        var buffer = new char[8 * 1024];
        while (true)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when budget.IsLeft:
                    var element = Empty();
                    budget.Spend(element.Attributes().Sum(attribute => attribute.Value.Length) + 1, isElement: true);
                    if (reader.Depth - depth > ImportLimits.Depth)
                        budget.End();
                    if (current is null)
                        root = element;
                    else
                        current.Add(element);
                    if (!reader.IsEmptyElement)
                        current = element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when budget.IsLeft && reader.CanReadValueChunk:
                    current!.Add(Text(buffer, budget));
                    break;
                case XmlNodeType.EndElement when budget.IsLeft && reader.Depth > depth:
                    current = current!.Parent;
                    break;
            }

            var isEnd = reader.Depth == depth && (reader.NodeType == XmlNodeType.EndElement || (reader.NodeType == XmlNodeType.Element && reader.IsEmptyElement));
            if (!reader.Read() || isEnd)
                return budget.IsLeft ? root : null;
        }
    }

    private string Text(char[] buffer, Budget budget)
    {
        var text = new StringBuilder();
        for (int count; budget.IsLeft && (count = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
        {
            budget.Spend(count, isElement: false);
            text.Append(buffer, 0, count);
        }

        return text.ToString();
    }

    private XElement Empty()
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        for (var index = 0; index < reader.AttributeCount; index++)
        {
            reader.MoveToAttribute(index);
            if (reader.Prefix is not "xmlns" && reader.LocalName is not "xmlns")
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        }

        reader.MoveToElement();
        return element;
    }

    private sealed class Budget
    {
        private long characters = ImportLimits.EntryLength;
        private int elements = ImportLimits.Elements;

        public bool IsLeft => characters > 0 && elements > 0;

        public void Spend(long count, bool isElement)
        {
            characters -= count;
            elements -= isElement ? 1 : 0;
        }

        public void End() => characters = 0;
    }
}
