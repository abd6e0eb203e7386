using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <summary>The status code of whatever is answered in place of a retracted article: page, format, card, partners' item.</summary>
internal static class RetractionStatus
{
    /// <summary>451 where it may not be shown for legal reasons (RFC 7725), else 410.</summary>
    /// <param name="form">How it was retracted.</param>
    public static int Of(RetractionForm form) =>
        form == RetractionForm.Legal ? StatusCodes.Status451UnavailableForLegalReasons : StatusCodes.Status410Gone;
}
