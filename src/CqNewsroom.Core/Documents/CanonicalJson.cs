using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace CqNewsroom.Core.Documents;

/// <summary>
/// The one JSON form of a document: properties in a fixed order, nothing that is empty or false, no white space,
/// strings escaped as RFC 8785 says. What is stored, hashed and sent is this text.
/// </summary>
public static class CanonicalJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DocumentLimits.JsonDepth, AllowDuplicateProperties = false };

    /// <summary>Writes an article's content.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The canonical form.</returns>
    public static string Write(ArticleContent content) => new DocumentWriter(translatableOnly: false).Write(content);

    /// <summary>Writes one block.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The canonical form.</returns>
    public static string WriteBlock(Block block) => new DocumentWriter(translatableOnly: false).Write(block);

    /// <summary>Reads content that was stored by this program.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The content.</returns>
    /// <exception cref="DocumentFormatException">It is no document.</exception>
    public static ArticleContent Read(string json) => TryRead(json, out var content, out var problem) ? content : throw new DocumentFormatException(problem);

    /// <summary>Reads a block that was stored by this program.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The block.</returns>
    /// <exception cref="DocumentFormatException">It is no block.</exception>
    public static Block ReadBlock(string json) => TryReadBlock(json, out var block, out var problem) ? block : throw new DocumentFormatException(problem);

    /// <summary>Reads content from anywhere. The form is checked here; lengths and characters are for <c>ContentRules</c>.</summary>
    /// <param name="json">The JSON, canonical or not.</param>
    /// <param name="content">The content, or null.</param>
    /// <param name="problem">Why it is no document, or null.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string json, [NotNullWhen(true)] out ArticleContent? content, [NotNullWhen(false)] out DocumentProblem? problem) =>
        TryParse(json, DocumentReader.ReadContent, out content, out problem);

    /// <summary>Reads one block from anywhere. The form is checked here; lengths and characters are for <c>ContentRules</c>.</summary>
    /// <param name="json">The JSON, canonical or not.</param>
    /// <param name="block">The block, or null.</param>
    /// <param name="problem">Why it is no block, or null.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryReadBlock(string json, [NotNullWhen(true)] out Block? block, [NotNullWhen(false)] out DocumentProblem? problem) =>
        TryParse(json, BlockReader.ReadBlock, out block, out problem);

    private static bool TryParse<T>(string json, Func<JsonElement, T> read, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out DocumentProblem? problem)
        where T : class
    {
        value = null;
        problem = null;
        try
        {
            var bytes = json.Length <= DocumentLimits.JsonBytes ? StrictUtf8.GetByteCount(json) : json.Length;
            if (bytes > DocumentLimits.JsonBytes)
            {
                problem = DocumentProblem.Of(DocumentProblemCode.TooBig, null, null, JsonFields.Invariant(bytes), JsonFields.Invariant(DocumentLimits.JsonBytes));
                return false;
            }
            using var document = JsonDocument.Parse(json, Strict);
            value = read(document.RootElement);
            return true;
        }
        catch (DocumentFormatException refused)
        {
            problem = refused.Problem;
        }
        catch (Exception malformed) when (malformed is JsonException or EncoderFallbackException or InvalidOperationException or ArgumentException)
        {
            // InvalidOperationException: the framework's answer to an escaped half of a surrogate pair, which is well-formed JSON
            problem = DocumentProblem.Of(DocumentProblemCode.NotJson);
        }
        return false;
    }
}
