using System.Globalization;
using System.Text;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Terms;

/// <summary>A desk as files name it.</summary>
/// <param name="Id">The desk.</param>
/// <param name="Names">Its names in all languages.</param>
internal sealed record NamedDesk(Guid Id, IReadOnlyCollection<string> Names);

/// <summary>An entry as a file has it, or a line of which nothing could be made.</summary>
/// <param name="Line">Number of the line that it begins in.</param>
/// <param name="Chinese">What stands in the column zh.</param>
/// <param name="Text">The clean entry; null where it is refused.</param>
/// <param name="Why">Why it is refused.</param>
internal sealed record TableEntry(int Line, string Chinese, TermText? Text, Refusal? Why);

/// <summary>
/// Entries as comma-separated values: a line for each English form, in the columns zh, en, status, kind, note, source, valid_from, valid_to, desk.
/// Lines that agree in all but English, status, note and source are one entry.
/// </summary>
internal static class TermTable
{
    /// <summary>The most lines of a file.</summary>
    public const int MostLines = 20_000;

    private static readonly string[] Columns = ["zh", "en", "status", "kind", "note", "source", "valid_from", "valid_to", "desk"];

    /// <summary>The text of a file in UTF-8, with or without a byte order mark, or in GB18030.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>Null where it is no text.</returns>
    public static string? Decode(byte[] bytes)
    {
        // Archives, spreadsheets and UTF-16 have such bytes, texts in these two encodings never do.
        if (Array.IndexOf(bytes, (byte)0) >= 0)
            return null;
        foreach (var encoding in new[]
        {
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
        })
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // The next encoding may fit.
            }
        }

        return null;
    }

    /// <summary>Reads the entries.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="desks">The newsroom's desks.</param>
    /// <param name="entries">The entries and the refused lines, in the order of the file.</param>
    /// <returns>Why the whole file is refused; null when it is not.</returns>
    public static Refusal? Read(string text, IReadOnlyList<NamedDesk> desks, out IReadOnlyList<TableEntry> entries)
    {
        entries = [];
        using var rows = CsvRows.Read(text).GetEnumerator();
        if (!rows.MoveNext())
            return new Refusal(RefusalCode.TermFileEmpty);
        var header = rows.Current.Cells.ConvertAll(cell => cell.Trim().ToLowerInvariant());
        var places = Array.ConvertAll(Columns, header.IndexOf);
        if (places[0] < 0 || places[1] < 0)
            return new Refusal(RefusalCode.TermFileColumns);
        List<TableEntry> refused = [];
        Dictionary<string, (int Line, TermText Text)> read = new(StringComparer.Ordinal);
        for (var count = 0; rows.MoveNext(); count++)
        {
            if (count >= MostLines)
                return new Refusal(RefusalCode.TooMany, MostLines);
            var (line, row) = rows.Current;
            if (row.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            var cells = Array.ConvertAll(places, place => place >= 0 && place < row.Count ? CsvCells.Unguarded(row[place].Trim(' ')) : "");
            if (RowOf(cells, desks, out var said) is { } why)
            {
                refused.Add(new TableEntry(line, PlainTexts.Excerpt(cells[0], 40), null, why));
                continue;
            }

            var key = string.Join('\n', string.Join('|', said.Chinese), said.DeskId, said.Kind, said.ValidFrom, said.ValidTo);
            read[key] = read.TryGetValue(key, out var before) ? (before.Line, Joined(before.Text, said)) : (line, said);
        }

        // What each line says alone may be right and all of them together too much.
        entries = [.. refused.Concat(read.Values.Select(entry => entry.Text.Clean(out var clean) is { } wrong
            ? new TableEntry(entry.Line, clean.Chinese[0], null, wrong)
            : new TableEntry(entry.Line, clean.Chinese[0], clean, null))).OrderBy(entry => entry.Line)];
        return entries.Count == 0 ? new Refusal(RefusalCode.TermFileEmpty) : null;
    }

    /// <summary>Writes entries, with a byte order mark, so that spreadsheets read the Chinese.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="desks">Names of the desks.</param>
    public static byte[] Write(IEnumerable<TermText> entries, IReadOnlyDictionary<Guid, string> desks)
    {
        var text = new StringBuilder();
        CsvCells.Line(text, Columns);
        foreach (var entry in entries)
        {
            foreach (var form in entry.English)
                CsvCells.Line(text, string.Join('|', entry.Chinese), form.Text, TermFile.NameOf(form.Status), TermFile.NameOf(entry.Kind), entry.Note, entry.Source, Day(entry.ValidFrom), Day(entry.ValidTo), entry.DeskId is { } desk ? desks[desk] : "");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static Refusal? RowOf(string[] cells, IReadOnlyList<NamedDesk> desks, out TermText said)
    {
        said = new TermText(null, TermKind.Term, [], []);
        if (TermFile.StatusOf(cells[2]) is not { } status)
            return new Refusal(RefusalCode.ValueInvalid, CsvCells.Shown(cells[2]));
        if (TermFile.KindOf(cells[3]) is not { } kind)
            return new Refusal(RefusalCode.ValueInvalid, CsvCells.Shown(cells[3]));
        if (!IsDay(cells[6], out var from))
            return new Refusal(RefusalCode.ValueInvalid, CsvCells.Shown(cells[6]));
        if (!IsDay(cells[7], out var to))
            return new Refusal(RefusalCode.ValueInvalid, CsvCells.Shown(cells[7]));
        var desk = cells[8].Length == 0 ? null : desks.FirstOrDefault(d => d.Names.Contains(cells[8], StringComparer.OrdinalIgnoreCase));
        if (cells[8].Length > 0 && desk is null)
            return new Refusal(RefusalCode.TermDeskUnknown, CsvCells.Shown(cells[8]));
        return new TermText(desk?.Id, kind, TermFile.ChineseOf(cells[0]), [new TermForm(cells[1], status)], cells[4], cells[5], from, to).Clean(out said);
    }

    private static TermText Joined(TermText before, TermText also) => before with
    {
        English = [.. before.English, .. also.English],
        Note = Joined(before.Note, also.Note),
        Source = Joined(before.Source, also.Source),
    };

    private static string Joined(string before, string also) =>
        also.Length == 0 || before.Contains(also, StringComparison.Ordinal) ? before : before.Length == 0 ? also : before + "; " + also;

    private static bool IsDay(string cell, out DateOnly? day)
    {
        var isDay = DateOnly.TryParseExact(cell, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isDay ? read : null;
        return isDay || cell.Length == 0;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
