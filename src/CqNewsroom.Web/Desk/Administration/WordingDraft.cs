using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>A language's wording of credits while it is edited.</summary>
public sealed class WordingDraft
{
    /// <summary>A translator of the house.</summary>
    public string Translator { get; set; } = "";

    /// <summary>A translator of an agency.</summary>
    public string TranslatorOfAgency { get; set; } = "";

    /// <summary>Between two translators.</summary>
    public string TranslatorSeparator { get; set; } = "";

    /// <summary>Between a translator and their agency where several agencies are named.</summary>
    public string AgencySeparator { get; set; } = "";

    /// <summary>The editor's line.</summary>
    public string Editor { get; set; } = "";

    /// <summary>A dateline with a place and an agency.</summary>
    public string Dateline { get; set; } = "";

    /// <summary>A dateline with a place.</summary>
    public string DatelinePlaceOnly { get; set; } = "";

    /// <summary>The byline.</summary>
    public string Byline { get; set; } = "";

    /// <summary>Between two names of a byline.</summary>
    public string BylineSeparator { get; set; } = "";

    /// <summary>The wording as services take it.</summary>
    public CreditWording Value => new(Translator, TranslatorOfAgency, TranslatorSeparator, AgencySeparator, Editor, Dateline, DatelinePlaceOnly, Byline, BylineSeparator);

    /// <summary>A draft of a wording.</summary>
    /// <param name="wording">The wording.</param>
    public static WordingDraft Of(CreditWording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return new WordingDraft
        {
            Translator = wording.Translator,
            TranslatorOfAgency = wording.TranslatorOfAgency,
            TranslatorSeparator = wording.TranslatorSeparator,
            AgencySeparator = wording.AgencySeparator,
            Editor = wording.Editor,
            Dateline = wording.Dateline,
            DatelinePlaceOnly = wording.DatelinePlaceOnly,
            Byline = wording.Byline,
            BylineSeparator = wording.BylineSeparator,
        };
    }
}
