using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace CqNewsroom.Core.Documents;

/// <summary>A stretch of text that carries one set of marks.</summary>
/// <param name="Text">The characters; a line feed is a line break inside the block.</param>
/// <param name="Bold">Whether it is bold.</param>
/// <param name="Italic">Whether it is italic.</param>
/// <param name="Link">The address it leads to, or null.</param>
public sealed record TextRun(string Text, bool Bold = false, bool Italic = false, string? Link = null)
{
    internal bool HasSameMarks(TextRun other) => Bold == other.Bold && Italic == other.Italic && Link == other.Link;
}

/// <summary>
/// Text with marks. Runs with equal marks that stand side by side are joined and empty runs dropped when it is made,
/// so two texts that look alike are equal, however an editor happened to cut them.
/// </summary>
[CollectionBuilder(typeof(RichText), nameof(Create))]
public sealed class RichText : IReadOnlyList<TextRun>, IEquatable<RichText>
{
    private readonly EquatableList<TextRun> _runs;

    private RichText(IEnumerable<TextRun> runs) => _runs = Normalize(runs);

    /// <summary>Gets the text without any character.</summary>
    public static RichText Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _runs.Count;

    /// <inheritdoc/>
    public TextRun this[int index] => _runs[index];

    /// <summary>Gets whether no character is there.</summary>
    public bool IsEmpty => _runs.IsEmpty;

    /// <summary>Gets the number of UTF-16 code units, as the limits count them.</summary>
    public int Length => _runs.Sum(run => run.Text.Length);

    /// <summary>Makes text without marks.</summary>
    /// <param name="text">The characters.</param>
    /// <returns>The text.</returns>
    public static RichText Of(string text) => new([new TextRun(text)]);

    /// <summary>Makes text of runs; collection expressions call this.</summary>
    /// <param name="runs">The runs, cut in any way.</param>
    /// <returns>The text.</returns>
    public static RichText Create(ReadOnlySpan<TextRun> runs) => new(runs.ToArray());

    /// <summary>Gets the characters without marks.</summary>
    /// <returns>The characters.</returns>
    public string ToPlainText() => Count == 1 ? _runs[0].Text : string.Concat(_runs.Select(run => run.Text));

    /// <inheritdoc/>
    public bool Equals(RichText? other) => other is not null && _runs.Equals(other._runs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RichText);

    /// <inheritdoc/>
    public override int GetHashCode() => _runs.GetHashCode();

    /// <inheritdoc/>
    public IEnumerator<TextRun> GetEnumerator() => _runs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => ToPlainText();

    private static EquatableList<TextRun> Normalize(IEnumerable<TextRun> runs)
    {
        var joined = new List<TextRun>();
        var text = new StringBuilder();
        TextRun? marks = null;
        foreach (var run in runs.Where(run => run.Text.Length > 0))
        {
            var next = run.Link is "" ? run with { Link = null } : run;
            if (marks is not null && !marks.HasSameMarks(next))
                Close();
            marks = next;
            text.Append(next.Text);
        }
        Close();
        return new EquatableList<TextRun>([.. joined]);

        void Close()
        {
            if (marks is not null)
                joined.Add(marks with { Text = text.ToString() });
            text.Clear();
        }
    }
}
