using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>What feeds and formats say in place of a retracted article; of one that was taken down without a trace they repeat nothing.</summary>
internal static class RetractionWords
{
    /// <summary>Its headline and its text, in the language of the article.</summary>
    /// <param name="retraction">The retraction.</param>
    public static (string Title, string Text) Of(PublicRetraction retraction)
    {
        var language = retraction.Site.Language.Tag;
        return retraction.Form switch
        {
            RetractionForm.Notice => (ReaderWords.In(language, "RetractedHeadline", retraction.Headline), retraction.Notice),
            RetractionForm.TakenDown => (ReaderWords.In(language, "TakenDownTitle"), ReaderWords.In(language, "TakenDownText")),
            _ => (ReaderWords.In(language, "TakenDownTitle"), ReaderWords.In(language, "LegalText")),
        };
    }
}
