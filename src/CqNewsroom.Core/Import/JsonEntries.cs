namespace CqNewsroom.Core.Import;

/// <summary>One object of a JSON file.</summary>
/// <param name="Bytes">The object; null where it is larger than any story.</param>
/// <param name="Number">1 for the file's first.</param>
internal sealed record JsonEntry(byte[]? Bytes, int Number);

/// <summary>
/// The objects of a JSON file: one, several behind one another, one a line, or those of a list. The file is cut at the objects' brackets
/// without being understood, so that one that is broken costs none of the others, and one that is enormous is passed over.
/// </summary>
internal static class JsonEntries
{
    /// <summary>Cuts a file.</summary>
    /// <param name="stream">The file; closed at the end.</param>
    /// <param name="isOneALine">Whether each line is an object by itself, so that one without its end costs no other.</param>
    public static IEnumerable<JsonEntry> Read(Stream stream, bool isOneALine)
    {
        using (stream)
        {
            var buffer = new byte[64 * 1024];
            var cut = new Cut(isOneALine);
            for (int count; (count = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                for (var index = 0; index < count; index++)
                {
                    if (cut.IsEndWith(buffer[index]))
                        yield return cut.Take();
                }
            }

            if (cut.IsUnderWay)
                yield return cut.Take();
        }
    }

#pragma warning disable CA1001 // Memory alone: there is nothing to give back.
    private sealed class Cut(bool isOneALine)
#pragma warning restore CA1001
    {
        private readonly MemoryStream entry = new();
        private int depth;
        private int number;
        private bool inText;
        private bool isEscaped;
        private bool isTooBig;

        public bool IsUnderWay => depth > 0;

        public bool IsEndWith(byte b)
        {
            if (depth == 0 && b != '{')
                return false;
            if (entry.Length < ImportLimits.JsonBytes)
                entry.WriteByte(b);
            else
                isTooBig = true;
            // No text of JSON goes beyond its line: a quotation mark that is missing must not swallow the rest of the file.
            if (b == '\n')
            {
                (inText, isEscaped) = (false, false);
                return isOneALine;
            }

            if (inText)
            {
                (inText, isEscaped) = (isEscaped || b != '"', !isEscaped && b == '\\');
                return false;
            }

            inText = b == '"';
            depth += b switch { (byte)'{' => 1, (byte)'}' => -1, _ => 0 };
            return depth == 0;
        }

        public JsonEntry Take()
        {
            var taken = new JsonEntry(isTooBig ? null : entry.ToArray(), ++number);
            // What one entry took is not kept for the next.
            entry.SetLength(0);
            if (entry.Capacity > 1024 * 1024)
                entry.Capacity = 0;
            (depth, inText, isEscaped, isTooBig) = (0, false, false, false);
            return taken;
        }
    }
}
