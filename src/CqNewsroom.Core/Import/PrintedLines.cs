using System.Buffers;
using System.Text.RegularExpressions;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Import;

/// <summary>
/// The lines that a published page prints around its text, found in the text: they go into the record of the publication, letter for letter, and the text
/// is what is left, so that nothing is printed twice. What looks only somewhat like one of them stays text.
/// </summary>
/// <param name="DatelineLine">The dateline as printed, with the blank or dash behind it; empty for none.</param>
/// <param name="Dateline">The dateline in its parts; null for none.</param>
/// <param name="TranslatorLine">The translator's credit as printed; empty for none.</param>
/// <param name="Translators">The translators it names.</param>
/// <param name="EditorLine">The editor's line as printed; empty for none.</param>
/// <param name="Editor">The editor it names; null for none.</param>
internal sealed partial record PrintedLines(
    string DatelineLine, Dateline? Dateline, string TranslatorLine, IReadOnlyList<ImportedTranslator> Translators, string EditorLine, string? Editor)
{
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("\n。！？!?");

    private const int LongestName = 200;

    private static readonly PrintedLines None = new("", null, "", [], "", null);

    /// <summary>Takes the lines out of a text.</summary>
    /// <param name="parts">The text.</param>
    /// <param name="wording">How the newsroom words them in the text's language.</param>
    /// <returns>The lines, and the text without them.</returns>
    public static (PrintedLines Lines, IReadOnlyList<BodyPart> Parts) Take(IReadOnlyList<BodyPart> parts, CreditWording wording)
    {
        List<BodyPart> left = [.. parts];
        var lines = TakeTranslator(left, TakeEditor(left, None, wording), wording);
        return (TakeDateline(left, lines), left);
    }

    /// <summary>Whether a paragraph is an editor's line.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="wording">The newsroom's wording.</param>
    public static string? EditorOf(string text, CreditWording wording)
    {
        var (before, after) = Around(wording.Editor);
        if (text.Length > before.Length + after.Length && text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal))
            return Name(text[before.Length..(text.Length - after.Length)]);
        return EditorLines().Match(text) is { Success: true } match ? Name(match.Groups["name"].Value) : null;

        static string? Name(string name) => name.Trim() is { Length: > 0 and <= 80 } clean && IsName(clean) ? clean : null;

        // A sentence that happens to begin so is none.
        static bool IsName(string name) => !name.AsSpan().ContainsAny(SentenceMarks) && name.Count(c => c == ' ') < 8;
    }

    private static PrintedLines TakeEditor(List<BodyPart> parts, PrintedLines lines, CreditWording wording)
    {
        if (LastParagraph(parts) is not { } last)
            return lines;
        var text = last.Text.ToPlainText();
        var start = text.LastIndexOf('\n') + 1;
        if (EditorOf(text[start..].Trim(), wording) is not { } editor)
            return lines;
        Shorten(parts, InlineText.Part(last.Text, 0, Math.Max(start - 1, 0)), last);
        return lines with { EditorLine = text[start..].Trim(), Editor = editor };
    }

    private static PrintedLines TakeTranslator(List<BodyPart> parts, PrintedLines lines, CreditWording wording)
    {
        if (LastParagraph(parts) is not { } last)
            return lines;
        var text = last.Text.ToPlainText();
        var found = Ending(text, wording.TranslatorOfAgency) ?? Ending(text, wording.Translator);
        if (found is null && TranslatorLines().Match(text) is { Success: true } match)
            found = (match.Index, match.Groups["names"].Value.Trim());
        if (found is not var (start, names))
            return lines;
        Shorten(parts, InlineText.Part(last.Text, 0, text[..start].TrimEnd().Length), last);
        return lines with { TranslatorLine = text[start..].Trim(), Translators = TranslatorsOf(names, wording) };
    }

    // The last bracket of its kind, for a text may speak of translations before.
    private static (int Start, string Names)? Ending(string text, string format)
    {
        var (before, after) = Around(format);
        var start = text.LastIndexOf(before, StringComparison.Ordinal);
        if (before.Length == 0 || after.Length == 0 || start < 0 || !text.EndsWith(after, StringComparison.Ordinal) || start + before.Length > text.Length - after.Length)
            return null;
        var names = text[(start + before.Length)..(text.Length - after.Length)].Trim();
        return names.Length is > 0 and <= LongestName && !names.Contains(after, StringComparison.Ordinal) ? (start, names) : null;
    }

    // 'NAME; NAME, AGENCY': one agency at the end is everybody's, as the newsroom prints it.
    private static List<ImportedTranslator> TranslatorsOf(string names, CreditWording wording)
    {
        var separator = wording.TranslatorSeparator.Trim() is { Length: > 0 } mark && names.Contains(mark, StringComparison.Ordinal) ? mark : names.Contains('；', StringComparison.Ordinal) ? "；" : ";";
        var found = new List<ImportedTranslator>();
        foreach (var name in names.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var comma = name.IndexOfAny([',', '，']);
            found.Add(comma > 0 ? new ImportedTranslator(name[..comma].Trim(), name[(comma + 1)..].Trim() is { Length: > 0 } agency ? agency : null) : new ImportedTranslator(name));
        }

        var agencies = found.Select(translator => translator.Agency).OfType<string>().ToList();
        return agencies.Count == 1 ? found.ConvertAll(translator => translator with { Agency = agencies[0] }) : found;
    }

    private static PrintedLines TakeDateline(List<BodyPart> parts, PrintedLines lines)
    {
        var index = parts.FindIndex(part => part.Block is not null);
        if (index < 0 || parts[index].Block is not ParagraphBlock first)
            return lines;
        var text = first.Text.ToPlainText();
        var match = EnglishDatelines().Match(text);
        if (!match.Success)
            match = ChineseDatelines().Match(text);
        if (!match.Success || match.Length >= text.Length)
            return lines;
        parts[index] = BodyPart.Paragraph(InlineText.Part(first.Text, match.Length, text.Length));
        return lines with { DatelineLine = match.Value, Dateline = new Dateline(match.Groups["place"].Value.Trim(), match.Groups["agency"].Value.Trim()) };
    }

    private static ParagraphBlock? LastParagraph(List<BodyPart> parts) => parts.FindLast(part => part.Block is not null)?.Block as ParagraphBlock;

    private static void Shorten(List<BodyPart> parts, RichText text, ParagraphBlock last)
    {
        var index = parts.FindLastIndex(part => ReferenceEquals(part.Block, last));
        if (string.IsNullOrWhiteSpace(text.ToPlainText()))
            parts.RemoveAt(index);
        else
            parts[index] = BodyPart.Paragraph(text);
    }

    private static (string Before, string After) Around(string format)
    {
        var (first, last) = (format.IndexOf('{', StringComparison.Ordinal), format.LastIndexOf('}'));
        return first < 0 || last < first ? ("", "") : (format[..first], format[(last + 1)..]);
    }

    [GeneratedRegex(@"^(?:Editor|Editors|Edited by|责任编辑|责编|编辑)\s{0,3}[:：]\s{0,3}(?<name>[^:：。.!?\n]{1,80}\.?)$|^[（(](?:责任编辑|责编|编辑)\s{0,3}[:：]?\s{0,3}(?<name>[^()（）\n]{1,80})[)）]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EditorLines();

    [GeneratedRegex(@"[（(](?:Translated by|Translator\s{0,3}[:：]|翻译\s{0,3}[:：]|译者\s{0,3}[:：]|编译\s{0,3}[:：])\s{0,3}(?<names>[^()（）\n]{1,200})[)）]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TranslatorLines();

    // A place begins with a word in capitals; a bracket alone, as behind a name, is none.
    [GeneratedRegex(@"^(?:(?<place>[A-Z][A-Z'.-]+(?:[ ,][^()\n]{0,60}?)?) \((?<agency>[^()\n]{1,60})\)|(?<place>[A-Z][A-Z'.-]+(?:,? (?:[A-Z][A-Z'.-]*|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?|[0-9]{1,2}))*)) ?(?:--|—|–|――) ?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishDatelines();

    [GeneratedRegex(@"^(?<place>\p{IsCJKUnifiedIdeographs}{2,12})[（(](?<agency>[A-Z]{3,20})[)）]\s?|^(?<place>\p{IsCJKUnifiedIdeographs}{2,12}(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)[电讯][ \u3000]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChineseDatelines();
}
