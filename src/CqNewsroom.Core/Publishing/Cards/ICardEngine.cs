namespace CqNewsroom.Core.Publishing.Cards;

/// <summary>What is written on a card.</summary>
/// <param name="Language">BCP 47 tag: Chinese breaks between characters, others between words.</param>
/// <param name="Site">The newsroom's name.</param>
/// <param name="Kicker">What stands over the headline, such as the section; empty for none.</param>
/// <param name="Headline">The headline; empty for the card of the paper itself.</param>
public sealed record CardText(string Language, string Site, string Kicker, string Headline);

/// <summary>Draws cards: pictures for where an address is shared, 1200 to 630 pixels, JPEG.</summary>
public interface ICardEngine
{
    /// <summary>Pixels across.</summary>
    const int Width = 1200;

    /// <summary>Pixels down.</summary>
    const int Height = 630;

    /// <summary>Names the drawing and its font: cards that are drawn otherwise have other addresses.</summary>
    string Signature { get; }

    /// <summary>Draws one. Where the server has no font with Chinese it is the plain card of the paper, without words: half of a headline in boxes is worse than none.</summary>
    /// <param name="text">What is written on it.</param>
    byte[] Draw(CardText text);
}
