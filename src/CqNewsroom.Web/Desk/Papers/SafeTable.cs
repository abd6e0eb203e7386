using System.Text;

namespace CqNewsroom.Web.Desk.Papers;

/// <summary>
/// Comma-separated values for spreadsheets: with a byte order mark, so that they read the Chinese (case N102), and without a cell that one of them would run
/// as a formula.
/// </summary>
internal static class SafeTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="lines">Its lines, the names of the columns first.</param>
    public static byte[] Write(IEnumerable<IEnumerable<string>> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.AppendJoin(',', line.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(string value)
    {
        // Full-width forms of these are read as the plain ones by some.
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
