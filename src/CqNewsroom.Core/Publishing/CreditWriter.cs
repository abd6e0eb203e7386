using System.Globalization;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Publishing;

/// <summary>Words the lines around an article, letter for letter as the sample page of 2023-07-12 prints them.</summary>
public static class CreditWriter
{
    /// <summary>Words them. A line without anybody or anything to name is empty.</summary>
    /// <param name="wording">The wording of the article's language.</param>
    /// <param name="dateline">The dateline, null for none.</param>
    /// <param name="byline">The names of the byline.</param>
    /// <param name="translators">The translators in order of their first save.</param>
    /// <param name="editor">The editor.</param>
    public static Credits Write(
        CreditWording wording, Dateline? dateline, IReadOnlyList<string> byline, IReadOnlyList<CreditedPerson> translators, CreditedPerson? editor)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return new Credits(
            DatelineOf(wording, dateline),
            TranslatorsOf(wording, translators),
            editor is null ? "" : Fill(wording.Editor, editor.CreditName),
            byline.Count == 0 ? "" : Fill(wording.Byline, string.Join(wording.BylineSeparator, byline)),
            translators,
            editor);
    }

    private static string DatelineOf(CreditWording wording, Dateline? dateline)
    {
        if (dateline is null || dateline.Place.Length == 0)
            return "";
        return dateline.Agency.Length == 0 ? Fill(wording.DatelinePlaceOnly, dateline.Place) : Fill(wording.Dateline, dateline.Place, dateline.Agency);
    }

    // Translators of one agency who stand together name it once; otherwise each name carries its own.
    private static string TranslatorsOf(CreditWording wording, IReadOnlyList<CreditedPerson> translators)
    {
        if (translators.Count == 0)
            return "";
        var agencies = translators.Select(t => t.AgencyName).Distinct(StringComparer.Ordinal).ToList();
        if (agencies.Count == 1)
        {
            var names = string.Join(wording.TranslatorSeparator, translators.Select(t => t.CreditName));
            return agencies[0] is { Length: > 0 } agency ? Fill(wording.TranslatorOfAgency, names, agency) : Fill(wording.Translator, names);
        }

        var named = translators.Select(t => t.AgencyName is { Length: > 0 } agency ? $"{t.CreditName}{wording.AgencySeparator}{agency}" : t.CreditName);
        return Fill(wording.Translator, string.Join(wording.TranslatorSeparator, named));
    }

    private static string Fill(string format, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);
}
