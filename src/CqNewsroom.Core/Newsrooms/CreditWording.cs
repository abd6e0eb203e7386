namespace CqNewsroom.Core.Newsrooms;

/// <summary>
/// How one language prints the lines that the workflow writes around an article. The defaults are those of the sample page
/// of 2023-07-12. Placeholders: {0} is the name, {1} the agency or agency mark.
/// </summary>
/// <param name="Translator">A translator of the house, for example <c>(Translated by {0})</c>.</param>
/// <param name="TranslatorOfAgency">A translator of an agency, for example <c>(Translated by {0}, {1})</c>.</param>
/// <param name="TranslatorSeparator">Between two translators inside the brackets.</param>
/// <param name="AgencySeparator">Between a translator and their agency where several agencies are named.</param>
/// <param name="Editor">The editor's line, for example <c>Editor:{0}</c>.</param>
/// <param name="Dateline">A dateline with a place and an agency mark, for example <c>{0} ({1}) -- </c>.</param>
/// <param name="DatelinePlaceOnly">A dateline with a place alone.</param>
/// <param name="Byline">The byline, for example <c>By {0}</c>.</param>
/// <param name="BylineSeparator">Between two names of a byline.</param>
public sealed record CreditWording(
    string Translator,
    string TranslatorOfAgency,
    string TranslatorSeparator,
    string AgencySeparator,
    string Editor,
    string Dateline,
    string DatelinePlaceOnly,
    string Byline,
    string BylineSeparator)
{
    /// <summary>The English wording of the sample page.</summary>
    public static CreditWording English { get; } = new(
        "(Translated by {0})", "(Translated by {0}, {1})", "; ", ", ", "Editor:{0}", "{0} ({1}) -- ", "{0} -- ", "By {0}", ", ");

    /// <summary>The Chinese wording.</summary>
    public static CreditWording Chinese { get; } = new(
        "（翻译：{0}）", "（翻译：{0}，{1}）", "；", "，", "责任编辑：{0}", "{0}（{1}）", "{0}电 ", "记者 {0}", "、");

    /// <summary>The wording a new newsroom starts with for a language; languages without one of their own take the English.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public static CreditWording DefaultFor(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
