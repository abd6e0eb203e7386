using System.Text;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>A word as a file has it, or a line of which nothing could be made.</summary>
/// <param name="Line">Number of the line.</param>
/// <param name="Word">What stands in the column word.</param>
/// <param name="Text">The clean word; null where it is refused.</param>
/// <param name="Why">Why it is refused.</param>
internal sealed record WordRow(int Line, string Word, WordText? Text, Refusal? Why);

/// <summary>Words as comma-separated values: a line for each, in the columns word, kind, instead, note, exceptions, before_date, desk.</summary>
internal static class WordTable
{
    private static readonly string[] Columns = ["word", "kind", "instead", "note", "exceptions", "before_date", "desk"];

    /// <summary>Reads the words.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="desks">The newsroom's desks.</param>
    /// <param name="words">The words and the refused lines, in the order of the file.</param>
    /// <returns>Why the whole file is refused; null when it is not.</returns>
    public static Refusal? Read(string text, IReadOnlyList<NamedDesk> desks, out IReadOnlyList<WordRow> words)
    {
        words = [];
        using var rows = CsvRows.Read(text).GetEnumerator();
        if (!rows.MoveNext())
            return new Refusal(RefusalCode.TermFileEmpty);
        var header = rows.Current.Cells.ConvertAll(cell => cell.Trim().ToLowerInvariant());
        var places = Array.ConvertAll(Columns, header.IndexOf);
        if (places[0] < 0)
            return new Refusal(RefusalCode.WordFileColumns);
        List<WordRow> read = [];
        while (rows.MoveNext())
        {
            var (line, row) = rows.Current;
            if (row.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (read.Count >= WordBook.MostEntries)
                return new Refusal(RefusalCode.TooMany, WordBook.MostEntries);
            var cells = Array.ConvertAll(places, place => place >= 0 && place < row.Count ? CsvCells.Unguarded(row[place].Trim(' ')) : "");
            read.Add(RowOf(cells, desks, out var said) is { } why ? new WordRow(line, PlainTexts.Excerpt(cells[0], 40), null, why) : new WordRow(line, said!.Word, said, null));
        }

        words = read;
        return read.Count == 0 ? new Refusal(RefusalCode.TermFileEmpty) : null;
    }

    /// <summary>Writes words, with a byte order mark, so that spreadsheets read the Chinese.</summary>
    /// <param name="words">The words with the names of their desks.</param>
    public static byte[] Write(IEnumerable<(WordText Text, string Desk)> words)
    {
        var text = new StringBuilder();
        CsvCells.Line(text, Columns);
        foreach (var (word, desk) in words)
            CsvCells.Line(text, word.Word, word.Kind.ToString().ToLowerInvariant(), word.Instead, word.Note, string.Join('|', word.Exceptions), word.BeforeDate ? "yes" : "", desk);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static Refusal? RowOf(string[] cells, IReadOnlyList<NamedDesk> desks, out WordText? said)
    {
        said = null;
        if (KindOf(cells[1]) is not { } kind)
            return new Refusal(RefusalCode.ValueInvalid, CsvCells.Shown(cells[1]));
        if (cells[5].ToLowerInvariant() is not ("" or "no" or "yes") and var date)
            return new Refusal(RefusalCode.ValueInvalid, CsvCells.Shown(date));
        var desk = cells[6].Length == 0 ? null : desks.FirstOrDefault(d => d.Names.Contains(cells[6], StringComparer.OrdinalIgnoreCase));
        if (cells[6].Length > 0 && desk is null)
            return new Refusal(RefusalCode.TermDeskUnknown, CsvCells.Shown(cells[6]));
        var isBeforeDate = cells[5].Equals("yes", StringComparison.OrdinalIgnoreCase);
        var wrong = new WordText(desk?.Id, cells[0], kind, cells[2], cells[3], cells[4].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), isBeforeDate).Clean(out var clean);
        said = clean;
        return wrong;
    }

    private static WordKind? KindOf(string name) => name.ToLowerInvariant() switch
    {
        "" or "forbidden" => WordKind.Forbidden,
        "doubted" => WordKind.Doubted,
        "allowed" => WordKind.Allowed,
        _ => null,
    };
}
