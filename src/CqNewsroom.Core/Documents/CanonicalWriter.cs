using System.Globalization;
using System.Text;

namespace CqNewsroom.Core.Documents;

/// <summary>
/// Writes JSON in one form only. Strings are escaped as RFC 8785 section 3.2.2.2 says and not by the framework's encoder,
/// whose choice of what to escape follows its Unicode tables and would change stored hashes with a new runtime.
/// </summary>
internal sealed class CanonicalWriter
{
    private readonly StringBuilder _json = new();
    private bool _needsComma;

    public override string ToString() => _json.ToString();

    public void Open(char bracket)
    {
        Separate();
        _json.Append(bracket);
        _needsComma = false;
    }

    public void Close(char bracket)
    {
        _json.Append(bracket);
        _needsComma = true;
    }

    public void Name(string name)
    {
        String(name);
        _json.Append(':');
        _needsComma = false;
    }

    public void Field(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        Name(name);
        String(value);
    }

    public void Field(string name, bool value)
    {
        if (!value)
            return;
        Name(name);
        _json.Append("true");
        _needsComma = true;
    }

    public void Field(string name, int value)
    {
        Name(name);
        _json.Append(CultureInfo.InvariantCulture, $"{value}");
        _needsComma = true;
    }

    public void Field(string name, Guid value)
    {
        Name(name);
        String(value.ToString("D", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a list, or nothing when it is empty.</summary>
    public void Field<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        Name(name);
        Array(items, write);
    }

    public void Array<T>(IEnumerable<T> items, Action<T> write)
    {
        Open('[');
        foreach (var item in items)
            write(item);
        Close(']');
    }

    public void String(string value)
    {
        Separate();
        _json.Append('"');
        foreach (var c in value)
            Escape(c);
        _json.Append('"');
        _needsComma = true;
    }

    private void Escape(char c) => _ = c switch
    {
        '"' => _json.Append("\\\""),
        '\\' => _json.Append(@"\\"),
        '\b' => _json.Append("\\b"),
        '\t' => _json.Append("\\t"),
        '\n' => _json.Append("\\n"),
        '\f' => _json.Append("\\f"),
        '\r' => _json.Append("\\r"),
        < ' ' => _json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => _json.Append(c),
    };

    private void Separate()
    {
        if (_needsComma)
            _json.Append(',');
    }
}
