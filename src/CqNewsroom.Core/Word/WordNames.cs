namespace CqNewsroom.Core.Word;

/// <summary>What a paragraph of a Word document is for an article.</summary>
internal enum WordRole
{
    Text,
    Headline,
    SecondHeadline,
    Summary,
    Dateline,
    Byline,
    Origin,
    Heading,
    Subheading,
    Quotation,
    Attribution,
    Divider,
    Caption,
    Credit,
    Alt,
    Left,
}

/// <summary>Names that the writer of Word documents gives and the reader knows again.</summary>
internal static class WordNames
{
    /// <summary>Says that this program wrote the document, so that its spaces and line breaks are meant.</summary>
    public const string Identifier = "cqnewsroom:article:1";

    /// <summary>Begins the name of a bookmark at the first paragraph of a block; the block's id follows. Word hides names that begin so.</summary>
    public const string Block = "_cq_";

    /// <summary>Begins the name of a bookmark at a picture; its id follows.</summary>
    public const string Picture = "_cqp_";

    /// <summary>The longest name of a bookmark that Word keeps.</summary>
    public const int BookmarkLength = 40;

    /// <summary>Between place and agency of a dateline.</summary>
    public const char DatelineSeparator = '|';

    private static readonly Dictionary<string, WordRole> ByStyle = new(StringComparer.Ordinal)
    {
        ["title"] = WordRole.Headline,
        ["标题"] = WordRole.Headline,
        ["subtitle"] = WordRole.SecondHeadline,
        ["副标题"] = WordRole.SecondHeadline,
        ["heading 1"] = WordRole.Heading,
        ["标题 1"] = WordRole.Heading,
        ["quote"] = WordRole.Quotation,
        ["intense quote"] = WordRole.Quotation,
        ["block text"] = WordRole.Quotation,
        ["引用"] = WordRole.Quotation,
        ["明显引用"] = WordRole.Quotation,
        ["toc heading"] = WordRole.Left,
        ["news summary"] = WordRole.Summary,
        ["news dateline"] = WordRole.Dateline,
        ["news byline"] = WordRole.Byline,
        ["news origin"] = WordRole.Origin,
        ["news attribution"] = WordRole.Attribution,
        ["news divider"] = WordRole.Divider,
        ["news picture"] = WordRole.Caption,
        ["news picture credit"] = WordRole.Credit,
        ["news picture text"] = WordRole.Alt,
    };

    /// <summary>The role that a style gives; null where it gives none. Built-in styles have English names in every language of Word.</summary>
    /// <param name="name">The style's name.</param>
    public static WordRole? OfStyle(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        if (ByStyle.TryGetValue(lower, out var role))
            return role;
        if (lower.StartsWith("heading ", StringComparison.Ordinal) || lower.StartsWith("标题 ", StringComparison.Ordinal))
            return WordRole.Subheading;
        return lower.StartsWith("toc ", StringComparison.Ordinal) ? WordRole.Left : null;
    }
}
