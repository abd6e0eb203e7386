using System.Text;

namespace CqNewsroom.Core.Checks.Terms;

/// <summary>Reads term lists in CSV: columns zh, en, status (preferred, admitted, forbidden), kind, note in any order; the first two must be there.</summary>
public static class TermFile
{
    /// <summary>Reads the rows.</summary>
    /// <param name="text">The file's text, with or without a byte order mark.</param>
    /// <param name="problems">Lines that could not be read, with their number and why.</param>
    /// <returns>The terms that could be read.</returns>
    public static IReadOnlyList<Term> Read(string text, out IReadOnlyList<(int Line, string Why)> problems)
    {
        List<(int Line, string Why)> wrong = [];
        problems = wrong;
        using var rows = Rows(text.TrimStart('\uFEFF')).GetEnumerator();
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
            if (Cell(cells, zh).Length == 0 || Cell(cells, en).Length == 0)
                wrong.Add((line, "zh or en is missing."));
            else if (Status(Cell(cells, status)) is { } known)
                terms.Add(new Term(Cell(cells, zh), Cell(cells, en), known, Cell(cells, kind), Cell(cells, note)));
            else
                wrong.Add((line, $"The status '{Cell(cells, status)}' is none of preferred, admitted, forbidden."));
        }
        return terms;
    }

    private static string Cell(List<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column].Trim() : "";

    private static TermStatus? Status(string name) => name.ToLowerInvariant() switch
    {
        "" or "preferred" or "required" => TermStatus.Preferred,
        "admitted" or "allowed" or "accepted" => TermStatus.Admitted,
        "forbidden" or "deprecated" or "obsolete" or "prohibited" => TermStatus.Forbidden,
        _ => null,
    };

    private static IEnumerable<(int Line, List<string> Cells)> Rows(string text)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var (line, first, quoted) = (1, 1, false);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\n')
                line++;
            if (quoted)
            {
                if (character != '"')
                    cell.Append(character);
                else if (index + 1 < text.Length && text[index + 1] == '"')
                    cell.Append(text[++index]);
                else
                    quoted = false;
                continue;
            }
            switch (character)
            {
                case '"' when cell.Length == 0:
                    quoted = true;
                    break;
                case ',':
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r':
                    break;
                case '\n':
                    cells.Add(cell.ToString());
                    cell.Clear();
                    yield return (first, cells);
                    cells = [];
                    first = line;
                    break;
                default:
                    cell.Append(character);
                    break;
            }
        }
        if (cell.Length == 0 && cells.Count == 0)
            yield break;
        cells.Add(cell.ToString());
        yield return (first, cells);
    }
}
