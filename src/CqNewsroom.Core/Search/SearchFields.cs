using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Search;

/// <summary>One text of an article that is searched.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Weight">What one occurrence counts; a paragraph's is 2.</param>
/// <param name="IsPassage">Whether it may be shown as a passage of the article: it runs on as text.</param>
/// <param name="IsName">Whether it names who is credited.</param>
internal readonly record struct SearchField(string Text, int Weight, bool IsPassage = false, bool IsName = false);

/// <summary>The one list of what is searched in an article, for the index and for the passages that are shown.</summary>
internal static class SearchFields
{
    private const int Headline = 12;
    private const int SecondHeadline = 6;
    private const int Summary = 6;
    private const int Tag = 6;
    private const int Heading = 4;
    private const int Name = 4;
    private const int Body = 2;

    /// <summary>The texts of an article in reading order; the headline is the first.</summary>
    /// <param name="content">What readers see.</param>
    /// <param name="credits">The lines frozen with it.</param>
    /// <param name="tags">The story's tags.</param>
    public static IEnumerable<SearchField> Of(ArticleContent content, Credits credits, IReadOnlyList<string> tags)
    {
        yield return new(content.Headline, Headline);
        yield return new(content.SecondHeadline, SecondHeadline);
        yield return new(content.Summary, Summary, IsPassage: true);
        foreach (var block in content.Blocks)
        {
            foreach (var (_, text) in DocumentTexts.RichTexts(block))
                yield return new(text.ToPlainText(), block is HeadingBlock ? Heading : Body, IsPassage: true);
            // A picture's alternative text is for those who do not see it; to others a passage of it would show what is not on the page.
            foreach (var field in DocumentTexts.PlainFields(block).Where(field => field.Field is not "alt"))
                yield return new(field.Text, Body);
        }

        if (content.Dateline is { } dateline)
            yield return new(dateline.Place, Body);
        yield return new(content.Origin, Body);
        foreach (var name in Names(content, credits).Distinct(StringComparer.Ordinal))
            yield return new(name, Name, IsName: true);
        foreach (var tag in tags)
            yield return new(tag, Tag);
    }

    // Only who is printed on the page; the record knows more.
    private static IEnumerable<string> Names(ArticleContent content, Credits credits)
    {
        foreach (var entry in content.Byline)
            yield return entry.Name;
        if (credits.TranslatorLine.Length > 0)
        {
            foreach (var translator in credits.Translators)
            {
                yield return translator.CreditName;
                if (translator.AgencyName is { } agency)
                    yield return agency;
            }
        }

        if (credits.EditorLine.Length > 0 && credits.Editor is { } editor)
            yield return editor.CreditName;
    }
}
