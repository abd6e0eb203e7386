using System.Text;
using System.Text.RegularExpressions;

namespace CqNewsroom.Core.Import;

/// <summary>Texts of archives in the encodings that archives have.</summary>
internal static partial class ArchiveText
{
    /// <summary>UTF-8 is never something else by chance; what is not UTF-8 was written in China before it.</summary>
    public static IReadOnlyList<Encoding> Likely { get; } =
    [
        new UTF8Encoding(false, throwOnInvalidBytes: true),
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
    ];

    /// <summary>Opens XML by the encoding that it names, with control characters, which no XML may hold and many exports do, as blanks.</summary>
    /// <param name="stream">The file, from its beginning; it must be able to seek.</param>
    public static TextReader OpenXml(Stream stream)
    {
        var start = new byte[256];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var declared = Declaration().Match(Encoding.Latin1.GetString(start, 0, read));
        var encoding = declared.Success ? Named(declared.Groups["name"].Value) : new UTF8Encoding(false);
        return new SoundText(new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024));
    }

    // An encoding that nobody knows is read as UTF-8; what is none shows as such and is refused with its entry.
    private static Encoding Named(string name)
    {
        try
        {
            return name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? new UTF8Encoding(false)
                : name.StartsWith("gb", StringComparison.OrdinalIgnoreCase) ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return new UTF8Encoding(false);
        }
    }

    [GeneratedRegex("""<\?xml[^>]*?encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]{1,40})["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    private sealed class SoundText(TextReader inner) : TextReader
    {
        public override int Peek() => Sound(inner.Peek());

        public override int Read() => Sound(inner.Read());

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var count = inner.Read(buffer);
            foreach (ref var c in buffer[..count])
                c = (char)Sound(c);
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private static int Sound(int c) => c is >= 0 and < 0x20 and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF ? ' ' : c;
    }
}
