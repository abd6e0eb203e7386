using System.Security.Cryptography;
using System.Text;

namespace CqNewsroom.Core.Documents;

/// <summary>Hashes of documents: SHA-256 over a canonical form in UTF-8, in lower-case hexadecimal digits.</summary>
/// <remarks>Text with half a surrogate pair has no UTF-8 form: <see cref="EncoderFallbackException"/>. <c>ContentRules</c> refuses it before.</remarks>
public static class ContentHash
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The hash of all that readers get; this is what is signed and recorded.</summary>
    /// <param name="content">The content.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string OfWhole(ArticleContent content) => OfText(CanonicalJson.Write(content));

    /// <summary>
    /// The hash of what is translated: texts, marks, links and structure. Not the byline, since a person has a credit name
    /// of their own in each language, and not which picture it is; another picture with the same words asks nothing of the translator.
    /// </summary>
    /// <param name="content">The content.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string OfTranslatable(ArticleContent content) => OfText(new DocumentWriter(translatableOnly: true).Write(content));

    /// <summary>The hash of what is translated of one block, its id included.</summary>
    /// <param name="block">The block.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string OfBlock(Block block) => OfText(new DocumentWriter(translatableOnly: true).Write(block));

    private static string OfText(string canonical) => Convert.ToHexStringLower(SHA256.HashData(StrictUtf8.GetBytes(canonical)));
}
