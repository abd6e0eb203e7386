using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Core.Publishing.Cards;

/// <summary>
/// The cards of articles without a picture, and of the paper. A card is drawn when it is first asked for and kept under a hash of what is drawn, which also
/// stands in its address: another headline has another card. Only what is live has one; what is kept of a retracted article is never sent.
/// </summary>
/// <param name="engine">Draws.</param>
/// <param name="files">Keeps.</param>
public sealed class CardLibrary(ICardEngine engine, IPictureFiles files) : IDisposable
{
    private readonly SemaphoreSlim drawing = new(1, 1);

    /// <summary>The address of an article's card.</summary>
    /// <param name="article">The article.</param>
    public string AddressOf(PublicArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return OutputAddress.Card(article.Site.Language, article.Number, HashOf(TextOf(article)));
    }

    /// <summary>The address of the paper's card.</summary>
    /// <param name="site">The site of the language.</param>
    public string AddressOf(PublicSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return OutputAddress.SiteCard(site.Language, HashOf(TextOf(site)));
    }

    /// <summary>The card of an article; null where the hash is that of another headline.</summary>
    /// <param name="article">The live article.</param>
    /// <param name="hash">The hash in the address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<byte[]?> ReadAsync(PublicArticle article, string hash, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(article);
        return ReadAsync(TextOf(article), hash, cancellation);
    }

    /// <summary>The card of the paper; null where the hash is that of another name.</summary>
    /// <param name="site">The site of the language.</param>
    /// <param name="hash">The hash in the address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<byte[]?> ReadAsync(PublicSite site, string hash, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        return ReadAsync(TextOf(site), hash, cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => drawing.Dispose();

    private static CardText TextOf(PublicArticle article) => new(article.Site.Language.Tag, article.Site.Name, article.Section.Name, article.Content.Headline);

    private static CardText TextOf(PublicSite site) => new(site.Language.Tag, site.Name, "", "");

    // Length by length, so that no two texts run together to one.
    private string HashOf(CardText text)
    {
        var all = string.Concat(new[] { engine.Signature, text.Language, text.Site, text.Kicker, text.Headline }.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 16));
    }

    private async Task<byte[]?> ReadAsync(CardText text, string hash, CancellationToken cancellation)
    {
        if (!string.Equals(hash, HashOf(text), StringComparison.Ordinal))
            return null;
        var name = $"cards/{hash[..2]}/{hash}.jpg";
        if (await KeptAsync(name, cancellation) is { } kept)
            return kept;
        await drawing.WaitAsync(cancellation);
        try
        {
            if (await KeptAsync(name, cancellation) is { } meanwhile)
                return meanwhile;
            var drawn = engine.Draw(text);
            files.Write(name, drawn);
            return drawn;
        }
        finally
        {
            drawing.Release();
        }
    }

    private async Task<byte[]?> KeptAsync(string name, CancellationToken cancellation)
    {
        await using var stream = files.Open(name);
        if (stream is null)
            return null;
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, cancellation);
        return read.ToArray();
    }
}
