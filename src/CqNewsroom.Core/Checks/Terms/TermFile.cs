namespace CqNewsroom.Core.Checks.Terms;

/// <summary>
/// Reads term lists in CSV: columns zh, en, status, kind, note in any order, others too; the first two must be there. English may be
/// empty where the status is do-not-translate; several Chinese forms are parted by <c>|</c>.
/// </summary>
public static class TermFile
{
    private const string DoNotTranslate = "do-not-translate";

    /// <summary>Reads the rows.</summary>
    /// <param name="text">The file's text, with or without a byte order mark.</param>
    /// <param name="problems">Lines that could not be read, with their number and why.</param>
    /// <returns>The terms that could be read.</returns>
    public static IReadOnlyList<Term> Read(string text, out IReadOnlyList<(int Line, string Why)> problems)
    {
        List<(int Line, string Why)> wrong = [];
        problems = wrong;
        using var rows = CsvRows.Read(text.TrimStart('\uFEFF')).GetEnumerator();
        if (!rows.MoveNext())
        {
            wrong.Add((1, "The file is empty."));
            return [];
        }
        var header = rows.Current.Cells.ConvertAll(cell => cell.Trim().ToLowerInvariant());
        var (zh, en, status, kind, note) = (header.IndexOf("zh"), header.IndexOf("en"), header.IndexOf("status"), header.IndexOf("kind"), header.IndexOf("note"));
        if (zh < 0 || en < 0)
        {
            wrong.Add((1, "The first line must name the columns zh and en."));
            return [];
        }
        List<Term> terms = [];
        while (rows.MoveNext())
        {
            var (line, cells) = rows.Current;
            if (cells is [""])
                continue;
            if (StatusOf(Cell(cells, status)) is not { } known)
                wrong.Add((line, $"The status '{Cell(cells, status)}' is none of preferred, admitted, forbidden, do-not-translate."));
            else if (Cell(cells, zh).Length == 0 || (Cell(cells, en).Length == 0 && known != TermStatus.DoNotTranslate))
                wrong.Add((line, "zh or en is missing."));
            else
                terms.AddRange(ChineseOf(Cell(cells, zh)).Select(form => new Term(form, Cell(cells, en) is { Length: > 0 } english ? english : form, known, KindOf(Cell(cells, kind)) ?? TermKind.Term, Cell(cells, note))));
        }
        return terms;
    }

    /// <summary>The status that a word of a file means; empty means preferred.</summary>
    /// <param name="name">The word; translators' programs write several for the same.</param>
    /// <returns>Null for an unknown word.</returns>
    public static TermStatus? StatusOf(string name) => name.ToLowerInvariant() switch
    {
        "" or "preferred" or "required" => TermStatus.Preferred,
        "admitted" or "allowed" or "accepted" => TermStatus.Admitted,
        "forbidden" or "deprecated" or "obsolete" or "prohibited" => TermStatus.Forbidden,
        DoNotTranslate or "donottranslate" or "dnt" => TermStatus.DoNotTranslate,
        _ => null,
    };

    /// <summary>The kind that a word of a file means; empty means any other word.</summary>
    /// <param name="name">The word.</param>
    /// <returns>Null for an unknown word.</returns>
    public static TermKind? KindOf(string name) =>
        name.Length == 0 ? TermKind.Term : Enum.TryParse<TermKind>(name, ignoreCase: true, out var kind) && char.IsLetter(name[0]) ? kind : null;

    /// <summary>How a status is written in a file.</summary>
    /// <param name="status">The status.</param>
    public static string NameOf(TermStatus status) => status == TermStatus.DoNotTranslate ? DoNotTranslate : status.ToString().ToLowerInvariant();

    /// <summary>How a kind is written in a file.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(TermKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The Chinese forms in a cell, the first to be written.</summary>
    /// <param name="cell">Forms parted by <c>|</c>.</param>
    public static IReadOnlyList<string> ChineseOf(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Cell(List<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column].Trim() : "";
}
