using System.Text;

namespace CqNewsroom.Core.Checks.Terms;

/// <summary>Reads comma-separated values: quotation marks around cells with commas, line ends or doubled quotation marks in them.</summary>
internal static class CsvRows
{
    /// <summary>The rows, each with the number of the line that it begins in; an empty line is a row of one empty cell.</summary>
    /// <param name="text">The file's text.</param>
    public static IEnumerable<(int Line, List<string> Cells)> Read(string text)
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
